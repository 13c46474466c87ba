import { expect, test } from 'vitest';
import { parsePastedEmail } from '../../api/casework/parse-pasted-email.ts';

/** An email that reception pastes: who wrote it, on which day, and what. */

const TEXT = 'Please send me all my notes.\n\nRobin';

test.each<[string, string]>([
  [
    'Gmail',
    `FYI\n\n---------- Forwarded message ---------\nFrom: Robin Sample <robin@patient.example>\nDate: Fri, 20 Nov 2026 at 09:14\nSubject: My notes\nTo: <privacy@clinic.example>\n\n\n${TEXT}`,
  ],
  [
    'Gmail in bold',
    `From: *Robin Sample* <robin@patient.example>\nDate: Fri, Nov 20, 2026 at 9:14 AM\nSubject: My notes\nTo: Reception <r@clinic.example>\n\n${TEXT}`,
  ],
  [
    'Outlook',
    `Can you deal with this?\n\n________________________________\nFrom: Robin Sample <robin@patient.example>\nSent: 20 November 2026 09:14\nTo: Privacy <privacy@clinic.example>\nCc: Reception\nSubject: My notes\n\n${TEXT}`,
  ],
  [
    'Outlook in American English',
    `-----Original Message-----\r\nFrom: Robin Sample [mailto:robin@patient.example]\r\nSent: Friday, November 20, 2026 9:14 AM\r\nTo: Privacy\r\nSubject: My notes\r\n\r\n${TEXT.replaceAll('\n', '\r\n')}`,
  ],
  [
    'Outlook on a telephone',
    `*From:* Robin Sample <robin@patient.example>\n*Sent:* Friday, 20 November 2026 09:14:02\n*To:* Privacy\n*Subject:* My notes\n\n${TEXT}`,
  ],
  [
    'Apple Mail',
    `Begin forwarded message:\n\n> From: Robin Sample <robin@patient.example>\n> Subject: My notes\n> Date: 20 November 2026 at 09:14:00 GMT\n> To: privacy@clinic.example\n> \n> ${TEXT.split('\n').join('\n> ')}`,
  ],
  [
    'the source of a message',
    `Return-Path: <robin@patient.example>\nReceived: from mail.example\n by mx.example; Fri, 20 Nov 2026 09:14:01 +0000\nFrom: "Robin Sample" <robin@patient.example>\nSubject: =?UTF-8?Q?My_notes?=\nDate: Fri, 20 Nov 2026 09:14:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative;\n boundary="b1"\n\n--b1\nContent-Type: text/html; charset=utf-8\n\n<p>In HTML</p>\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(TEXT).toString('base64')}\n--b1--\n`,
  ],
  [
    'the source of a message in which a colleague forwards it',
    `Message-ID: <1@clinic.example>\nFrom: Reception <r@clinic.example>\nDate: Mon, 23 Nov 2026 10:00:00 +0000\nSubject: Fwd: My notes\n\nFrom: Robin Sample <robin@patient.example>\nSent: 20 November 2026 09:14\nSubject: My notes\n\n${TEXT}`,
  ],
])('of %s', (_, pasted) => {
  expect(parsePastedEmail(pasted)).toEqual({
    name: 'Robin Sample',
    email: 'robin@patient.example',
    on: '2026-11-20',
    subject: 'My notes',
    text: TEXT,
  });
});

test('gives the day in London of a message with another time zone', () => {
  const source =
    'Message-ID: <1@x.example>\nFrom: r@patient.example\nDate: Thu, 19 Nov 2026 23:30:00 -0500\n\nHello';
  expect(parsePastedEmail(source)).toMatchObject({
    on: '2026-11-20',
    email: 'r@patient.example',
    name: undefined,
  });
});

test('decodes letters beyond ASCII in a name and in a text', () => {
  const source =
    'Message-ID: <1@x.example>\nFrom: =?iso-8859-1?Q?Ren=E9e?= Sample <renee@patient.example>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9 on a very =\nlong line';
  expect(parsePastedEmail(source)).toMatchObject({ name: 'Renée Sample', text: 'Café on a very long line' });
});

test('takes the text of a message that is only in HTML, without scripts and styles', () => {
  const source =
    'MIME-Version: 1.0\nFrom: r@patient.example\nContent-Type: text/html\n\n<head><style>p{}</style></head><p>First &amp; second</p><p>Third<br>fourth</p><script>alert(1)</script>';
  expect(parsePastedEmail(source).text).toBe('First & second\nThird\nfourth');
});

test('keeps the whole text if there are no headers', () => {
  expect(parsePastedEmail('From: my heart\n\nHello')).toEqual({
    name: undefined,
    email: undefined,
    on: undefined,
    subject: undefined,
    text: 'From: my heart\n\nHello',
  });
});

test('gives no day where the date is none', () => {
  expect(
    parsePastedEmail('From: r@patient.example\nDate: 31 February 2026\nSubject: x\n\ny').on,
  ).toBeUndefined();
});

/** Texts for which a careless expression takes quadratic time: with 100 kB that is minutes, and the test would hang. */
const LONG = 100_000;
test.each([
  ['open brackets', 'Message-ID: 1\nFrom: a\nContent-Type: text/html\n\n' + '<'.repeat(LONG)],
  ['open styles', 'Message-ID: 1\nFrom: a\nContent-Type: text/html\n\n' + '<style>'.repeat(LONG / 7)],
  ['spaces', 'Message-ID: 1\nFrom: a\nContent-Transfer-Encoding: quoted-printable\n\n' + ' '.repeat(LONG)],
  ['headers', 'From: a\n'.repeat(LONG / 8)],
  ['quotes', '> '.repeat(LONG / 2)],
  ['a sender', `From: ${'a'.repeat(LONG)}\nSubject: x\n\n`],
  ['parts', `Message-ID: 1\nFrom: a\nContent-Type: multipart/x; boundary=""\n\n${'--\n'.repeat(LONG / 3)}`],
])('reads 100 kB of %s', (_, pasted) => {
  expect(parsePastedEmail(pasted).text.length).toBeLessThanOrEqual(LONG);
});

test.each<[from: string, email: string | undefined, name: string | undefined]>([
  ["Aoife O'Brien <aoife.o'brien@patient.example>", "aoife.o'brien@patient.example", "Aoife O'Brien"],
  ["o'brien@patient.example", "o'brien@patient.example", undefined],
  ["'robin@patient.example' <robin@patient.example>", 'robin@patient.example', undefined],
  ['"robin@former.example" <robin@patient.example>', 'robin@patient.example', undefined],
  ['Robin <robin@patient.example<mailto:robin@patient.example>>', 'robin@patient.example', 'Robin'],
  ['Zoë <zoë@patiént.example>', 'zoë@patiént.example', 'Zoë'],
  ['smith&jones@patient.example', 'smith&jones@patient.example', undefined],
  ['Robin <"robin,sample"@patient.example>', '"robin,sample"@patient.example', 'Robin'],
  ['Robin <robin(work)@patient.example>', undefined, 'Robin robin work @patient.example'],
  ['robin:sample@patient.example', undefined, 'robin:sample@patient.example'],
])('takes the whole address of %s, or none', (from, email, name) => {
  const pasted = `From: ${from}\nSent: 20 November 2026 09:14\nSubject: My notes\n\n${TEXT}`;
  expect(parsePastedEmail(pasted)).toMatchObject({ email, name });
});
