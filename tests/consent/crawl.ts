import { policyKinds } from '../../content/addresses.ts';

/** As many pages as a privacy site can have; more would be a calendar that links to its own next page. */
const MOST = 400;

/** Every page that can be reached by links from the first one, as paths, in the order in which they are found. */
export async function crawl(origin: string, base: string): Promise<string[]> {
  const queue = [`${base}/`];
  const pages: string[] = [];
  for (const path of queue) {
    if (pages.length >= MOST) break;
    const answer = await fetch(origin + path);
    const html = await answer.text();
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
    pages.push(path);
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"#]+)/g)) {
      const { origin: at, pathname } = new URL(href.replaceAll('&amp;', '&'), origin + path);
      const ours = at === origin && pathname.startsWith(`${base}/`);
      if (ours && !/\/(api|mailbox)\/|\.\w+$/.test(pathname) && !queue.includes(pathname))
        queue.push(pathname);
    }
  }
  return pages;
}

/** One page of each kind: pages that are drawn alike, such as two policies, stand for each other. */
export function oneOfEach(pages: string[], base: string): string[] {
  const kinds = new Map<string, string>();
  for (const page of pages) {
    const kind = page
      .slice(base.length)
      .replace(/\d{4}-\d\d-\d\d(-\d+)?/g, 'day')
      .replace(
        new RegExp(`^/(${policyKinds.filter((policy) => policy !== 'cookies').join('|')})/`),
        '/policy/',
      );
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}
