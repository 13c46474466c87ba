/**
 * Cookies of one name may exist several times: on this host, on each domain above it, on each part of the path, partitioned
 * or not (RFC 6265bis, section 5.7). A page sees all their values in one list, in an order that the browser chooses, and
 * never where each one is kept.
 */
export const copiesOf = (name: string): string[] =>
  listed()
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/**
 * Leaves one copy, with this value: on the domain if there is one, otherwise on this host alone. A copy that is already there
 * is overwritten and never missing for a moment, in which another tab might look for it.
 */
export function writeCookie(name: string, value: string, expires: number, domain = ''): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // A public suffix is refused as a domain, and a copy that only servers can see keeps scripts off its place.
  for (const place of [domain, '', location.hostname]) {
    const put = (): void => {
      document.cookie = `${name}=${value}; expires=${new Date(expires).toUTCString()}; Path=/${place && `; Domain=${place}`}; SameSite=Lax${secure}`;
    };
    put();
    if (copiesOf(name).length > 1) {
      deleteCookies((one) => one === name);
      put();
    }
    if (copiesOf(name).includes(value)) return;
  }
}

/** No page of a clinic lies deeper; a made-up address must not keep a browser busy. */
const DEEPEST = 40;

/**
 * Deletes every copy of these cookies that this page can see. A page cannot ask where they are kept, so each place is
 * tried, the likely ones first. Reading takes far longer than deleting, so nothing is read in between.
 */
export function deleteCookies(isOver: (name: string) => boolean): void {
  const { hostname, pathname } = location;
  const labels = hostname.split('.');
  const domains = ['', ...labels.map((_, from) => `; Domain=${labels.slice(from).join('.')}`)];
  const steps = pathname.split('/').slice(0, DEEPEST);
  // A browser shows a page the cookies of each step of its path, with and without the slash at its end.
  const paths = steps.flatMap((_, to) => [
    steps.slice(0, to + 1).join('/'),
    steps.slice(0, to).join('/') + '/',
  ]);
  for (const tried of [['/'], paths])
    for (const name of new Set(listed().map((pair) => pair.split('=', 1)[0] ?? '')))
      if (isOver(name))
        for (const domain of domains)
          for (const path of tried)
            for (const kind of ['', '; Secure', '; Secure; Partitioned; SameSite=None'])
              document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}${kind}`;
}

const listed = (): string[] => document.cookie.split('; ');
