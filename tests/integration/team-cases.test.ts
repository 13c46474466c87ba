import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** The team's pages of cases, as a browser without script uses them. Today is 22 November 2026. */

const { team } = addresses;

/** An app, and somebody of the team who is signed in. */
async function opened(): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  return { candour, visitor };
}

const text = async (response: Promise<Response>, selector = 'main') =>
  visible(await read(response), selector);
const names = async (response: Promise<Response>) => {
  const $ = await read(response);
  return $('.case-list h2 span:first-child')
    .get()
    .map((name) => $(name).text());
};

test('the list has open cases, the soonest due first, with what each waits for in words', async () => {
  const { candour, visitor } = await opened();
  await entered(candour, { name: 'Robin Later', receivedOn: '2026-11-20' });
  await entered(candour, { name: 'Robin Late', receivedOn: '2026-10-02', kind: 'rights' });
  const waiting = await entered(candour, { name: 'Robin Waiting', receivedOn: '2026-11-10' });
  await recorded(candour, waiting, 'case.identity-requested', { reason: 'Proof', notified: true });
  const closed = await entered(candour, { name: 'Robin Closed' });
  await recorded(candour, closed, 'case.withdrawn');
  expect(await names(visitor.get(team.home))).toEqual(['Robin Late', 'Robin Later', 'Robin Waiting']);
  expect(await names(visitor.get(`${team.home}?view=overdue`))).toEqual(['Robin Late']);
  expect(await names(visitor.get(`${team.home}?view=waiting`))).toEqual(['Robin Waiting']);
  expect(await names(visitor.get(`${team.home}?view=closed`))).toEqual(['Robin Closed']);
  expect(await names(visitor.get(`${team.home}?kind=rights`))).toEqual(['Robin Late']);
  const page = await text(visitor.get(team.home));
  for (const part of [
    'Open (3)',
    'Overdue (1)',
    'Awaiting the person (1)',
    'Closed',
    'Overdue by 20 days;',
    'Waiting for identity;',
    'Nobody is in charge yet',
  ])
    expect(page).toContain(part);
});

test('a name finds cases in a list whatever its accents and capitals, and stays out of every address', async () => {
  const { candour, visitor } = await opened();
  await entered(candour, { name: 'Renée Sample' });
  const other = await entered(candour, { name: 'Robin Other' });
  await recorded(candour, other, 'case.assigned', { reason: 'Reception' });
  expect(await names(visitor.send(team.find, { find: 'renee' }))).toEqual(['Renée Sample']);
  expect(await names(visitor.send(team.find, { find: '', person: 'Reception' }))).toEqual(['Robin Other']);
  expect(await names(visitor.send(team.find, { find: '', person: 'nobody' }))).toEqual(['Renée Sample']);
  expect(await text(visitor.send(team.find, { find: 'nobody at all' }))).toContain(
    'No request in this list matches',
  );
  const $ = await read(visitor.send(team.find, { find: 'renee' }));
  for (const link of $('a[href], form').get())
    expect(`${$(link).attr('href')} ${$(link).attr('action')}`).not.toMatch(/ren(?:e|é|%c3)/i);
});

test('a reference finds any case, and a mistyped one says so', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  const typed = `${reference.slice(0, 4)}-${reference.slice(4)}`.toLowerCase();
  expect(locationOf(await visitor.send(team.find, { find: typed }))).toBe(team.case(reference));
  const wrong = (reference[0] === '2' ? '3' : '2') + reference.slice(1);
  expect(await text(visitor.send(team.find, { find: wrong }))).toContain(
    'at least one of its eight characters is mistyped',
  );
});

test('a long list has pages, and a search through it goes on where it stopped', async () => {
  const { candour, visitor } = await opened();
  for (let number = 0; number < 27; number++)
    await entered(candour, { name: `Robin ${number}`, email: undefined });
  const $ = await read(visitor.get(team.home));
  expect($('.case-list > li')).toHaveLength(25);
  const next = $('a[href*="after="]').attr('href') ?? '';
  expect(await names(visitor.get(next))).toHaveLength(2);
  const found = await read(visitor.send(team.find, { find: 'robin' }));
  expect(found('.case-list > li')).toHaveLength(25);
  const after = found('input[name="after"]').attr('value') ?? '';
  expect(await names(visitor.send(team.find, { find: 'robin', after }))).toHaveLength(2);
});

test('the page of a case says who asks for what first, then the date and why, and every email word for word', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour, { telephone: '020 7946 0123' });
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.identity-requested', { reason: 'Please call us on Monday.' });
  await recorded(candour, request, 'case.note', { reason: 'She sounded upset.' });
  const mails = await mailsOf(candour);
  const page = await text(visitor.get(team.case(request.reference)));
  const inOrder = [
    'Robin Sample',
    'Who asks, and about whom',
    'robin@patient.example (confirmed)',
    '020 7946 0123',
    'What is wanted',
    'Please send me all my notes.',
    'Why this date',
    'What to do',
    'Record what happened',
    'Proof of identity has come',
    'What happened',
    'The team confirmed who can be reached there (by Records lead)',
    'She sounded upset.',
    'They may ask to see them',
  ];
  let from = 0;
  for (const part of inOrder) {
    expect(page.slice(from), part).toContain(part);
    from = page.indexOf(part, from);
  }
  const asked = mails.find(({ subject }) => subject.includes('We need something'))?.text ?? 'none';
  const $ = await read(visitor.get(team.case(request.reference)));
  const shown = $('.timeline details .typed')
    .get()
    .map((mail) => $(mail).text());
  expect(shown).toContain(asked);
  expect(shown.join(' ')).not.toMatch(/confirm\/[a-z0-9]{32}/);
  expect(mails.map((mail) => mail.text).join(' ')).not.toContain('She sounded upset');
});

