import type { RequestKind } from '../../content/forms/question.ts';

/**
 * An opt-out (UK GDPR Art 21(3)) and a complaint (DPA 2018 s.164A) are done when they are received. To confirm the address
 * adds trust to them, and nothing waits for it.
 */
export type DoneWhenReceived = Extract<RequestKind, 'opt-out' | 'complaint'>;

export const isDoneWhenReceived = (kind: RequestKind): kind is DoneWhenReceived =>
  kind === 'opt-out' || kind === 'complaint';

/** The event that no acknowledgement of one of them was mailed, because the address had its mails for the day. */
export const ACKNOWLEDGEMENT_WITHHELD = 'case.acknowledgement-withheld';
