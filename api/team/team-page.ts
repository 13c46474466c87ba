import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PageData } from '../built-site/pages.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { formToken } from './form-token.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Fills in a team page: its own data, who is signed in, and the token of its forms. A `problem` in the data is also
 * said in the title.
 *
 * @param address of the built page, such as `/team/people/`
 */
export function showTeamPage(
  c: Context,
  { messages: { pages, words, keys } }: Pick<RouteDependencies, 'messages'>,
  address: string,
  data: PageData = {},
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const { member, session } = c.var as Partial<SignedIn['Variables']>;
  const page = pages.open(address);
  page.fill({
    ...data,
    member: member?.name,
    lead: member?.role === 'lead',
    formToken: session ? formToken(keys, session) : '',
  });
  if (data['problem'] !== undefined) page.prefixTitle(words.requests.errorTitlePrefix);
  return c.html(page.html(), status);
}
