import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { mac } from '../../api/base/keys.ts';
import { suppressionIndex } from '../../api/domain/suppression-index.ts';
import { aLetter, entered } from '../support/case.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { file, fileAndGetToken, openCandour, confirmWith, rows, toOthers } from '../support/visit.ts';

const UNICODE = 'Robin@MÜNCHEN.example';
const ASCII = 'Robin@xn--mnchen-3ya.example';

test.each([
  'smith&jones@patient.example',
  'robin..sample.@patient.example',
  '"robin@home"@patient.example',
  'josé@patient.example',
])('%s gets an email, confirms, and is answered', async (email) => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour, { ...validAccess, email });
  expect(toOthers(candour).map(({ to }) => to)).toEqual([email]);
  await confirmWith(candour, token);
  await candour.round();
  expect(candour.sent.at(-1)?.message.replyTo).toBe(email);
});

test('mail is sent with the domain in ASCII, and the team reads the address as typed', async () => {
  const candour = await openCandour();
  await confirmWith(candour, await fileAndGetToken(candour, { ...validAccess, email: UNICODE }));
  await candour.round();
  expect(candour.sent.map(({ message }) => message.to)).toEqual([
    ASCII,
    candour.messages.clinic.requestsTeam.email,
  ]);
  expect(candour.sent[1]?.message.replyTo).toBe(ASCII);
  expect(candour.sent[1]?.message.text).toContain(UNICODE);
});

test('the clinic’s own addresses are sent in ASCII too', async () => {
  const candour = await openCandour();
  candour.messages.from = 'privacy@münchen.example';
  await file(candour);
  await candour.round();
  expect(candour.sent[0]?.message.from).toMatch(/<privacy@xn--mnchen-3ya\.example>$/);
});

test('all spellings of an address share its three links a day', async () => {
  const candour = await openCandour();
  for (const [number, email] of [UNICODE, ASCII, 'robin@münchen.example', ASCII.toUpperCase()].entries())
    await file(candour, { ...validAccess, name: `Patient ${number}`, email });
  await entered(candour, { ...aLetter, email: UNICODE });
  expect(rows(candour, 'SELECT DISTINCT address_index FROM requests')).toHaveLength(1);
  expect(rows(candour, "SELECT id FROM events WHERE event = 'case.link-withheld'")).toHaveLength(1);
});

test('an opt-out is found under every spelling of its address', async () => {
  const candour = await openCandour();
  expect((await candour.post(addresses.api.form('opt-out'), { ...validOptOut, email: UNICODE })).status).toBe(
    303,
  );
  const { current } = candour.messages.keys;
  for (const spelling of [ASCII, 'ROBIN@MÜNCHEN.EXAMPLE', ` ${ASCII.toLowerCase()} `])
    expect(suppressionIndex(current, spelling), spelling).toEqual(suppressionIndex(current, UNICODE));
  expect((await runCommand(candour.dataDir, 'suppressions', 'check', ASCII)).out).toContain(
    'On the list: do not write.',
  );
  expect((await runCommand(candour.dataDir, 'suppressions', 'check', 'robin@munchen.example')).out).toContain(
    'Not on the list.',
  );
});

test('an address in ASCII has the same index as in earlier releases', async () => {
  const candour = await openCandour();
  const { current } = candour.messages.keys;
  await file(candour, { ...validAccess, email: 'O’Neil+x@Patient.Example'.replace('’', "'") });
  const [{ address_index: index }] = rows(candour, 'SELECT address_index FROM requests') as [
    { address_index: Uint8Array },
  ];
  expect(Buffer.from(index)).toEqual(mac(current.index, 'email', "o'neil+x@patient.example"));
  for (const [typed, plain] of [
    ['Robin@Patient.Example', 'robin@patient.example'],
    ['+44 (0)20 7946 0123 ext. 4', '02079460123'],
    ['0044 20-7946.0123', '02079460123'],
    ['1 High  Street,\nLeeds', '1 high street, leeds'],
    ['( )', '( )'],
    ['', ''],
  ] as const)
    expect(suppressionIndex(current, typed), typed).toEqual(mac(current.index, 'suppression', plain));
});
