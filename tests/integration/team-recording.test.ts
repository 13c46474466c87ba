import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { recordable } from '../../api/domain/events.ts';
import { everything, mailsOf, recorded, entered } from '../support/case.ts';
import {
  click,
  compareBothWays,
  kindsOfCase,
  recordOnPage,
  signedIn,
  states,
  ways,
  WHY,
} from '../support/recording.ts';
import { completeChecklist } from '../support/release.ts';
import { signIn } from '../support/team.ts';
import { locationOf, read, visible } from '../support/visit.ts';

/** Recording on the team's pages: shown first, then done, and the same as by command. Today is 22 November 2026. */

const { team } = addresses;

test('the first page shows the new date and the message with a gap for the text, and records nothing', async () => {
  const { candour, visitor } = await signedIn();
  const { reference, ...request } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  await mailsOf(candour);
  const before = everything(candour);
  const page = visible(await read(visitor.get(team.record(reference, 'extended'))));
  for (const part of [
    'UK GDPR Art 12(3)',
    'Answer due by Monday 21 December 2026',
    'Answer due by Monday 22 February 2027',
    'robin@patient.example',
    'We need longer for your request',
    '[your text]',
  ])
    expect(page).toContain(part);
  expect(everything(candour)).toEqual(before);
  expect(request.id).toBeDefined();
});

test('what is shown is what is sent, and only the second click sends it', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  await mailsOf(candour);
  const address = team.record(reference, 'extended');
  const before = everything(candour);
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  const $ = await read(shown.clone());
  expect(everything(candour)).toEqual(before);
  const done = await click(visitor, address, { reason: WHY }, 'record', shown);
  expect(locationOf(done)).toBe(`${team.case(reference)}?done=extended`);
  const [mail] = await mailsOf(candour);
  expect($('.message').text()).toBe(mail?.text);
  expect(visible(await read(visitor.get(locationOf(done))))).toContain('Recorded: Extended by two months.');
});

test('the fields come before the email that they make, and the buttons after it', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  const address = team.record(reference, 'refused');
  const drafts: number[] = [];
  const parts = '#on, #reason, #notified, #what-changes, .message, button[name="step"]';
  for (const page of [visitor.get(address), click(visitor, address, { reason: WHY }, 'show')]) {
    const $ = await read(page);
    const found = $(`main :is(${parts})`).get();
    const names = found.map((part) => $(part).attr('id') ?? $(part).attr('value') ?? 'the email');
    expect(names.slice(0, 5)).toEqual(['on', 'reason', 'notified', 'what-changes', 'the email']);
    expect(names.slice(5)).toContain('show');
    // Folded as long as it has a gap, so that the buttons are not far away.
    expect($('details .message').text().includes('[your text]')).toBe($('details .message').length > 0);
    drafts.push($('details .message').length);
  }
  expect(drafts).toEqual([1, 0]);
});

test('a text that was changed after it was shown is shown again first', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  const address = team.record(reference, 'refused');
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  const before = everything(candour);
  const again = await click(visitor, address, { reason: 'Something else.' }, 'record', shown);
  expect(again.status).toBe(200);
  const page = visible(await read(again.clone()));
  expect(page).toContain('Nothing is recorded yet.');
  expect(page).toContain('Something else.');
  expect(everything(candour)).toEqual(before);
  expect((await click(visitor, address, { reason: 'Something else.' }, 'record', again)).status).toBe(303);
});

test('a day that has passed since it was shown is shown again first', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  const address = team.record(reference, 'refused');
  candour.clock.set('2026-11-22T23:50:00Z');
  await signIn(candour, visitor);
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  candour.clock.set('2026-11-23T00:10:00Z');
  const late = await click(visitor, address, { reason: WHY }, 'record', shown);
  expect(late.status).toBe(422);
  expect(visible(await read(late))).toContain('The email would go today and not on 22 November 2026');
});

test('an event without a text is recorded with the click that follows its page', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  expect((await click(visitor, team.record(reference, 'confirmed'), {}, 'record')).status).toBe(303);
});

