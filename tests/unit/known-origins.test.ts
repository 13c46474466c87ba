import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { unknownOrigins } from '../../site/build/known-origins.ts';
import { fullClinic } from '../support/clinics.ts';

const register = orThrow(loadRegister('tests/clinics/full', fullClinic));
const OWN = 'https://privacy.clinic.example';

/** What the build reports for a site of one file. */
function saidOf(file: string, text: string): string[] {
  const siteDir = mkdtempSync(join(tmpdir(), 'known-origins-'));
  onTestFinished(() => {
    rmSync(siteDir, { recursive: true });
  });
  mkdirSync(dirname(join(siteDir, file)), { recursive: true });
  writeFileSync(join(siteDir, file), text);
  return unknownOrigins(siteDir, register, OWN);
}
const saidOfPage = (html: string) => saidOf('index.html', `<!doctype html><body>${html}</body>`);

describe('the build finds, by file and origin', () => {
  const planted: [what: string, html: string, noun: string][] = [
    ['a script', '<script src="https://stranger.example/a.js"></script>', 'a script'],
    [
      'a script that waits for consent',
      '<script type="text/plain" data-category="feedback" data-src="https://stranger.example/a.js"></script>',
      'a script',
    ],
    ['a frame', '<iframe src="https://stranger.example/map"></iframe>', 'a frame'],
    ['a frame that waits for a click', '<div data-embed="https://stranger.example/map"></div>', 'a frame'],
    ['a picture', '<img src="https://stranger.example/a.png" alt="">', 'a picture'],
    ['a picture whose address has no scheme', '<img src="//stranger.example/a.png" alt="">', 'a picture'],
    [
      'a picture for wide screens',
      '<img srcset="/a.png 1x, https://stranger.example/b.png 2x" alt="">',
      'a picture',
    ],
    ['a picture in an SVG', '<svg><image href="https://stranger.example/a.png" /></svg>', 'a picture'],
    ['a video', '<video src="https://stranger.example/a.mp4"></video>', 'a picture or sound'],
    ['a style sheet', '<link rel="stylesheet" href="https://stranger.example/a.css">', 'styles'],
    ['a preconnected host', '<link rel="preconnect" href="https://stranger.example">', 'styles or a font'],
    [
      'a font in the page',
      '<style>@font-face { src: url("https://stranger.example/a.woff2") }</style>',
      'a picture',
    ],
    [
      'an address in an inline script',
      '<script>fetch("https://stranger.example/a")</script>',
      'an address in a script',
    ],
    [
      'a picture in a template',
      '<template><img src="https://stranger.example/a.png" alt=""></template>',
      'a picture',
    ],
  ];
  test.each(planted)('%s', (_, html, noun) => {
    const [sentence, ...others] = saidOfPage(html);
    expect(others).toEqual([]);
    expect(sentence).toMatch(/^index\.html: /);
    expect(sentence).toContain(noun);
    expect(sentence).toContain('found https://stranger.example');
  });

  test('what a style sheet fetches', () => {
    expect(saidOf('_astro/a.css', 'body { background: url(https://stranger.example/a.png) }')).toHaveLength(
      1,
    );
    expect(saidOf('_astro/a.css', '@import "https://stranger.example/b.css";')).toHaveLength(1);
  });

  test('an origin in a script', () => {
    const code = 'const x=()=>navigator.sendBeacon(`https://stranger.example/collect?v=${1}`,"")';
    expect(saidOf('_astro/a.js', code).join()).toContain('_astro/a.js: expected an address in a script');
  });

  test('an origin that the register lists for another kind', () => {
    expect(saidOfPage('<iframe src="https://cdn.opinion-box.example/x"></iframe>').join()).toContain(
      'a frame',
    );
    expect(saidOfPage('<script src="https://www.openstreetmap.org/x.js"></script>').join()).toContain(
      'a script',
    );
  });

  test('a name that only looks like one in the register', () => {
    expect(saidOf('a.js', 'fetch("https://google-analytics.com.stranger.example/x")')).toHaveLength(1);
    expect(saidOf('a.js', 'fetch("https://evil-google-analytics.com/x")')).toHaveLength(1);
  });
});

describe('the build does not report', () => {
  const fine: [what: string, html: string][] = [
    ['links', '<a href="https://stranger.example/">There</a>'],
    ['the canonical address of a page', '<link rel="canonical" href="https://stranger.example/">'],
    ['its own origin', `<img src="${OWN}/a.png" alt=""><script src="/a.js"></script>`],
    [
      'what the register lists',
      '<script src="https://cdn.opinion-box.example/x.js"></script><div data-embed="https://www.openstreetmap.org/x"></div>',
    ],
    ['XML namespaces', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['data in JSON', '<script type="application/json">{"notice":"https://stranger.example"}</script>'],
    ['a picture in a data URL', '<img src="data:image/png;base64,AAAA" alt="">'],
  ];
  test.each(fine)('%s', (_, html) => {
    expect(saidOfPage(html)).toEqual([]);
  });

  test.each(['["a",{href:`https://stranger.example/`}]', '["a",{"href":"https://stranger.example/"}]'])(
    'a link in the tree of elements %s',
    (code) => {
      expect(saidOf('consent.js', code)).toEqual([]);
    },
  );

  test('subdomains of an origin with a star', () => {
    expect(saidOf('a.js', 'fetch("https://region1.google-analytics.com/g/collect")')).toEqual([]);
  });
});
