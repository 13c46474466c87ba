import type { Context, MiddlewareHandler } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { setErrorPage, wantsJson } from '../http/respond.ts';
import { showTeamPage } from './team-page.ts';

/** Gives the team pages error pages of their own. Without a `team.yaml` there is no team that could read them. */
export const teamErrors =
  (services: RouteDependencies): MiddlewareHandler =>
  (c, next) => {
    const { team, words } = services.messages;
    if (team.read())
      setErrorPage(c, (status) => respondTeamError(c, services, words.teamErrors[status], status));
    return next();
  };

/** Responds with an error page of the team pages, or with the same words as JSON if the client asks for it. */
export function respondTeamError(
  c: Context,
  services: Pick<RouteDependencies, 'messages'>,
  { title, body }: Readonly<{ title: string; body: string }>,
  status: ErrorStatus,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  if (wantsJson(c)) return c.json({ error: { status, title, body } }, status);
  const { clinic, words } = services.messages;
  const pageTitle = fill(words.teamPages.layout.pageTitle, { title, clinic: clinic.tradingName });
  return showTeamPage(c, services, addresses.team.templates.error, { pageTitle, title, body }, status);
}
