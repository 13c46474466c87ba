import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { compareDays, dayInLondon, writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { writeSize } from '../casework/describe-delivery.ts';
import { familyOf } from '../casework/file-type.ts';
import { isLocked } from '../domain/delivery.ts';
import type { Delivery, DeliveryEnd } from '../domain/delivery.ts';
import type { PageData } from '../built-site/pages.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { copyCookie } from './copy-cookie.ts';

/** Why a copy can no longer be had. The job that destroys its files may not have run yet. */
export const endOf = ({ ended, expiresOn }: Delivery, today: Day): DeliveryEnd | undefined =>
  ended ?? (expiresOn !== undefined && compareDays(expiresOn, today) < 0 ? 'expired' : undefined);

/** The secret in an address. Undefined if it cannot be one, so that it is never hashed or looked up. */
export const readLink = (given: string): string | undefined =>
  /^[\w-]{43}$/.test(given) ? given : undefined;

/**
 * The page on which a person downloads their copy. Opening it changes nothing, because mail scanners open links. It names
 * nobody, and no file before the code was typed.
 *
 * @param delivery undefined if no delivery has this address
 */
export function showCopy(
  c: Context,
  services: RouteDependencies,
  delivery: Delivery | undefined,
  problem?: string,
): Response | Promise<Response> {
  const { messages, config, clock } = services;
  const page = messages.pages.open(addresses.copy);
  const now = clock.now();
  const isOpen =
    delivery !== undefined && copyCookie(config.publicOrigin).isOpen(c, messages.keys, delivery, now);
  const { data, status } = stateOf(services, delivery, isOpen, dayInLondon(now));
  page.fill({ ...data, problem });
  if (problem !== undefined) page.prefixTitle(messages.words.requests.errorTitlePrefix);
  c.header('Cache-Control', 'no-store');
  return c.html(page.html(), problem === undefined ? status : 422);
}

function stateOf(
  { messages, path }: RouteDependencies,
  delivery: Delivery | undefined,
  isOpen: boolean,
  today: Day,
): { data: PageData; status: ContentfulStatusCode } {
  const { clinic, words } = messages;
  const say = words.delivery.page;
  const { phone } = clinic;
  if (!delivery) return { data: ended(say.unknownTitle, fill(say.unknown, { phone })), status: 404 };
  const end = endOf(delivery, today);
  if (end) {
    const { title, text } = say.ended[end];
    return { data: ended(title, fill(text, { phone })), status: 410 };
  }
  if (isLocked(delivery)) return { data: ended(say.lockedTitle, fill(say.locked, { phone })), status: 403 };
  const { link = '', expiresOn = '' } = delivery;
  const until = fill(say.until, { day: writeDay(expiresOn) });
  if (!isOpen)
    return {
      data: { heading: say.ready, link, asksCode: true, until, noCode: fill(say.noCode, { phone }) },
      status: 200,
    };
  const files = delivery.files.map(({ id, name, type, size, sha256 }) => ({
    fileHref: path(addresses.copyFile(link, id)),
    fileLabel: fill(say.download, { name }),
    fileAbout: fill(say.about, {
      type: words.delivery.team.types[familyOf(type)],
      size: writeSize(size),
    }),
    fileHash: fill(say.hash, { hash: sha256 }),
  }));
  return { data: { heading: say.ready, link, opened: true, until, files }, status: 200 };
}

const ended = (heading: string, text: string): PageData => ({ heading, endText: text });
