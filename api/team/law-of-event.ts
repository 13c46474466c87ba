import { requesterIn } from '../../content/forms/who-asks.ts';
import type { Words } from '../../content/words/words.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Recordable } from '../domain/events.ts';

/** What the page of an event says about the law: of a complaint, of the record of someone who has died, or of a request. */
export function lawOfEvent(
  { teamCases: { law, lawByKind } }: Words,
  { kind, nation, answers }: Pick<StoredRequest, 'kind' | 'nation' | 'answers'>,
  what: Recordable,
): string {
  const { complaint, deceased, deceasedInNorthernIreland } = lawByKind;
  const afterDeath = nation === 'northern-ireland' ? deceasedInNorthernIreland : deceased;
  const special: Partial<Record<Recordable, string>> =
    requesterIn(answers) === 'deceased' ? afterDeath : kind === 'complaint' ? complaint : {};
  return special[what] ?? law[what];
}
