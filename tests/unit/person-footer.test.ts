import { expect, test } from 'vitest';
import { personFooter } from '../../api/mail/person-footer.ts';
import type { Clinic } from '../../content/schema.ts';
import { orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

/** Our own words: the folder has none. */
const words = orThrow(loadWords('tests/clinics/minimal'));
const senderOf = (clinic: Clinic) => personFooter({ clinic, words }).sender;

test('names the company, its register, number, office and VAT number', () => {
  expect(senderOf(fullClinic)).toBe(
    'The Brackenholt Clinic is the trading name of Brackenholt Health LLP. ' +
      'Registered in England and Wales, company number OC999002. ' +
      'Registered office: 80 Tansy Row, Leeds, ZZ99 2BA. VAT number GB 999 9990 02.',
  );
});

test('names a sole trader and the address, and claims no register', () => {
  expect(senderOf(minimalClinic)).toBe(
    'Little Sorrel Podiatry is the trading name of A. Practitioner. ' +
      'Main place of business: 2 Sorrel Yard, ZZ99 3CA.',
  );
});

test('leaves out the VAT number and the part of the United Kingdom that a clinic does not give', () => {
  const clinic = { ...fullClinic, vatNumber: undefined, registeredIn: undefined, companyNumber: 'FC012345' };
  expect(senderOf(clinic)).toBe(
    'The Brackenholt Clinic is the trading name of Brackenholt Health LLP. ' +
      'Company number FC012345. Registered office: 80 Tansy Row, Leeds, ZZ99 2BA.',
  );
});

test('gives one name to a clinic that trades under its legal name', () => {
  expect(senderOf({ ...minimalClinic, tradingName: 'A. Practitioner' })).toBe(
    'A. Practitioner. Main place of business: 2 Sorrel Yard, ZZ99 3CA.',
  );
});
