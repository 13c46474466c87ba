import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { entered, recorded } from '../support/case.ts';
import { grant, openAsking, sendReceipt } from '../support/consent.ts';
import type { Candour } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { MANAGER, signIn, teamVisitor } from '../support/team.ts';
import { dataFolder, file, openCandour, reminders, rows, toOthers, toTeam } from '../support/visit.ts';

/*
 * A clock that is years ahead, as of a machine without a battery or with a wrong epoch. What it would destroy waits until
 * it is put right, or somebody confirms it. Requests and emails go on.
 */

const TOKEN = 'a-token-of-the-monitor';
const YEARS = 12 * 365 * DAY;

const clockFigures = async (candour: Candour) => {
  const response = await candour.get(addresses.health, { authorization: `Bearer ${TOKEN}` });
  return ((await response.json()) as { clock: { state: string; lastKnown: string } }).clock;
};
const kept = (candour: Candour) =>
  rows(
    candour,
    `SELECT (SELECT count(*) FROM requests WHERE erased_at IS NULL) AS cases,
            (SELECT count(*) FROM consent_receipts) AS receipts,
            (SELECT count(*) FROM team_sessions WHERE ended_at IS NULL) AS sessions,
            (SELECT count(*) FROM team_audit) AS audit`,
  )[0];

/** A store in use: a closed case, an open one, a consent receipt, and somebody who is signed in. */
async function inUse(): Promise<Candour> {
  const candour = await openAsking({ healthToken: TOKEN, dataDir: dataFolder() });
  await recorded(candour, await entered(candour), 'case.completed');
  await entered(candour, { email: undefined });
  await sendReceipt(candour, grant);
  await signIn(candour, teamVisitor(candour), MANAGER);
  await candour.runJobs();
  return candour;
}

test('erases nothing, ends no session and reminds nobody while the clock is years ahead, and says so', async () => {
  const candour = await inUse();
  const before = kept(candour);
  expect(before).toMatchObject({ cases: 2, receipts: 1, sessions: 1 });
  candour.clock.advance(YEARS);
  await candour.runJobs();
  candour.clock.advance(DAY);
  await candour.runJobs();
  expect(kept(candour)).toEqual(before);
  expect(reminders(candour)).toEqual([]);
  expect(candour.logged.filter(({ event }) => event.startsWith('clock.'))).toEqual([
    {
      event: 'clock.ahead',
      details: {
        clock: '19 November 2038 at 10:00',
        lastKnown: '22 November 2026 at 10:00',
        message: 'Put the clock right. If it is right, run “npm run db -- confirm-clock DAY”.',
      },
    },
  ]);
  expect(await clockFigures(candour)).toEqual({ state: 'ahead', lastKnown: '2026-11-22T10:00:00.000Z' });
});

test('still takes requests and sends emails while the clock is years ahead', async () => {
  const candour = await openCandour();
  await candour.runJobs();
  candour.clock.advance(YEARS);
  await file(candour);
  await candour.runJobs();
  expect(toOthers(candour)).toHaveLength(1);
  candour.clock.advance(DAY);
  await candour.runJobs();
  expect(toTeam(candour)).toHaveLength(1);
});

test('erases and reminds as ever once the clock is right again', async () => {
  const candour = await inUse();
  const now = candour.clock.now();
  candour.clock.advance(YEARS);
  await candour.runJobs();
  candour.clock.set(now + 25 * DAY);
  await candour.runJobs();
  expect(kept(candour)).toMatchObject({ cases: 2, receipts: 1 });
  expect(reminders(candour)).toHaveLength(1);
  expect((await clockFigures(candour)).state).toBe('plausible');
});

test('goes by the clock again within the next round after somebody has confirmed it', async () => {
  const candour = await inUse();
  candour.clock.advance(YEARS);
  await candour.runJobs();
  await candour.store.confirmTime(candour.clock.now());
  candour.clock.advance(MINUTE);
  await candour.runJobs();
  expect(kept(candour)).toMatchObject({ cases: 1, receipts: 0, sessions: 0 });
  expect(reminders(candour)).toHaveLength(1);
});

test('a server that was switched off for half a year works as ever', async () => {
  const candour = await inUse();
  candour.clock.advance(184 * DAY);
  await candour.runJobs();
  expect(candour.logged.filter(({ event }) => event.startsWith('clock.'))).toEqual([]);
  expect(reminders(candour)).toHaveLength(1);
  expect(kept(candour)).toMatchObject({ sessions: 0 });
});

test('the command confirms only the day that the machine and a person agree on', async () => {
  const candour = await openCandour({ dataDir: dataFolder() });
  await candour.runJobs();
  const known = () => candour.store.knownTime();
  const before = await known();
  const wrong = await runCommand(candour.dataDir, 'db', 'confirm-clock', '2036-02-07');
  expect([wrong.code, wrong.out]).toEqual([1, '']);
  expect(wrong.err).toMatch(
    /^The clock says .*, and not 2036-02-07\. Put the clock right\. Nothing was changed\.\n$/,
  );
  expect(await known()).toBe(before);

  const today = Temporal.Now.plainDateISO('Europe/London').toString();
  const confirmed = await runCommand(candour.dataDir, 'db', 'confirm-clock', today);
  expect([confirmed.code, confirmed.err]).toEqual([0, '']);
  expect(confirmed.out).toMatch(/^Confirmed: it is /);
  expect(await known()).toBeGreaterThan(before ?? Infinity);
});
