import { Hono } from 'hono';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { makeCaseFile } from '../casework/case-file.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import type { SignedIn } from './signed-in.ts';

/** The case file of a case, as a download. It is made by a POST, because making it is recorded in the case. */
export function caseFileRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { messages } = services;
  const app = new Hono<SignedIn>();

  app.post('/cases/:reference/file', async (c) => {
    const request = await caseOf(c, services);
    const made = request && (await makeCaseFile(services, request.reference, c.get('member').name));
    if (!made?.ok) return respondError(c, messages, 404);
    await audit(c, services, 'case.downloaded', { requestId: made.requestId });
    return c.body(made.html, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="case-${request?.reference ?? ''}.html"`,
    });
  });

  return app;
}
