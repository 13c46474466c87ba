import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { CaseworkDependencies } from '../../api/casework/record.ts';
import { recordChecks } from '../../api/casework/release-checklist.ts';
import { placesOf } from '../../api/casework/release-rules.ts';
import { recordSearches } from '../../api/casework/searches.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { releaseChecks } from '../../api/domain/event-details.ts';
import { dataFolder } from './visit.ts';

/**
 * A folder of the test clinic whose team.yaml has two people look at each refusal.
 *
 * @param people another text of that file, without the key `refusals`
 */
export function twoPeopleFolder(people?: string): string {
  const folder = join(dataFolder(), 'content');
  cpSync(inject('sites').full.contentDir, folder, { recursive: true });
  const file = join(folder, 'team.yaml');
  const text = people ?? readFileSync(file, 'utf8').replace('refusals: one', '');
  writeFileSync(file, `${text}\nrefusals: two-people\n`);
  return folder;
}

/** Records that every place was searched and nothing found. */
export async function searchEverywhere(
  casework: CaseworkDependencies,
  { reference }: Pick<StoredRequest, 'reference'>,
): Promise<void> {
  const places = placesOf(casework.messages.team.read());
  const searches = places.map((place) => ({ place, found: 'nothing', notes: undefined }));
  const outcome = await recordSearches(casework, reference, {
    searches,
    who: 'Reception',
    on: '',
    by: 'Reception',
  });
  if (!outcome.ok) throw new Error(outcome.problem);
}

/** Completes the searches and the release checklist of a request for a copy. */
export async function completeChecklist(
  casework: CaseworkDependencies,
  request: Pick<StoredRequest, 'reference'>,
): Promise<void> {
  await searchEverywhere(casework, request);
  const checks = releaseChecks.map((check) => ({
    check,
    state: 'done',
    note: check === 'harm' ? 'Medical director' : undefined,
  }));
  const outcome = await recordChecks(casework, request.reference, { checks, by: 'Reception' });
  if (!outcome.ok) throw new Error(outcome.problem);
}
