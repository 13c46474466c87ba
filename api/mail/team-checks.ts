import { askerIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words.ts';
import { addDays, writeDayShort } from '../calendar.ts';
import type { StoredRequest } from '../store/store.ts';
import type { Desk } from './letters.ts';

type Checks = Words['team']['checks'];
type RightCheck = 'correct' | 'erase' | 'restrict' | 'port' | 'object' | 'withdraw' | 'human';
const RIGHTS: RightCheck[] = ['correct', 'erase', 'restrict', 'port', 'object', 'withdraw', 'human'];

/** What to look at before answering, in the order in which it matters. */
export function checks(desk: Desk, request: StoredRequest): string[] {
  const all = desk.words.team.checks;
  switch (request.kind) {
    case 'access':
      return [...cctvCheck(desk, request), ...accessChecks(all, request)];
    case 'rights':
      return [
        all.identity,
        ...authorityChecks(all, request),
        all.perRight,
        ...rightsAsked(request).map((right) => all[right]),
        all.refusal,
      ];
    case 'complaint':
      return [
        all.begin,
        all.identityComplaint,
        ...authorityChecks(all, request),
        all.informed,
        all.outcome,
        all.earlier,
        all.keep,
      ];
    case 'opt-out':
      return [
        all.stop,
        ...(request.answers['profiling'] === undefined ? [] : [all.profiling]),
        all.care,
        all.suppression,
      ];
  }
}

function accessChecks(all: Checks, request: StoredRequest): string[] {
  if (askerIn(request.answers) === 'deceased') {
    const since = writeDayShort(addDays(request.receivedOn, -40));
    return [all.entitled, fill(all.recent, { since }), all.covered, all.seriousHarm, all.keep];
  }
  return [
    all.identity,
    ...authorityChecks(all, request),
    all.search,
    all.thirdParties,
    all.seriousHarm,
    all.form,
    all.refusal,
    all.keep,
  ];
}

function authorityChecks(all: Checks, { answers, nation }: StoredRequest): string[] {
  const asker = askerIn(answers);
  if (asker === 'self') return [];
  return asker === 'child'
    ? [all.authority, fill(all.child, { law: all.childLaw[nation] })]
    : [all.authority];
}

/** The rights that were chosen; all of them where someone wrote down words and no form asked. */
function rightsAsked({ answers }: StoredRequest): RightCheck[] {
  const chosen = [answers['right'] ?? []].flat();
  return chosen.length > 0 ? RIGHTS.filter((right) => chosen.includes(right)) : RIGHTS;
}

function cctvCheck({ clinic, words }: Desk, { answers: { want } }: StoredRequest): string[] {
  const asked = want === undefined || want.includes('cctv') || want.includes('whole');
  if (!clinic.cctv || !asked) return [];
  return [fill(words.team.checks.cctv, { days: String(clinic.cctv.keepDays) })];
}
