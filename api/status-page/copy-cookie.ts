import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HOUR, MINUTE, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import type { Delivery } from '../domain/delivery.ts';
import { sameBytes } from '../domain/tokens.ts';

/** The name of the cookie, which `__Host-` precedes on HTTPS (RFC 6265bis, 4.1.3.2). */
const NAME = 'candour_copy';
/** How long a code opens a copy, in milliseconds. */
const OPEN_FOR = HOUR;
/** Clocks of two servers may differ by so much, in milliseconds. */
const SKEW = MINUTE;
/** The delivery, a moment, the id of a key and a signature. The id of a key may hold dots. */
const OPENED = /^([\w-]{1,64})\.([0-9a-z]{1,12})\.([\w.-]{1,32})\.([\w-]{43})$/;

/** The cookie that says that a code has opened a copy in this browser. */
export interface CopyCookie {
  open: (c: Context, keys: Keys, delivery: Delivery, now: Moment) => void;
  /** Whether this copy is open here: for an hour, and until the team makes another code or the copy ends. */
  isOpen: (c: Context, keys: Keys, delivery: Delivery, now: Moment) => boolean;
  close: (c: Context) => void;
}

/** The cookie for a site at that origin. */
export function copyCookie(publicOrigin: string): CopyCookie {
  const secure = publicOrigin.startsWith('https:');
  const name = `${secure ? '__Host-' : ''}${NAME}`;
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  return {
    open: (c, { current }, delivery, now) => {
      const until = now + OPEN_FOR;
      const value = `${delivery.id}.${until.toString(36)}.${current.id}.${sign(current, delivery, until)}`;
      setCookie(c, name, value, { ...options, maxAge: OPEN_FOR / SECOND });
    },
    isOpen: (c, { byId }, delivery, now) => {
      const [, id, moment = '', keyId = '', given = ''] =
        OPENED.exec((getCookie(c, name) ?? '').slice(0, 200)) ?? [];
      const key = byId.get(keyId);
      const until = Number.parseInt(moment, 36);
      if (!key || id !== delivery.id || delivery.codeHash === undefined) return false;
      const isNow = until > now && until <= now + OPEN_FOR + SKEW;
      return isNow && sameBytes(Buffer.from(sign(key, delivery, until)), Buffer.from(given));
    },
    close: (c) => {
      deleteCookie(c, name, options);
    },
  };
}

/** The code is signed too: once there is another, nothing that the former one opened stays open. */
const sign = ({ sign: key }: Key, { id, codeHash }: Delivery, until: Moment): string =>
  mac(key, 'copy', id, until, codeHash ?? '').toString('base64url');
