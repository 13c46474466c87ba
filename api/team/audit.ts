import type { Context } from 'hono';
import type { AuditAction } from '../domain/audit.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Adds an entry to the audit list: what the person who is signed in did.
 *
 * @param about the case or the other person that it is about, if any
 */
export async function audit(
  c: Context<SignedIn>,
  { store, clock }: Pick<RouteDependencies, 'store' | 'clock'>,
  action: AuditAction,
  about: { requestId?: string; subject?: string } = {},
): Promise<void> {
  await store.addAudit({ at: clock.now(), action, by: c.get('member').name, ...about });
}
