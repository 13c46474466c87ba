import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, withBase } from '../../content/addresses.ts';
import { needsChoice } from '../../content/storage/choices.ts';
import { contentPolicy } from '../../content/storage/content-policy.ts';
import type { Register } from '../../content/storage/schema.ts';
import { bootScriptFor, scriptHash } from '../consent/boot-script.ts';
import { securityHeaders } from '../consent/security-headers.ts';

/** The response headers that every server must send. */
export interface HeaderRules {
  always: Record<string, string>;
  /** The Content-Security-Policy of pages that may load services. */
  allowsServices: string;
  /** The stricter policy for pages that show or take a request and for the search, and the paths of those pages. */
  strictCsp: string;
  strictCspUnder: string[];
  /** The script that other websites load. */
  dropIn: string;
}

const FOR_ALL = 'Access-Control-Allow-Origin';
const CORP = 'Cross-Origin-Resource-Policy';
const CSP = 'Content-Security-Policy';
/**
 * Pages below these addresses show or take a request, or what somebody looks for: no service may run there, whatever
 * the visitor chose.
 */
const STRICT = [
  addresses.requests,
  addresses.search,
  addresses.team.home,
  addresses.mailbox,
  '/templates/',
  '/api/',
  `${addresses.health}/`,
  `${addresses.metrics}/`,
];
const SHORT_CACHE = 'public, max-age=300';

/** The site that the headers are for. */
interface HeaderFacts {
  siteDir: string;
  /** The origin that people open it at. */
  origin: string;
  /** The path that it is served under, without a slash at its end. */
  base: string;
  register: Register;
  /** Hashes of the inline styles. Pages under the stricter policy have none. */
  styles: string[];
}

/** Writes the same headers for Candour's own server (`headers.json`), static hosts (`_headers`), nginx and Caddy. */
export function writeHeaderFiles({ siteDir, origin, base, register, styles }: HeaderFacts): void {
  const inline = needsChoice(register) ? [scriptHash(bootScriptFor(register))] : [];
  const policies = {
    allowsServices: contentPolicy(register, { inline, styles, services: true }),
    strictCsp: contentPolicy(register, { inline, services: false }),
    strictCspUnder: STRICT,
  };
  const rules: HeaderRules = {
    ...policies,
    strictCspUnder: STRICT.map((path) => withBase(base, path)),
    always: securityHeaders(origin),
    dropIn: withBase(base, addresses.dropIn),
  };
  writeFileSync(join(siteDir, 'templates/headers.json'), JSON.stringify(policies));
  writeFileSync(join(siteDir, '_headers'), forStaticHosts(rules, base));
  writeFileSync(join(siteDir, 'templates/headers.nginx.conf'), forNginx(rules));
  writeFileSync(join(siteDir, 'templates/headers.Caddyfile'), forCaddy(rules));
}

/**
 * For hosts such as Cloudflare Pages and Netlify. If two rules match a path, the browser receives both
 * Content-Security-Policy headers and enforces both, so the stricter one holds. Of two Cross-Origin-Resource-Policy
 * headers it would enforce neither, so that one is left out here.
 */
function forStaticHosts(
  { always, allowsServices, strictCsp, strictCspUnder, dropIn }: HeaderRules,
  base: string,
): string {
  const others = Object.fromEntries(Object.entries(always).filter(([name]) => name !== CORP));
  return rulesOf([
    [withBase(base, '/*'), { [CSP]: allowsServices, ...others }],
    ...strictCspUnder.map((path): Rule => [`${path}*`, { [CSP]: strictCsp }]),
    [dropIn, { [FOR_ALL]: '*', 'Cache-Control': SHORT_CACHE }],
    [withBase(base, '/_astro/*'), { 'Cache-Control': 'public, max-age=31536000, immutable' }],
  ]);
}

type Rule = [path: string, headers: Record<string, string>];

const rulesOf = (rules: Rule[]): string =>
  rules
    .map(([path, headers]) =>
      [path, ...lines(headers, (name, value) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n');

/** To include in a `server` block. A `location` with its own `add_header` inherits none of these headers. */
function forNginx({ always, allowsServices, strictCsp, strictCspUnder, dropIn }: HeaderRules): string {
  const { [CORP]: whose = '', ...others } = always;
  return [
    '# Include this in the server block. A location with an add_header of its own must include it again.',
    `set $candour_policy "${allowsServices}";`,
    `if ($uri ~ "^(${strictCspUnder.map(literally).join('|')})") { set $candour_policy "${strictCsp}"; }`,
    `set $candour_whose "${whose}";`,
    'set $candour_for_all "";',
    'set $candour_kept "";',
    `if ($uri = "${dropIn}") { set $candour_whose "cross-origin"; set $candour_for_all "*"; set $candour_kept "${SHORT_CACHE}"; }`,
    ...lines(
      {
        [CSP]: '$candour_policy',
        [CORP]: '$candour_whose',
        // nginx does not send a header with an empty value.
        [FOR_ALL]: '$candour_for_all',
        'Cache-Control': '$candour_kept',
        ...others,
      },
      (name, value) => `add_header ${name} "${value}" always;`,
    ),
    '',
  ].join('\n');
}

/** To import in a site block. The matchers do not overlap, so the order of the rules does not matter. */
function forCaddy({ always, allowsServices, strictCsp, strictCspUnder, dropIn }: HeaderRules): string {
  const { [CORP]: whose = '', ...others } = always;
  const paths = strictCspUnder.map((path) => `${path}*`).join(' ');
  return [
    '# Import this in the block of the site.',
    `@candour_closed path ${paths}`,
    `@candour_open not path ${paths}`,
    `@candour_own not path ${dropIn}`,
    `header @candour_closed ${CSP} "${strictCsp}"`,
    `header @candour_open ${CSP} "${allowsServices}"`,
    `header @candour_own ${CORP} "${whose}"`,
    `header ${dropIn} {`,
    `\t${CORP} "cross-origin"`,
    `\t${FOR_ALL} "*"`,
    `\tCache-Control "${SHORT_CACHE}"`,
    '}',
    'header {',
    ...lines(others, (name, value) => `\t${name} "${value}"`),
    '}',
    '',
  ].join('\n');
}

const literally = (path: string): string => path.replace(/[.+*?()|[\]\\^$]/g, '\\$&');

const lines = (headers: Record<string, string>, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));
