import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import {
  startCandour,
  unchecked,
  validAccess,
  validComplaint,
  validOptOut,
  validRights,
} from '../support/candour.ts';
import { databaseBytes, locationOf, openCandour, openedForm, read, rows, visible } from '../support/visit.ts';
import type { Candour } from '../support/candour.ts';
import type { CheerioAPI } from 'cheerio';

type Fields = Record<string, string | string[]>;

const ACCESS = addresses.api.form('access');
const requests = (candour: Candour) => rows(candour, 'SELECT reference FROM requests').length;

/** What the button with this value on the check page sends: every hidden field, and the button. */
function fieldsSent($: CheerioAPI, button: string): Fields {
  const fields: Record<string, string[]> = {};
  $('form.check input[type=hidden]').each((_, it) => {
    (fields[$(it).attr('name') ?? ''] ??= []).push($(it).attr('value') ?? '');
  });
  return { ...fields, [$(button).attr('name') ?? '']: $(button).attr('value') ?? '' };
}

const answers = ($: CheerioAPI) =>
  $('.checked-answers > div')
    .toArray()
    .map((it) => [$(it).find('dt').text(), $(it).find('.checked-answer').text()]);

const SEND = 'button[name=checked][value=yes]';
const ANOTHER = 'button[name=checked][value=another]';

