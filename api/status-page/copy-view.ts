import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { writeSize } from '../casework/describe-delivery.ts';
import { familyOf } from '../casework/file-type.ts';
import type { CaseEvent } from '../domain/case.ts';
import { endOf, isLocked } from '../domain/delivery.ts';
import type { CodeRoute, Delivery } from '../domain/delivery.ts';
import type { MessageDependencies } from '../mail/messages.ts';

/** What the page of a copy shows. */
export interface CopyView {
  heading: string;
  status: 200 | 403 | 404 | 410;
  /** Why there is nothing to download. */
  end?: string;
  /** How the person gets the code, while the page asks for it. */
  noCode?: string;
  /** Until when the copy can be downloaded. */
  until?: string;
  /** The files, once the code was typed. */
  files?: { id: string; label: string; about: string; name: string; sha256: string }[];
}

/** How the team said last that the person gets the code. Undefined if no code was made. */
export const codeRouteIn = (events: readonly CaseEvent[]): CodeRoute | undefined =>
  events.findLast(({ details }) => details?.delivery?.code !== undefined)?.details?.delivery?.code;

/**
 * What the page of a copy shows on a day in London: a pure function of the delivery, the words and the day. It names nobody,
 * and no file before the code was typed.
 *
 * @param delivery undefined if no delivery has this address
 * @param route how the person gets the code
 */
export function copyView(
  { clinic, words }: Pick<MessageDependencies, 'clinic' | 'words'>,
  delivery: Delivery | undefined,
  { isOpen, route = 'call', today }: { isOpen: boolean; route?: CodeRoute | undefined; today: Day },
): CopyView {
  const { page: say, team } = words.delivery;
  // A number on two lines is hard to dial.
  const phone = clinic.phone.replaceAll(' ', '\u00a0');
  if (!delivery) return { heading: say.unknownTitle, end: fill(say.unknown, { phone }), status: 404 };
  const why = endOf(delivery, today);
  if (why) return { heading: say.ended[why].title, end: fill(say.ended[why].text, { phone }), status: 410 };
  if (isLocked(delivery)) return { heading: say.lockedTitle, end: fill(say.locked, { phone }), status: 403 };
  const until = fill(say.until, { day: writeDay(delivery.expiresOn ?? '') });
  const ready = { heading: say.ready, status: 200, until } as const;
  if (!isOpen) return { ...ready, noCode: fill(say.noCode[route], { phone }) };
  const files = delivery.files.map(({ id, name, type, size, sha256 }) => ({
    id,
    label: fill(say.download, { name }),
    about: fill(say.about, { type: team.types[familyOf(type)], size: writeSize(size) }),
    name,
    sha256,
  }));
  return { ...ready, files };
}
