import { test } from 'vitest';
import { fileRequest, referenceOn } from '../support/page-visitor.ts';
import { mailSettled, serverFor } from '../support/restartable-server.ts';

/** No request and no email is lost when the process is killed with `kill -9`. The thorough tests have more moments. */

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