test('a valid form is shown for checking, and is no request', async () => {
  const candour = await openCandour();
  const typed = {
    ...unchecked(validAccess),
    'birth-day': '3 April 1985',
    'birth-month': '',
    'birth-year': '',
  };
  const response = await candour.post(ACCESS, {
    ...typed,
    'anything-else': '<b>Planted</b> & "quoted"\nsecond',
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
  const $ = await read(response);
  expect(visible($)).toContain('Check your answers before you send them We have not received anything yet.');
  expect(answers($)).toEqual([
    ['Who are you asking for?', 'Myself'],
    ['Your full name', 'Robin Sample'],
    ['Your date of birth', '3 April 1985'],
    ['Your email address', 'robin@patient.example'],
    ['What would you like a copy of?', 'Everything you hold'],
    [
      'How should we send it?',
      'By email: a link and a separate code, or another safe way that we agree with you',
    ],
    ['Anything else we should know?', '<b>Planted</b> & "quoted"\nsecond'],
  ]);
  expect($(SEND).text()).toBe('Send my request');
  expect(requests(candour)).toBe(0);
  expect(databaseBytes(candour).includes('Planted')).toBe(false);
  expect(candour.logged.filter(({ details }) => JSON.stringify(details).includes('Planted'))).toEqual([]);
});

test('sending from the check page is one request, however often it is clicked', async () => {
  const candour = await openCandour();
  const page = await candour.post(ACCESS, { ...unchecked(validAccess), submission: openedForm(candour) });
  const fields = fieldsSent(await read(page), SEND);
  const [first, second] = await Promise.all([candour.post(ACCESS, fields), candour.post(ACCESS, fields)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(requests(candour)).toBe(1);
  const received = visible(await read(candour.get(new URL(locationOf(first), 'http://x').pathname)));
  expect(received).toContain('Your reference');
  expect(received).toContain('We must answer by');
});

test('“Change” leads to the question, with everything that was typed', async () => {
  const candour = await openCandour();
  const submission = openedForm(candour);
  const typed = { ...unchecked(validAccess), submission, 'birth-year': '85', format: 'Large print' };
  const $ = await read(candour.post(ACCESS, typed));
  const change = $('button[value=birth]');
  expect(change.text().replace(/\s+/g, ' ').trim()).toBe('Change “Your date of birth”');
  expect(change.attr('formaction')).toBe(`${ACCESS}#birth-day`);
  const response = await candour.post(ACCESS, fieldsSent($, 'button[value=birth]'));
  expect(response.status).toBe(200);
  const form = await read(response);
  for (const [name, value] of Object.entries({
    'birth-day': '27',
    'birth-year': '85',
    format: 'Large print',
  }))
    expect(form(`[name=${name}]`).attr('value')).toBe(value);
  expect(form('[name=asking][value=self]').attr('checked')).toBeDefined();
  expect(form('[name=submission]').attr('value')).toBe(submission);
  // Nobody chose how to be contacted in this form of an earlier release, but the address must be in sight.
  expect(form('[name=contact-by][value=email]').attr('checked')).toBeDefined();
  expect(form('.error-summary')).toHaveLength(0);
  expect(requests(candour)).toBe(0);
});

test('an answer that stood in for another is changed where it was given', async () => {
  const candour = await openCandour();
  const contact = { 'contact-by': 'telephone', telephone: '020 7946 0123', email: '' };
  const copy = { delivery: 'email', 'copy-email': 'copy@patient.example' };
  const $ = await read(candour.post(ACCESS, { ...unchecked(validAccess), ...contact, ...copy }));
  expect(answers($)).toContainEqual(['Your email address', 'copy@patient.example']);
  expect($('button[value=email]').attr('formaction')).toBe(`${ACCESS}#copy-email`);
});

test.each([
  ['rights', validRights],
  ['complaint', validComplaint],
] as const)('the form for %s is shown for checking too', async (kind, fields) => {
  const candour = await openCandour();
  const response = await candour.post(addresses.api.form(kind), unchecked(fields));
  expect(response.status).toBe(200);
  expect((await read(response))(SEND)).toHaveLength(1);
  expect(requests(candour)).toBe(0);
});

test('an opt-out is taken at once: stopping must be as easy as starting', async () => {
  const candour = await openCandour();
  expect((await candour.post(addresses.api.form('opt-out'), validOptOut)).status).toBe(303);
  expect(requests(candour)).toBe(1);
});

test('a script learns that nothing is wrong, and then that the request was taken', async () => {
  const candour = await openCandour();
  const json = { accept: 'application/json' };
  const checking = await candour.post(ACCESS, { ...unchecked(validAccess), checking: 'yes' }, json);
  expect(await checking.json()).toEqual({ check: true });
  expect(requests(candour)).toBe(0);
  const sent = (await (await candour.post(ACCESS, validAccess, json)).json()) as { location: string };
  expect(sent.location).toMatch(/\/requests\/received\//);
});

test('the script of a page that was opened before the upgrade still sends a request', async () => {
  const candour = await openCandour();
  const response = await candour.post(ACCESS, unchecked(validAccess), { accept: 'application/json' });
  expect(await response.json()).toHaveProperty('location');
  expect(requests(candour)).toBe(1);
});

test('a form that became wrong on the check page comes back as the form', async () => {
  const candour = await openCandour();
  const response = await candour.post(ACCESS, { ...validAccess, name: '' });
  expect(response.status).toBe(422);
  expect(visible(await read(response), '.error-summary')).toContain('Enter your full name');
});

test('a client that sent too much keeps the answers on the check page', async () => {
  const candour = await startCandour({ requestsPerHour: 1 });
  try {
    await candour.post(ACCESS, validAccess);
    const response = await candour.post(ACCESS, { ...validAccess, name: 'Alex Sample' });
    expect(response.status).toBe(429);
    const $ = await read(response);
    expect(visible($, '.notice')).toContain('What you wrote is still here');
    expect(fieldsSent($, SEND)).toMatchObject({ name: ['Alex Sample'], checked: 'yes' });
  } finally {
    await candour.close();
  }
});

test('what was typed in the hidden field of the honeypot goes along', async () => {
  const candour = await openCandour();
  const $ = await read(candour.post(ACCESS, { ...unchecked(validAccess), website: 'http://spam.example' }));
  expect(fieldsSent($, SEND)).toMatchObject({ website: ['http://spam.example'] });
});

const solicitor = {
  asking: 'solicitor',
  'solicitor-name': 'Casey Sample',
  firm: 'Sample & Example',
  'firm-reference': 'SE/12',
  'contact-by': 'email',
  email: 'casey@solicitor.example',
};

test('a professional sends a request and gets a form for the next client with the firm filled in', async () => {
  const candour = await openCandour();
  const $ = await read(candour.post(ACCESS, { ...unchecked(validAccess), ...solicitor }));
  const response = await candour.post(ACCESS, fieldsSent($, ANOTHER));
  expect(response.status).toBe(200);
  expect(requests(candour)).toBe(1);
  const form = await read(response);
  const [{ reference } = {}] = rows(candour, 'SELECT reference FROM requests');
  expect(visible(form, '.notice')).toContain(`Its reference is ${String(reference)}`);
  expect(form('.notice a').attr('href')).toMatch(/\/requests\/received\//);
  for (const [name, value] of Object.entries({
    'solicitor-name': 'Casey Sample',
    firm: 'Sample & Example',
    email: 'casey@solicitor.example',
    'firm-reference': '',
    name: '',
    'birth-day': '',
  }))
    expect(form(`[name=${name}]`).attr('value') ?? '', name).toBe(value);
  expect(form('[name=submission]').attr('value')).not.toBe(fieldsSent($, ANOTHER)['submission']);
  // The same click again, as after a reload, is the same request.
  await candour.post(ACCESS, fieldsSent($, ANOTHER));
  expect(requests(candour)).toBe(1);
});

test('only a professional is offered a form for another client', async () => {
  const candour = await openCandour();
  expect((await read(candour.post(ACCESS, unchecked(validAccess))))(ANOTHER)).toHaveLength(0);
});
