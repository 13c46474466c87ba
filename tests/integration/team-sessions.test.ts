import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR, MINUTE } from '../../api/base/calendar.ts';
import { createApp } from '../../api/app.ts';
import { withBase } from '../../content/addresses.ts';
import { encode, ORIGIN, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { recorded, entered } from '../support/case.ts';
import {
  askForCode,
  codeIn,
  codeMails,
  DIRECTOR,
  formTokenOf,
  MANAGER,
  RECEPTION,
  signIn,
  teamVisitor,
} from '../support/team.ts';
import {
  dataFolder,
  databaseBytes,
  file,
  locationOf,
  openCandour,
  read,
  rows,
  visible,
} from '../support/visit.ts';

const { team } = addresses;

/** Another server on the same database. */
function secondServer(candour: Candour): Pick<Candour, 'get' | 'post'> {
  const { config } = candour;
  const app = createApp({
    ...candour,
    path: (path) => withBase(config.basePath, path),
    wake: () => undefined,
  });
  return {
    get: async (path, headers = {}) => app.request(ORIGIN + path, { headers }),
    post: async (path, fields, headers = {}) =>
      app.request(ORIGIN + path, {
        method: 'POST',
        body: encode(fields),
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  };
}

/** Whether a browser is signed in. */
const isSignedIn = async (visitor: ReturnType<typeof teamVisitor>): Promise<boolean> =>
  (await visitor.get(team.people)).status === 200;

/** A clinic's folder of its own, whose team.yaml a test may change. */
function ownFolder(): string {
  const folder = join(dataFolder(), 'content');
  cpSync(inject('sites').full.contentDir, folder, { recursive: true });
  return folder;
}

const person = (name: string, email: string, role: string): string =>
  `  - name: ${name}\n    email: ${email}\n    role: ${role}\n`;

test('a session ends after half an hour without a request, and after twelve hours in any case', async () => {
  const candour = await openCandour();
  const idle = teamVisitor(candour);
  await signIn(candour, idle);
  candour.clock.advance(29 * MINUTE);
  expect(await isSignedIn(idle)).toBe(true);
  candour.clock.advance(30 * MINUTE);
  expect(await isSignedIn(idle)).toBe(false);

  const busy = teamVisitor(candour);
  await signIn(candour, busy);
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    candour.clock.advance(20 * MINUTE);
    expect(await isSignedIn(busy)).toBe(true);
  }
  candour.clock.advance(20 * MINUTE);
  expect(await isSignedIn(busy)).toBe(false);
});

test('a clock that is set back revives neither a session nor a code', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  const asking = teamVisitor(candour);
  await askForCode(candour, asking, DIRECTOR);
  const code = codeIn(codeMails(candour).at(-1));
  candour.clock.advance(31 * MINUTE);
  await candour.round();
  candour.clock.advance(-30 * MINUTE);
  expect(await isSignedIn(visitor)).toBe(false);
  expect((await asking.post(team.code, { code })).status).toBe(422);

  // A clock that ran ahead: what was made then does not last for as long as it was ahead.
  candour.clock.advance(DAY);
  const ahead = teamVisitor(candour);
  await signIn(candour, ahead);
  await askForCode(candour, asking, DIRECTOR);
  candour.clock.advance(-DAY);
  expect(await isSignedIn(ahead)).toBe(false);
  expect((await asking.post(team.code, { code: codeIn(codeMails(candour).at(-1)) })).status).toBe(422);
});

test('signing in gives a new session, whatever cookies the browser came with', async () => {
  const candour = await openCandour();
  const attacker = teamVisitor(candour);
  await signIn(candour, attacker, RECEPTION);
  const planted = attacker.cookies.get('candour_team') ?? '';
  const victim = teamVisitor(candour);
  victim.cookies.set('candour_team', planted);
  victim.cookies.set('candour_team_code', 'A'.repeat(43));
  await signIn(candour, victim, MANAGER);
  expect(victim.cookies.get('candour_team')).not.toBe(planted);
  const $ = await read(victim.get(team.people));
  expect(visible($, '.signed-in')).toContain('Practice manager');
  expect(await isSignedIn(attacker)).toBe(false);
});

test('the cookies are for this site only, and no script can read them', async () => {
  const https = await openCandour({ env: { PUBLIC_ORIGIN: 'https://privacy.brackenholt.example' } });
  const visitor = teamVisitor({
    get: (path, headers) => https.get(path, headers),
    post: (path, fields, headers) =>
      https.post(path, fields, { ...headers, origin: 'https://privacy.brackenholt.example' }),
  });
  const asked = await askForCode(https, visitor, MANAGER);
  const entered = await visitor.post(team.code, { code: codeIn(codeMails(https)[0]) });
  const lines = [asked, entered].flatMap(({ headers }) => headers.getSetCookie());
  expect(lines.map((line) => line.replace(/=[\w.-]{43,}/, '=…'))).toEqual([
    '__Host-candour_team_code=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-candour_team=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-candour_team_browser=…; Max-Age=7776000; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-candour_team_code=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
});

test('signing out ends the session here, or in every browser', async () => {
  const candour = await openCandour();
  const [here, there] = [teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, here);
  await signIn(candour, there);
  const cookie = here.cookies.get('candour_team') ?? '';
  expect(locationOf(await here.send(team.signOut))).toBe(`${team.home}?signed-out`);
  here.cookies.set('candour_team', cookie);
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, true]);
  await signIn(candour, here);
  await here.send(team.signOutPerson, { email: MANAGER });
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, false]);
});

