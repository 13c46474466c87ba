import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { MEGABYTE, receiveFile, roomFor } from '../casework/receive-file.ts';
import type { FileProblem } from '../casework/receive-file.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { readMultipart } from '../http/multipart.ts';
import { respondError } from '../http/respond.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { showFiles } from './files-page.ts';
import { FORM_TOKEN, isFormToken } from './form-token.ts';
import { requirePasskey } from './passkey-routes.ts';
import { requireSessionForFiles } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import { respondTeamError } from './team-errors.ts';

/** The most files in one form. */
const MOST_FILES = 20;

/** Takes files for a case. Each is kept whole, or not at all and the page says why. */
export function uploadRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { messages, path, wake } = services;
  const say = messages.words.delivery.team.problems;
  const app = new Hono<SignedIn>({ strict: false });
  const address = '/cases/:reference/files/upload';
  app.use(
    address,
    requireSessionForFiles(services, (c) => addresses.team.files(c.req.param('reference') ?? '')),
  );
  app.use(address, requirePasskey(services));

  app.post(address, async (c) => {
    const request = await caseOf(c, services);
    if (request?.kind !== 'access' || request.erasedAt !== undefined) return respondError(c, messages, 404);
    if (request.closedOn !== undefined)
      return showFiles(c, services, request, {
        problems: [messages.words.delivery.team.closed],
        status: 422,
      });
    const { most, used } = await roomFor(services, request.id);
    const problems: string[] = [];
    const state = { isGenuine: undefined as boolean | undefined, chosen: 0, kept: 0, room: most - used };
    const problem = (why: FileProblem, name: string) =>
      problems.push(fill(say[why], { name, most: String(most / MEGABYTE) }));

    const read = await readMultipart(bodyOf(c), c.req.header('content-type') ?? '', {
      // What is too much is read and thrown away, so that the browser shows the page that says so.
      most: 2 * most + MEGABYTE,
      files: MOST_FILES,
      onField: (name, value) => {
        // The first token counts, and none that comes after a file.
        if (name === FORM_TOKEN) state.isGenuine ??= isFormToken(messages.keys, c.get('session'), value);
      },
      onFile: async ({ name, bytes }) => {
        state.isGenuine ??= false;
        if (!state.isGenuine || name === '') return;
        state.chosen += 1;
        const by = c.get('member').name;
        const received = await receiveFile(services, request.id, { name, bytes, by, room: state.room });
        if (!received.ok) return void problem(received.problem, name);
        state.kept += 1;
        state.room -= received.file.size;
      },
      onFilesLimit: () => problems.push(fill(say.tooMany, { most: String(MOST_FILES) })),
    });
    if (state.kept > 0) {
      wake();
      await audit(c, services, 'case.changed', { requestId: request.id });
    }
    if (!state.isGenuine) {
      if (read !== 'too-long') return respondError(c, messages, 403);
      const { title, body } = messages.words.teamErrors.filesTooLarge;
      return respondTeamError(
        c,
        services,
        { title, body: fill(body, { most: String(most / MEGABYTE) }) },
        413,
      );
    }
    if (read === 'cut-off' && problems.length === 0) problem('cutOff', messages.words.delivery.team.aFile);
    if (read === 'too-long') {
      c.header('Connection', 'close');
      if (problems.length === 0) problem('tooLarge', messages.words.delivery.team.aFile);
    }
    if (state.chosen === 0 && problems.length === 0) problems.push(say.none);
    if (problems.length > 0)
      return showFiles(c, services, request, { problems, status: read === 'too-long' ? 413 : 422 });
    return c.redirect(path(`${addresses.team.files(request.reference)}?kept=uploaded`), 303);
  });
  return app;
}

/** The bytes of a form. An async iterable, though TypeScript's library for browsers does not say so. */
const bodyOf = (c: Context): AsyncIterable<Uint8Array> | null =>
  c.req.raw.body as (ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) | null;
