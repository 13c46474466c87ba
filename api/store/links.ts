import type { Moment } from '../calendar.ts';
import type { Database } from './database.ts';
import type { RequestRows } from './request-rows.ts';
import type { Confirmation, Store } from './store.ts';

/** The part of the embedded store that knows the links in mails. */
export function linkStore(
  db: Database,
  rows: RequestRows,
): Pick<Store, 'lookUpToken' | 'confirm' | 'addLink'> {
  function tokenState(hash: Uint8Array, now: Moment): Confirmation {
    const token = db.first('SELECT request_id, expires_at FROM tokens WHERE hash = :hash', { hash });
    const request = token && rows.byId(String(token['request_id']));
    if (!request) return { outcome: 'unknown' };
    if (request.confirmedAt !== undefined) return { outcome: 'already', request };
    return { outcome: Number(token['expires_at']) > now ? 'confirmed' : 'expired', request };
  }

  return {
    lookUpToken: (hash, now) => Promise.resolve(tokenState(hash, now)),

    confirm: (hash, now, mails) =>
      db.transaction(() => {
        const state = tokenState(hash, now);
        if (state.outcome !== 'confirmed') return state;
        db.run('UPDATE requests SET confirmed_at = :now WHERE id = :id', { now, id: state.request.id });
        db.run('UPDATE tokens SET used_at = :now WHERE hash = :hash', { now, hash });
        rows.record(state.request.id, now, 'address confirmed');
        const request = rows.byId(state.request.id) ?? state.request;
        rows.addMails(request, now, mails(request));
        return { outcome: 'confirmed', request };
      }),

    addLink: (requestId, now, limit, mail) =>
      db.transaction(() => {
        const request = rows.byId(requestId);
        const row = db.first('SELECT address_index FROM requests WHERE id = :requestId', { requestId });
        const addressIndex = row?.['address_index'];
        if (!request || request.confirmedAt !== undefined || !(addressIndex instanceof Uint8Array))
          return false;
        if (rows.linksSince(addressIndex, limit.since) >= limit.most) return false;
        const last = db.first('SELECT max(number) AS number FROM tokens WHERE request_id = :requestId', {
          requestId,
        });
        rows.addMails(request, now, [mail(request, Number(last?.['number'] ?? 0) + 1)]);
        rows.record(requestId, now, 'new link asked for');
        return true;
      }),
  };
}
