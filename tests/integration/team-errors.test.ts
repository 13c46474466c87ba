import { describe, expect, test } from 'vitest';
import { MAX_FIELDS } from '../../api/http/form-body.ts';
import { addresses, errorStatuses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { formWithFiles, longPdf, pdf, readyCase, sendForm } from '../support/copy.ts';
import { RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { openCandour, read, visible } from '../support/visit.ts';

const { team } = addresses;

async function opened(email?: string): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, email);
  return { candour, visitor };
}

/** Expects an error page of the team pages, with a way to the list of requests. */
async function expectPage(
  { messages }: Candour,
  response: Response,
  status: number,
  { title, body }: { title: string; body: string },
): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const $ = await read(response);
  expect($('body').hasClass('team')).toBe(true);
  expect($('title').text()).toBe(`${title} – ${messages.clinic.tradingName} team`);
  expect(visible($, 'h1')).toBe(title);
  expect(visible($, 'main')).toContain(body);
  expect($(`main a[href="${team.home}"]`)).toHaveLength(1);
}

const manyFields = Object.fromEntries(Array.from({ length: MAX_FIELDS }, (_, at) => [`field-${at}`, '']));

describe('somebody who is signed in reads an error page for the team', () => {
  const errors: [
    what: string,
    status: 400 | 403 | 404 | 413 | 415,
    sent: (visitor: TeamVisitor) => Promise<Response>,
  ][] = [
    ['with too many fields', 400, (visitor) => visitor.send(team.new, manyFields)],
    ['without the token of the session', 403, (visitor) => visitor.post(team.new)],
    [
      'from another website',
      403,
      (visitor) => visitor.post(team.new, {}, { origin: 'https://elsewhere.example' }),
    ],
    ['of a page that is not there', 404, (visitor) => visitor.get('/team/nowhere/')],
    ['of a case that is not there', 404, (visitor) => visitor.get(team.case('KT7243T2'))],
    ['with a long text', 413, (visitor) => visitor.send(team.read, { pasted: 'x'.repeat(200_000) })],
    ['in another format', 415, (visitor) => visitor.post(team.new, {}, { 'content-type': 'text/plain' })],
  ];

  test.each(errors)('for a request %s (%d)', async (_, status, sent) => {
    const { candour, visitor } = await opened();
    await expectPage(candour, await sent(visitor), status, candour.messages.words.teamErrors[status]);
  });

  test('with the same words for a script', async () => {
    const { candour } = await opened();
    const response = await candour.post(team.new, {}, { origin: 'null', accept: 'application/json' });
    expect(await response.json()).toEqual({
      error: { status: 403, ...candour.messages.words.teamErrors[403] },
    });
  });

  test('for files that are too large, with the limit', async () => {
    const { candour, visitor, reference } = await readyCase();
    candour.messages.clinic.copies.megabytes = 1;
    const form = formWithFiles('of an older session', [longPdf(4_000_000)]);
    const { title, body } = candour.messages.words.teamErrors.filesTooLarge;
    const response = await sendForm(candour, visitor, reference, form);
    await expectPage(candour, response, 413, { title, body: fill(body, { most: '1' }) });
    expect(body).toContain('{most} MB');
    const small = await sendForm(candour, visitor, reference, formWithFiles('forged', [pdf()]));
    await expectPage(candour, small, 403, candour.messages.words.teamErrors[403]);
    const complaint = await entered(candour, { kind: 'complaint' });
    const noCopy = await sendForm(candour, visitor, complaint.reference, form);
    await expectPage(candour, noCopy, 404, candour.messages.words.teamErrors[404]);
  });

  test('for what only a lead can do, and for somebody who has left the team', async () => {
    const { candour, visitor: handler } = await opened(RECEPTION);
    const lead = teamVisitor(candour);
    await signIn(candour, lead);
    const { leadsOnly, notOnTeam } = candour.messages.words.teamErrors;
    for (const address of [team.signOutPerson, team.removePasskeys]) {
      const email = 'left@brackenholt.example';
      await expectPage(candour, await handler.send(address, { email }), 403, leadsOnly);
      await expectPage(candour, await lead.send(address, { email }), 404, notOnTeam);
    }
  });

  test('that keeps the header for them', async () => {
    const { visitor } = await opened();
    const $ = await read(visitor.get('/team/nowhere/'));
    expect(visible($, '.signed-in')).toContain('Practice manager');
  });
});

test('a fault of the database is explained to the team', async () => {
  const { candour, visitor } = await opened();
  await candour.close();
  await expectPage(candour, await visitor.get(team.home), 500, candour.messages.words.teamErrors[500]);
});

test('no error of the team pages sends the team to the clinic’s own telephone', async () => {
  const { teamErrors } = (await openCandour()).messages.words;
  for (const status of errorStatuses) expect(teamErrors[status].body).not.toContain('call us');
});

test('without team.yaml, an address of the team pages has the error page of the site', async () => {
  const candour = await openCandour({ site: 'minimal' });
  const $ = await read(candour.get(team.home));
  expect(visible($, 'h1')).toBe(candour.messages.words.errors[404].title);
  expect($('body').hasClass('team')).toBe(false);
});
