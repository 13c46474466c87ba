import { z } from 'zod';

/** Whether an origin is a loopback address. Links in mail to one only work on the same machine. */
export const isLoopback = (origin: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(origin).hostname);

/** Whether an address leads to the machine on which it is opened. Browsers resolve `*.localhost` to loopback. */
export const isOnThisMachine = (url: string): boolean =>
  isLoopback(url) || new URL(url).hostname.endsWith('.localhost');

/** Whether traffic to an address is encrypted or stays on this machine. */
export const isSecure = (url: string): boolean => /^https:/i.test(url) || isOnThisMachine(url);

/** The schema of `PUBLIC_ORIGIN`. Each `error` completes "expected …". */
export const publicOrigin = z
  .url({
    protocol: /^https?$/,
    error: 'the address people see, such as https://privacy.clinic.example, without a path',
    abort: true,
  })
  .refine((url) => new URL(url).origin === url, {
    error: 'only an origin: no path and no slash at the end; a path belongs in BASE_PATH',
    abort: true,
  })
  .refine(isSecure, { error: 'an address that starts with https://; http:// is only for this machine' })
  .default('http://localhost:4310');

/** Whether the user, password and path of a URL are percent-encoded. A lone percent sign cannot be decoded. */
export function isDecodable(url: string): boolean {
  const { username, password, pathname } = new URL(url);
  try {
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
