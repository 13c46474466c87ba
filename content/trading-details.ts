import { registeredIn } from './registered-in.ts';
import type { Clinic } from './schema.ts';
import { fill } from './words/fill.ts';
import type { Words } from './words/words.ts';

type Facts = Pick<Clinic, 'companyNumber' | 'registeredIn' | 'registeredOffice' | 'vatNumber'>;

/**
 * What a business says of itself on its website and in its emails, in sentences: for a company the register that it
 * stands in, its number and its office (SI 2015/17 regs 24 and 25), for a sole trader or partnership an address (Companies
 * Act 2006 s.1202), and the VAT number, if there is one (Electronic Commerce Regulations 2002 reg 6).
 */
export function tradingDetails(clinic: Facts, words: Words): string[] {
  const { footer } = words.site;
  const { companyNumber: number, vatNumber } = clinic;
  const part = registeredIn(clinic);
  const address = clinic.registeredOffice.join(', ');
  const company =
    number && (part ? fill(footer.companyIn, { part, number }) : fill(footer.company, { number }));
  return [
    company ?? [],
    fill(number ? footer.office : footer.place, { address }),
    vatNumber === undefined ? [] : fill(footer.vat, { number: vatNumber }),
  ].flat();
}
