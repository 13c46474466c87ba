import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { RequestKind } from '../../content/forms/question.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import {
  allWrong,
  allWrongComplaint,
  allWrongOptOut,
  allWrongRights,
  forAnother,
  self,
} from '../support/page-answers.ts';
import type { FormAnswers } from '../support/page-answers.ts';
import { showsTheSame } from '../support/page-problems.ts';

let site: Site;
let page: Page;
let plain: Page;
beforeAll(async () => {
  site = await openSite();
  page = await site.visit();
  plain = await site.visit({ javaScriptEnabled: false });
});
afterAll(() => site.close());

interface Mistake {
  name: string;
  kind: RequestKind;
  /** Each is answered over the one before. */
  rounds: FormAnswers[];
}
const mistakes: Mistake[] = [
  { name: 'everything wrong', kind: 'access', rounds: [allWrong] },
  { name: 'one mistake among much', kind: 'access', rounds: [{ ...forAnother, email: 'casey at patient' }] },
  { name: 'half a date', kind: 'access', rounds: [{ ...self, birth: '27  1985' }] },
  {
    name: 'a mistake below a choice',
    kind: 'access',
    rounds: [{ ...self, asking: 'child', 'parent-name': 'x'.repeat(201) }],
  },
  { name: 'nothing', kind: 'opt-out', rounds: [{}] },
  { name: 'everything wrong', kind: 'opt-out', rounds: [allWrongOptOut] },
  { name: 'everything wrong', kind: 'rights', rounds: [allWrongRights] },
  { name: 'everything wrong', kind: 'complaint', rounds: [allWrongComplaint] },
];

describe('the script shows the errors that the server would', () => {
  test.each(mistakes)('$kind form with $name', ({ kind, rounds }) =>
    showsTheSame(site, { page, plain }, kind, rounds),
  );
});
