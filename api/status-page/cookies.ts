import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { canonicalEmail } from '../../content/email-address.ts';
import { MINUTE, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import type { StoredRequest } from '../domain/case.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { sameBytes } from '../domain/tokens.ts';

/*
 * The cookies of a status page. `__Host-` makes browsers refuse a cookie that a subdomain or a page without TLS has
 * planted (RFC 6265bis, 4.1.3.2). It requires HTTPS, which localhost does not have.
 */

const names = {
  /** What a code has opened: one request, until a moment. */
  open: 'candour_status',
  /** The browser in which a code was asked for. */
  code: 'candour_status_code',
} as const;

type StatusCookie = keyof typeof names;

/** How long a code opens a page, in milliseconds. */
const OPEN_FOR = 30 * MINUTE;
/** Clocks of two servers may differ by so much, in milliseconds. */
const SKEW = MINUTE;
/** The longest value that we set: the id of a request, a moment, the id of a key and a signature. */
const LONGEST = 200;

export interface StatusCookies {
  /** The secret of the browser. Undefined if the value cannot be one, so that it is never hashed or looked up. */
  secret: (c: Context) => string | undefined;
  keepSecret: (c: Context, secret: string) => void;
  /** Opens the rest of the page of a request in this browser. */
  open: (c: Context, keys: Keys, request: StoredRequest, now: Moment) => void;
  /** Whether it is open: for this request, with the address that is confirmed now, for half an hour. */
  isOpen: (c: Context, keys: Keys, request: StoredRequest, now: Moment) => boolean;
  close: (c: Context) => void;
}

/** The cookies for a site at that origin. */
export function statusCookies(publicOrigin: string): StatusCookies {
  const secure = publicOrigin.startsWith('https:');
  const nameOf = (cookie: StatusCookie) => `${secure ? '__Host-' : ''}${names[cookie]}`;
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  const read = (c: Context, cookie: StatusCookie) => {
    const value = getCookie(c, nameOf(cookie)) ?? '';
    return value.length <= LONGEST ? value : '';
  };
  return {
    secret: (c) => {
      const value = read(c, 'code');
      return /^[\w-]{43}$/.test(value) ? value : undefined;
    },
    keepSecret: (c, secret) => {
      setCookie(c, nameOf('code'), secret, options);
    },
    open: (c, { current }, request, now) => {
      const until = now + OPEN_FOR;
      const value = `${request.id}.${until.toString(36)}.${current.id}.${sign(current, request, until)}`;
      setCookie(c, nameOf('open'), value, { ...options, maxAge: OPEN_FOR / SECOND });
      deleteCookie(c, nameOf('code'), options);
    },
    isOpen: (c, { byId }, request, now) => {
      const [, id, moment = '', keyId = '', given = ''] = OPENED.exec(read(c, 'open')) ?? [];
      const key = byId.get(keyId);
      const until = Number.parseInt(moment, 36);
      if (!key || id !== request.id || confirmedAddress(request) === undefined) return false;
      const isNow = until > now && until <= now + OPEN_FOR + SKEW;
      return isNow && sameBytes(Buffer.from(sign(key, request, until)), Buffer.from(given));
    },
    close: (c) => {
      deleteCookie(c, nameOf('open'), options);
    },
  };
}

/** Request, moment, key and signature. The id of a key may hold dots. */
const OPENED = /^([\w-]{1,64})\.([0-9a-z]{1,12})\.([\w.-]{1,32})\.([\w-]{43})$/;

/** The address is signed too: once the team corrects it, nothing that the former one opened stays open. */
const sign = ({ sign: key }: Key, request: StoredRequest, until: Moment): string =>
  mac(key, 'status-page', request.id, until, canonicalEmail(confirmedAddress(request) ?? '')).toString(
    'base64url',
  );
