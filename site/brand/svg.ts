import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';

type JudgedSvg = { ok: true; width: number; height: number } | { ok: false; expected: string };

const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * Elements that run, load or replace something, or bring HTML into the picture. Animations are among them, because they
 * can change a reference after it was read here.
 */
const FORBIDDEN = new Set([
  'script',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'handler',
  'listener',
  'set',
  'animate',
  'animatemotion',
  'animatetransform',
]);

/** A picture within the picture, in the file itself. */
const EMBEDDED = /^data:image\/(png|jpeg|webp);base64,/i;

/**
 * Reads an SVG file. Browsers run no script in a picture, but people open pictures by their address, so a file that
 * could do more than be shown is refused. The words complete the sentence "expected …".
 */
export function judgeSvg(bytes: Buffer): JudgedSvg {
  const text = textOf(bytes);
  if (
    text === undefined ||
    !/^(<\?xml[^>]*\?>)?(\s|<!--[\s\S]*?-->|<!DOCTYPE svg[^>[]*>)*<svg[\s>]/i.test(text)
  )
    return refuse('a PNG or SVG picture (its contents are neither)');
  const $ = load(text, { xml: true });
  const svg = $.root().children('svg');
  if (svg.length !== 1 || svg.attr('xmlns') !== NAMESPACE || !/<\/svg>\s*$|\/>\s*$/.test(text))
    return refuse(`a complete SVG picture whose first element has xmlns="${NAMESPACE}"`);
  const fault = faultOf($);
  if (fault !== undefined) return refuse(`an SVG picture without ${fault}`);
  const [, , width, height] = (svg.attr('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const size = { width: width ?? length(svg.attr('width')), height: height ?? length(svg.attr('height')) };
  return size.width > 0 && size.height > 0
    ? { ok: true, ...size }
    : refuse('an SVG picture with a viewBox, such as viewBox="0 0 200 50"');
}

/** Names the first thing in the file that does not belong in a picture. */
function faultOf($: CheerioAPI): string | undefined {
  for (const element of $('*').get()) {
    if (!('attribs' in element)) continue;
    const name = element.name.toLowerCase().replace(/^.*:/, '');
    if (FORBIDDEN.has(name)) return `<${element.name}>`;
    if (name === 'style' && loads($(element).text())) return 'styles that load something';
    for (const [attribute, value] of Object.entries(element.attribs)) {
      const plain = attribute.toLowerCase();
      if (/^on/.test(plain)) return `${attribute}="…", which runs a script`;
      if (/^(xlink:)?href$|^src$/.test(plain) && !isOwn(value)) return `a link or picture from elsewhere`;
      if (loads(value)) return `${attribute}="…", which loads something`;
    }
  }
  return undefined;
}

const isOwn = (reference: string): boolean => /^\s*#/.test(reference) || EMBEDDED.test(reference.trim());

/** Whether a style or a presentation attribute would fetch something: anything but `url(#…)` and embedded pictures. */
function loads(style: string): boolean {
  if (/@import|image-set|\\/i.test(style)) return true;
  return Array.from(style.matchAll(/url\(\s*['"]?([^'")]*)/gi), ([, address = '']) => address).some(
    (address) => !isOwn(address),
  );
}

/** Entities can spell what the reader above would not recognise, so a file that declares any is no picture here. */
function textOf(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimStart();
    return /<!ENTITY|<\?xml-stylesheet/i.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const length = (value: string | undefined): number => Number(/^([\d.]+)(px)?$/.exec(value ?? '')?.[1] ?? 0);

const refuse = (expected: string): JudgedSvg => ({ ok: false, expected });
