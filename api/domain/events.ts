import type { Words } from '../../content/words/words.ts';

/**
 * The types of event in a case. These identifiers are stored and never change. `content/words/cases.ts` has their
 * words.
 */
export type EventType = keyof Words['cases']['events'];

/**
 * What the team can add to any case that is not erased: it moves no date, sends no email and cannot be voided. The text is
 * sealed. `case.assigned` holds who is in charge, and `case.posted` what was posted.
 */
const additions = [
  'case.note',
  'case.assigned',
  'case.reply-received',
  'case.posted',
] as const satisfies EventType[];

export const isAddition = (type: EventType): boolean => additions.some((known) => known === type);

/** The events that the team can record, in the usual order. */
export const recordable = [
  'case.confirmed',
  'case.identity-requested',
  'case.identity-received',
  'case.authority-requested',
  'case.authority-received',
  'case.fee-requested',
  'case.fee-received',
  'case.clarification-requested',
  'case.clarification-received',
  'case.records-recent',
  'case.records-older',
  'case.acknowledged',
  'case.extended',
  'case.completed',
  'case.partly-refused',
  'case.refused',
  'case.withdrawn',
  'case.duplicate',
  'case.spam',
  'case.not-ours',
  'case.reopened',
  'case.disputed',
  'case.bounced',
  'case.voided',
  ...additions,
] as const satisfies EventType[];

export type Recordable = (typeof recordable)[number];

/**
 * The answer “added to in the last 40 days” to the question that release 0.1.0 asked about a record after a death. The
 * law asks something else, so it counts for nothing and the team is asked again. The other answer, that nothing was
 * added, means the same under both questions.
 */
export const FORMER_ANSWER: EventType = 'case.records-added-to';

/**
 * Whether the team recorded an event of this type, with this release or an earlier one, and may void it. A bounce does
 * not count: nearly all are recorded by Candour (`isBounceOfTeam` finds the others).
 */
export const isOfTeam = (type: EventType): boolean =>
  type === FORMER_ANSWER ||
  (type !== 'case.bounced' && !isAddition(type) && recordable.some((known) => known === type));

/** The name of an event in a command: `completed` for `case.completed`. */
export const typedName = (type: EventType): string => type.replace('case.', '');

/** Names of release 0.1.0, which people and scripts may still use. */
const formerNames: ReadonlyMap<string, Recordable> = new Map([
  ['identity-asked', 'case.identity-requested'],
  ['authority-asked', 'case.authority-requested'],
  ['fee-asked', 'case.fee-requested'],
  ['clarification-asked', 'case.clarification-requested'],
  ['mistaken', 'case.voided'],
]);

/** The event with this name, either current or of release 0.1.0. Undefined if there is none. */
export const recordableNamed = (typed: string): Recordable | undefined =>
  recordable.find((type) => typedName(type) === typed) ?? formerNames.get(typed);

/** The events that close a case. */
export const closing: readonly Recordable[] = [
  'case.completed',
  'case.partly-refused',
  'case.refused',
  'case.withdrawn',
  'case.duplicate',
  'case.spam',
  'case.not-ours',
];

/** The events that refuse what was asked, in whole or in part (UK GDPR Art 12(4)). */
export const refusalEvents = [
  'case.partly-refused',
  'case.refused',
  'case.not-ours',
] as const satisfies Recordable[];
export type RefusalEvent = (typeof refusalEvents)[number];

export const isRefusal = (type: EventType): type is RefusalEvent =>
  refusalEvents.some((known) => known === type);

/** Whether an event says that the person has at least part of what they asked for. */
export const isRelease = (type: EventType): boolean =>
  type === 'case.completed' || type === 'case.partly-refused';

/** The events that can be recorded for a closed case. */
export const afterClosing: readonly Recordable[] = [
  'case.reopened',
  'case.disputed',
  'case.bounced',
  'case.voided',
  ...additions,
];

/** What a clinic may require from a person, with the events for asking and receiving. */
export const requirements = {
  identity: { requested: 'case.identity-requested', received: 'case.identity-received' },
  authority: { requested: 'case.authority-requested', received: 'case.authority-received' },
  fee: { requested: 'case.fee-requested', received: 'case.fee-received' },
  clarification: { requested: 'case.clarification-requested', received: 'case.clarification-received' },
} as const satisfies Record<string, Record<'requested' | 'received', Recordable>>;

export type Requirement = keyof typeof requirements;

export interface RequirementEvent {
  requirement: Requirement;
  act: 'requested' | 'received';
}

const requirementEvents: ReadonlyMap<EventType, RequirementEvent> = new Map(
  (Object.keys(requirements) as Requirement[]).flatMap((requirement) =>
    (['requested', 'received'] as const).map((act) => [requirements[requirement][act], { requirement, act }]),
  ),
);

/** The requirement that an event requests or receives. Undefined for any other event. */
export const requirementEvent = (type: EventType): RequirementEvent | undefined =>
  requirementEvents.get(type);

/** Extending, refusing and sending elsewhere (UK GDPR Art 12(3) and (4)), and acknowledging a complaint (DPA 2018 s.164A). */
const needsNotice: readonly EventType[] = [
  'case.extended',
  'case.partly-refused',
  'case.refused',
  'case.not-ours',
  'case.acknowledged',
];

/**
 * Whether an event only takes effect when the person is notified: the events above, asking for something (UK GDPR Art
 * 12(6)), and the outcome of a complaint (DPA 2018 s.164A).
 */
export const mustBeNotified = (type: EventType, kind: string): boolean =>
  requirementEvent(type)?.act === 'requested' ||
  needsNotice.includes(type) ||
  (kind === 'complaint' && type === 'case.completed');
