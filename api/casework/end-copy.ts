import type { Day } from '../base/calendar.ts';
import type { NewEvent } from '../domain/case.ts';
import type { Delivery, DeliveryEnd } from '../domain/delivery.ts';
import { closing, isRelease } from '../domain/events.ts';
import type { EventType } from '../domain/events.ts';
import type { Change } from '../store/case-store.ts';
import type { DeliveryAct } from '../store/delivery-store.ts';

/** The event that the files of a delivery were destroyed. */
export const ended = ({ files }: Delivery, on: Day, why: DeliveryEnd): NewEvent => ({
  what: 'case.copy-destroyed',
  on,
  details: {
    delivery: { ended: why, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) },
  },
});

/** Whether an event closes a case without giving the person a copy, so that a released one ends with it. */
export const endsCopy = (what: EventType): boolean => closing.some((it) => it === what) && !isRelease(what);

/**
 * What a change of a case does to its copy besides: one that is released ends, and files that are only prepared stay.
 *
 * @param why undefined if the change ends no copy
 */
export const withCopy = (
  delivery: Delivery | undefined,
  on: Day,
  why: DeliveryEnd | undefined,
): Pick<Change, 'also'> & { delivery: DeliveryAct } =>
  why === undefined || delivery?.releasedAt === undefined
    ? { delivery: { act: 'none' } }
    : { also: [ended(delivery, on, why)], delivery: { act: 'end', ended: why } };
