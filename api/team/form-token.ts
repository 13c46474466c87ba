import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { isShort, sameBytes } from '../domain/tokens.ts';

/** The name of the hidden field that holds the token. */
export const FORM_TOKEN = 'form-token';

/** The token of the forms that a session is given. A form without it did not come from a page of that session. */
export const formToken = ({ current }: Keys, session: Uint8Array): string => sign(current, session);

/** Whether a token belongs to a session. */
export const isFormToken = ({ byId }: Keys, session: Uint8Array, given: string): boolean =>
  isShort(given) &&
  [...byId.values()].some((key) => sameBytes(Buffer.from(sign(key, session)), Buffer.from(given)));

const sign = ({ sign: key }: Key, session: Uint8Array): string =>
  mac(key, 'team-form', Buffer.from(session).toString('base64url')).toString('base64url');
