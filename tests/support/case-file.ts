import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { makeCaseFile } from '../../api/casework/case-file.ts';
import { recordChecks } from '../../api/casework/release-checklist.ts';
import { recordSearches } from '../../api/casework/searches.ts';
import type { FileFault } from '../../api/casework/verify-case-file.ts';
import { verifyCaseFile } from '../../api/casework/verify-case-file.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { entered, recorded } from './case.ts';
import type { Candour } from './candour.ts';

/** A case with events of every shape, of which the first are from before chains, and signs that HTML escapes. */
export async function richCase(candour: Candour): Promise<StoredRequest> {
  const asked = 'My notes of “2019” <b>& later</b>,\nplease. Señor Ünïcode & söns';
  const request = await entered(candour, { asked, receivedOn: '2026-11-10', by: 'Front desk' });
  await recorded(candour, request, 'case.note', { reason: 'Rang twice & left a message' });
  withDatabase(candour, 'UPDATE events SET place = NULL, mac = NULL, link = NULL');
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.identity-requested', { reason: 'A copy of <one> document' });
  await candour.round();
  candour.clock.advance(3_600_000);
  await recorded(candour, request, 'case.identity-received');
  await recorded(candour, request, 'case.voided', { reason: 'It was of somebody else' });
  const by = 'Records lead';
  const places = candour.messages.team.read()?.recordPlaces ?? [];
  await recordSearches(candour, request.reference, {
    searches: places.map((place) => ({ place, found: 'something', notes: 'Two boxes' })),
    who: 'Reception',
    on: '2026-11-22',
    by,
  });
  await recordChecks(candour, request.reference, {
    checks: [
      { check: 'period', state: 'done', note: undefined },
      { check: 'harm', state: 'skipped', note: 'Nothing about health in it' },
    ],
    by,
  });
  return (await candour.store.find(request.id)) ?? request;
}

/** Runs a statement on the database beside the server. */
function withDatabase({ dataDir }: Pick<Candour, 'dataDir'>, statement: string): void {
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.exec(statement);
  db.close();
}

/** The case file of a case, which must be made. */
export async function madeFile(
  candour: Candour,
  { reference }: Pick<StoredRequest, 'reference'>,
): Promise<{ bytes: Buffer; head: string }> {
  const made = await makeCaseFile(candour, reference, 'Records lead');
  if (!made.ok) throw new Error(made.problem);
  return { bytes: Buffer.from(made.html), head: made.head };
}

/** Bytes of a case file, and the place that must be named if one of them is altered. */
export interface Range {
  from: number;
  to: number;
  place: string;
}

/** Every byte of the data and of the shown texts of a case file, in ranges. */
export function rangesOf(bytes: Buffer): Range[] {
  // One character for each byte.
  const html = bytes.toString('latin1');
  const ranges: Range[] = [];
  for (const match of html.matchAll(/ id="((?:entry|part|intro|title|timeline)[^"]*)">([^<]*)</g)) {
    const [all, id = '', text = ''] = match;
    const to = match.index + all.length - 1;
    const [kind = '', number = ''] = id.split('-');
    const place =
      kind === 'entry' ? `entry ${Number(number)}` : kind === 'part' ? `part ${Number(number) + 1}` : 'head';
    ranges.push({ from: to - text.length, to, place });
  }
  const start = ' id="case-file-data">';
  let from = html.indexOf(start) + start.length;
  let [parts, entries] = [0, 0];
  for (const line of html.slice(from, html.indexOf('</script>', from)).split('\n')) {
    const place =
      ranges.length > 0 && line.includes('"frame":"')
        ? 'head'
        : line.startsWith('{"heading":')
          ? `part ${++parts}`
          : `entry ${++entries}`;
    ranges.push({ from, to: from + line.length, place });
    from += line.length + 1;
  }
  return ranges;
}

/** Alters so many bytes, each by itself, and returns those for which another place is named, or none. */
export function wronglyNamed(bytes: Buffer, random: () => number, samples: number): string[] {
  const ranges = rangesOf(bytes);
  const size = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const wrong: string[] = [];
  for (let sample = 0; sample < samples; sample++) {
    let nth = Math.floor(random() * size);
    const range = ranges.find(({ from, to }) => nth < to - from || ((nth -= to - from), false));
    if (!range) throw new Error('There is no such byte');
    const at = range.from + nth;
    const altered = Buffer.from(bytes);
    altered[at] = ((bytes[at] ?? 0) + 1 + Math.floor(random() * 255)) % 256;
    const verified = verifyCaseFile(altered);
    const named = verified.ok ? 'nothing' : nameOf(verified.fault);
    if (named !== range.place)
      wrong.push(`${range.place}: byte ${at}, ${bytes[at]} became ${altered[at]}; named: ${named}`);
  }
  return wrong;
}

function nameOf({ place }: FileFault): string {
  if (typeof place === 'string') return place;
  if ('head' in place) return 'head';
  return 'part' in place ? `part ${place.part + 1}` : `entry ${place.entry + 1}`;
}
