import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { judgePicture } from '../../site/brand/judge-picture.ts';

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inside: string, attributes = 'viewBox="0 0 200 50"') =>
  `<svg ${NAMESPACE} ${attributes}>${inside}</svg>`;

/** A PNG file of that size, complete but for its check sums, which nobody reads here. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function judge(contents: string | Buffer, name = 'logo.svg') {
  const folder = mkdtempSync(join(tmpdir(), 'candour-logo-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, name), contents);
  return judgePicture(folder, name);
}

describe('a picture is taken by what its bytes are:', () => {
  test.each([
    ['an SVG file', svg('<path d="M0 0h200v50z"/>'), { width: 200, height: 50 }],
    ['an SVG file with width and height', svg('', 'width="120px" height="40"'), { width: 120, height: 40 }],
    [
      'an SVG file after a declaration and a comment',
      `<?xml version="1.0"?>\n<!-- drawn -->\n${svg('')}`,
      { width: 200 },
    ],
    ['a gradient within the file', svg('<path fill="url(#g)" d=""/><use href="#g"/>'), { width: 200 }],
    ['a picture within the file', svg('<image href="data:image/png;base64,AAAA"/>'), { width: 200 }],
    ['a PNG file, whatever its name', png(640, 160), { width: 640, height: 160 }],
  ])('%s', (_, contents, size) => {
    expect(judge(contents)).toMatchObject({ ok: true, picture: size });
  });
});

describe('a file is refused that holds', () => {
  const without = (what: string) => `an SVG picture without ${what}`;
  const NEITHER = 'a PNG or SVG picture (its contents are neither)';
  test.each([
    ['a script', svg('<script>alert(1)</script>'), without('<script>')],
    [
      'a script under a prefix',
      svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>'),
      without('<svg:script>'),
    ],
    ['an event handler', svg('<path onclick="alert(1)"/>'), without('onclick="…", which runs a script')],
    [
      'an event handler on the root',
      svg('', 'viewBox="0 0 1 1" onload="x()"'),
      without('onload="…", which runs a script'),
    ],
    ['HTML', svg('<foreignObject><p>Hello</p></foreignObject>'), without('<foreignObject>')],
    [
      'a link to a script',
      svg('<a href="java&#x73;cript:x()"><path/></a>'),
      without('a link or picture from elsewhere'),
    ],
    [
      'a picture from elsewhere',
      svg('<image xlink:href="https://elsewhere.example/a.png"/>'),
      without('a link or picture from elsewhere'),
    ],
    [
      'a picture with a picture of its own',
      svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
      without('a link or picture from elsewhere'),
    ],
    [
      'a colour from elsewhere',
      svg('<path fill="url(https://elsewhere.example/#g)"/>'),
      without('fill="…", which loads something'),
    ],
    [
      'styles from elsewhere',
      svg('<style>@import "https://elsewhere.example/a.css"</style>'),
      without('styles that load something'),
    ],
    [
      'a font from elsewhere',
      svg('<style>@font-face{src:url(a.woff2)}</style>'),
      without('styles that load something'),
    ],
    [
      'an animation',
      svg('<use href="#a"><set attributeName="href" to="https://elsewhere.example/"/></use>'),
      without('<set>'),
    ],
    ['entities', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`, NEITHER],
    [
      'half of an SVG file',
      svg('').slice(0, -6),
      `a complete SVG picture whose first element has ${NAMESPACE}`,
    ],
    [
      'an SVG file that no browser shows',
      '<svg viewBox="0 0 1 1"></svg>',
      `a complete SVG picture whose first element has ${NAMESPACE}`,
    ],
    [
      'an SVG file without a size',
      svg('', 'class="x"'),
      'an SVG picture with a viewBox, such as viewBox="0 0 200 50"',
    ],
    ['half of a PNG file', png(10, 10).subarray(0, 60), NEITHER],
    ['a JPEG file', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), NEITHER],
    ['a web page', '<!doctype html><svg></svg>', NEITHER],
    ['nothing', '', NEITHER],
    [
      'too much',
      svg('<!-- '.padEnd(120_000, 'x') + ' -->'),
      'a picture of at most 100 kB (this one has 121 kB)',
    ],
    ['too many pixels', png(5000, 100), 'a picture of at most 4000 pixels a side'],
  ])('%s', (_, contents, expected) => {
    expect(judge(contents)).toEqual({ ok: false, expected });
  });

  test('a folder', () => {
    expect(judgePicture('content', 'demo')).toEqual({
      ok: false,
      expected: 'a file that exists in the clinic’s folder',
    });
  });
});
