import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { orThrow } from '../../content/load.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { composeCasework } from '../../api/compose.ts';
import type { MessageDependencies } from '../../api/mail/messages.ts';
import { composeAcknowledgement } from '../../api/mail/acknowledgement.ts';
import { fillForm } from '../../api/requests/form-page.ts';
import { answerParser } from '../../api/requests/parse-answers.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { median } from './measure.ts';

const RUNS = 1000;

/** The time of Candour's own parts of an answer, in microseconds. */
export async function measurePages(env: Record<string, string>): Promise<object[]> {
  const { store, messages } = orThrow(await composeCasework(env));
  try {
    return measureWith(messages);
  } finally {
    await store.close();
  }
}

function measureWith(messages: MessageDependencies): object[] {
  const { clinic, words } = messages;
  const { pages } = messages;
  const form = forms.access(clinic);
  const parse = answerParser(form, words.requests);
  const today = dayInLondon(Date.now());
  const body = new URLSearchParams({
    asking: 'self',
    name: 'Robin Sample',
    'birth-day': '27',
    'birth-month': '3',
    'birth-year': '1985',
    email: 'robin@patient.example',
    want: 'whole',
    delivery: 'email',
  });
  const wrong = new URLSearchParams({
    asking: 'child',
    'birth-day': '31',
    'birth-month': '2',
    email: 'robin',
  });

  const fillIn = (state: { body?: URLSearchParams; errors?: Record<string, string> }) => {
    const page = pages.open(addresses.form(form.kind));
    fillForm(page, form, words.requests, { submission: 'bench', ...state });
    return page.html();
  };
  return [
    timed('access form, fresh', () => fillIn({})),
    timed('access form, come back with errors', () => {
      const parsed = parse(wrong, today);
      return fillIn({ body: wrong, errors: parsed.ok ? {} : parsed.errors });
    }),
    timed('answers read', () => parse(body, today)),
    timed('acknowledgement composed', () => composeAcknowledgement(messages, request, request.receivedOn)),
  ];
}

const request: StoredRequest = {
  id: 'bench',
  reference: '2345678X',
  kind: 'access',
  nation: 'england',
  receivedAt: Date.now(),
  receivedOn: '2026-11-22',
  channel: 'form',
  closedOn: undefined,
  erasedAt: undefined,
  events: [],
  dueOn: '2026-12-22',
  privacy: { version: '2026-11-22', hash: '0'.repeat(64) },
  confirmedAt: undefined,
  noticedAt: undefined,
  follows: undefined,
  correctedBy: undefined,
  flags: [],
  answers: { email: 'robin@patient.example' },
};

function timed(what: string, work: () => unknown): object {
  for (let run = 0; run < RUNS; run++) work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  });
  return { what, microseconds: Math.round(median(times)) };
}
