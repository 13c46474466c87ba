import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import { counterOrigins } from '../../content/storage/choices.ts';
import type { Register } from '../../content/storage/schema.ts';

/** A resource that a page would fetch. */
interface Fetched {
  kind: keyof typeof nouns;
  address: string;
}

const nouns = {
  script: 'a script',
  frame: 'a frame',
  image: 'a picture or sound',
  style: 'styles or a font',
  connect: 'an address in a script',
};

/** Attributes that make a browser fetch, by kind of resource. Links for people to follow are not included. */
const attributes: [selector: string, attribute: string, kind: Fetched['kind']][] = [
  ['script[src]', 'src', 'script'],
  ['script[data-src]', 'data-src', 'script'],
  ['iframe[src]', 'src', 'frame'],
  ['embed[src]', 'src', 'frame'],
  ['object[data]', 'data', 'frame'],
  ['[data-embed]', 'data-embed', 'frame'],
  ['img[src]', 'src', 'image'],
  ['input[src]', 'src', 'image'],
  ['video[src], audio[src], source[src], track[src]', 'src', 'image'],
  ['video[poster]', 'poster', 'image'],
  ['image[href], use[href]', 'href', 'image'],
];

/** Link types that a browser fetches or connects to by itself. */
const fetchedLinks =
  /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|prerender)\b/;

/** XML namespaces look like URLs but are never fetched. */
const NAMES = /^http:\/\/www\.w3\.org\//;

/** In Candour's own code for Google Analytics, which runs only if the register lists it. */
const OWN_CODE = 'https://www.googletagmanager.com';

/**
 * Finds everything in a built site that a browser would fetch from an origin that the register does not list.
 *
 * @param ownOrigin the site's own origin, which is always allowed
 * @returns a sentence for each file and origin
 */
export function unknownOrigins(siteDir: string, register: Register, ownOrigin: string): string[] {
  const listed = listedOrigins(register);
  const files = readdirSync(siteDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(html|css|js|mjs|svg)$/.test(file),
  );
  const sentences = files.flatMap((file) =>
    fetchedBy(file, readFileSync(join(siteDir, file), 'utf8'))
      .flatMap(({ kind, address }) => {
        const origin = foreignOrigin(address, ownOrigin);
        return origin !== undefined && !listed[kind].some((known) => isAt(known, origin))
          ? [{ kind, origin }]
          : [];
      })
      .map(
        ({ kind, origin }) =>
          `${file}: expected ${nouns[kind]} of this site or of an origin that storage.yaml lists for it, found ${origin}`,
      ),
  );
  return [...new Set(sentences)];
}

function listedOrigins({ purposes, otherSites }: Register): Record<Fetched['kind'], string[]> {
  const services = purposes.flatMap((purpose) => purpose.services);
  const of = (kind: 'script' | 'connect' | 'image' | 'frame') =>
    services.flatMap(({ origins }) => origins[kind]);
  const counters = services.flatMap(counterOrigins);
  const [script, image, frame] = [of('script'), of('image'), of('frame')];
  return {
    script,
    image,
    frame,
    style: [],
    connect: [...script, ...image, ...frame, ...of('connect'), ...counters, ...otherSites, OWN_CODE],
  };
}

function fetchedBy(file: string, text: string): Fetched[] {
  if (file.endsWith('.css')) return byStyles(text);
  if (/\.m?js$/.test(file)) return byScript(text);
  const $ = load(text, { xml: { xmlMode: file.endsWith('.svg'), decodeEntities: true } });
  return [...byAttributes($), ...byLinks($), ...byInline($)];
}

function byAttributes($: CheerioAPI): Fetched[] {
  const plain = attributes.flatMap(([selector, attribute, kind]) =>
    $(selector)
      .get()
      .map((element) => ({ kind, address: $(element).attr(attribute) ?? '' })),
  );
  const sets = $('[srcset], [imagesrcset]')
    .get()
    .flatMap((element) => ($(element).attr('srcset') ?? $(element).attr('imagesrcset') ?? '').split(','))
    .map((candidate) => ({ kind: 'image' as const, address: candidate.trim().split(/\s+/)[0] ?? '' }));
  return [...plain, ...sets];
}

function byLinks($: CheerioAPI): Fetched[] {
  const links = $('link[href]')
    .get()
    .filter((element) => fetchedLinks.test($(element).attr('rel') ?? ''))
    .map((element): Fetched => {
      const image = /\bicon\b/.test($(element).attr('rel') ?? '');
      return { kind: image ? 'image' : 'style', address: $(element).attr('href') ?? '' };
    });
  const moved = $('meta[http-equiv="refresh" i]')
    .get()
    .map((element) => /url=['"]?([^'"]+)/i.exec($(element).attr('content') ?? '')?.[1] ?? '')
    .map((address): Fetched => ({ kind: 'frame', address }));
  return [...links, ...moved];
}

/** Inline styles and inline scripts. JSON data is not a script. */
function byInline($: CheerioAPI): Fetched[] {
  const styles = [
    ...$('style')
      .get()
      .map((element) => $(element).text()),
    ...$('[style]')
      .get()
      .map((element) => $(element).attr('style') ?? ''),
  ];
  const scripts = $('script:not([src])')
    .get()
    .filter((element) => !/json/.test($(element).attr('type') ?? ''))
    .map((element) => $(element).text());
  return [...styles.flatMap(byStyles), ...scripts.flatMap(byScript)];
}

const byStyles = (css: string): Fetched[] =>
  Array.from(
    css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/g),
    ([, url, sheet]) => ({ kind: sheet ? 'style' : 'image', address: url ?? sheet ?? '' }),
  );

/**
 * Absolute URLs in string literals, except `href` values of elements that a script inserts, as HTML or as a tree. URLs that a script builds from
 * parts are left to the Content-Security-Policy.
 */
const byScript = (code: string): Fetched[] =>
  Array.from(
    code.matchAll(/(?<!href(?:=\\?|["'`]?:\s*))["'`]((?:https?:|wss?:)?\/\/[\w-]+(?:\.[\w-]+)+[^"'`\s\\]*)/g),
    ([, address = '']) => ({
      kind: 'connect',
      address,
    }),
  );

/** Returns the origin of a URL on another host; undefined for the site's own and for text that is not a URL. */
function foreignOrigin(address: string, ownOrigin: string): string | undefined {
  const trimmed = address.trim();
  if (NAMES.test(trimmed) || !URL.canParse(trimmed, ownOrigin)) return undefined;
  const { origin, protocol } = new URL(trimmed, ownOrigin);
  return origin === ownOrigin || !/^(https?|wss?):$/.test(protocol) ? undefined : origin;
}

const isAt = (known: string, origin: string): boolean =>
  known === origin ||
  (known.startsWith('https://*.') && origin.startsWith('https://') && origin.endsWith(known.slice(9)));
