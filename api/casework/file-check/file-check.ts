import { createHash } from 'node:crypto';
import { z } from 'zod';
import { faults, findingKinds, uncheckedReasons } from '../../domain/file-findings.ts';
import type { Fault } from '../../domain/file-findings.ts';

const place = {
  /** Stays the same when the same file is checked again. It is made from the excerpt, so keep it as secret as that. */
  id: z.string(),
  /** The names of the files in which it lies, from the outside in: an entry of a ZIP, an attachment of a PDF. */
  inside: z.array(z.string()),
  /** The pages on which it was seen, from 1. Empty where a file has no pages, or the page is unknown. */
  pages: z.array(z.int().positive()),
};

const finding = z.strictObject({
  ...place,
  kind: z.enum(findingKinds),
  /** What was found, shortened. Personal data: only the team may see it. */
  excerpt: z.string(),
});
export type Finding = z.infer<typeof finding>;

const unchecked = z.strictObject({ ...place, reason: z.enum(uncheckedReasons) });
export type Unchecked = z.infer<typeof unchecked>;

export const fileCheck = z.strictObject({
  version: z.literal(1),
  fault: z.enum(faults).optional(),
  findings: z.array(finding),
  unchecked: z.array(unchecked),
});
/** What a check of a file found. Plain JSON. */
export type FileCheck = z.infer<typeof fileCheck>;

/** Reads a stored check back. Undefined if it is none, so that the file is checked again. */
export const parseFileCheck = (value: unknown): FileCheck | undefined => fileCheck.safeParse(value).data;

/** A check that found nothing out. */
export const faultyCheck = (fault: Fault): FileCheck => ({ version: 1, fault, findings: [], unchecked: [] });

/** The id of a finding or an unchecked part. */
export const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
