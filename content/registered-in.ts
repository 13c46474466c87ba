import type { Clinic } from './schema.ts';

/**
 * The part of the United Kingdom in whose register a company stands, as websites must say (SI 2015/17 reg 25): what
 * clinic.yaml says, or else what the letters of the number say. Undefined without a number.
 */
export function registeredIn({
  companyNumber,
  registeredIn: said,
}: Pick<Clinic, 'companyNumber' | 'registeredIn'>): string | undefined {
  if (companyNumber === undefined || said !== undefined) return said;
  if (/^S[CO]/.test(companyNumber)) return 'Scotland';
  if (/^(N[IC]|R0)/.test(companyNumber)) return 'Northern Ireland';
  return /^(\d|OC)/.test(companyNumber) ? 'England and Wales' : undefined;
}