test('a lead signs other people out, and a handler does not', async () => {
  const candour = await openCandour();
  const [lead, handler] = [teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, lead, MANAGER);
  await signIn(candour, handler, RECEPTION);
  expect((await handler.send(team.signOutPerson, { email: MANAGER })).status).toBe(403);
  expect((await handler.get(team.audit)).status).toBe(403);
  expect(await isSignedIn(lead)).toBe(true);
  await lead.send(team.signOutPerson, { email: RECEPTION });
  expect(await isSignedIn(handler)).toBe(false);
  const $ = await read(lead.get(team.audit));
  expect(visible($, 'tbody tr:first-child')).toContain('Practice manager signed out Reception everywhere');
});

test('somebody who is taken out of team.yaml is signed out at once', async () => {
  const folder = ownFolder();
  const candour = await openCandour({ env: { CONTENT_DIR: folder } });
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, RECEPTION);
  await askForCode(candour, teamVisitor(candour), RECEPTION);
  writeFileSync(join(folder, 'team.yaml'), `people:\n${person('Manager', MANAGER, 'lead')}`);
  expect(await isSignedIn(visitor)).toBe(false);
  const count = codeMails(candour).length;
  await askForCode(candour, visitor, RECEPTION);
  expect(codeMails(candour)).toHaveLength(count);

  writeFileSync(join(folder, 'team.yaml'), 'people: nobody\n');
  await signIn(candour, visitor, MANAGER);
  expect(candour.logged.find(({ event }) => event === 'site.file-invalid')?.details).toEqual({
    file: 'team.yaml',
    problems: 'team.yaml line 1, people: expected a list of people',
  });
  rmSync(join(folder, 'team.yaml'));
  expect((await visitor.get(team.home)).status).toBe(404);
});

test('without team.yaml every team page is 404', async () => {
  const candour = await openCandour({ site: 'minimal' });
  for (const path of [
    team.home,
    team.code,
    team.people,
    team.audit,
    '/team',
    '/team/index.html',
    '/team/sign-in/',
  ])
    expect([path, (await candour.get(path)).status]).toEqual([path, 404]);
  expect((await candour.post(team.signIn, { email: MANAGER })).status).toBe(404);
});

test('no template of the team pages is served as a file', async () => {
  const candour = await openCandour();
  for (const path of [
    '/team/index.html',
    '/team/people/index.html',
    '/team/audit/',
    '/team/kept/index.html',
  ]) {
    const response = await candour.get(path);
    expect([path, response.status]).toEqual([path, 303]);
    expect(await response.text()).toBe('');
  }
  expect(await (await candour.get(addresses.sitemap)).text()).not.toContain('/team');
});

