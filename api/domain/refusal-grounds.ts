import type { RequestKind } from '../../content/forms/question.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import type { EventType } from './events.ts';

/** What a refusal can rest on. These identifiers are stored and never change. */
export const refusalGrounds = [
  'proof',
  'unfounded',
  'not-held',
  'others',
  'harm',
  'privilege',
  'confidence',
  'correct',
  'needed',
  'not-covered',
  'other',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

const forCopy: readonly RefusalGround[] = [
  'proof',
  'unfounded',
  'not-held',
  'others',
  'harm',
  'privilege',
  'other',
];
/** A copy after a death has another law than a copy for the living. */
const afterDeath: readonly RefusalGround[] = ['proof', 'not-held', 'others', 'harm', 'confidence', 'other'];
const forRights: readonly RefusalGround[] = [
  'proof',
  'unfounded',
  'correct',
  'needed',
  'not-covered',
  'other',
];

/**
 * The grounds on which an event can refuse a request, in whole or in part. Empty for any other event, and for a
 * complaint, which has an outcome.
 */
export function groundsFor(
  { kind, answers }: { kind: RequestKind; answers: Readonly<Record<string, string | string[]>> },
  what: EventType,
): readonly RefusalGround[] {
  if (what !== 'case.refused' && what !== 'case.partly-refused') return [];
  if (kind === 'rights') return forRights;
  if (kind !== 'access') return [];
  return requesterIn(answers) === 'deceased' ? afterDeath : forCopy;
}
