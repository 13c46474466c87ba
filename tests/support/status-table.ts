import type { RequestKind } from '../../content/forms/question.ts';
import type { Requester } from '../../content/forms/who-asks.ts';
import type { StatusView } from '../../api/status-page/status-view.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import type { DeliveryEnd } from '../../api/domain/delivery.ts';
import { storedRequest } from './stored-request.ts';
import type { Happened } from './stored-request.ts';

/** Who can ask with each form. */
export const requestersOf: Record<RequestKind, Requester[]> = {
  access: ['self', 'child', 'authority', 'solicitor', 'deceased'],
  rights: ['self', 'child', 'authority', 'solicitor'],
  complaint: ['self', 'child', 'authority', 'solicitor'],
  'opt-out': ['self'],
};

const CONFIRMED: Happened = ['case.address-confirmed', '2026-11-23'];
const ON = '2026-11-24';
const asked = (need: 'identity' | 'authority' | 'fee' | 'clarification'): Happened[] => [
  CONFIRMED,
  [`case.${need}-requested`, ON, 'Please send it.'],
];
const came = (need: 'identity' | 'authority' | 'fee' | 'clarification'): Happened[] => [
  ...asked(need),
  [`case.${need}-received`, '2026-11-26'],
];

interface State {
  name: string;
  happened: Happened[];
  /** The kinds of request that can be in this state. All, if it is not given. */
  kinds?: RequestKind[];
  today?: string;
  changes?: Parameters<typeof storedRequest>[1];
}

const withoutEmail = { email: undefined as never, delivery: 'post' };
const onlyEmail = { telephone: undefined as never, address: undefined as never };
const notOptOut: RequestKind[] = ['access', 'rights', 'complaint'];

/** The link to a copy was sent, and then this happened to it. */
const released = (...then: Happened[]): Happened[] => [CONFIRMED, ['case.copy-released', ON], ...then];
const destroyed = (ended: DeliveryEnd, on = '2026-11-30'): Happened => [
  'case.copy-destroyed',
  on,
  undefined,
  { delivery: { ended } },
];
const DOWNLOADED: Happened[] = [
  ['case.copy-downloaded', '2026-11-25'],
  ['case.copy-downloaded', '2026-11-25'],
];
const LOCKED: Happened = ['case.copy-locked', '2026-11-25'];
/** What the page of a copy's request says, which only a request for a copy can have. */
const copies = (
  [
    { name: 'a copy was prepared and thrown away', happened: [CONFIRMED, destroyed('taken-back')] },
    { name: 'a copy is ready', happened: released() },
    { name: 'a copy was downloaded', happened: released(...DOWNLOADED) },
    { name: 'the code of a copy is locked', happened: released(LOCKED) },
    { name: 'another code was made', happened: released(LOCKED, ['case.copy-code-made', '2026-11-26']) },
    { name: 'a copy was received', happened: released(...DOWNLOADED, destroyed('received')) },
    { name: 'a copy expired, and was downloaded', happened: released(...DOWNLOADED, destroyed('expired')) },
    { name: 'a copy expired, and nobody downloaded it', happened: released(destroyed('expired')) },
    { name: 'a copy was taken back', happened: released(destroyed('taken-back')) },
    { name: 'the files of a copy were lost', happened: released(destroyed('lost')) },
    { name: 'a copy was posted', happened: [CONFIRMED, ['case.copy-posted', ON, 'To a planted address']] },
    {
      name: 'a copy was collected',
      happened: [CONFIRMED, ['case.copy-collected', ON, 'A planted passport']],
    },
    {
      name: 'answered, and the copy is ready',
      happened: released(['case.completed', '2026-11-26', 'Done.']),
    },
    {
      name: 'answered, and the copy was received',
      happened: released(...DOWNLOADED, destroyed('received'), ['case.completed', '2026-11-30', 'Done.']),
    },
    {
      name: 'answered, and what was left in preparation expired',
      happened: [CONFIRMED, ['case.completed', ON, 'Done.'], destroyed('expired')],
    },
  ] satisfies State[]
).map((state): State => ({ ...state, kinds: ['access'] }));

