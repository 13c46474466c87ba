import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LINK = /<link rel="stylesheet" href="([^"]+)">/g;

/**
 * Pages that the API fills in are sent without compression, and a browser loads their style sheets once. The error page
 * may be sent at any address, so also where no inline style is allowed. The search has the policy of such a page.
 */
const isLinked = (file: string): boolean => /^(templates|requests|search|team)\/|^404\.html$/.test(file);

/**
 * Puts the style sheets in the head of a built site's static pages into their HTML, so that the first paint waits for no
 * second request. Those in the body are for later (`later.css`) and stay linked.
 *
 * @param base the path that the site is served under, without a slash at its end
 * @returns the Content-Security-Policy sources of all inline styles, as `'sha256-…'`
 */
export function inlineStyles(siteDir: string, base: string): string[] {
  const sheets = new Map<string, string>();
  const sheetAt = (address: string): string => {
    const css = sheets.get(address) ?? readFileSync(join(siteDir, address.slice(base.length)), 'utf8').trim();
    sheets.set(address, css);
    return css;
  };
  for (const file of globSync('**/*.html', { cwd: siteDir })) {
    if (isLinked(file)) continue;
    const path = join(siteDir, file);
    const html = readFileSync(path, 'utf8');
    const end = html.indexOf('</head>');
    const head = html
      .slice(0, end)
      .replace(LINK, (_, address: string) => `<style>${sheetAt(address)}</style>`);
    writeFileSync(path, head + html.slice(end));
  }
  return [...sheets.values()].map(styleHash).sort();
}

const styleHash = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
