import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderAt } from './policy-files.ts';
import type { PolicyFolder } from './policy-files.ts';
import { nextPrivacyNotice, writeDraft } from './release-draft.ts';

/**
 * A copy of a test clinic, deleted when the test has finished. The full one has a draft of its next privacy
 * notice.
 */
export function policyFolder(clinic = 'full'): PolicyFolder {
  const dir = mkdtempSync(join(tmpdir(), 'candour-policies-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  cpSync(join('tests/clinics', clinic), dir, { recursive: true });
  const folder = folderAt(dir);
  if (clinic === 'full') writeDraft(dir, 'privacy', '2027-01-10', nextPrivacyNotice('2026-11-22'));
  return folder;
}
