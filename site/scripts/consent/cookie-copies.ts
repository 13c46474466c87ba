/**
 * Returns the values of all cookies with a name. Several can exist: on this host, on each parent domain, on each part
 * of the path, partitioned or not (RFC 6265bis, section 5.7). A page sees all values in one list, in an order that the
 * browser chooses, without their domains and paths.
 */
export const copiesOf = (name: string): string[] =>
  listed()
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/**
 * Leaves one copy with this value: on the domain if there is one, otherwise only on this host. An existing copy is
 * overwritten rather than deleted first, so that another tab never finds it missing.
 * @param expires in milliseconds since 1970
 */
export function writeCookie(name: string, value: string, expires: number, domain = ''): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // Browsers refuse a public suffix as a domain, and an HttpOnly copy blocks scripts from its place.
  for (const place of [domain, '', location.hostname]) {
    const put = (): void => {
      setCookie(
        `${name}=${value}; expires=${new Date(expires).toUTCString()}; Path=/${place && `; Domain=${place}`}; SameSite=Lax${secure}`,
      );
    };
    put();
    if (copiesOf(name).length > 1) {
      deleteCookies((one) => one === name);
      put();
    }
    if (copiesOf(name).includes(value)) return;
  }
  isRefused = true;
}

/** No clinic page is deeper. The limit keeps an invented URL from blocking the browser. */
const DEEPEST = 40;

/**
 * Deletes every copy of these cookies that this page can see. A page cannot find out where they are stored, so each
 * place is tried, the likely ones first. Reading `document.cookie` takes far longer than deleting, so nothing is read
 * in between.
 */
export function deleteCookies(isOver: (name: string) => boolean): void {
  const { hostname, pathname } = location;
  const labels = hostname.split('.');
  const domains = ['', ...labels.map((_, from) => `; Domain=${labels.slice(from).join('.')}`)];
  const steps = pathname.split('/').slice(0, DEEPEST);
  // A page can read the cookies of each step of its path, with and without the trailing slash.
  const paths = steps.flatMap((_, to) => [
    steps.slice(0, to + 1).join('/'),
    steps.slice(0, to).join('/') + '/',
  ]);
  for (const candidates of [['/'], paths])
    for (const name of new Set(listed().map((pair) => pair.split('=', 1)[0] ?? '')))
      if (isOver(name))
        for (const domain of domains)
          for (const path of candidates)
            for (const kind of ['', '; Secure', '; Secure; Partitioned; SameSite=None'])
              setCookie(`${name}=; Max-Age=0; Path=${path}${domain}${kind}`);
}

const listed = (): string[] => cookieText().split('; ');

/* In a sandboxed frame, both reading and writing `document.cookie` throw. */

function cookieText(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}

function setCookie(cookie: string): void {
  try {
    document.cookie = cookie;
  } catch {
    isRefused = true;
  }
}

/** Whether the browser has refused to store a cookie on this page. */
let isRefused = false;

/**
 * Whether the browser stores cookies for this page, as far as is known. Where the visitor blocks all storage, Chromium
 * says that cookies are enabled, lists none and refuses local storage.
 */
export const storesCookies = (): boolean =>
  navigator.cookieEnabled && !isRefused && (cookieText() !== '' || !refusesLocalStorage());

function refusesLocalStorage(): boolean {
  try {
    return typeof localStorage === 'undefined';
  } catch {
    return true;
  }
}