test('every answer of the team pages is kept by no cache, and has the strict policy', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  const before = [await visitor.get(team.home), await visitor.get(team.people), await visitor.get(team.code)];
  await signIn(candour, visitor);
  const after = [
    await visitor.get(team.people),
    await visitor.get(team.audit),
    await visitor.get('/team/none/'),
  ];
  for (const { headers, status } of [...before, ...after]) {
    expect([status, headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(headers.get('content-security-policy')).not.toMatch(/https:/);
  }
});

test('a form is taken from a page of the same session and the same site only', async () => {
  const candour = await openCandour();
  const [visitor, other] = [teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, visitor);
  await signIn(candour, other, RECEPTION);
  const token = { 'form-token': await formTokenOf(visitor) };
  expect((await visitor.post(team.signOut)).status).toBe(403);
  expect((await visitor.post(team.signOut, { 'form-token': await formTokenOf(other) })).status).toBe(403);
  expect((await visitor.post(team.signOut, token, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await visitor.post(team.signOut, token)).status).toBe(303);
});

test('what somebody sends in a session that has ended is kept for them, sealed, for an hour', async () => {
  const candour = await openCandour();
  const [visitor, colleague] = [teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, visitor);
  await signIn(candour, colleague, RECEPTION);
  const token = await formTokenOf(visitor);
  candour.clock.advance(31 * MINUTE);
  const note = 'Robin Sample rang about the X-ray.';
  const sent = await visitor.post(team.case('KT7243T2'), { note, 'form-token': token });
  expect(locationOf(sent)).toBe('/team/?next=%2Fteam%2Fkept%2F');
  expect(visible(await read(visitor.get(locationOf(sent))))).toContain('What you typed is safe for an hour.');
  expect(databaseBytes(candour).includes('Robin Sample')).toBe(false);

  await signIn(candour, colleague, RECEPTION);
  expect(visible(await read(colleague.get(team.kept)))).toContain('Nothing is kept for you.');
  expect(await signIn(candour, visitor)).toBe(team.kept);
  const $ = await read(visitor.get(team.kept));
  expect(visible($, '.kept')).toBe(note);
  expect($('form').eq(1).attr('action')).toBe(team.case('KT7243T2'));
  expect($('form').eq(1).find('input[name="note"]').attr('value')).toBe(note);
  await visitor.send(team.kept, { 'kept-form': 'yes' });
  expect(visible(await read(visitor.get(team.kept)))).toContain('Nothing is kept for you.');
  expect(rows(candour, 'SELECT * FROM team_drafts')).toEqual([]);
});

test('what a stranger, or a page of another session, sends is not kept', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  candour.clock.advance(31 * MINUTE);
  await visitor.post(team.case('KT7243T2'), { note: 'x', 'form-token': 'A'.repeat(43) });
  await teamVisitor(candour).post(team.case('KT7243T2'), { note: 'x', 'form-token': 'A'.repeat(43) });
  expect(rows(candour, 'SELECT * FROM team_drafts')).toEqual([]);
});

test('two servers on one database are one', async () => {
  const candour = await openCandour();
  const second = secondServer(candour);
  const visitor = teamVisitor(candour);
  await askForCode(candour, visitor, MANAGER);
  const code = codeIn(codeMails(candour)[0]);
  const elsewhere = teamVisitor(second);
  elsewhere.cookies.set('candour_team_code', visitor.cookies.get('candour_team_code') ?? '');
  const answers = await Promise.all([elsewhere.post(team.code, { code }), visitor.post(team.code, { code })]);
  expect(answers.map(({ status }) => status).toSorted(), 'a code works once').toEqual([303, 422]);

  await signIn(candour, visitor);
  elsewhere.cookies.set('candour_team', visitor.cookies.get('candour_team') ?? '');
  expect(await isSignedIn(elsewhere)).toBe(true);
  await visitor.send(team.signOut);
  expect(await isSignedIn(elsewhere)).toBe(false);
});

test('a stranger who asks for many codes locks nobody out', async () => {
  const candour = await openCandour({ trustedProxies: 1 });
  const known = teamVisitor(candour, { from: '198.51.100.1' });
  await signIn(candour, known);
  await known.send(team.signOut);
  const sentBefore = teamVisitor(candour, { from: '198.51.100.2' });
  await askForCode(candour, sentBefore, MANAGER);
  const earlier = codeIn(codeMails(candour).at(-1));

  for (let number = 0; number < 12; number++)
    await askForCode(candour, teamVisitor(candour, { from: `203.0.113.${number}` }), MANAGER);
  expect(codeMails(candour), 'a person gets six codes an hour from browsers that are not known').toHaveLength(
    6,
  );

  expect((await sentBefore.post(team.code, { code: earlier })).status, 'a code that was sent').toBe(303);
  expect(await signIn(candour, known), 'a browser that has signed in before').toBe(team.home);
});

test('one network asks for twenty codes an hour, and is told when it may ask again', async () => {
  const candour = await openCandour({ trustedProxies: 1 });
  const ask = () => teamVisitor(candour).post(team.signIn, { email: 'someone@elsewhere.example' });
  for (let number = 0; number < 20; number++) expect((await ask()).status).toBe(303);
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
  expect(visible(await read(refused), '.team-problem p')).toBe(
    'Too many codes were asked for from this network. Try again in 60 minutes, or use a passkey.',
  );
});

test('codes go out after the mail of patients, and one that fails holds nothing up', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await visitor.post(team.signIn, { email: MANAGER });
  await expect.poll(() => rows(candour, 'SELECT kind FROM mails')).toEqual([{ kind: 'team-code' }]);
  candour.clock.advance(1000);
  await file(candour, validAccess);
  await candour.round();
  expect(candour.sent.map(({ message }) => message.to)).toEqual(['robin@patient.example', MANAGER]);

  candour.outcomes.push({ kind: 'retry', reason: 'no answer', mayHaveArrived: false, after: undefined });
  await askForCode(candour, teamVisitor(candour), DIRECTOR);
  const count = candour.sent.length;
  await file(candour, { ...validAccess, email: 'other@patient.example' });
  await candour.round();
  expect(candour.sent.slice(count).map(({ message }) => message.to)).toEqual(['other@patient.example']);
  candour.clock.advance(10 * MINUTE);
  await candour.round();
  expect(rows(candour, "SELECT state FROM mails WHERE kind = 'team-code'")).toEqual([]);
});