test('when somebody else recorded something, the page says what, and asks again', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  const address = team.record(reference, 'withdrawn');
  const page = await visitor.get(address);
  await recorded(candour, { reference }, 'case.disputed');
  const before = everything(candour);
  const refused = await click(visitor, address, {}, 'record', page);
  expect(refused.status).toBe(409);
  const said = visible(await read(refused.clone()));
  expect(said).toContain('Something else was recorded for this case in the meantime');
  expect(said).toContain('The person complained about our answer (by Records lead)');
  expect(everything(candour)).toEqual(before);
  expect((await recordOnPage(visitor, address, {})).status).toBe(303);
});

test('a copy is not recorded as completed before the checklist, and the page leads there', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  const page = await read(visitor.get(team.record(reference, 'completed')));
  expect(visible(page, '[role="alert"]')).toContain('The release checklist comes first.');
  expect(page(`a[href="${team.release(reference)}"]`)).toHaveLength(1);
});

test('completed on an unconfirmed case asks whether the person has the answer', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour, { kind: 'rights' });
  const address = team.record(reference, 'completed');
  const first = await read(visitor.get(address));
  expect(visible(first)).toContain('Are you sure that the person has the answer?');
  const refused = await click(visitor, address, {}, 'show');
  expect(refused.status).toBe(422);
  expect((await recordOnPage(visitor, address, { sure: 'yes' })).status).toBe(303);
});

test('a person without a confirmed address gets a letter, which is printed before it is recorded', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour, { email: undefined, address: '1 Sample Street' });
  const address = team.record(reference, 'refused');
  const before = everything(candour);
  const letter = visible(await read(click(visitor, address, { reason: WHY }, 'letter')), '.letter');
  for (const part of ['Robin Sample', '1 Sample Street', WHY, 'We could not do what you asked'])
    expect(letter).toContain(part);
  expect(letter).not.toContain('reply to this email');
  expect(everything(candour)).toEqual(before);
  expect((await recordOnPage(visitor, address, { reason: WHY })).status).toBe(422);
  expect((await recordOnPage(visitor, address, { reason: WHY, notified: 'yes' })).status).toBe(303);
});

test('what a refusal rests on is chosen on the page, kept with the case, and not sent', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  await mailsOf(candour);
  const address = team.record(reference, 'refused');
  const offered = (await read(visitor.get(address)))('input[name=grounds]')
    .get()
    .map((input) => input.attribs['value']);
  expect(offered).toEqual(['proof', 'unfounded', 'not-held', 'others', 'harm', 'privilege', 'other']);
  const shown = await click(visitor, address, { reason: WHY, grounds: 'harm' }, 'show');
  expect((await read(shown.clone()))('input[name=grounds]:checked').attr('value')).toBe('harm');
  await click(visitor, address, { reason: WHY, grounds: 'harm' }, 'record', shown);
  const [mail] = await mailsOf(candour);
  expect(mail?.text).not.toContain('serious harm');
  expect(visible(await read(visitor.get(team.case(reference))))).toContain(
    'Rests on: Likely to cause serious harm',
  );
});

test('an event that refuses nothing offers no ground', async () => {
  const { candour, visitor } = await signedIn();
  const { reference } = await entered(candour);
  const $ = await read(visitor.get(team.record(reference, 'extended')));
  expect($('input[name=grounds]')).toHaveLength(0);
});

/** The thorough tests compare every kind, state and way. */
test.each([
  ['access', 'new'],
  ['someone who has died', 'closed'],
  ['complaint', 'confirmed, with proof asked for'],
])('every event of %s, %s, is the same on the page and by command', async (kind, state) => {
  const [, entry = {}] = kindsOfCase.find(([name]) => name === kind) ?? [];
  const [, prepare] = states.find(([name]) => name === state) ?? [];
  expect(prepare).toBeDefined();
  if (prepare)
    await compareBothWays(
      recordable,
      entry,
      prepare,
      ways.filter(([way]) => way === 'with a text'),
    );
});

test('a copy with its release checklist done is completed the same on the page and by command', () =>
  compareBothWays(['case.completed', 'case.partly-refused'], {}, completeChecklist));
