import { randomBytes } from 'node:crypto';
import { bytesKey } from './bytes-key.ts';
import { limitIndexOf, mailsBetween } from './mail-limits.ts';
import type { Moment } from '../base/calendar.ts';
import { TAKEN_BACK, takenBack } from '../domain/take-back.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Db, Engine } from './engine.ts';
import { addressLock, lock } from './lock.ts';
import type { RequestRows } from './request-rows.ts';
import { soonest } from './sane-clock.ts';
import { statement } from './statement.ts';
import type { Confirmation, Store, TakeBack } from './store.ts';
import type { SuppressionList } from './suppressions.ts';

interface Token {
  requestId: string;
  expiresAt: Moment;
}

const tokenByHash = statement<{ hash: Uint8Array; purpose: TokenPurpose }>()((db, { hash, purpose }) =>
  db
    .selectFrom('tokens')
    .select(['request_id as requestId', 'expires_at as expiresAt'])
    .where('hash', '=', hash)
    .where('purpose', '=', purpose),
);

const useToken = statement<{ hash: Uint8Array; now: Moment }>()((db, { hash, now }) =>
  db.updateTable('tokens').set({ used_at: now }).where('hash', '=', hash),
);

const confirmAddress = statement<{ id: string; now: Moment }>()((db, { id, now }) =>
  db.updateTable('requests').set({ confirmed_at: now }).where('id', '=', id),
);

/**
 * The mail tells the team all that its notice would. The same form sent again is a request of its own, and puts the
 * address back: it must not be taken for a repetition of this one.
 */
const setApart = statement<{ id: string; now: Moment; noHash: Uint8Array }>()((db, { id, now, noHash }) =>
  db
    .updateTable('requests')
    .set((eb) => ({
      noticed_at: eb.fn.coalesce('noticed_at', eb.val(now)),
      content_hash: noHash,
      submission_id: eb.ref('id'),
    }))
    .where('id', '=', id),
);

const limitIndex = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('requests').select(limitIndexOf.as('index')).where('id', '=', id),
);

/** The number of the last link of a request. */
export const lastToken = statement<{ id: string }>()((db, { id }) =>
  db
    .selectFrom('tokens')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('request_id', '=', id),
);

/** The part of the store that knows the links in mails. */
export function linkStore(
  engine: Engine,
  rows: RequestRows,
  list: SuppressionList,
): Pick<Store, 'lookUpToken' | 'confirm' | 'addLink' | 'lookUpNotMe' | 'takeBack'> {
  /** @param isWriting whether others that change the request wait until this transaction is over */
  async function find(
    db: Db,
    hash: Uint8Array,
    purpose: TokenPurpose,
    isWriting: boolean,
  ): Promise<{ token: Token; request: StoredRequest } | undefined> {
    const token = await tokenByHash.first(db, { hash, purpose });
    if (!token) return undefined;
    if (isWriting) await lock(db, `request ${token.requestId}`);
    const request = await rows.byId(db, token.requestId);
    return request && { token, request };
  }

  const isOpen = (token: Token, now: Moment) => token.expiresAt > now;

  async function confirmation(
    db: Db,
    hash: Uint8Array,
    now: Moment,
    isWriting = false,
  ): Promise<Confirmation> {
    const found = await find(db, hash, 'confirm', isWriting);
    if (!found) return { outcome: 'unknown' };
    const { token, request } = found;
    if (takenBack(request)) return { outcome: 'not-me', request };
    if (request.confirmedAt !== undefined) return { outcome: 'already', request };
    return { outcome: isOpen(token, now) ? 'confirmed' : 'expired', request };
  }

  async function takeBack(db: Db, hash: Uint8Array, now: Moment, isWriting = false): Promise<TakeBack> {
    const found = await find(db, hash, 'not-me', isWriting);
    if (!found) return { outcome: 'unknown' };
    const { token, request } = found;
    if (takenBack(request)) return { outcome: 'already', request };
    if (request.confirmedAt !== undefined) return { outcome: 'verified', request };
    return { outcome: isOpen(token, now) ? 'taken-back' : 'expired', request };
  }

  const again = async (db: Db, request: StoredRequest) => (await rows.byId(db, request.id)) ?? request;

  return {
    lookUpToken: (hash, now) => engine.read((db) => confirmation(db, hash, now)),
    lookUpNotMe: (hash, now) => engine.read((db) => takeBack(db, hash, now)),

    confirm: (hash, now, mails) =>
      engine.write(async (db) => {
        const state = await confirmation(db, hash, now, true);
        if (state.outcome !== 'confirmed') return state;
        const { id } = state.request;
        await confirmAddress.run(db, { id, now });
        await useToken.run(db, { hash, now });
        await rows.record(db, id, now, 'case.address-confirmed');
        const request = await again(db, state.request);
        await rows.addMails(db, request, now, mails(request));
        return { outcome: 'confirmed', request };
      }),

    takeBack: (hash, now, indexes, mails) =>
      engine.write(async (db) => {
        const state = await takeBack(db, hash, now, true);
        if (state.outcome !== 'taken-back') return state;
        const { id } = state.request;
        await list.takeOff(db, id, indexes(state.request));
        await useToken.run(db, { hash, now });
        await rows.record(db, id, now, TAKEN_BACK);
        const request = await again(db, state.request);
        await rows.addMails(db, request, now, mails(request));
        await setApart.run(db, { id, now, noHash: randomBytes(32) });
        return { outcome: 'taken-back', request };
      }),

    addLink: (requestId, now, limit, compose) =>
      engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const request = await rows.byId(db, requestId);
        const index = (await limitIndex.first(db, { id: requestId }))?.index;
        if (!request || request.confirmedAt !== undefined || takenBack(request) || !index) return false;
        await lock(db, addressLock(index));
        const last = (await lastToken.first(db, { id: requestId }))?.number ?? 0;
        // Made even when it is not sent: whether an address has had its mails must not show in the time taken.
        const mail = compose(request, last + 1);
        const mails = await mailsBetween(db, [index], limit.since, soonest(now));
        if ((mails.get(bytesKey(index))?.links ?? 0) >= limit.most) return false;
        await rows.addMails(db, request, now, [mail]);
        await rows.record(db, requestId, now, 'case.link-requested');
        return true;
      }),
  };
}