test('the audit list goes with the case, and the rest after twelve months', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  const letter = await entered(candour, {});
  await candour.store.addAudit({
    at: candour.clock.now(),
    action: 'case.viewed',
    by: 'Practice manager',
    requestId: letter.id,
  });
  const $ = await read(visitor.get(team.audit));
  expect(
    $('tbody tr')
      .toArray()
      .map((row) => visible($, `tbody tr:nth-child(${$(row).index() + 1})`)),
  ).toEqual([
    expect.stringContaining(`Practice manager looked at it ${letter.reference}`),
    expect.stringContaining('Practice manager signed in with a code'),
  ]);
  await recorded(candour, letter, 'case.completed', { notified: true });
  candour.clock.advance(366 * DAY);
  await candour.round();
  expect(await candour.store.audit(10)).toMatchObject([{ action: 'case.viewed' }]);
  candour.clock.advance(366 * 9 * DAY);
  await candour.round();
  expect(await candour.store.audit(10)).toEqual([]);
});

test('nothing about a person stands in an address, the log or a readable row', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  const asked = await askForCode(candour, visitor, MANAGER);
  const code = codeIn(codeMails(candour)[0]);
  const entered = await visitor.post(team.code, { code });
  await visitor.get(team.people);
  candour.clock.advance(HOUR);
  const planted = [MANAGER, 'Practice manager', code, code.replace('-', ''), ...visitor.cookies.values()];
  const seen = JSON.stringify([candour.logged, locationOf(asked), locationOf(entered)]);
  const stored = databaseBytes(candour);
  for (const one of planted) {
    expect(seen).not.toContain(one);
    expect(stored.includes(one), one).toBe(false);
  }
});
