import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { addresses, withBase } from '../../content/addresses.ts';
import type { SiteName } from '../support/build-sites.ts';
import { openCandour } from '../support/visit.ts';

const PAGES = [
  addresses.home,
  addresses.policy('cookies'),
  addresses.search,
  addresses.requests,
  addresses.form('access'),
];
/** Headers of a single answer, which are no rule for servers. */
const OF_ONE_ANSWER =
  /^(content-type|content-length|cache-control|date|etag|last-modified|vary|accept-ranges)$/;

type Headers = Record<string, string>;

/**
 * The headers of a page from a host that reads `_headers`: every matching rule, with the values of one name
 * joined.
 */
function onStaticHost(file: string, path: string): Headers {
  const sent: Headers = {};
  for (const rule of file.split(/\n\n+/)) {
    const [pattern = '', ...headers] = rule.trim().split('\n');
    if (!(pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern)) continue;
    for (const header of headers) {
      const [name = '', value = ''] = header.trim().split(/: (.*)/);
      const key = name.toLowerCase();
      sent[key] = key in sent ? `${sent[key]}, ${value}` : value;
    }
  }
  return sent;
}

function onNginx(file: string, path: string): Headers {
  const variables: Headers = {};
  for (const [, condition, is, block, name = '', value = ''] of file.matchAll(
    /if \(\$uri (~|=) "([^"]+)"\) \{([^}]+)\}|^set (\S+) "([^"]*)";/gm,
  )) {
    if (!condition) variables[name] = value;
    else if (condition === '~' ? new RegExp(is ?? '').test(path) : path === is)
      for (const [, inside = '', to = ''] of (block ?? '').matchAll(/set (\S+) "([^"]*)";/g))
        variables[inside] = to;
  }
  const sent = Array.from(
    file.matchAll(/^add_header (\S+) "([^"]*)" always;$/gm),
    ([, name = '', value = '']) => [name.toLowerCase(), variables[value] ?? value],
  );
  return Object.fromEntries(sent.filter(([, value]) => value !== '')) as Headers;
}

async function fromCandour(site: SiteName, path: string): Promise<Headers> {
  const { headers } = await (await openCandour({ site })).get(path);
  return Object.fromEntries([...headers].filter(([name]) => !OF_ONE_ANSWER.test(name)));
}

describe.each(['full', 'minimal', 'underPath'] as const)(
  'the header files for other servers (%s)',
  (site) => {
    const { siteDir, basePath } = inject('sites')[site];
    const read = (file: string) => readFileSync(join(siteDir, file), 'utf8');

    test.each(PAGES)('%s is sent with the headers that Candour itself sends', async (path) => {
      const own = await fromCandour(site, path);
      const policy = own['content-security-policy'] ?? '';
      const others = Object.fromEntries(
        Object.entries(own).filter(
          ([name]) => !/^(cross-origin-resource|content-security)-policy$/.test(name),
        ),
      );
      const address = withBase(basePath, path);
      expect(onNginx(read('templates/headers.nginx.conf'), address)).toEqual(own);
      const { 'content-security-policy': told = '', ...rest } = onStaticHost(read('_headers'), address);
      expect(rest).toEqual(others);
      // Browsers enforce both of two policies with a comma between them, so the stricter one must be among
      // them.
      expect(told.split(', ')).toContain(policy);
      const caddy = read('templates/headers.Caddyfile');
      for (const [name, value] of Object.entries(own))
        expect(caddy.toLowerCase(), name).toContain(`${name} "${value}"`.toLowerCase());
    });

    test('material that only the build needs is not left in the site', () => {
      expect(existsSync(join(siteDir, 'templates/drop-in.json'))).toBe(false);
      expect(existsSync(join(siteDir, 'templates/drop-in'))).toBe(false);
      expect(existsSync(join(siteDir, 'consent.js'))).toBe(site !== 'minimal');
    });
  },
);

test('a page with a form for requests has a stricter policy', () => {
  const { siteDir } = inject('sites').full;
  const file = readFileSync(join(siteDir, 'templates/headers.nginx.conf'), 'utf8');
  const policy = (path: string) => onNginx(file, path)['content-security-policy'];
  expect(policy('/')).toContain('googletagmanager');
  expect(policy(addresses.form('access'))).not.toContain('googletagmanager');
});

test('the banner for other websites can be loaded by them, and is cached for five minutes', async () => {
  const { headers, status } = await (await openCandour({ site: 'full' })).get(addresses.dropIn);
  const { siteDir } = inject('sites').full;
  const told = onNginx(readFileSync(join(siteDir, 'templates/headers.nginx.conf'), 'utf8'), addresses.dropIn);
  expect(status).toBe(200);
  for (const [name, value] of [
    ['cross-origin-resource-policy', 'cross-origin'],
    ['access-control-allow-origin', '*'],
    ['cache-control', 'public, max-age=300'],
  ] as const)
    expect([headers.get(name), told[name]], name).toEqual([value, value]);
  // Nothing else can.
  const page = await (await openCandour({ site: 'full' })).get(addresses.home);
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
  expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
