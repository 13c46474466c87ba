import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { correctContact, sendAgain } from '../../api/casework/contact.ts';
import { parseContact } from '../../api/casework/parse-entry.ts';
import { sentence } from '../../api/casework/refuse.ts';
import { everything, mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { addFile, pdf, releaseFiles } from '../support/copy.ts';
import { completeChecklist } from '../support/release.ts';
import { MANAGER, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, toTeam, visible } from '../support/visit.ts';

/** Correcting a contact and sending again on the team pages, after an email that did not arrive. */

const { team } = addresses;
const NEW_EMAIL = 'robyn@patient.example';

async function opened(): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, MANAGER);
  return { candour, visitor };
}
const problemOn = async (response: Promise<Response>) => visible(await read(response), '[role="alert"] p');
/** Sends the form of a page with the number of events that the page was shown with. */
async function send(visitor: TeamVisitor, path: string, fields: Record<string, string> = {}) {
  const $ = await read(visitor.get(path));
  return visitor.send(path, { seen: $('input[name="seen"]').attr('value') ?? '', ...fields });
}

test('a bounce leads from the email and the case to the right address and another sending', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.extended', { reason: 'There is much to read.' });
  await mailsOf(candour);
  await recorded(candour, request, 'case.bounced');
  const page = await read(visitor.get(team.case(request.reference)));
  expect(visible(page, '.team-notice')).toContain('The last email to the person did not arrive.');
  const [correct, again] = page('.team-notice a')
    .get()
    .map((link) => String(page(link).attr('href')));
  expect([correct, again]).toEqual([team.contact(request.reference), team.resend(request.reference)]);

  const form = await read(visitor.get(correct ?? ''));
  expect(form('#email').attr('value')).toBe('robin@patient.example');
  const corrected = await send(visitor, correct ?? '', { email: NEW_EMAIL });
  expect(locationOf(corrected)).toBe(`${team.case(request.reference)}?done=contact-corrected`);
  expect(visible(await read(visitor.get(locationOf(corrected))))).toContain(
    'Recorded: The team corrected how to reach the person.',
  );
  expect(await mailsOf(candour)).toEqual([]);
  await recorded(candour, request, 'case.confirmed');

  const before = everything(candour);
  const shown = await read(visitor.get(again ?? ''));
  expect(everything(candour)).toEqual(before);
  expect(visible(shown)).toContain(NEW_EMAIL);
  const sent = await send(visitor, again ?? '');
  expect(locationOf(sent)).toBe(`${team.case(request.reference)}?done=resent`);
  const [mail] = await mailsOf(candour);
  expect(mail?.to).toBe(NEW_EMAIL);
  expect(shown('.message').text()).toBe(mail?.text);
  const events = (await candour.store.find(request.id))?.events.slice(-3) ?? [];
  expect(events.map(({ what, by }) => [what, by])).toEqual([
    ['case.contact-corrected', 'Practice manager'],
    ['case.confirmed', 'Records lead'],
    ['case.resent', 'Practice manager'],
  ]);
});

test('the email about a bounce has links to both pages, and no name', async () => {
  const { candour } = await opened();
  const request = await entered(candour);
  candour.outcomes.push({ kind: 'dead-letter', reason: '550', bounced: true });
  await candour.round();
  await candour.round();
  const text = toTeam(candour).find(({ subject }) => subject.includes('did not arrive'))?.text ?? '';
  for (const path of [
    team.case(request.reference),
    team.contact(request.reference),
    team.resend(request.reference),
  ])
    expect(text).toContain(candour.messages.url(path));
  expect(text).not.toMatch(/robin|npm run/i);
});

test('what goes again to an address that nobody verified is the receipt, which is written when it is sent', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  await mailsOf(candour);
  expect(visible(await read(visitor.get(team.resend(reference))))).toContain(
    'The confirmation that you have the request, with a new link',
  );
  await send(visitor, team.resend(reference));
  expect((await mailsOf(candour)).map(({ to }) => to)).toEqual(['robin@patient.example']);
});

test('the link of a copy goes again, and the team does not see it', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await completeChecklist(candour, request);
  await addFile(candour, request.id, pdf());
  const { link } = await releaseFiles(candour, request);
  await mailsOf(candour);
  const page = team.resend(request.reference);
  const shown = (await read(visitor.get(page)))('.message').text();
  await send(visitor, page);
  const [mail] = await mailsOf(candour);
  expect(mail?.text).toContain(`${addresses.copy}${link}/`);
  expect(shown).toBe(mail?.text.replaceAll(link, candour.messages.words.teamCases.show.link));
});

test('the pages refuse what the command refuses, in the same words, and change nothing', async () => {
  const { candour, visitor } = await opened();
  const { words } = candour.messages;
  const { reference } = await entered(candour, { email: undefined, telephone: '020 7946 0100' });
  const before = everything(candour);
  for (const typed of [
    {},
    { email: 'not an address' },
    { telephone: '020 7946 0100' },
    { address: 'x'.repeat(501) },
  ]) {
    const contact = parseContact({ email: '', telephone: '', address: '', ...typed });
    const refused =
      'refused' in contact
        ? sentence(contact, words)
        : await correctContact(candour, reference, contact, 'Lead').then((it) => (it.ok ? '' : it.problem));
    const answer = send(visitor, team.contact(reference), {
      email: '',
      telephone: '',
      address: '',
      ...typed,
    });
    expect((await answer).status).toBe(422);
    expect(await problemOn(Promise.resolve((await answer).clone()))).toBe(refused);
  }
  const noEmail = await sendAgain(candour, reference, 'Lead');
  expect(noEmail.ok || noEmail.problem).toBe(words.cases.refused.noEmail);
  expect(await problemOn(visitor.get(team.resend(reference)))).toBe(words.cases.refused.noEmail);
  expect(await problemOn(send(visitor, team.resend(reference)))).toBe(words.cases.refused.noEmail);
  expect(everything(candour)).toEqual(before);
  for (const path of [team.contact('KT7243T3'), team.resend('KT7243T3')])
    expect((await visitor.get(path)).status).toBe(404);
});

test('when somebody else recorded something in the meantime, nothing is changed or sent', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  await mailsOf(candour);
  const stale = { seen: String(request.events.length) };
  await recorded(candour, request, 'case.disputed');
  const before = everything(candour);
  // A form without the number has seen nothing.
  for (const seen of [stale, {}, { seen: 'everything' }])
    for (const path of [team.contact(request.reference), team.resend(request.reference)])
      expect(await problemOn(visitor.send(path, { ...seen, email: NEW_EMAIL }))).toBe(
        candour.messages.words.cases.refused.moved,
      );
  expect(everything(candour)).toEqual(before);
});
