import { z } from 'zod';
import { isEmailAddress } from './email-address.ts';

/**
 * Building blocks for the schemas of the clinic's files. Each `error` completes the sentence "expected …", so that a
 * message can give what was expected and what was found.
 */

/** Text on one line: a line break in the file becomes a space, so that none gets into the header of an email. */
export const sentence = (expected: string) =>
  z
    .string({ error: expected })
    .overwrite((text) => text.replace(/\s*[\r\n\u0085\u2028\u2029]\s*/g, ' '))
    .trim()
    .min(1, { error: expected });
export const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });
const anEmail = 'an email address such as privacy@clinic.example';
export const email = z.string({ error: anEmail }).refine(isEmailAddress, { error: anEmail });
export const phone = z
  .string({ error: 'a telephone number in quotation marks, such as "020 7946 0100"' })
  .regex(/^\+?[\d ()]{9,20}$/, {
    error: 'a telephone number of 9 to 20 digits, spaces and brackets, such as "020 7946 0100"',
  });
export const web = z.url({ protocol: /^https$/, error: 'an address that starts with https://' });
export const yesNo = z.boolean({ error: 'true or false' });
export const count = (unit: string, min: number, max: number) => {
  const error = `a whole number of ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
export const list = <T extends z.ZodType>(item: T, what: string) =>
  z.array(item, { error: `a list of ${what}` });
/** An optional part. If it is absent, the clinic does not have it, and every policy leaves out its passages. */
export const ifAny = <T extends z.ZodType>(part: T) => part.optional();

export const day = z.iso.date({ error: 'a day of the calendar in quotation marks, such as "2026-11-22"' });

/** A postal address: one item for each line of the envelope, the postcode last. */
export const address = list(sentence('a line of the address'), 'address lines').min(2, {
  error: 'at least two address lines, the postcode last',
});

/**
 * Marks a fact that identifies somebody or gives their contact details: a name, a number, an address. A real clinic
 * must not publish the demo's. Call it last, because every Zod method returns a new schema.
 */
export const identifying = <T extends z.ZodType>(fact: T): T => fact.meta({ identifies: true });

/** Whether a schema was marked as identifying. */
export const isIdentifying = (schema: z.core.$ZodType): boolean =>
  z.globalRegistry.get(schema)?.['identifies'] === true;
