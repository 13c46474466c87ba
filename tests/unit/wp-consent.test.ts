import { expect, test } from 'vitest';
import { wpCategoryOf } from '../../site/consent/wp-consent.ts';
import type { Purpose } from '../../content/storage/schema.ts';

const purpose = (basis: Purpose['basis'], consentMode: Purpose['consentMode'] = []) => ({
  basis,
  consentMode,
  wpConsent: undefined,
});

test.each([
  [purpose('strictly-necessary'), 'functional'],
  [purpose('appearance'), 'preferences'],
  [purpose('statistical'), 'statistics-anonymous'],
  [purpose('consent', ['analytics_storage']), 'statistics'],
  [purpose('consent', ['analytics_storage', 'ad_storage']), 'marketing'],
  [purpose('consent', ['ad_user_data']), 'marketing'],
  [purpose('consent', ['personalization_storage']), 'preferences'],
  [purpose('consent'), undefined],
  [{ ...purpose('consent'), wpConsent: 'statistics' as const }, 'statistics'],
])('the purpose %o has the category %s', (given, category) => {
  expect(wpCategoryOf(given)).toBe(category);
});
