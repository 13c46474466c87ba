import { afterEach, beforeEach, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../api/base/calendar.ts';
import { resendMailer } from '../../api/mail/resend.ts';
import type { Mailer } from '../../api/mail/mailer.ts';
import type { Candour } from '../support/candour.ts';
import { reply, startResendService } from '../support/resend-service.ts';
import type { Behaviour, ResendService } from '../support/resend-service.ts';
import { file, fileMany, openCandour, rows } from '../support/visit.ts';
import { validAccess } from '../support/candour.ts';

/** The mail service fails for a long time, or for one email only. */

let service: ResendService;
let mailer: Mailer;
beforeEach(async () => {
  service = await startResendService();
  process.env['RESEND_BASE_URL'] = service.url;
  mailer = resendMailer('re_test', 5 * SECOND);
  delete process.env['RESEND_BASE_URL'];
});
afterEach(() => service.close());

const down: Behaviour = ({ response }) => {
  response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Away</h1>');
};
const up: Behaviour = ({ answer }) => {
  answer();
};

/** Runs the jobs for this time as the server does: rests for as long as a round says, at most a minute. */
async function live(candour: Candour, ms: number): Promise<void> {
  const end = candour.clock.now() + ms;
  while (candour.clock.now() < end) {
    const rest = await candour.round();
    candour.clock.advance(Math.min(Math.max(rest, 1), MINUTE, Math.max(end - candour.clock.now(), 1)));
  }
}

const HEALTH_TOKEN = 'a-token-of-the-tests';

const health = async (candour: Candour) =>
  (await (await candour.get(addresses.health, { authorization: `Bearer ${HEALTH_TOKEN}` })).json()) as {
    mail: { waiting: number; deadLettered: number; oldestWaitingSeconds: number };
  };

const toPatients = () => service.delivered.filter(({ to }) => to.endsWith('@patient.example'));

test('after an outage of a day two hundred emails go out in order, at the configured rate', async () => {
  const sentAt: number[] = [];
  const candour: Candour = await openCandour({
    healthToken: HEALTH_TOKEN,
    mailer: {
      ...mailer,
      send: (...mail) => {
        sentAt.push(candour.clock.now());
        return mailer.send(...mail);
      },
    },
    mailsPerSecond: 2,
    pause: (ms) => {
      candour.clock.advance(ms);
    },
  });
  service.behave(down);
  const start = candour.clock.now();
  for (let number = 1; number <= 200; number++) {
    await file(candour, { ...validAccess, email: `patient${number}@patient.example` });
    await live(candour, 6 * MINUTE);
  }
  await live(candour, DAY - (candour.clock.now() - start) - HOUR);

  // What an operator sees meanwhile.
  const { mail } = await health(candour);
  expect(mail).toMatchObject({ waiting: 200, deadLettered: 0 });
  expect(mail.oldestWaitingSeconds).toBe(Math.round((candour.clock.now() - start) / SECOND));
  const retries = candour.logged.filter(({ event }) => event === 'mail.retry-scheduled');
  expect(retries.length).toBeGreaterThan(100);
  expect(retries.at(-1)?.details).toMatchObject({ reason: 'application_error (503)' });
  // Candour checks now and then whether the service is back, and does not flood it.
  expect(sentAt.length).toBeLessThan((23 * HOUR) / (5 * MINUTE) + 10);

  sentAt.length = 0;
  service.behave(up);
  const back = candour.clock.now();
  await live(candour, 10 * MINUTE);
  const order = toPatients().map(({ to }) => Number(/\d+/.exec(to)?.[0]));
  expect(order).toHaveLength(200);
  // Any email may be the one that finds the service back. After that the oldest goes first.
  const [, ...rest] = order;
  expect(rest).toEqual(rest.toSorted((a, b) => a - b));
  expect(new Set(service.delivered.map(({ key }) => key)).size).toBe(service.delivered.length);
  const gaps = sentAt.slice(1).map((at, index) => at - Number(sentAt[index]));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SECOND / 2);
  expect(Number(sentAt.at(-1)) - back).toBeLessThan(5 * MINUTE + 200 * SECOND);
  expect((await health(candour)).mail).toEqual({
    waiting: 0,
    deadLettered: 0,
    bounced: 0,
    oldestWaitingSeconds: 0,
  });
});

test('an email that the service cannot process holds up no other for long, and is not lost', async () => {
  const candour = await openCandour({
    healthToken: HEALTH_TOKEN,
    mailer,
  });
  await fileMany(candour, 10);
  service.behave((request) => {
    if (request.mail.to === 'patient1@patient.example')
      reply(request.response, 500, { name: 'internal_server_error', message: '', statusCode: 500 });
    else request.answer();
  });
  await live(candour, 3 * MINUTE);
  expect(toPatients().map(({ to }) => to)).toEqual(
    [2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `patient${number}@patient.example`),
  );
  await live(candour, 4 * HOUR);
  // An email that arrives meanwhile waits at most for the back-off after that failure.
  await file(candour, { ...validAccess, email: 'later@patient.example' });
  await live(candour, 5 * MINUTE + SECOND);
  expect(toPatients().at(-1)?.to).toBe('later@patient.example');
  expect((await health(candour)).mail).toMatchObject({ waiting: 1, deadLettered: 0 });

  service.behave(up);
  await live(candour, 31 * MINUTE);
  expect(toPatients().filter(({ to }) => to === 'patient1@patient.example')).toHaveLength(1);
  expect(rows(candour, "SELECT id FROM mails WHERE state = 'waiting'")).toEqual([]);
});

test('an email that always fails is dead-lettered, and a person is told', async () => {
  const candour = await openCandour({
    healthToken: HEALTH_TOKEN,
    mailer,
  });
  await file(candour);
  service.behave((request) => {
    if (request.mail.to === validAccess.email)
      reply(request.response, 500, { name: 'internal_server_error', message: '', statusCode: 500 });
    else request.answer();
  });
  await live(candour, 3 * DAY);
  expect(rows(candour, "SELECT state, outcome FROM mails WHERE kind = 'acknowledgement'")).toEqual([
    { state: 'dead-lettered', outcome: 'outcome unknown, twice' },
  ]);
  expect((await health(candour)).mail).toMatchObject({ deadLettered: 1 });
  const subjects = service.delivered.map(({ subject }) => subject.replace(/ \w{8}\b/, ''));
  expect(subjects).toEqual([
    'An email about may arrive twice',
    expect.stringMatching(/^Request has not been confirmed/),
  ]);
});
