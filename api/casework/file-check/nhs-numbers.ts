/**
 * Whether ten digits are an NHS number, a CHI number of Scotland or a Health and Care number of Northern Ireland: all
 * three end in a check digit by modulus 11 (NHS Data Dictionary, "NHS Number").
 */
function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const sum = Array.from({ length: 9 }, (_, index) => Number(digits[index]) * (10 - index)).reduce(
    (total, product) => total + product,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Labels of other numbers that have ten digits now and then. */
const OTHER_LABEL =
  /\b(invoice|account|order|ref|reference|policy|claim|batch|lot|serial|isbn|gmc|nmc|tel|telephone|phone|mobile|fax|barcode|accession|receipt|sort code|vat|company)\b[^\n]{0,20}$/i;
const NHS_LABEL = /\b(nhs|chi|h\s?&\s?c|hcn|health and care)\b[^\n]{0,30}$/i;

/** The NHS numbers in a text, each with where it begins. */
export function findNhsNumbers(text: string): { digits: string; at: number }[] {
  const found: { digits: string; at: number }[] = [];
  for (const match of text.matchAll(
    /(?<![\d.,/+-])\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?![\d/]|[.,-]\d)/g,
  )) {
    const digits = match[0].replace(/\D/g, '');
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    if (!isNhsNumber(digits)) continue;
    if (NHS_LABEL.test(before) || !OTHER_LABEL.test(before)) found.push({ digits, at: match.index });
  }
  return found;
}
