import { addresses } from '../../content/addresses.ts';
import { deliveryWords } from '../../content/words/delivery.ts';
import { readMoreWords } from '../../content/words/read-more.ts';
import type { Filed } from './filed-requests.ts';
import { at, filedAt } from './page-state.ts';
import type { PageState } from './page-state.ts';

/** The page of a copy, and of its request, in their states. */

const { page: copy } = deliveryWords;

/** The page of the copy that is ready, on which a code is typed. */
const copyWithCode = (name: string, code: (filed: Filed) => string, then: string): PageState => ({
  name,
  heading: deliveryWords.page.ready,
  open: async (page, _, filed) => {
    await page.goto(filed.copyReady);
    await page.getByLabel(deliveryWords.page.codeLabel).fill(code(filed));
    await page.getByRole('button', { name: deliveryWords.page.open, exact: true }).click();
    await page.getByText(then).waitFor();
  },
});
/** What every pull request looks at. */
export const copyTemplates: PageState[] = [
  filedAt('copy, waiting for the code', 'copyReady', copy.ready),
  { ...copyWithCode('copy, open', ({ copyCode }) => copyCode, copy.shared), stores: ['cookie candour_copy'] },
];

/** The other states, for the thorough tests. */
export const otherCopyStates: PageState[] = [
  filedAt('received, the copy is ready', 'receivedCopyReady', copy.ready),
  {
    ...filedAt('received, waiting for a code', 'receivedCopyReady', copy.ready),
    open: (page, _, filed) => page.goto(`${filed.receivedCopyReady}?code`),
  },
  {
    ...filedAt('received, a code that no longer works', 'receivedCopyReady', copy.ready),
    open: async (page, _, filed) => {
      await page.goto(`${filed.receivedCopyReady}?code`);
      await page.getByRole('button', { name: readMoreWords.open, exact: true }).click();
      await page.getByText(readMoreWords.expired).waitFor();
    },
  },
  // What cannot be a code is no try, so that the code goes on working.
  copyWithCode('copy, wrong code', () => '12', copy.wrong),
  filedAt('copy, five wrong codes', 'copyLocked', copy.lockedTitle),
  filedAt('copy, received', 'copyReceived', copy.ended.received.title),
  filedAt('copy, expired', 'copyExpired', copy.ended.expired.title),
  filedAt('copy, taken back', 'copyTakenBack', copy.ended['taken-back'].title),
  at('copy, unknown', `${addresses.copy}nosuchlink/`, copy.unknownTitle),
];