test('the page offers what can be recorded now, and nothing else', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour, { kind: 'opt-out' });
  const page = await text(visitor.get(team.case(request.reference)), '.case-actions');
  expect(page).toContain('Completed');
  for (const part of ['Refuse', 'Extend', 'proof', 'Open it again']) expect(page).not.toContain(part);
  await recorded(candour, request, 'case.completed');
  const closed = await text(visitor.get(team.case(request.reference)), '.case-actions');
  expect(closed).toContain('Open it again');
  expect(closed).not.toContain('Withdrawn');
});

test('somebody in charge and notes are recorded with one click, and no email goes', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour, { email: undefined });
  for (const [event, reason] of [
    ['assigned', 'Reception'],
    ['note', 'Will ring on Friday.'],
  ] as const) {
    const sent = await visitor.send(team.record(reference, event), { reason, step: 'record' });
    expect(locationOf(sent)).toBe(`${team.case(reference)}?done=${event}`);
  }
  const page = await text(visitor.get(team.case(reference)));
  expect(page).toContain('Will ring on Friday.');
  expect(await text(visitor.get(team.home))).toContain('In charge: Reception');
  expect(rows(candour, "SELECT * FROM mails WHERE kind = 'case-news'")).toEqual([]);
});

test('an erased case shows only what happened and when', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  await recorded(candour, request, 'case.note', { reason: 'She sounded upset.' });
  await recorded(candour, request, 'case.withdrawn');
  await candour.store.erase([request.id], candour.clock.now());
  const page = await text(visitor.get(team.case(request.reference)));
  expect(page).toContain('Everything personal in this case was erased');
  expect(page).not.toMatch(/Robin|upset|Add a note/);
});

test('an email is printed as a letter, and that it was posted is recorded with its subject and address', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour, { address: '1 Sample Street\nLondon' });
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.extended', { reason: 'It is long.' });
  await mailsOf(candour);
  const $ = await read(visitor.get(team.case(request.reference)));
  const letter = await read(visitor.get($('.timeline a').last().attr('href') ?? ''));
  const words = visible(letter, '.letter');
  for (const part of ['Robin Sample', '1 Sample Street', 'We need longer, and are sorry', 'It is long.'])
    expect(words).toContain(part);
  expect(words).not.toContain('You get this email');
  const posted = letter('a[href*="posted"]').attr('href') ?? '';
  const form = await read(visitor.get(posted));
  expect(form('textarea').text()).toBe(
    `Letter “We need longer for your request (${request.reference})”, posted to: 1 Sample Street\nLondon`,
  );
});

test('a case that does not exist is not found, and neither is an event', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  for (const path of [
    team.case('KT7243T2'),
    team.case('nonsense'),
    team.record(reference, 'deleted'),
    team.letter(reference, 'nothing'),
  ])
    expect((await visitor.get(path)).status).toBe(404);
});

test('nobody sees a case without signing in, and no template is served', async () => {
  const candour = await openCandour();
  const { reference } = await entered(candour);
  const stranger = teamVisitor(candour);
  for (const path of [team.case(reference), team.record(reference, 'completed'), team.new, team.due]) {
    const response = await stranger.get(path);
    expect([response.status, await response.text()]).toEqual([303, '']);
  }
  for (const template of Object.values(team.templates))
    expect((await stranger.get(template)).status).not.toBe(200);
});

test('nothing personal is in an address, a log entry or a stored response', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour);
  const pages = [team.home, team.case(request.reference), team.record(request.reference, 'refused')];
  for (const path of pages) {
    const response = await visitor.get(path);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect([...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to]) => to).join(' ')).not.toMatch(
      /robin|sample/i,
    );
  }
  await visitor.send(team.find, { find: 'Robin Sample' });
  candour.clock.advance(DAY);
  expect(JSON.stringify(candour.logged)).not.toMatch(/robin|sample/i);
});

test.each<[string, Partial<ManualEntry>]>([
  ['access', {}],
  ['a child', { asking: 'child' }],
  ['someone who has died', { asking: 'deceased' }],
  ['rights', { kind: 'rights' }],
  ['a complaint', { kind: 'complaint' }],
  ['an opt-out', { kind: 'opt-out' }],
])('every page of recording opens for %s', async (_, entry) => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour, entry);
  const $ = await read(visitor.get(team.case(reference)));
  const links = $('.case-actions a')
    .get()
    .map((link) => $(link).attr('href') ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect((await visitor.get(link)).status, link).toBe(200);
});
