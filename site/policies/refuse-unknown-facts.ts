import { orThrow } from '../../content/load.ts';
import type { Version } from './version.ts';

/**
 * Under `npm run dev`: throws for a draft with a fact that there cannot be, with file, line and what was meant. Pages call
 * it before they draw anything, because an answer that has begun can no longer say that it failed.
 */
export async function refuseUnknownFacts(version: Version): Promise<void> {
  if (!import.meta.env.DEV || version.state !== 'draft') return;
  const { unknownFacts } = await import('./facts/check.ts');
  const problems = unknownFacts([version]);
  if (problems.length > 0) orThrow({ ok: false, problems });
}
