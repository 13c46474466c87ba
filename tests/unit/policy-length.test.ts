import { expect, test } from 'vitest';
import type { Clinic } from '../../content/schema.ts';
import { parseArticle } from '../../site/linter/article.ts';
import { readingAge, wordsOf } from '../../site/linter/reading-age.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { policyHtml } from '../support/policy-text.ts';

/** Words as a reader counts them: a citation such as 6(1)(b) is one, and the labels of each purpose are none. */
const lengthOf = (clinic: Clinic): number =>
  wordsOf(
    policyHtml('privacy', clinic)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\d+\(\d\)\(\w+\)/g, 'Article'),
  ).length;

test('the privacy notice stays short: of a clinic that does everything, and of one that does little', () => {
  expect(lengthOf(fullClinic)).toBeLessThanOrEqual(4200);
  expect(lengthOf(minimalClinic)).toBeLessThan(2200);
});

test('its short version and the whole of it can be read at 11', () => {
  for (const clinic of [fullClinic, minimalClinic]) {
    const { sections } = parseArticle(policyHtml('privacy', clinic));
    const names = [clinic.tradingName, clinic.legalName, clinic.regulator.name];
    const ageOf = (texts: readonly { text: string }[]) =>
      readingAge(texts.map(({ text }) => text).join('\n'), names);
    expect(ageOf(sections.filter(({ id }) => id === 'at-a-glance'))).toBeLessThan(11);
    expect(ageOf(sections)).toBeLessThan(11);
  }
});
