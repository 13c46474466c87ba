import { expect, test } from 'vitest';
import { answersOf, errorsOf, question } from '../support/answers.ts';

test.each([
  'robin@patient.example',
  "o'neil@patient.example",
  'robin+records@patient.example',
  'Robin.Sample@Patient.Example',
  'r@xn--bcher-kva.example',
  'first.last@mail.patient.example',
  'smith&jones@patient.example',
  'robin..sample.@patient.example',
  '"robin@home"@patient.example',
  'josé@patient.example',
  'robin@münchen.example',
])('accepts the address %s as typed', (email) => {
  expect(answersOf({ email })['email']).toBe(email);
});

test('removes spaces around an address', () => {
  expect(answersOf({ email: '  robin@patient.example\t' })['email']).toBe('robin@patient.example');
});

test.each([
  'robin@patient.example.',
  'robin@patient.example,',
  'mailto:robin@patient.example',
  'Robin <robin@patient.example>',
  'Robin ‹robin@patient.example>',
  'robin＠patient.example',
  'ｒｏｂｉｎ@ｐａｔｉｅｎｔ.example',
])('reads the pasted address %s', (email) => {
  expect(answersOf({ email })['email']).toBe('robin@patient.example');
});

test.each([
  'robin',
  'robin@',
  '@patient.example',
  'robin@patient',
  'robin sample@patient.example',
  'robin@patient.example, other@patient.example',
  'robin@patient.example\r\nBcc: other@patient.example',
  'Robin <robin@patient.example>, Sam <sam@patient.example>',
  'mailto:robin',
])('refuses the address %j', (email) => {
  expect(errorsOf({ email })).toEqual({ email: question('email', 'email').invalid });
});

test('refuses an address of more than 254 characters as too long', () => {
  const ending = '@patient.example';
  const of = (length: number) => 'r'.repeat(length - ending.length) + ending;
  expect(errorsOf({ email: of(255) })).toEqual({ email: question('email', 'email').tooLong });
  expect(of(255)).toHaveLength(255);
});

test.each([
  '020 7946 0123',
  '07700900123',
  '+44 7700 900 123',
  '(020) 7946-0123',
  '020 7946 0123 ext. 12',
  '020 7946 0123 x12',
  '+1.212.555.0123',
])('accepts the number %s', (telephone) => {
  expect(answersOf({ telephone })['telephone']).toBe(telephone);
});

test.each(['12', 'call me', 'ring 020 7946 0123', '020 7946 0123; other', '----------'])(
  'refuses the number %s',
  (telephone) => {
    expect(errorsOf({ telephone })).toEqual({ telephone: question('telephone', 'telephone').invalid });
  },
);

test('keeps the lines of a postal address', () => {
  expect(answersOf({ address: ' 1 High Street\r\n\tLeeds\r\nZZ99 2BA\r\n' })['address']).toBe(
    '1 High Street\n Leeds\nZZ99 2BA',
  );
});
