import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Candour } from './candour.ts';
import { openCandour } from './visit.ts';

export const CLINIC_SITE = 'https://www.clinic.example';
export const STRANGER = 'https://www.stranger.example';
/** The ids of two people who gave consent. */
export const ID = '6f1c2a34-9d0e-4b57-8a61-0c2d3e4f5a6b';
export const OTHER_ID = '0b9d8c7e-1a2b-4c3d-9e8f-7a6b5c4d3e2f';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A manifest as the build writes it, with its words hashed. */
export function manifestOf(changes: object = {}, question = 'May we use these?') {
  // In the order of their keys, as they are hashed.
  const shown = { buttons: ['Yes to all', 'No to all', 'Choose'], question };
  return {
    revision: 123_456_789,
    noticeHash: sha256(JSON.stringify(shown)),
    shown,
    cookiePolicy: { version: '2026-11-22', hash: 'c'.repeat(64) },
    services: ['google-analytics', 'street-map'],
    counter: 'visit-counter' as string | null,
    origins: [CLINIC_SITE],
    counted: ['/', '/privacy/'],
    retentionMonths: 24,
    ...changes,
  };
}

export const MANIFEST = manifestOf();

/**
 * Where a test keeps its manifest. Each version has another second as its modification time, as after a
 * rebuild.
 */
export function manifestFile(content: unknown = MANIFEST): {
  file: string;
  write: (next: unknown) => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'candour-consent-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'consent.json');
  let second = 1_000_000_000;
  const put = (next: unknown) => {
    writeFileSync(file, typeof next === 'string' ? next : JSON.stringify(next));
    utimesSync(file, second, second++);
  };
  put(content);
  return {
    file,
    write: put,
  };
}

/** The app of a site that asks for consent. */
export const openAsking = (options: Parameters<typeof openCandour>[0] = {}): Promise<Candour> =>
  openCandour({ manifest: manifestFile().file, trustedProxies: 1, ...options });

type Fields = Record<string, string>;

const choice = {
  revision: String(MANIFEST.revision),
  noticeHash: MANIFEST.noticeHash,
  signal: 'none',
  at: '2026-11-22T09:59:58Z',
};

/** A yes to everything, a moment before the test's clock. */
export const grant = {
  ...choice,
  id: ID,
  action: 'accept-all',
  granted: 'google-analytics,street-map',
  counter: 'on',
  number: '0123456789abcdef',
};

/** A no to everything, without an id or a number. */
export const refusal = { ...choice, id: 'refused', action: 'reject-all', granted: '', counter: 'off' };

export const sendReceipt = (candour: Candour, fields: Fields, headers?: Fields): Promise<Response> =>
  candour.post(addresses.api.consent, fields, headers);

export const visit = (candour: Candour, page: string, headers?: Fields): Promise<Response> =>
  candour.post(addresses.api.visits, { page }, headers);

/** The reason in an answer to a script. */
export async function reasonOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { reason: string } };
  return error.reason;
}
