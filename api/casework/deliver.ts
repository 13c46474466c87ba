import { createHash } from 'node:crypto';
import { addDays } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { endOf } from '../domain/delivery.ts';
import type { CodeRoute } from '../domain/delivery.ts';
import { newCode, writeCode } from '../http/mailed-codes.ts';
import { newSecret } from '../http/secrets.ts';
import { copyReady } from '../mail/copy-ready.ts';
import { cleanText } from '../requests/clean.ts';
import { changeBy, checkSeen, decideOn, eventOf } from './decide-on-delivery.ts';
import type { Decision } from './decide-on-delivery.ts';
import {
  checkAnotherCode,
  checkFiles,
  checkHandedOn,
  checkHandingOver,
  checkLink,
} from './delivery-rules.ts';
import { ended } from './end-copy.ts';
import { addEntry } from './add-entry.ts';
import type { EntryOutcome } from './add-entry.ts';
import { readText } from './parse-entry.ts';
import type { CaseworkDependencies, Refused } from './record.ts';
import { refuse } from './refuse.ts';

/** The code as it is read out, which is shown once and kept only as a hash. */
export type CodeMade = { ok: true; code: string } | Refused;

/** What the store keeps of a code: with the delivery, so that it opens no other. */
export const hashDeliveryCode = (deliveryId: string, code: string): string =>
  createHash('sha256').update(`${deliveryId}.${code}`).digest('hex');

/**
 * Releases the files of a case: the person gets an email with a link, and the team a code that it tells them in another
 * way. Both are needed to download anything.
 */
export async function releaseCopy(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen, route }: Decision & { route: CodeRoute },
): Promise<CodeMade> {
  const { messages } = casework;
  const { clinic, team, words } = messages;
  const code = newCode();
  const link = newSecret();
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const refusal = checkSeen(request, seen) ?? checkLink(request, team.read(), words.cases);
    if (refusal) return refusal;
    if (!delivery || delivery.files.length === 0) return refuse('noFiles');
    if (delivery.releasedAt !== undefined) return refuse('alreadyReleased');
    const unchecked = checkFiles(request, delivery, clinic);
    if (unchecked) return unchecked;
    const expiresOn = addDays(today, clinic.copies.days);
    const files = delivery.files.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
    const event = { ...eventOf('case.copy-released', today, { files, code: route }), by };
    const codeHash = hashDeliveryCode(delivery.id, code);
    return changeBy(request, event, { act: 'release', link, codeHash, expiresOn }, [
      copyReady(messages, request, link, expiresOn),
    ]);
  });
  return refused ?? { ok: true, code: writeCode(code) };
}

/** Makes another code, as after five wrong ones. The one before stops working, and what it opened is closed. */
export async function makeAnotherCode(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen, route }: Decision & { route: CodeRoute },
): Promise<CodeMade> {
  const { team, words } = casework.messages;
  const code = newCode();
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const moved = checkSeen(request, seen);
    if (moved) return moved;
    if (delivery?.releasedAt === undefined) return refuse('notReleased');
    if (endOf(delivery, today) !== undefined) return refuse('copyExpired');
    const refusal = checkAnotherCode(request, team.read(), words.cases);
    if (refusal) return refusal;
    const event = { ...eventOf('case.copy-code-made', today, { code: route }), by };
    return changeBy(request, event, { act: 'new-code', codeHash: hashDeliveryCode(delivery.id, code) });
  });
  return refused ?? { ok: true, code: writeCode(code) };
}

/** Destroys the files of a case, released or not. */
export async function takeCopyBack(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen }: Decision,
): Promise<{ ok: true } | Refused> {
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const refusal = checkSeen(request, seen);
    if (refusal) return refusal;
    if (!delivery) return refuse('noFiles');
    return changeBy(
      request,
      { ...ended(delivery, today, 'taken-back'), by },
      {
        act: 'end',
        ended: 'taken-back',
      },
    );
  });
  return refused ?? { ok: true };
}

/** A copy that the person got on paper. */
export interface HandedOver {
  how: 'posted' | 'collected';
  on: Day;
  /** To which address it was posted, or how the person's identity was checked. */
  note: string | undefined;
}

/** Records that the person got a copy on paper, under the same conditions as a release. */
export function recordHandedOver(
  casework: CaseworkDependencies,
  reference: string,
  { how, on, note, by, seen }: Decision & HandedOver,
): Promise<EntryOutcome> {
  const { team, words } = casework.messages;
  return addEntry(casework, reference, (request, today) => {
    const refusal =
      checkSeen(request, seen) ??
      checkHandingOver(request, team.read(), words.cases) ??
      checkHandedOn(request, on, today);
    if (refusal) return refusal;
    const text = readText(words.delivery.handed[how].note, note, 500, cleanText);
    if (typeof text === 'object') return text;
    if (text === undefined) return refuse(how === 'posted' ? 'needsPostedTo' : 'needsHowChecked');
    return { what: how === 'posted' ? 'case.copy-posted' : 'case.copy-collected', on, by, reason: text };
  });
}
