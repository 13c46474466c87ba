import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { entered, recorded } from '../support/case.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { file, openCandour, read, visible } from '../support/visit.ts';

/** What the page of a case puts where. Today is 22 November 2026. */

const { team } = addresses;

async function opened(): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  return { candour, visitor };
}

test('the likely next steps are shown first, and everything else is folded', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  const likely = async () => {
    const $ = await read(visitor.get(team.case(request.reference)));
    expect($('details .case-actions a').length).toBeGreaterThan(2);
    return $('section > .case-actions a')
      .get()
      .map((link) => $(link).text());
  };
  expect(await likely()).toEqual([
    'Confirm who can be reached at the email address',
    'Ask for proof of identity',
    'Completed',
    'Add a reply that came by email or post',
  ]);
  await recorded(candour, request, 'case.identity-requested', { reason: 'Proof', notified: true });
  expect(await likely()).toContain('Proof of identity has come');
  await recorded(candour, request, 'case.withdrawn');
  expect(await likely()).toEqual([
    'Open it again',
    'The person complained about our answer',
    'Add a reply that came by email or post',
  ]);
});

test('who acts for the person is part of who asks, under the words of the form', async () => {
  const { candour, visitor } = await opened();
  await file(candour, {
    ...validAccess,
    asking: 'solicitor',
    'solicitor-name': 'Sam Example',
    firm: 'Sample & Example',
  });
  const [request] = await candour.store.openCases();
  const page = visible(await read(visitor.get(team.case(request?.reference ?? ''))));
  const [who = '', wanted = ''] = page.split('What is wanted');
  expect(who).toContain('Your firm Sample & Example');
  expect(wanted).not.toContain('Sample & Example');
});
