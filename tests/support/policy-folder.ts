import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderAt } from './policy-files.ts';
import type { PolicyFolder } from './policy-files.ts';

/** A copy of a test clinic, gone when the test has finished. */
export function policyFolder(clinic: 'full' | 'minimal' = 'full'): PolicyFolder {
  const dir = mkdtempSync(join(tmpdir(), 'candour-policies-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  cpSync(join('tests/clinics', clinic), dir, { recursive: true });
  return folderAt(dir);
}
