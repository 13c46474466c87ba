import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { newId } from '../domain/references.ts';
import { isShort, sameBytes } from '../domain/tokens.ts';

/**
 * The identity of one filling-in of a form: random, with the time at which the form was opened, signed. Sent twice with
 * the same answers it is the same request (double click, reload, Back); with other answers, a correction of it.
 */
export interface Submission {
  id: string;
  openedAt: Moment;
}

export function newSubmission(keys: Keys, now: Moment): string {
  const body = `${newId()}.${now.toString(36)}`;
  return `${body}.${keys.current.id}.${sign(keys.current, body)}`;
}

/** Reads the value back; nothing when it is missing or not ours. A request without it is still a request. */
export function readSubmission(keys: Keys, value: string): Submission | undefined {
  const [, id = '', opened = '', keyId = '', given = ''] = (isShort(value) && SUBMISSION.exec(value)) || [];
  const key = keys.byId.get(keyId);
  if (!key || !sameBytes(Buffer.from(sign(key, `${id}.${opened}`)), Buffer.from(given))) return undefined;
  return { id, openedAt: Number.parseInt(opened, 36) };
}

/** Id, moment, key and signature. The id of a key may hold dots. */
const SUBMISSION = /^([\w-]{1,64})\.([0-9a-z]{1,12})\.([\w.-]{1,32})\.([\w-]{24})$/;

const sign = (key: Key, body: string) =>
  mac(key.sign, 'submission', body).subarray(0, 18).toString('base64url');
