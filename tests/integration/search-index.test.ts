import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { addresses, policyKinds, withBase } from '../../content/addresses.ts';
import { siteWords } from '../../content/words/site.ts';
import type { SearchIndex } from '../../site/policies/search-index.ts';

/** What the search of the policies knows: the versions in force, and nothing else. */

const LARGEST = 30_000;
const plain = (text: string): string => text.replace(/\s+/g, '');

describe.each(['full', 'minimal', 'underPath'] as const)('the search (%s)', (site) => {
  const { siteDir, basePath } = inject('sites')[site];
  const read = (...path: string[]) => readFileSync(join(siteDir, ...path), 'utf8');
  const { policies } = JSON.parse(read(addresses.searchIndex)) as SearchIndex;

  test('has every policy, with the headings of its page in their order', () => {
    expect(policies.map(({ name, page }) => [name, page])).toEqual(
      policyKinds.map((kind) => [siteWords.policies[kind], withBase(basePath, addresses.policy(kind))]),
    );
    policyKinds.forEach((kind, at) => {
      const $ = load(read(addresses.policy(kind), 'index.html'));
      const ids = $('article :is(h2, h3, h4, h5, h6)[id]').map((_, heading) => $(heading).attr('id'));
      expect(
        policies[at]?.parts.map(({ id }) => id),
        kind,
      ).toEqual(ids.get());
      expect(ids.length).toBeGreaterThan(10);
    });
  });

  test('knows the text of a policy’s page, all of it and in its order', () => {
    policyKinds.forEach((kind, at) => {
      const $ = load(read(addresses.policy(kind), 'index.html'));
      $('article summary').remove();
      const article = plain($('article').text());
      let from = 0;
      let known = 0;
      for (const { text, passages } of policies[at]?.parts ?? [])
        for (const piece of [text, ...passages].flatMap((passage) => passage.split(/; |: /))) {
          const place = article.indexOf(plain(piece), from);
          expect(place, `${kind}: ${piece}`).toBeGreaterThanOrEqual(from);
          from = place;
          known += plain(piece).length;
        }
      // What is left out are the signs at which this test took passages apart.
      expect(known / article.length, kind).toBeGreaterThan(0.97);
    });
  });

  test('is small enough to load on a telephone', () => {
    expect(brotliCompressSync(read(addresses.searchIndex)).length).toBeLessThan(LARGEST);
  });

  test('lists every heading on its page, as links, for browsers without the script', () => {
    const $ = load(read(addresses.search, 'index.html'));
    const links = $('#headings ul a').map((_, link) => $(link).attr('href'));
    expect(links.get()).toEqual(
      policies.flatMap(({ page, parts }) => parts.map(({ id }) => `${page}#${id}`)),
    );
  });

  test('can send nothing: the form has no address, and no field has a name', () => {
    const $ = load(read(addresses.search, 'index.html'));
    const form = $('form[role=search]');
    expect(form).toHaveLength(1);
    expect(form.attr('action')).toBeUndefined();
    expect(form.find('input')).toHaveLength(1);
    expect(form.find('[name]')).toHaveLength(0);
  });

  test('is linked from the home page, each policy in force and every footer, and from no version of the past', () => {
    const links = (path: string): number =>
      load(read(path, 'index.html'))(`a[href="${withBase(basePath, addresses.search)}"]`).length;
    expect(links(addresses.home)).toBe(2);
    for (const kind of policyKinds) expect(links(addresses.policy(kind)), kind).toBe(2);
    expect(links(addresses.accessibility)).toBe(1);
    if (site === 'full') expect(links(addresses.policyVersion('privacy', '2025-06-01'))).toBe(1);
  });
});
