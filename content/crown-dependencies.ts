/*
 * Jersey, Guernsey and the Isle of Man are outside the United Kingdom. The UK GDPR does not apply there: each has a data
 * protection law and a regulator of its own.
 */

/** Why a clinic there cannot use Candour. It completes a sentence that says what was expected and found. */
export const UK_ONLY =
  'Candour is for clinics in the United Kingdom, and Jersey, Guernsey and the Isle of Man have data protection laws and regulators of their own';

const names =
  /^(the )?((bailiwick|states) of )?(jersey|guernsey|alderney|sark|herm|(isle|island) of man|channel islands)$/;

/** Whether a typed nation or register is one of them, such as "jersey" or "Isle of Man". */
export const isCrownDependency = (typed: string): boolean =>
  names.test(
    typed
      .trim()
      .toLowerCase()
      .replace(/[-_\s]+/g, ' '),
  );

/** Whether an address line ends in a postcode of theirs, such as "JE2 3AB". */
export const hasCrownPostcode = (line: string): boolean =>
  /\b(JE|GY|IM)\d{1,2}\s*\d[A-Z]{2}$/i.test(line.trim());
