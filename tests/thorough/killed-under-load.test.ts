import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { mailWords } from '../../content/words/mails.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import { prepareServer } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openForm, referenceOn, sendForm, tokenIn } from '../support/page-visitor.ts';
import { openCandour, rows } from '../support/visit.ts';

/** A thousand people while the process is killed ten times. The seed is fixed, the machine's timing is not. */

const SEED = 1000;
const PEOPLE = 1000;
const KILLS = 10;
/** How many people click the link in their email during the kills. */
const CONFIRMING = 40;

/** The subject of the acknowledgement of each kind. */
const ACKNOWLEDGED = {
  access: 'We have your request',
  'opt-out': 'We have stopped the marketing messages you chose',
};

interface Person {
  kind: keyof typeof ACKNOWLEDGED;
  fields: Record<string, string>;
  email: string | undefined;
}

/**
 * Six in ten ask for records, three stop the newsletter, and one stops text messages and gives no email
 * address.
 */
function person(number: number): Person {
  const email = `person-${number}@patient.example`;
  const name = `Person ${number}`;
  if (number % 10 < 6)
    return { kind: 'access', email, fields: { ...validAccess, want: 'whole', name, email } };
  if (number % 10 < 9)
    return { kind: 'opt-out', email, fields: { ...validOptOut, channels: 'email', name, email } };
  const telephone = `020 7946 0${String(number).padStart(3, '0')}`;
  return { kind: 'opt-out', email: undefined, fields: { name, telephone, channels: 'sms' } };
}

let place: RestartableServer;
beforeEach(async () => {
  place = await prepareServer();
});
afterEach(() => place.close());

/** Repeats until the server answers, as a person does who clicks the button again. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch {
      await after(30);
    }
  }
}

/** Runs work for everyone, with a limit on how many at once. */
async function forEveryone<T, R>(all: T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const worker = async () => {
    for (const [index, one] of waiting) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

test(`stores each of a thousand acknowledged requests and sends each email once through ten kills (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index));
  let server = await place.start();
  let filed = 0;
  /** Kills that wait until a number of requests have been filed. */
  const due: { count: number; kill: () => void }[] = [];

  async function file({ kind, fields }: Person): Promise<string> {
    const submission = await persist(() => openForm(place.origin, kind));
    const sent = await persist(() =>
      sendForm(place.origin, addresses.api.form(kind), { ...fields, submission }),
    );
    expect(sent.status, 'every answer is an acceptance').toBe(303);
    filed += 1;
    if (filed >= (due[0]?.count ?? Infinity)) due.shift()?.kill();
    await after(random() * 150);
    return sent.location;
  }

  /**
   * Kills the server at a random request in each part of the filing, and in the middle of the requests after
   * it.
   */
  async function killing(): Promise<void> {
    for (let kill = 0; kill < KILLS; kill++) {
      const count = Math.ceil(((kill + random()) * PEOPLE) / (KILLS + 1));
      await new Promise<void>((resolve) => due.push({ count, kill: resolve }));
      await server.kill();
      server = await place.start();
    }
  }

  /** Clicks the links of the first people who have their email. */
  async function confirming(): Promise<string[]> {
    const byLink: string[] = [];
    while (byLink.length < CONFIRMING) {
      const mail = place.resend.delivered.filter(({ to }) => to.startsWith('person-'))[byLink.length];
      if (!mail) await after(20);
      else {
        const { status } = await persist(() =>
          sendForm(place.origin, addresses.api.confirm, { token: tokenIn(mail) }),
        );
        expect(status).toBe(303);
        byLink.push(/\((\w{8})\)/.exec(mail.subject)?.[1] ?? '');
      }
    }
    return byLink;
  }

  const [locations, byLink] = await Promise.all([forEveryone(people, 12, file), confirming(), killing()]);

  // Everyone with an accepted request can still see it, under a reference of their own.
  const references = await forEveryone(locations, 12, (location) => referenceOn(place.origin, location));
  expect(references.filter((reference) => reference === undefined)).toEqual([]);
  expect(new Set(references).size).toBe(PEOPLE);
  await expect
    .poll(async () => (await place.health()).mail, { timeout: 300_000, interval: 250 })
    .toMatchObject({ waiting: 0, deadLettered: 0 });
  await server.stop();
  expect(rows(place, 'SELECT id FROM requests')).toHaveLength(PEOPLE);

  // One acknowledgement each, to the right address, and none to anybody else.
  const { delivered, attempts } = place.resend;
  const acknowledged = delivered.filter(({ to }) => to.startsWith('person-'));
  expect(acknowledged.map(({ to, subject }) => [to, subject]).sort()).toEqual(
    people
      .flatMap(({ email, kind }, index) =>
        email === undefined ? [] : [[email, `${ACKNOWLEDGED[kind]} (${String(references[index])})`]],
      )
      .sort(),
  );
  // A second attempt has the bytes of the first.
  const byKey = new Map(delivered.map((mail) => [mail.key, mail]));
  for (const attempt of attempts) expect(attempt).toEqual(byKey.get(attempt.key));

  // The same data a day later: the team has every confirmed request once, and every other once as a notice.
  const later = await openCandour({
    dataDir: place.dataDir,
    at: new Date(Date.now() + 25 * HOUR).toISOString(),
  });
  for (let hour = 0; hour < 12; hour++) {
    await later.round();
    later.clock.advance(HOUR);
  }
  const TEAM = later.messages.clinic.requestsTeam.email;
  const toTeam = [...delivered, ...later.sent.map(({ message }) => message)].filter(({ to }) => to === TEAM);
  // A notice has the reference of each request again above what was typed.
  const isNotice = ({ text }: { text: string }) => text.includes(mailWords.unconfirmedNotice.typed);
  const confirmed = toTeam
    .filter((mail) => !isNotice(mail))
    .flatMap(
      ({ subject }) =>
        /^(?:Subject access request|Stop marketing messages:) (\w{8})/.exec(subject)?.[1] ?? [],
    );
  expect(confirmed.sort()).toEqual(byLink.sort());
  const noticed = toTeam
    .filter(isNotice)
    .flatMap(({ text }) => [...text.matchAll(/^(\w{8})\n-{8}$/gm)].map(([, reference = '']) => reference));
  expect(noticed.sort()).toEqual(
    references.filter((reference) => !byLink.includes(String(reference))).sort(),
  );
  const optOuts = people.filter(({ kind }) => kind === 'opt-out').length;
  expect(await later.store.suppressions()).toHaveLength(optOuts);
});
