/** A name for comparing: without accents and capitals, and with single spaces. “Renée  SAMPLE” becomes “renee sample”. */
export const canonicalName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
