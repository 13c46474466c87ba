import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadYaml } from '../load.ts';
import type { Loaded } from '../load.ts';
import { caseNewsWords } from './case-news.ts';
import { consentWords } from './consent.ts';
import { deliveryWords } from './delivery.ts';
import { dueDateWords } from './due-date.ts';
import { renameFormerKeys } from './former-keys.ts';
import { easyReadWords } from './easy-read.ts';
import { errorWords } from './errors.ts';
import { fileCheckWords } from './file-check.ts';
import { languageWords } from './languages.ts';
import { mailWords } from './mails.ts';
import { readMoreWords } from './read-more.ts';
import { receiptWords } from './receipts.ts';
import { caseFileWords } from './case-file.ts';
import { caseWords } from './cases.ts';
import { requestWords } from './requests.ts';
import { searchWords } from './search.ts';
import { siteWords } from './site.ts';
import { statusWords } from './status.ts';
import { teamCalendarWords } from './team-calendar.ts';
import { teamCaseWords } from './team-cases.ts';
import { teamContactWords } from './team-contact.ts';
import { teamErrorWords } from './team-errors.ts';
import { teamPageWords } from './team-pages.ts';
import { teamReleaseWords } from './team-release.ts';
import { teamReportWords } from './team-reports.ts';
import { teamSuppressionWords } from './team-suppressions.ts';
import { teamWords } from './team.ts';

/** The default texts. A clinic can override each in `words/words.yaml`. */
const defaults = {
  site: siteWords,
  requests: requestWords,
  status: statusWords,
  readMore: readMoreWords,
  mails: mailWords,
  dueDate: dueDateWords,
  errors: errorWords,
  languages: languageWords,
  easyRead: easyReadWords,
  search: searchWords,
  consent: consentWords,
  receipts: receiptWords,
  caseNews: caseNewsWords,
  cases: caseWords,
  team: teamWords,
  teamCases: teamCaseWords,
  teamPages: teamPageWords,
  teamErrors: teamErrorWords,
  teamRelease: teamReleaseWords,
  teamCalendar: teamCalendarWords,
  teamReports: teamReportWords,
  teamSuppressions: teamSuppressionWords,
  teamContact: teamContactWords,
  delivery: deliveryWords,
  fileCheck: fileCheckWords,
  caseFile: caseFileWords,
} as const;

export type Words = typeof defaults;

type Tree = { [key: string]: string | Tree };

/**
 * Returns the texts, with the overrides in the clinic's `words/words.yaml`. An unknown key, or a `{placeholder}` that
 * has no value, is a problem, so that no email is sent with a gap.
 */
export function loadWords(directory: string): Loaded<Words> {
  const file = join(directory, 'words', 'words.yaml');
  if (!existsSync(file)) return { ok: true, value: defaults };
  const own = loadYaml(file, schemaLike(defaults), renameFormerKeys);
  return own.ok ? { ok: true, value: merge(defaults, own.value as Tree) as Words } : own;
}

function schemaLike(tree: Tree): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [
        key,
        (typeof value === 'string' ? sentenceLike(value) : schemaLike(value)).optional(),
      ]),
    ),
  );
}

function sentenceLike(ours: string): z.ZodType {
  const allowed = placeholders(ours);
  const error = `words${allowed.length > 0 ? ` that use no other values than ${allowed.join(', ')}` : ' without {values}'}`;
  return z
    .string({ error })
    .refine((own) => placeholders(own).every((name) => allowed.includes(name)), { error });
}

const placeholders = (sentence: string): string[] => sentence.match(/\{[a-zA-Z]+\}/g) ?? [];

function merge(ours: Tree, own: Tree): Tree {
  return Object.fromEntries(
    Object.entries(ours).map(([key, value]) => {
      const theirs = own[key];
      if (theirs === undefined) return [key, value];
      return [key, typeof value === 'string' || typeof theirs === 'string' ? theirs : merge(value, theirs)];
    }),
  );
}
