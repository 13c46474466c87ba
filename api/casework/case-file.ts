import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeMoment } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { readShownFile } from '../built-site/shown-file.ts';
import { textHash } from '../domain/case-chain.ts';
import { dataLine, shownTexts } from '../domain/case-file.ts';
import type { CaseFile, FileHead, FilePart } from '../domain/case-file.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { partsOf } from './case-file-parts.ts';
import { refusedFor, standing } from './record.ts';
import type { CaseworkDependencies, Refused } from './record.ts';
import { refuse } from './refuse.ts';

/** A case file as HTML, and the head of the chain of the case, which whoever checks it needs from elsewhere. */
export type MadeFile = { ok: true; requestId: string; html: string; head: string } | Refused;

/** How often it starts again because the case was changed in the meantime. */
const TRIES = 5;
/** The most entries of the audit list in it. */
const MOST_AUDITED = 1000;

/**
 * Makes the case file of a case: everything in it, as one page that shows itself without the site. An event with the
 * hashes of its parts is added to the case first, so that the head of the chain vouches for all of it.
 *
 * @param by who makes it
 */
export async function makeCaseFile(
  casework: CaseworkDependencies,
  reference: string,
  by: string,
): Promise<MadeFile> {
  const { store, messages, clock } = casework;
  for (let tries = 0; tries < TRIES; tries++) {
    const request = await store.findByReference(reference);
    if (!request) return refusedFor(refuse('unknown', { reference }), messages);
    const { id } = request;
    const now = clock.now();
    const [mails, audit] = await Promise.all([store.mailsAbout(id), store.auditAbout(id, MOST_AUDITED)]);
    const parts = partsOf(messages, request, { mails, audit }, dayInLondon(now));
    // Nothing that could name somebody is added to a case that was erased: it is not erased again.
    const who = request.erasedAt === undefined ? by : undefined;
    const head = headOf(messages, request, now, who);
    const event: NewEvent = {
      what: 'case.file-made',
      on: dayInLondon(now),
      details: { parts: [head, ...parts].map(dataLine).map(textHash) },
      ...(who === undefined ? {} : { by: who }),
    };
    const outcome = await store.change(id, now, (found) =>
      found.events.length === request.events.length
        ? { event, mails: [], ...standing(found), closedOn: found.closedOn }
        : { refused: 'changed' as const },
    );
    if (!outcome) return refusedFor(refuse('unknown', { reference }), messages);
    if ('refused' in outcome) continue;
    const all = await store.chainOf(id);
    // Another event may have been added since.
    const entries = all.slice(0, all.findLastIndex(({ what, at }) => what === event.what && at === now) + 1);
    const html = draw(messages, { head, parts, entries });
    return { ok: true, requestId: id, html, head: entries.at(-1)?.link ?? '' };
  }
  throw new Error(`The case ${reference} is being changed all the time`);
}

function headOf(
  messages: MessageDependencies,
  { reference, events }: StoredRequest,
  now: Moment,
  by: string | undefined,
): FileHead {
  const { words, clinic } = messages;
  const say = words.caseFile;
  const made = { at: writeMoment(now) };
  const types = [
    ...new Set([...events.map(({ what }) => what), 'case.chain-begun', 'case.file-made'] as const),
  ];
  return {
    format: 1,
    reference,
    title: fill(say.title, { reference }),
    intro: [
      clinic.tradingName,
      by === undefined ? fill(say.madeBySomebody, made) : fill(say.made, { ...made, who: by }),
      say.check,
    ],
    frame: readShownFile(draw(messages, undefined)).frame,
    titles: Object.fromEntries(types.map((type) => [type, words.cases.events[type]])),
    timeline: say.timeline,
    erased: say.erased,
    before: say.before,
  };
}

/** Draws a case file, or its frame without anything in it. */
function draw({ pages }: MessageDependencies, file: CaseFile | undefined): string {
  const page = pages.open(addresses.caseFileTemplate);
  page.fill({
    documentTitle: file?.head.title ?? '',
    shown: file ? shownTexts(file).map(({ id, shape, text }) => ({ id, [shape]: text })) : [],
    data: file ? linesOf(file).join('\n') : '',
  });
  return page.html();
}

const linesOf = ({ head, parts, entries }: CaseFile): string[] =>
  [head, ...(parts satisfies FilePart[]), ...entries].map(dataLine);
