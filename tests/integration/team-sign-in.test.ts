import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import {
  askForCode,
  codeIn,
  codeMails,
  DIRECTOR,
  MANAGER,
  RECEPTION,
  signIn,
  teamVisitor,
} from '../support/team.ts';
import { locationOf, openCandour, read, visible } from '../support/visit.ts';

const STRANGER = 'someone@elsewhere.example';
const { team } = addresses;

/** A code that is not the one in the mail. */
const otherThan = (code: string): string => (code.startsWith('A') ? 'C' : 'A') + code.slice(1);

test('signs somebody on the team in with the code from their mailbox', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  expect(visible(await read(visitor.get(team.home)), 'h1')).toBe('Sign in');
  const asked = await askForCode(candour, visitor, ' Manager@BRACKENHOLT.example ');
  expect([asked.status, locationOf(asked)]).toEqual([303, team.code]);
  const [mail] = codeMails(candour);
  expect(mail).toMatchObject({ to: MANAGER, subject: 'Your sign-in code for the team pages' });
  expect(mail?.html).toBeUndefined();
  expect(mail?.text).not.toMatch(/https?:/);
  const typed = codeIn(mail).toLowerCase().replace('-', ' ');
  const entered = await visitor.post(team.code, { code: typed });
  expect([entered.status, locationOf(entered)]).toEqual([303, team.home]);
  const $ = await read(visitor.get(team.people));
  expect(visible($, '.signed-in')).toContain('Signed in as Practice manager');
});

test.each([
  'manager\u00ad@brackenholt.example',
  'mailto:\u2060manager@brackenholt.example',
  'Manager <manager@brackenholt.example>.',
])('takes the address as it was pasted: %j', async (typed) => {
  const candour = await openCandour();
  const asked = await askForCode(candour, teamVisitor(candour), typed);
  expect([asked.status, locationOf(asked)]).toEqual([303, team.code]);
  expect(codeMails(candour).map(({ to }) => to)).toEqual([MANAGER]);
});

test('leads to the page that was asked for, and to no other place', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  const sent = await visitor.get(team.case('KT7243T2'));
  expect(locationOf(sent)).toBe('/team/?next=%2Fteam%2Fcases%2FKT7243T2%2F');
  const $ = await read(visitor.get(locationOf(sent)));
  expect($('input[name="next"]').attr('value')).toBe(team.case('KT7243T2'));
  expect(await signIn(candour, visitor, MANAGER, team.case('KT7243T2'))).toBe(team.case('KT7243T2'));
  for (const next of [
    'https://elsewhere.example/',
    '//elsewhere.example/team/',
    '/team/../requests/',
    '/requests/',
  ])
    expect(await signIn(candour, teamVisitor(candour), RECEPTION, next)).toBe(team.home);
});

test('answers the same whether or not somebody on the team has the address', async () => {
  const candour = await openCandour();
  const answersTo = async (email: string) => {
    const visitor = teamVisitor(candour);
    const asked = await askForCode(candour, visitor, email);
    const page = await (await visitor.get(team.code)).text();
    const tries = [];
    for (let number = 0; number < 7; number++) {
      const response = await visitor.post(team.code, { code: 'AAAA-AAAA' });
      tries.push([response.status, await response.text()]);
    }
    const headers = [...asked.headers].map(([name, value]) => [name, value.replace(/=[\w-]{43}/, '=…')]);
    return { status: asked.status, headers, page, tries };
  };
  expect(await answersTo(STRANGER)).toEqual(await answersTo(MANAGER));
  expect(codeMails(candour).map(({ to }) => to)).toEqual([MANAGER]);
});

test('takes five wrong codes from a browser, and then not even the right one', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await askForCode(candour, visitor, MANAGER);
  const code = codeIn(codeMails(candour)[0]);
  const said = [];
  for (let number = 1; number <= 5; number++)
    said.push(visible(await read(visitor.post(team.code, { code: otherThan(code) })), '.team-problem p'));
  const wrong = 'That code is not right. Check the email and try again.';
  const usedUp = 'There were five wrong codes, so this one no longer works. Ask for a new one.';
  expect(said).toEqual([wrong, wrong, wrong, wrong, usedUp]);
  const $ = await read(visitor.post(team.code, { code }));
  expect(visible($, '.team-problem p')).toBe(usedUp);
  expect($('[name="code"]').attr('aria-invalid')).toBe('true');
  await askForCode(candour, visitor, MANAGER);
  expect((await visitor.post(team.code, { code: codeIn(codeMails(candour)[1]) })).status).toBe(303);
});

test('takes a code in the browser that asked for it, once, and within ten minutes', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await askForCode(candour, visitor, MANAGER);
  const code = codeIn(codeMails(candour)[0]);
  const other = teamVisitor(candour);
  expect((await other.post(team.code, { code })).status).toBe(422);
  await askForCode(candour, other, DIRECTOR);
  expect((await other.post(team.code, { code })).status).toBe(422);

  const cookie = visitor.cookies.get('candour_team_code') ?? '';
  expect((await visitor.post(team.code, { code })).status).toBe(303);
  visitor.cookies.set('candour_team_code', cookie);
  const again = await visitor.post(team.code, { code });
  expect(visible(await read(again), '.team-problem p')).toBe('That code no longer works. Ask for a new one.');

  const late = teamVisitor(candour);
  await askForCode(candour, late, RECEPTION);
  candour.clock.advance(10 * MINUTE);
  expect((await late.post(team.code, { code: codeIn(codeMails(candour).at(-1)) })).status).toBe(422);
});

test('takes each of the codes that one browser asked for', async () => {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await askForCode(candour, visitor, MANAGER);
  await askForCode(candour, visitor, MANAGER);
  const [first] = codeMails(candour);
  expect((await visitor.post(team.code, { code: codeIn(first) })).status).toBe(303);
});
