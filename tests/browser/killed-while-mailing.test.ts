import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { fileRequest, referenceOn } from '../support/page-visitor.ts';
import { mailSettled, serverFor } from '../support/restartable-server.ts';

/**
 * The process is killed with `kill -9` at the worst moments of an email's way. No email is lost or sent twice. The thorough
 * tests have more of these moments.
 */

const EMAIL = 'robin@patient.example';

test.concurrent(
  'keeps an accepted request through a kill right after the answer, and sends its email once',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    // The service does not answer, so that the email cannot be sent before the kill.
    place.resend.behave(() => undefined);
    const server = await place.start();
    const { status, location } = await fileRequest(place.origin, EMAIL);
    await server.kill();
    expect(status).toBe(303);
    expect(place.resend.delivered).toEqual([]);

    place.resend.behave(({ answer }) => {
      answer();
    });
    await place.start();
    const reference = await referenceOn(place.origin, location);
    expect(reference, 'the page that the person was sent to still shows the reference').toBeTruthy();
    await mailSettled(place, context);
    expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
    expect(place.resend.delivered[0]?.text).toContain(reference);
    expect(await place.health()).toMatchObject({ requests: { stored: 1, unconfirmed: 1 } });
  },
);

test.concurrent(
  'repeats an email with the same key and bytes if the service accepted it and its answer was lost',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    const server = await place.start();
    place.resend.behave(({ answer, response }) => {
      void server.kill().then(() => {
        // The service accepts the email, and the server is not there to get the answer.
        answer();
        response.destroy();
      });
    });
    await fileRequest(place.origin, EMAIL);
    await expect.poll(() => place.resend.delivered.length).toBe(1);
    place.resend.behave(({ answer }) => {
      answer();
    });

    // The clinic's facts change meanwhile. The email was composed before, so it does not change.
    const edited = editedClinic();
    await place.start({ CONTENT_DIR: edited });
    await mailSettled(place, context);
    rmSync(edited, { recursive: true });
    const [first, second, ...more] = place.resend.attempts;
    expect(second).toEqual(first);
    expect(more).toEqual([]);
    expect(place.resend.delivered.length).toBe(1);
  },
);

/** The clinic's folder with another telephone number, which every acknowledgement names. */
function editedClinic(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-edited-'));
  cpSync(inject('sites').full.contentDir, folder, { recursive: true });
  const file = join(folder, 'clinic.yaml');
  const was = readFileSync(file, 'utf8');
  const is = was.replace('phone: 0113 496 0200', 'phone: 0113 496 0299');
  expect(is, 'the edit must change something, or it tests nothing').not.toBe(was);
  writeFileSync(file, is);
  return folder;
}
