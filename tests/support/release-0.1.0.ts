import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Channel } from '../../api/domain/case.ts';
import type { Answers, Flag } from '../../api/domain/case.ts';
import { dataFolder } from './visit.ts';

const folder = join(import.meta.dirname, '../fixtures/release-0.1.0');

/** A case as release 0.1.0 had it. Undefined values are absent. */
interface ExpectedCase {
  reference: string;
  kind: RequestKind;
  receivedOn: string;
  channel: Channel;
  due: string;
  closedOn?: string;
  erased: boolean;
  confirmed: boolean;
  follows?: string;
  marks: Flag[];
  answers: Answers;
  events: { what: string; on: string; reason?: string }[];
  /** The path of the page that the person was asked to keep. */
  page?: string;
}

interface Expected {
  /** The time at which release 0.1.0 stopped, in ISO format and UTC. */
  writtenAt: string;
  cases: Record<string, ExpectedCase>;
  mails: { reference: string; kind: string; state: string }[];
  suppressions: { value: string; name: string; channels: string[]; profiling: boolean }[];
  receipts: number;
  visits: { page: string; count: number }[];
}

/** Stored names of release 0.1.0 that are different today. */
const namesOfToday: Record<string, string> = {
  'identity-asked': 'case.identity-requested',
  'authority-asked': 'case.authority-requested',
  'fee-asked': 'case.fee-requested',
  'clarification-asked': 'case.clarification-requested',
  mistaken: 'case.voided',
  'records-recent': 'case.records-added-to',
  'taken down': 'case.entered',
  'address confirmed': 'case.address-confirmed',
  'new link asked for': 'case.link-requested',
  'link withheld: the address had its mails for today': 'case.link-withheld',
  'team told, unconfirmed': 'case.team-notified',
  'team reminded': 'case.team-reminded',
  'date moved': 'case.deadline-moved',
  parked: 'dead-lettered',
  trap: 'honeypot',
  haste: 'too-fast',
};

const inNamesOfToday = (key: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (key === 'what') return namesOfToday[value] ?? `case.${value}`;
  return key === 'state' || value === 'trap' || value === 'haste' ? (namesOfToday[value] ?? value) : value;
};

/**
 * What release 0.1.0 reported about the cases in its database, by a label for each case, with today's names.
 */
export const expected = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
  inNamesOfToday,
) as Expected;

/** A data folder for one test with a copy of the database and keys of release 0.1.0. */
export function dataOfRelease(): string {
  const dataDir = dataFolder();
  for (const file of ['candour.db', 'keys']) cpSync(join(folder, file), join(dataDir, file));
  return dataDir;
}
