import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { copyCookie } from './copy-cookie.ts';
import { codeRouteIn, copyView } from './copy-view.ts';
import type { CopyView } from './copy-view.ts';

/** The secret in an address. Undefined if it cannot be one, so that it is never hashed or looked up. */
export const readLink = (given: string): string | undefined =>
  /^[\w-]{43}$/.test(given) ? given : undefined;

/**
 * The page on which a person downloads their copy. Opening it changes nothing, because mail scanners open links.
 *
 * @param delivery undefined if no delivery has this address
 */
export async function showCopy(
  c: Context,
  { store, messages, config, clock, path }: RouteDependencies,
  delivery: Delivery | undefined,
  problem?: string,
): Promise<Response> {
  const page = messages.pages.open(addresses.copy);
  const now = clock.now();
  const isOpen =
    delivery !== undefined && copyCookie(config.publicOrigin).isOpen(c, messages.keys, delivery, now);
  const request = delivery === undefined ? undefined : await store.find(delivery.requestId);
  const route = codeRouteIn(request?.events ?? []);
  const view = copyView(messages, delivery, { isOpen, route, today: dayInLondon(now) });
  const codeIsWrong = problem === messages.words.delivery.page.wrong ? 'true' : undefined;
  page.fill({ ...dataOf(view, delivery?.link ?? '', path), problem, codeIsWrong });
  if (problem !== undefined) page.prefixTitle(messages.words.requests.errorTitlePrefix);
  c.header('Cache-Control', 'no-store');
  return c.html(page.html(), problem === undefined ? view.status : 422);
}

const dataOf = (
  { heading, end, noCode, until, files }: CopyView,
  link: string,
  path: RouteDependencies['path'],
): PageData => ({
  heading,
  endText: end,
  link,
  asksCode: noCode !== undefined,
  noCode,
  until,
  opened: files !== undefined,
  files: files?.map(({ id, label, about, name, sha256 }) => ({
    fileHref: path(addresses.copyFile(link, id)),
    fileLabel: label,
    fileAbout: about,
    fileName: name,
    fileHash: sha256,
  })),
});
