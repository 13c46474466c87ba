import { Hono } from 'hono';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { auditRoutes } from './audit-routes.ts';
import { calendarFeedRoutes, calendarRoutes } from './calendar-routes.ts';
import { caseFileRoutes } from './case-file-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { listRoutes } from './list-routes.ts';
import {
  ownPasskeyRoutes,
  passkeySignInRoutes,
  removePasskeyRoutes,
  requirePasskey,
} from './passkey-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { receptionRoutes } from './reception-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { refusalRoutes } from './refusal-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { sessionRoutes, signOutRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { requireSession } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import { suppressionRoutes } from './suppression-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

/**
 * Everything under `/team/`. Without a `team.yaml`, each address returns 404. Routes above `requireSession` are for
 * anybody, and those below it for people who are signed in. The route for uploads checks the session itself, before it
 * reads a large form.
 */
export function teamRoutes(services: RouteDependencies): Hono {
  const { messages } = services;
  const app = new Hono({ strict: false });
  app.use(async function onlyWithTeam(c, next) {
    if (!messages.team.read()) return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    return next();
  });
  app.route('/', signInRoutes(services));
  app.route('/', passkeySignInRoutes(services));
  app.route('/', calendarFeedRoutes(services));
  app.route('/', uploadRoutes(services));

  const signedIn = new Hono<SignedIn>({ strict: false });
  signedIn.use(requireSession(services));
  signedIn.route('/', ownPasskeyRoutes(services));
  signedIn.route('/', signOutRoutes(services));
  signedIn.use(requirePasskey(services));
  signedIn.route('/', listRoutes(services));
  signedIn.route('/', caseRoutes(services));
  signedIn.route('/', caseFileRoutes(services));
  signedIn.route('/', recordRoutes(services));
  signedIn.route('/', refusalRoutes(services));
  signedIn.route('/', searchRoutes(services));
  signedIn.route('/', releaseRoutes(services));
  signedIn.route('/', fileRoutes(services));
  signedIn.route('/', contactRoutes(services));
  signedIn.route('/', receptionRoutes(services));
  signedIn.route('/', reportRoutes(services));
  signedIn.route('/', suppressionRoutes(services));
  signedIn.route('/', calendarRoutes(services));
  signedIn.route('/', sessionRoutes(services));
  signedIn.route('/', peopleRoutes(services));
  signedIn.route('/', removePasskeyRoutes(services));
  signedIn.route('/', auditRoutes(services));
  signedIn.all('*', (c) => respondError(c, messages, 404));
  app.route('/', signedIn);
  return app;
}
