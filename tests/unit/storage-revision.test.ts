import { describe, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { canonical, fingerprint, revisionOf } from '../../content/storage/revision.ts';
import type { Register } from '../../content/storage/schema.ts';
import { fullClinic } from '../support/clinics.ts';

const register = orThrow(loadRegister('tests/clinics/full', fullClinic));

/** The register after an edit. */
function edited(edit: (copy: Register) => void): Register {
  const copy = structuredClone(register);
  edit(copy);
  expect(copy, 'the edit must change something, or it tests nothing').not.toEqual(register);
  return copy;
}
const purpose = (copy: Register, id: string) => {
  const found = copy.purposes.find((one) => one.id === id);
  if (!found) throw new Error(`The test clinic has no purpose ${id}`);
  return found;
};
const [service] = purpose(register, 'feedback').services;
if (!service) throw new Error('The test clinic’s feedback has no service');

describe('visitors are asked again', () => {
  const cases: [what: string, edit: (copy: Register) => void][] = [
    ['a new purpose', (copy) => copy.purposes.push({ ...purpose(copy, 'feedback'), id: 'research' })],
    [
      'a new company for the same purpose',
      (copy) => purpose(copy, 'feedback').services.push({ ...service, id: 'other-box' }),
    ],
    [
      'another company instead of one',
      (copy) => (purpose(copy, 'feedback').services = [{ ...service, id: 'other-box' }]),
    ],
    ['another legal basis', (copy) => (purpose(copy, 'feedback').basis = 'appearance')],
    [
      'a company that becomes a controller',
      (copy) => (purpose(copy, 'feedback').services = [{ ...service, role: 'controller' }]),
    ],
    ['a removed purpose', (copy) => (copy.purposes = copy.purposes.filter(({ id }) => id !== 'feedback'))],
  ];
  test.each(cases)('for %s', (_, edit) => {
    expect(revisionOf(edited(edit))).not.toBe(revisionOf(register));
  });
});

describe('nobody is asked again', () => {
  const cases: [what: string, edit: (copy: Register) => void][] = [
    ['other words for a purpose', (copy) => (purpose(copy, 'feedback').text = 'In other words.')],
    ['another name for a purpose', (copy) => (purpose(copy, 'feedback').name = 'Feedback')],
    [
      'a moved notice',
      (copy) =>
        (purpose(copy, 'feedback').services = [{ ...service, notice: 'https://opinion-box.example/new' }]),
    ],
    [
      'another description of items',
      (copy) => (purpose(copy, 'feedback').services = [{ ...service, items: [] }]),
    ],
    ['purposes in another order', (copy) => copy.purposes.reverse()],
    ['another website that shows the banner', (copy) => copy.otherSites.push('https://shop.clinic.example')],
    [
      'a map that loads only after a click on its own button',
      (copy) => purpose(copy, 'maps').services.push({ ...service, id: 'other-map', starts: 'embed' }),
    ],
    [
      'a first purpose of embeds only',
      (copy) =>
        copy.purposes.push({
          ...purpose(copy, 'maps'),
          id: 'films',
          services: [{ ...service, id: 'films', starts: 'embed' }],
        }),
    ],
    [
      'something else that is strictly necessary',
      (copy) => purpose(copy, 'this-site').services.push({ ...service, id: 'sign-in' }),
    ],
  ];
  test.each(cases)('for %s', (_, edit) => {
    expect(revisionOf(edited(edit))).toBe(revisionOf(register));
  });
});

test('the revision is a whole number that every browser and database can hold exactly', () => {
  expect(revisionOf(register)).toSatisfy(Number.isSafeInteger);
  expect(revisionOf(register)).toBeGreaterThanOrEqual(0);
  expect(revisionOf(register)).toBeLessThan(2 ** 32);
});

test('a fingerprint depends on everything except the order of keys', () => {
  expect(canonical({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  expect(fingerprint({ a: 1, b: 2 })).toBe(fingerprint({ b: 2, a: 1 }));
  expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
  expect(fingerprint('Accept')).not.toBe(fingerprint('Accept.'));
});
