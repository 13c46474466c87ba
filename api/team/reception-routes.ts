import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon, writeDayTyped } from '../base/calendar.ts';
import { explainDueIf, parseDueQuestion } from '../casework/due-if.ts';
import { enterRequest } from '../casework/enter-request.ts';
import { parseManualEntry } from '../casework/parse-entry.ts';
import type { Typed } from '../casework/parse-entry.ts';
import { parsePastedEmail } from '../casework/parse-pasted-email.ts';
import { sentence } from '../casework/refuse.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { audit } from './audit.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

const FIELDS = ['kind', 'channel', 'on', 'name', 'asked', 'for', 'email', 'telephone', 'address'] as const;

/** Entering a request that came by telephone, letter or email, or in person, and asking when it would be due. */
export function receptionRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { clock, messages, path, wake } = services;
  const { words } = messages;
  const say = words.teamCases.newPage;
  const app = new Hono<SignedIn>();
  const today = () => dayInLondon(clock.now());

  app.get('/new', (c) => show(c, { on: writeDayTyped(today()), for: 'self' }, newSubmission()));

  app.post('/new', async (c) => {
    const fields = c.get('fields');
    const typed = typedIn(fields);
    const submission = fields.get('submission') ?? '';
    const entry = parseManualEntry(typed, today());
    if ('refused' in entry)
      return show(c, typed, submission, {
        problem: sentence(entry, words),
        tellTeam: fields.has('tellTeam'),
      });
    const request = await enterRequest(services, {
      ...entry,
      by: c.get('member').name,
      tellTeam: fields.has('tellTeam'),
      submission: /^[\w-]{16}$/.test(submission) ? submission : undefined,
    });
    await audit(c, services, 'case.changed', { requestId: request.id });
    wake();
    return c.redirect(path(`${addresses.team.case(request.reference)}?entered`), 303);
  });

  // Nothing is kept: what was taken out of the email goes back into the form, for checking.
  app.post('/new/read', (c) => {
    const fields = c.get('fields');
    const { name, email, on, subject, text } = parsePastedEmail(fields.get('pasted') ?? '');
    const isRead = name !== undefined || email !== undefined || on !== undefined;
    const asked = [...(subject === undefined ? [] : [subject]), text].join('\n\n');
    return show(
      c,
      { channel: 'email', for: 'self', name, email, on: writeDayTyped(on ?? today()), asked },
      newSubmission(),
      { notice: isRead ? say.readDone : say.readNothing },
    );
  });

  app.get('/due', (c) => {
    const { searchParams: query } = new URL(c.req.url);
    const typed = {
      kind: query.get('kind') ?? undefined,
      on: query.get('on') ?? undefined,
      for: query.get('for') ?? undefined,
    };
    const isAsked = query.has('kind');
    const question = parseDueQuestion(typed, today());
    const refused = 'refused' in question;
    const lines = refused ? [] : explainDueIf(messages, question, today());
    return showTeamPage(
      c,
      services,
      addresses.team.due,
      {
        problem: isAsked && refused ? sentence(question, words) : undefined,
        on: typed.on ?? writeDayTyped(today()),
        lines: lines.length > 0 && lines.map((line) => ({ line })),
      },
      isAsked && refused ? 422 : 200,
      { kind: [typed.kind ?? ''], for: [typed.for ?? 'self'] },
    );
  });

  function show(
    c: Context<SignedIn>,
    typed: Typed,
    submission: string,
    { problem, notice, tellTeam = false }: { problem?: string; notice?: string; tellTeam?: boolean } = {},
  ) {
    return showTeamPage(
      c,
      services,
      addresses.team.new,
      { problem, notice, submission },
      problem === undefined ? 200 : 422,
      {
        ...Object.fromEntries(FIELDS.map((name) => [name, [typed[name] ?? '']])),
        tellTeam: tellTeam ? ['yes'] : [],
      },
    );
  }

  return app;
}

/** A blank field counts as not filled in. */
const typedIn = (fields: URLSearchParams): Typed =>
  Object.fromEntries(
    FIELDS.map((name) => [name, fields.get(name)?.trim() ? (fields.get(name) ?? '') : undefined]),
  );

const newSubmission = (): string => randomBytes(12).toString('base64url');
