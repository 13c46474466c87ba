import { addDays, compareDays, dayInLondon, HOUR } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { isLocked } from '../domain/delivery.ts';
import type { Delivery, DeliveryEnd, DeliveryFile } from '../domain/delivery.ts';
import { closing } from '../domain/events.ts';
import { copyLocked } from '../mail/copy-locked.ts';
import { changeBy, eventOf } from './decide-on-delivery.ts';
import { ended, endsCopy } from './end-copy.ts';
import type { CaseworkDependencies } from './record.ts';

/** What a person or the time does to a delivery. */
type Parts = Pick<CaseworkDependencies, 'store' | 'clock'>;

/** A later part of a file within this time, in milliseconds, goes on with a download that is on the case already. */
const SAME_DOWNLOAD = HOUR;

/** Why nothing was recorded: it is on the case already, or the delivery has ended. */
interface Skipped {
  refused: 'skipped';
}
const skipped: Skipped = { refused: 'skipped' };

/**
 * Destroys the files of a delivery and records why. Says whether it did: somebody else may have been first.
 */
export async function endDelivery(
  { store, clock }: Parts,
  { id, requestId }: Delivery,
  why: DeliveryEnd,
): Promise<boolean> {
  const now = clock.now();
  const outcome = await store.changeDelivery<Skipped>(requestId, now, (request, delivery) =>
    delivery?.id === id
      ? changeBy(request, ended(delivery, dayInLondon(now), why), { act: 'end', ended: why })
      : skipped,
  );
  return outcome !== undefined && !('refused' in outcome);
}

/**
 * Records that a file is being downloaded. Each download is recorded that begins at the first byte, and of those that go
 * on with one the first in an hour.
 */
export async function recordDownload(
  { store, clock }: Parts,
  { id, requestId }: Delivery,
  { name, size, sha256 }: DeliveryFile,
  from: number,
): Promise<void> {
  const now = clock.now();
  await store.changeDelivery<Skipped>(requestId, now, (request, delivery) => {
    if (delivery?.id !== id || (from > 0 && hasJustBegun(request, sha256, now))) return skipped;
    const event = eventOf('case.copy-downloaded', dayInLondon(now), { files: [{ name, size, sha256 }] });
    return changeBy(request, event, { act: 'none' });
  });
}

const hasJustBegun = ({ events }: StoredRequest, sha256: string, now: Moment): boolean =>
  events.some(
    ({ what, at, details }) =>
      what === 'case.copy-downloaded' &&
      now - at < SAME_DOWNLOAD &&
      details?.delivery?.files?.some((file) => file.sha256 === sha256),
  );

/** Records that five wrong codes were typed, and notifies the team: once for each code. */
export async function recordLocked(
  { store, clock, messages }: CaseworkDependencies,
  { id, requestId }: Delivery,
): Promise<boolean> {
  const now = clock.now();
  const outcome = await store.changeDelivery<Skipped>(requestId, now, (request, delivery) => {
    const last = request.events.findLast(({ what }) =>
      ['case.copy-released', 'case.copy-code-made', 'case.copy-locked'].includes(what),
    );
    if (delivery?.id !== id || !isLocked(delivery) || last?.what === 'case.copy-locked') return skipped;
    const event = eventOf('case.copy-locked', dayInLondon(now), {});
    return changeBy(request, event, { act: 'none' }, [copyLocked(messages, request)]);
  });
  return outcome !== undefined && !('refused' in outcome);
}

/**
 * Does what is due to all deliveries: destroys the files of those whose last day has passed, and files that were not
 * released within so many days after they were begun, once the case is closed. A released copy ends too whose case was
 * closed without one or whose address is no longer confirmed, as in a folder of an earlier release. What a stopped server left to do about
 * wrong codes is done too, and bytes without a file are removed.
 */
export async function lookAfterDeliveries(casework: CaseworkDependencies): Promise<void> {
  const { store, clock, messages } = casework;
  const now = clock.now();
  const today = dayInLondon(now);
  for (const delivery of await store.openDeliveries()) {
    const why = whyOver(delivery, await store.find(delivery.requestId));
    if (why) await endDelivery(casework, delivery, why);
    else if (isLocked(delivery)) await recordLocked(casework, delivery);
  }
  await store.sweepFiles(now);

  function whyOver(
    { expiresOn, createdAt }: Delivery,
    request: StoredRequest | undefined,
  ): DeliveryEnd | undefined {
    const isClosed = request?.closedOn !== undefined;
    if (expiresOn === undefined) {
      const last = addDays(dayInLondon(createdAt), messages.clinic.copies.days);
      return isClosed && compareDays(last, today) < 0 ? 'expired' : undefined;
    }
    if (compareDays(expiresOn, today) < 0) return 'expired';
    if (!request) return undefined;
    const closedBy = effectiveEvents(request.events).findLast(({ what }) =>
      closing.some((it) => it === what),
    );
    if (isClosed && closedBy && endsCopy(closedBy.what)) return 'closed';
    return request.confirmedAt === undefined ? 'address-changed' : undefined;
  }
}

/** After a restore, which brings back no files: ends what was open. Resolves to the references of the cases. */
export async function endLostDeliveries(parts: Parts): Promise<string[]> {
  const references: string[] = [];
  for (const delivery of await parts.store.openDeliveries()) {
    await endDelivery(parts, delivery, 'lost');
    const request = await parts.store.find(delivery.requestId);
    if (request && delivery.releasedAt !== undefined) references.push(request.reference);
  }
  return references;
}
