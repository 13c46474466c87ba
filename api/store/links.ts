import { dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { acknowledgedBy } from '../domain/deadline/complaint.ts';
import { TAKEN_BACK, takenBack } from '../domain/take-back.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { Database, Row } from './database.ts';
import type { RequestRows } from './request-rows.ts';
import type { Confirmation, Store, TakeBack } from './store.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { SuppressionList } from './suppressions.ts';

/** The part of the embedded store that knows the links in mails. */
export function linkStore(
  db: Database,
  rows: RequestRows,
  list: SuppressionList,
): Pick<Store, 'lookUpToken' | 'confirm' | 'addLink' | 'lookUpNotMe' | 'takeBack'> {
  function find(hash: Uint8Array, purpose: TokenPurpose): { token: Row; request: StoredRequest } | undefined {
    const token = db.first(
      'SELECT request_id, expires_at FROM tokens WHERE hash = :hash AND purpose = :purpose',
      { hash, purpose },
    );
    const request = token && rows.byId(String(token['request_id']));
    return request && { token, request };
  }

  const isOpen = (token: Row, now: Moment) => Number(token['expires_at']) > now;

  function confirmation(hash: Uint8Array, now: Moment): Confirmation {
    const found = find(hash, 'confirm');
    if (!found) return { outcome: 'unknown' };
    const { token, request } = found;
    if (takenBack(request)) return { outcome: 'not-me', request };
    if (request.confirmedAt !== undefined) return { outcome: 'already', request };
    return { outcome: isOpen(token, now) ? 'confirmed' : 'expired', request };
  }

  function takeBack(hash: Uint8Array, now: Moment): TakeBack {
    const found = find(hash, 'not-me');
    if (!found) return { outcome: 'unknown' };
    const { token, request } = found;
    if (takenBack(request)) return { outcome: 'already', request };
    if (request.confirmedAt !== undefined) return { outcome: 'verified', request };
    return { outcome: isOpen(token, now) ? 'taken-back' : 'expired', request };
  }

  const use = (hash: Uint8Array, now: Moment) => {
    db.run('UPDATE tokens SET used_at = :now WHERE hash = :hash', { now, hash });
  };
  const again = (request: StoredRequest) => rows.byId(request.id) ?? request;

  return {
    lookUpToken: (hash, now) => Promise.resolve(confirmation(hash, now)),
    lookUpNotMe: (hash, now) => Promise.resolve(takeBack(hash, now)),

    confirm: (hash, now, mails) =>
      db.transaction(() => {
        const state = confirmation(hash, now);
        if (state.outcome !== 'confirmed') return state;
        db.run('UPDATE requests SET confirmed_at = :now WHERE id = :id', { now, id: state.request.id });
        use(hash, now);
        rows.record(state.request.id, now, 'case.address-confirmed');
        const request = again(state.request);
        rows.addMails(request, now, mails(request));
        return { outcome: 'confirmed', request };
      }),

    takeBack: (hash, now, indexes, mails) =>
      db.transaction(() => {
        const state = takeBack(hash, now);
        if (state.outcome !== 'taken-back') return state;
        const { id } = state.request;
        list.takeOff(id, indexes(state.request));
        use(hash, now);
        rows.record(id, now, TAKEN_BACK);
        const request = again(state.request);
        rows.addMails(request, now, mails(request));
        // The mail tells the team all that its notice would. The same form sent again is a request of its own, and puts the
        // address back: it must not be taken for a repetition of this one.
        db.run(
          `UPDATE requests SET noticed_at = coalesce(noticed_at, :now), content_hash = randomblob(32), submission_id = id WHERE id = :id`,
          { id, now },
        );
        return { outcome: 'taken-back', request };
      }),

    addLink: (requestId, now, limit, compose) =>
      db.transaction(() => {
        const request = rows.byId(requestId);
        const row = db.first(
          'SELECT coalesce(limit_index, address_index) AS limit_index FROM requests WHERE id = :requestId',
          { requestId },
        );
        const limitIndex = row?.['limit_index'];
        if (!request || request.confirmedAt !== undefined || takenBack(request)) return false;
        if (!(limitIndex instanceof Uint8Array)) return false;
        const last = db.first('SELECT max(number) AS number FROM tokens WHERE request_id = :requestId', {
          requestId,
        });
        // Made even when it is not sent: whether an address has had its mails must not show in the time taken.
        const { mail, dueOnceAcknowledged } = compose(request, Number(last?.['number'] ?? 0) + 1);
        if (rows.mailsSince(limitIndex, limit.since).links >= limit.most) return false;
        rows.addMails(request, now, [mail]);
        rows.record(requestId, now, 'case.link-requested');
        if (dueOnceAcknowledged !== undefined && !acknowledgedBy(request.events)) {
          rows.record(requestId, now, 'case.acknowledged', { on: dayInLondon(now) });
          db.run('UPDATE requests SET due_on = :due WHERE id = :requestId', {
            requestId,
            due: dueOnceAcknowledged,
          });
        }
        return true;
      }),
  };
}
