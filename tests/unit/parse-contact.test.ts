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
])('the address %s is taken as it was typed', (email) => {
  expect(answersOf({ email })['email']).toBe(email);
});

test('spaces around an address are no part of it', () => {
  expect(answersOf({ email: '  robin@patient.example\t' })['email']).toBe('robin@patient.example');
});

test.each([
  'robin',
  'robin@',
  '@patient.example',
  'robin@patient',
  'robin sample@patient.example',
  'robin@patient.example, other@patient.example',
  'robin@patient.example\r\nBcc: other@patient.example',
  'Robin <robin@patient.example>',
  'mailto:robin@patient.example',
])('the address %j is refused', (email) => {
  expect(errorsOf({ email })).toEqual({ email: question('email', 'email').invalid });
});

test('an address of more than 254 characters is too long', () => {
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
])('the number %s is taken', (telephone) => {
  expect(answersOf({ telephone })['telephone']).toBe(telephone);
});

test.each(['12', 'call me', 'ring 020 7946 0123', '020 7946 0123; other', '----------'])(
  'the number %s is refused',
  (telephone) => {
    expect(errorsOf({ telephone })).toEqual({ telephone: question('telephone', 'telephone').invalid });
  },
);

test('an address of several lines keeps them', () => {
  expect(answersOf({ address: ' 1 High Street\r\n\tLeeds\r\nZZ99 2BA\r\n' })['address']).toBe(
    '1 High Street\n Leeds\nZZ99 2BA',
  );
});
