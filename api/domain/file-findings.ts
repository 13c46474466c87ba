/** What the check of a file looks for. Each is a sentence in `fileCheck.findings` of the words. */
export const findingKinds = [
  'covered-text',
  'hidden-text',
  'hidden-layer',
  'comment',
  'revision',
  'attachment',
  'metadata',
  'photo-place',
  'nhs-number',
  'birth-date',
  'email',
  'telephone',
  'outside-period',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Why a part of a file, or all of it, could not be checked, so that a person must look. */
export const uncheckedReasons = [
  'no-text',
  'scanned-text',
  'picture',
  'sound-or-film',
  'unknown-type',
  'unreadable-text',
  'encrypted',
  'too-large',
  'damaged-part',
  'too-many',
] as const;
export type UncheckedReason = (typeof uncheckedReasons)[number];

/** Why a whole file could not be checked. */
export const faults = [
  'empty',
  'damaged',
  'encrypted',
  'too-large',
  'too-much',
  'too-long',
  'failed',
] as const;
export type Fault = (typeof faults)[number];

/** How many findings of one sort somebody cleared. */
export type Cleared =
  | { part: 'findings'; what: FindingKind; count: number }
  | { part: 'unchecked'; what: UncheckedReason; count: number }
  | { part: 'fault'; what: Fault; count: number };
