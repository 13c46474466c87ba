import type { RequestKind } from '../../content/forms/question.ts';

/**
 * Opt-outs (UK GDPR Art 21(3)) and complaints (DPA 2018 s.164A) take effect on receipt. Confirming the address is
 * optional.
 */
export type DoneWhenReceived = Extract<RequestKind, 'opt-out' | 'complaint'>;

export const isDoneWhenReceived = (kind: RequestKind): kind is DoneWhenReceived =>
  kind === 'opt-out' || kind === 'complaint';

/** Recorded when no acknowledgement was mailed because the address had reached its daily limit. */
export const ACKNOWLEDGEMENT_WITHHELD = 'case.acknowledgement-withheld';
