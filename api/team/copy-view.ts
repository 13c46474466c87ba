import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { checkFiles } from '../casework/delivery-rules.ts';
import type { StoredRequest } from '../domain/case.ts';
import { endOf, isLocked } from '../domain/delivery.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { RouteDependencies } from '../http/dependencies.ts';

/** What the page of a case shows of its copy. */
export function copyView(
  delivery: Delivery | undefined,
  { messages, path, clock }: Pick<RouteDependencies, 'messages' | 'path' | 'clock'>,
  request: StoredRequest,
): PageData {
  const { show } = messages.words.delivery;
  const { reference } = request;
  const today = dayInLondon(clock.now());
  const isPrepared = delivery !== undefined && delivery.releasedAt === undefined;
  const waits = isPrepared ? checkFiles(request, delivery, messages.clinic) : undefined;
  return {
    copyState: stateOf(delivery, show, today),
    copyWaits: waits && (waits.refused === 'findingsOpen' ? show.toDecide : show.checking),
    copyLocked: delivery !== undefined && isLocked(delivery) && endOf(delivery, today) === undefined,
    filesHref: path(addresses.team.files(reference)),
  };
}

function stateOf(
  delivery: Delivery | undefined,
  show: RouteDependencies['messages']['words']['delivery']['show'],
  today: Day,
): string {
  const count = delivery?.files.length ?? 0;
  if (!delivery || count === 0) return show.none;
  if (delivery.releasedAt === undefined)
    return count === 1 ? show.prepared.one : fill(show.prepared.many, { count: String(count) });
  return fill(endOf(delivery, today) === 'expired' ? show.expired : show.released, {
    day: writeDay(dayInLondon(delivery.releasedAt)),
    until: writeDay(delivery.expiresOn ?? ''),
  });
}
