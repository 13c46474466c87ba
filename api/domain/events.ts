import type { Words } from '../../content/words/words.ts';

/** What the team can record about a case, in the order in which it tends to happen. */
export const recordable = [
  'confirmed',
  'identity-asked',
  'identity-received',
  'authority-asked',
  'authority-received',
  'fee-asked',
  'fee-received',
  'clarification-asked',
  'clarification-received',
  'records-recent',
  'records-older',
  'acknowledged',
  'extended',
  'completed',
  'partly-refused',
  'refused',
  'withdrawn',
  'reopened',
  'disputed',
  'mistaken',
] as const satisfies (keyof Words['register']['events'])[];

export type Recordable = (typeof recordable)[number];

export const isRecordable = (typed: string): typed is Recordable =>
  recordable.some((known) => known === typed);

/** What ends a case. */
export const closing: readonly Recordable[] = ['completed', 'partly-refused', 'refused', 'withdrawn'];

/** What may still be recorded when a case is closed. */
export const afterClosing: readonly Recordable[] = ['reopened', 'disputed', 'mistaken'];

/**
 * What only counts when the person is told: asking, extending and refusing (UK GDPR Art 12(3), (4) and (6)), and
 * acknowledging a complaint or telling its outcome (DPA 2018 s.164A).
 */
export function mustBeTold(what: string, kind: string): boolean {
  if (what.endsWith('-asked') || ['extended', 'partly-refused', 'refused', 'acknowledged'].includes(what))
    return true;
  return kind === 'complaint' && what === 'completed';
}
