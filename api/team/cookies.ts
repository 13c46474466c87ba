import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { DAY, SECOND } from '../base/calendar.ts';

/*
 * The cookies of the team pages. `__Host-` makes browsers refuse a cookie that a subdomain or a page without TLS has
 * planted (RFC 6265bis, 4.1.3.2). It requires HTTPS, which localhost does not have.
 */

const names = {
  /** The session. */
  session: 'candour_team',
  /** The browser in which a code was asked for. */
  code: 'candour_team_code',
  /** A browser in which somebody has signed in before, which has an allowance of its own for asking. */
  browser: 'candour_team_browser',
} as const;

export type TeamCookie = keyof typeof names;

/** How long a browser is remembered, in milliseconds. The other two end with the browser, and on the server before that. */
const BROWSER_LIFETIME = 90 * DAY;

export interface TeamCookies {
  /** The value of a cookie. Undefined if it cannot be one of ours, so that it is never hashed or looked up. */
  read: (c: Context, cookie: TeamCookie) => string | undefined;
  write: (c: Context, cookie: TeamCookie, value: string) => void;
  remove: (c: Context, cookie: TeamCookie) => void;
}

/** The longest value that we set: a secret, a moment, a key's id and a signature. */
const LONGEST = 200;

/** The cookies for a site at that origin. */
export function teamCookies(publicOrigin: string): TeamCookies {
  const secure = publicOrigin.startsWith('https:');
  const nameOf = (cookie: TeamCookie) => `${secure ? '__Host-' : ''}${names[cookie]}`;
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  return {
    read: (c, cookie) => {
      const value = getCookie(c, nameOf(cookie)) ?? '';
      return value.length <= LONGEST && /^[\w.-]{43,}$/.test(value) ? value : undefined;
    },
    write: (c, cookie, value) => {
      const kept = cookie === 'browser' ? { maxAge: BROWSER_LIFETIME / SECOND } : {};
      setCookie(c, nameOf(cookie), value, { ...options, ...kept });
    },
    remove: (c, cookie) => {
      deleteCookie(c, nameOf(cookie), options);
    },
  };
}