/** Every state in which the page of a request can be. */
const states: State[] = [
  { name: 'received', happened: [] },
  { name: 'received, without an email address', happened: [], changes: { answers: withoutEmail } },
  { name: 'received, a correction of an earlier one', happened: [], changes: { follows: 'NCGFRKWR' } },
  { name: 'confirmed', happened: [CONFIRMED] },
  { name: 'confirmed by the team', happened: [['case.confirmed', '2026-11-23']] },
  { name: 'past its date', happened: [CONFIRMED], today: '2027-02-01' },
  { name: 'acknowledged by the team', happened: [['case.acknowledged', ON]], kinds: ['complaint'] },
  { name: 'asked for identity', happened: asked('identity'), kinds: notOptOut },
  { name: 'identity came', happened: came('identity'), kinds: notOptOut },
  { name: 'asked for authority', happened: asked('authority'), kinds: notOptOut },
  { name: 'authority came', happened: came('authority'), kinds: notOptOut },
  { name: 'asked for a fee', happened: asked('fee'), kinds: ['access', 'rights'] },
  { name: 'fee came', happened: came('fee'), kinds: ['access', 'rights'] },
  { name: 'asked a question', happened: asked('clarification'), kinds: ['access'] },
  { name: 'answer came', happened: came('clarification'), kinds: ['access'] },
  {
    name: 'asked, and the asking was voided',
    happened: [...asked('identity'), ['case.voided', '2026-11-25', 'Not needed.']],
    kinds: notOptOut,
  },
  { name: 'extended', happened: [CONFIRMED, ['case.extended', ON, 'Complex.']], kinds: ['access', 'rights'] },
  { name: 'the person wrote', happened: [CONFIRMED, ['case.reply-received', ON, 'Hello']] },
  { name: 'an email did not arrive', happened: [CONFIRMED, ['case.bounced', ON]] },
  { name: 'answered', happened: [CONFIRMED, ['case.completed', ON, 'Done.']] },
  {
    name: 'answered late',
    happened: [CONFIRMED, ['case.completed', '2027-02-01', 'Done.']],
    today: '2027-02-02',
  },
  { name: 'answered in part', happened: [CONFIRMED, ['case.partly-refused', ON, 'Why.']], kinds: notOptOut },
  { name: 'refused', happened: [CONFIRMED, ['case.refused', ON, 'Why.']], kinds: notOptOut },
  { name: 'withdrawn', happened: [CONFIRMED, ['case.withdrawn', ON]] },
  { name: 'a repetition', happened: [CONFIRMED, ['case.duplicate', ON, 'NCGFRKWR']] },
  { name: 'spam', happened: [['case.spam', ON, 'A program.']] },
  {
    name: 'for another organisation',
    happened: [CONFIRMED, ['case.not-ours', ON, 'Ask them.']],
    kinds: notOptOut,
  },
  {
    name: 'opened again',
    happened: [CONFIRMED, ['case.completed', ON, 'Done.'], ['case.reopened', '2026-11-26']],
  },
  {
    name: 'closed by mistake',
    happened: [CONFIRMED, ['case.completed', ON, 'Done.'], ['case.voided', '2026-11-26', 'A mistake.']],
  },
  {
    name: 'disputed',
    happened: [
      CONFIRMED,
      ['case.completed', ON, 'Done.'],
      ['case.disputed', '2026-11-26', 'I do not agree.'],
    ],
  },
  {
    name: 'taken back',
    happened: [['case.not-me', ON]],
    kinds: ['opt-out'],
    changes: { answers: onlyEmail },
  },
  { name: 'taken back, a telephone number stays', happened: [['case.not-me', ON]], kinds: ['opt-out'] },
  {
    name: 'taken back and closed',
    happened: [
      ['case.not-me', ON],
      ['case.completed', '2026-11-26'],
    ],
    kinds: ['opt-out'],
    changes: { answers: onlyEmail },
  },
  ...copies,
];

/** A request in each state that its kind can have, and the day on which its page is opened. */
export const tableOf = (
  kind: RequestKind,
  asking: Requester,
): { name: string; request: StoredRequest; today: string }[] =>
  states
    .filter(({ kinds }) => kinds?.includes(kind) ?? true)
    .filter(({ name }) => asking !== 'deceased' || !/extended|fee|question|answer came/.test(name))
    .map(({ name, happened, changes, today = '2026-12-01' }) => ({
      name,
      request: storedRequest(kind, { ...changes, asking, happened }),
      today,
    }));

/** Everything that a view says, as lines that can be read. */
export function linesOfView(view: StatusView): string[] {
  return [
    `# ${view.heading}`,
    `${view.reference} · ${view.status} · ${view.date.label} ${view.date.value}`,
    ...(view.date.sorry === undefined ? [] : [view.date.sorry]),
    ...view.notes,
    ...view.steps.flatMap(({ state, title, day, texts, list, postTo, canResend }) => [
      `- ${state}: ${[title ?? [], day ?? [], ...texts].flat().join(' | ')}`,
      ...list.map((item) => `    * ${item}`),
      ...(postTo.length > 0 ? [`    post to: ${postTo.join(', ')}`] : []),
      ...(canResend === true ? ['    (send the email again)'] : []),
    ]),
    ...view.why.map((reason) => `why: ${reason}`),
    ...view.choices.map(({ label, value }) => `chosen: ${label} ${value.replaceAll('\n', '; ')}`),
    ...view.remedies.map((remedy) => `if you do not agree: ${remedy}`),
    ...(view.hasRegulator ? ['(the regulator)'] : []),
    ...(view.until === undefined ? [] : [view.until]),
  ];
}
