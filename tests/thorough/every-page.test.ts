import { afterAll, beforeAll, describe, test } from 'vitest';
import { dark, light } from '../support/page-axe.ts';
import { firstTemplates, furtherTemplates, otherStates } from '../support/page-list.ts';
import { openPagePromises } from '../support/page-promises.ts';
import type { PagePromises } from '../support/page-promises.ts';

/** What `tests/browser/every-page.test.ts` checks on the templates that differ most, on every page in every state. */

let promises: PagePromises;
beforeAll(async () => {
  promises = await openPagePromises();
});
afterAll(() => promises.close());

describe('nothing is cut off, stored, requested elsewhere or stopped by the policy, and axe finds nothing wrong', () => {
  test.concurrent.each([...furtherTemplates, ...otherStates])(
    '$name, in light colours at 320 pixels and dark ones at 1280',
    (state) => promises.keeps(state, light, dark),
  );

  test.concurrent.each(firstTemplates)('$name, in dark colours at 1280 pixels', (state) =>
    promises.keeps(state, dark),
  );

  test.concurrent('the HTML of an email to the team', () =>
    promises.keepsInMail(/^Subject access request/, light, dark),
  );
});
