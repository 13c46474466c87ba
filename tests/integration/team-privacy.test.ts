import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { recorded } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { MANAGER, signIn, teamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, reminders, remindersToLeads } from '../support/visit.ts';

/** Personal data on the team pages: in no address, log, subject, calendar, list or cached answer. */

const { team } = addresses;

/** Words that appear nowhere else. */
const planted = {
  name: 'Barnabus Wexlimoor',
  email: 'zq.planted@mailplanted.example',
  newEmail: 'zr.corrected@mailplanted.example',
  telephone: '020 7946 0987',
  address: '77 Plantedlane',
  asked: 'Askedplanted notes',
  note: 'Noteplanted',
  reason: 'Reasonplanted',
};
const secrets = [
  ...Object.values(planted),
  ...['Wexlimoor', 'mailplanted', 'Plantedlane', '7946 0987', '79460987', 'Askedplanted'],
  ...Object.values(planted).map(encodeURIComponent),
];
const holds = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

/** What a whole visit left behind. */
interface Traces {
  /** Where forms led to, and every address in the pages. */
  places: string[];
  /** The `Cache-Control` of every answer. */
  caching: Set<string | null>;
  /** All pages and files together. */
  shown: string;
  calendar: string;
}

async function wholeVisit(candour: Candour): Promise<Traces> {
  const traces: Traces = { places: [], caching: new Set(), shown: '', calendar: '' };
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, MANAGER);
  const go = async (answer: Promise<Response>) => {
    const response = await answer;
    traces.places.push(locationOf(response));
    traces.caching.add(response.headers.get('cache-control'));
    const text = await response.clone().text();
    traces.shown += text;
    const $ = await read(response);
    for (const element of $('[href], [action], [src]').get())
      traces.places.push(...['href', 'action', 'src'].map((name) => String($(element).attr(name))));
    return text;
  };
  const entry = { channel: 'telephone', for: 'self', on: '2026-11-22', asked: planted.asked };
  const who = { name: planted.name, email: planted.email, telephone: planted.telephone };
  for (const kind of ['access', 'opt-out'])
    await go(visitor.send(team.new, { ...entry, ...who, kind, address: planted.address }));
  const request = (await candour.store.openCases()).find(({ kind }) => kind === 'access');
  if (!request) throw new Error('There is no case');
  const { reference } = request;
  await go(visitor.send(team.find, { find: planted.name }));
  await go(visitor.send(team.checkSuppression, { sought: planted.email }));
  await go(visitor.send(team.checkSuppression, { sought: 'nobody.planted@mailplanted.example' }));
  await go(visitor.send(team.exportSuppressions));
  await go(visitor.send(team.record(reference, 'note'), { reason: planted.note, step: 'record' }));
  await recorded(candour, request, 'case.bounced');
  await go(visitor.get(team.case(reference)));
  await go(visitor.get(team.contact(reference)));
  await go(visitor.send(team.contact(reference), { email: 'no address of Wexlimoor' }));
  await go(visitor.send(team.contact(reference), { email: planted.newEmail }));
  await go(visitor.get(team.resend(reference)));
  await go(visitor.send(team.resend(reference)));
  const madePage = await read(visitor.send(team.calendar));
  const calendar = new URL(String(madePage('input[readonly]').attr('value'))).pathname;
  traces.calendar = await go(candour.get(calendar));
  for (const [day, time] of [
    ['2026-11-23', '07:00'],
    ['2027-01-20', '09:00'],
    ['2027-01-27', '09:00'],
  ] as const) {
    candour.clock.set(`${day}T${time}:00Z`);
    await candour.round();
  }
  const refusal = { reason: planted.reason, notified: true };
  await recorded(candour, request, 'case.refused', refusal);
  await signIn(candour, visitor, MANAGER);
  for (const address of [team.report(2026), team.reportFile(2026), team.audit, team.home, team.people])
    await go(visitor.get(address));
  return traces;
}

test('what a case holds stays on the pages and in emails to the team', async () => {
  const candour = await openCandour();
  const people = candour.messages.team.read();
  candour.messages.team = { read: () => people && { ...people, digest: 'weekly' } };
  const { places, caching, shown, calendar } = await wholeVisit(candour);
  // The pages showed all of it, so the search below looks for the right words.
  for (const text of Object.values(planted)) expect(shown).toContain(text);

  expect([...caching]).toEqual(['no-store']);
  expect(places.filter((place) => place.startsWith(team.home)).length).toBeGreaterThan(50);
  expect(holds(places.join('\n'))).toEqual([]);
  expect(candour.logged.length).toBeGreaterThan(15);
  expect(holds(JSON.stringify(candour.logged))).toEqual([]);
  expect(holds(candour.sent.map(({ message }) => message.subject).join('\n'))).toEqual([]);
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(holds(calendar)).toEqual([]);
  const digests = candour.sent.filter(({ message }) => /\bopen$/.test(message.subject));
  const ourOwn = [
    ...digests.map(({ message }) => message),
    ...reminders(candour),
    ...remindersToLeads(candour),
  ];
  expect(ourOwn.length).toBeGreaterThanOrEqual(6);
  expect(holds(ourOwn.map(({ text }) => text).join('\n'))).toEqual([]);
  expect(holds((await candour.store.audit(100)).map((entry) => JSON.stringify(entry)).join('\n'))).toEqual(
    [],
  );
});
