import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { prepareServer } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { seededRandom } from '../support/seeded-random.ts';
import {
  accessFrom,
  fileRequest,
  openForm,
  referenceOn,
  sendForm,
  tokenIn,
} from '../support/page-visitor.ts';

/** The process is killed with `kill -9` at random moments. The seed is fixed, the machine's timing is not. */

const TEAM = 'requests@brackenholt.example';

let place: RestartableServer;
beforeEach(async () => {
  place = await prepareServer();
});
afterEach(() => place.close());

async function settled(): Promise<void> {
  await expect
    .poll(async () => (await place.health()).mail, { timeout: 120_000 })
    .toMatchObject({ waiting: 0, deadLettered: 0 });
}

test('gives each of thirty people one reference and one email through four kills', async () => {
  const random = seededRandom(22);
  const people = Array.from({ length: 30 }, (_, index) => `person-${index}@patient.example`);
  // Sending takes a moment, so that kills meet emails in every state.
  place.resend.behave(({ answer }) => void after(random() * 40).then(answer));

  let server = await place.start();
  const submissions = await Promise.all(people.map(() => openForm(place.origin)));
  const answered: { location: string; reference: string | undefined }[] = [];

  /** Sends until there is an answer, as a person does who clicks the button again. */
  async function persist(email: string, submission: string): Promise<string> {
    await after(random() * 1500);
    for (;;) {
      const sent = await sendForm(
        place.origin,
        addresses.api.form('access'),
        accessFrom(email, submission),
      ).catch(() => undefined);
      if (sent?.status === 303) return sent.location;
      expect(sent, 'every answer is an acceptance').toBeUndefined();
      await after(20);
    }
  }

  async function killing(): Promise<void> {
    for (let kill = 0; kill < 4; kill++) {
      await after(50 + random() * 250);
      await server.kill();
      server = await place.start();
    }
  }

  const [locations] = await Promise.all([
    Promise.all(people.map((email, index) => persist(email, submissions[index] ?? ''))),
    killing(),
  ]);
  for (const location of locations)
    answered.push({ location, reference: await referenceOn(place.origin, location) });
  const references = answered.map(({ reference }) => reference);
  expect(references.filter((reference) => reference === undefined)).toEqual([]);
  expect(new Set(references).size).toBe(people.length);
  expect((await place.health()).requests.stored).toBe(people.length);

  await settled();
  expect(place.resend.delivered.map(({ to }) => to).sort()).toEqual([...people].sort());
  for (const [index, email] of people.entries()) {
    const mail = place.resend.delivered.find(({ to }) => to === email);
    expect(mail?.text).toContain(references[index]);
  }
});

test('confirms with one email to the team, or leaves the link usable, when killed while confirming', async () => {
  const random = seededRandom(7);
  let server = await place.start();
  for (let round = 1; round <= 5; round++) {
    const email = `person-${round}@patient.example`;
    await fileRequest(place.origin, email);
    await expect.poll(() => place.resend.delivered.filter(({ to }) => to === email).length).toBe(1);
    const token = tokenIn(place.resend.delivered.find(({ to }) => to === email) ?? { text: '' });
    const confirm = () => sendForm(place.origin, addresses.api.confirm, { token });
    const confirmPage = async () => (await fetch(`${place.origin}${addresses.confirm}${token}/`)).text();

    const confirming = confirm().catch(() => undefined);
    await after(random() * 12);
    await server.kill();
    const answer = await confirming;
    server = await place.start();

    const already = (await confirmPage()).includes('Already confirmed');
    if (answer) expect(already, 'an answered confirmation is on disk').toBe(true);
    if (!already) {
      expect(place.resend.delivered.filter(({ to }) => to === TEAM).length).toBe(round - 1);
      expect((await confirm()).location).toContain(addresses.confirmed);
    }
    await settled();
    expect(await confirmPage()).toContain('Already confirmed');
    expect(place.resend.delivered.filter(({ to }) => to === TEAM).length).toBe(round);
  }
});
