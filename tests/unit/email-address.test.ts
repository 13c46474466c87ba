import { expect, test } from 'vitest';
import { clinicSchema } from '../../content/schema.ts';
import { canonicalEmail, isEmailAddress, mailtoUrl, withAsciiDomain } from '../../content/email-address.ts';
import { readConfig } from '../../api/base/config.ts';
import { parseManualEntry } from '../../api/casework/parse-entry.ts';
import { answersOf, errorsOf, question } from '../support/answers.ts';
import { fullClinic } from '../support/clinics.ts';

/** Every place that takes an email address, and whether it accepts this one. */
const doors: Record<string, (email: string) => boolean> = {
  'a form': (email) => errorsOf({ email })['email'] === undefined,
  'the cases command': (email) =>
    !(
      'refused' in
      parseManualEntry(
        { kind: 'access', channel: 'letter', name: 'Robin Sample', asked: 'My notes', email },
        '2026-11-22',
      )
    ),
  'clinic.yaml': (email) =>
    clinicSchema.safeParse({
      ...fullClinic,
      requestsTeam: { ...fullClinic.requestsTeam, email },
    }).success,
  MAIL_FROM: (email) => readConfig({ MAIL_FROM: email }, 'no such file').ok,
};

const LONGEST = `${'r'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(53)}.example`;

const right = [
  'robin@patient.example',
  'Robin.Sample@Patient.Example',
  'robin+records@mail.patient.example',
  "o'neil@patient.example",
  'smith&jones@patient.example',
  '!#$%&*+-/=?^_`{|}~@patient.example',
  'robin..sample@patient.example',
  '.robin@patient.example',
  'robin.@patient.example',
  '"robin@home"@patient.example',
  '"robin,sample"@patient.example',
  '"robin\\"s"@patient.example',
  'josé@patient.example',
  '用户@例子.example',
  'почта@почта.рф',
  'robin@münchen.example',
  'robin@MÜNCHEN.example',
  'robin@xn--mnchen-3ya.example',
  'robin@patient.xn--p1ai',
  'robin@faß.example',
  'robin@例え。テスト',
  'robin@ශ්\u200Dරී.example',
  'r@1.example',
  `${'é'.repeat(32)}@patient.example`,
  LONGEST,
];

const wrong = [
  'robin',
  'robin@',
  '@patient.example',
  'robin@patient',
  'robin@.example',
  'robin@patient..example',
  'robin@例え..テスト',
  'robin@-patient.example',
  'robin@patient-.example',
  'robin@patient_office.example',
  'robin@192.0.2.7',
  'robin@[192.0.2.7]',
  'robin@1.2',
  'robin@patient.7',
  'robin@patient.example/x',
  'robin@patient.example?x',
  'robin@patient.example#x',
  'robin@patient.example:25',
  'robin@pat%69ent.example',
  'robin@exa／mple.example',
  'robin sample@patient.example',
  '"robin sample"@patient.example',
  'robin\u3000sample@patient.example',
  'robin@home@patient.example',
  'robin"s@patient.example',
  '"robin@patient.example',
  '"robin"s"@patient.example',
  '"robin\\"@patient.example',
  'robin,sample@patient.example',
  'robin;sample@patient.example',
  'robin(work)@patient.example',
  'robin\\sample@patient.example',
  'robin@patient.example, other@patient.example',
  'robin@patient.example\r\nBcc: other@patient.example',
  `${'r'.repeat(65)}@patient.example`,
  `${'é'.repeat(33)}@patient.example`,
  `robin@${'d'.repeat(64)}.example`,
];

/** What people paste. The forms and the team's entries take the address out of it, and settings must be exact. */
const pasted = [
  'robin@patient.example.',
  '<robin@patient.example>',
  'Robin <robin@patient.example>',
  'mailto:robin@patient.example',
];
test.each(pasted)('only people may write %s', (email) => {
  const taking = Object.keys(doors).filter((name) => doors[name]?.(email));
  expect(taking).toEqual(['a form', 'the cases command']);
});

for (const [name, takes] of Object.entries(doors)) {
  test.each(right)(`${name} takes %s`, (email) => {
    expect(takes(email)).toBe(true);
  });
  test.each(wrong)(`${name} refuses %j`, (email) => {
    expect(takes(email)).toBe(false);
  });
}

// Forms and commands remove these characters first. An address itself may have no invisible character.
test.each(['robin\u0000@patient.example', 'robin\u200B@patient.example', 'robin\uFEFF@patient.example'])(
  'an address with an invisible character is refused: %j',
  (email) => {
    expect(isEmailAddress(email)).toBe(false);
  },
);

test.each(['\uD800@patient.example', 'robin\u00AD@patient.example', 'robin\u2060@patient.example'])(
  'the address %j is refused',
  (email) => {
    expect(isEmailAddress(email)).toBe(false);
  },
);

test('a form names the fault, and checks the length first', () => {
  const { invalid, tooLong } = question('email', 'email');
  expect(errorsOf({ email: 'robin@patient' })).toEqual({ email: invalid });
  expect(errorsOf({ email: `${LONGEST}m` })).toEqual({ email: tooLong });
  expect(errorsOf({ email: `${'é'.repeat(120)}@patient.example` })).toEqual({ email: invalid });
});

test('an address is kept as it was typed', () => {
  expect(answersOf({ email: ' Robin@MÜNCHEN.example ' })['email']).toBe('Robin@MÜNCHEN.example');
});

test('mail servers get the domain in ASCII and the rest as typed', () => {
  expect(withAsciiDomain('José@MÜNCHEN.example')).toBe('José@xn--mnchen-3ya.example');
  expect(withAsciiDomain('Robin@Patient.Example')).toBe('Robin@Patient.Example');
  expect(withAsciiDomain('"a@b"@münchen.example')).toBe('"a@b"@xn--mnchen-3ya.example');
});

test('all spellings of an address are the same in look-ups', () => {
  const one = 'robin@xn--mnchen-3ya.example';
  for (const spelling of ['robin@münchen.example', 'ROBIN@MÜNCHEN.example', 'Robin@XN--MNCHEN-3YA.Example'])
    expect(canonicalEmail(spelling)).toBe(one);
  expect(canonicalEmail('jose\u0301@patient.example')).toBe(canonicalEmail('JOSÉ@patient.example'));
});

test('an address in ASCII has the same look-up value as in earlier releases', () => {
  for (const email of right.filter((it) => /^[ -~]*$/.test(it)))
    expect(canonicalEmail(email)).toBe(email.toLowerCase());
});

test('special characters of an address are escaped in a link', () => {
  expect(mailtoUrl('privacy@clinic.example')).toBe('mailto:privacy@clinic.example');
  expect(mailtoUrl('smith&jones?@münchen.example')).toBe('mailto:smith%26jones%3F@xn--mnchen-3ya.example');
});
