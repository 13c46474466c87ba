import { orThrow } from '../../content/load.ts';
import type { Version } from './version.ts';

/**
 * Under `npm run dev`, throws for a draft with a fact or a waived rule that does not exist, with file, line and a suggestion. Pages call
 * it before they render, because a response that has begun can no longer report an error.
 */
export async function refuseUnknownFacts(version: Version): Promise<void> {
  if (!import.meta.env.DEV || version.state !== 'draft') return;
  const { unknownFacts } = await import('./facts/check.ts');
  const { waiverProblems } = await import('./waivers.ts');
  const problems = [...unknownFacts([version]), ...waiverProblems([version])];
  if (problems.length > 0) orThrow({ ok: false, problems });
}
