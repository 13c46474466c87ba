import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { NewMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { composePlainEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** What a check of a website found, for the email about it. */
export interface ConsentReport {
  site: string;
  at: Moment;
  /** How many pages were visited. */
  pages: number;
  faults: { text: string; page?: string | undefined }[];
  /** Where the whole report is. */
  folder: string;
}

/** More pages than this are counted, not listed: a forgotten tag is usually on all of them. */
const PAGES_LISTED = 3;

/** Tells the privacy lead what the check of a website found, one line for each thing, in plain words. */
export function consentReport(messages: MessageDependencies, report: ConsentReport): NewMail {
  const { clinic, words } = messages;
  const { consentReport: say } = words.mails;
  const points = pagesByFinding(report.faults);
  const site = new URL(report.site).host;
  const count = counted(say.points, points.size);
  const facts = { site, day: writeDay(dayInLondon(report.at)), pages: counted(say.pages, report.pages) };
  const wrong: Block[] = [
    { paragraph: say.failed },
    {
      list: [...points].map(([finding, pages]) =>
        pages.length === 0
          ? `${finding}.`
          : fill(say.onPages, { finding, pages: listed(say.morePages, pages) }),
      ),
    },
    { paragraph: fill(say.toDo, { folder: report.folder }) },
  ];
  const message = {
    subject:
      points.size === 0 ? fill(say.subject.passed, { site }) : fill(say.subject.failed, { site, count }),
    preview: '',
    footer: fill(say.footer, { clinic: clinic.tradingName, role: clinic.privacyLead.role }),
    blocks: [
      { paragraph: fill(say.opening, facts) },
      ...(points.size === 0 ? [{ paragraph: say.passed }] : wrong),
    ],
  };
  return newMail('consent-report', composePlainEmail(messages, clinic.privacyLead.email, message));
}

/** The same finding on several pages is one point. */
function pagesByFinding(faults: ConsentReport['faults']): Map<string, string[]> {
  const points = new Map<string, string[]>();
  for (const { text, page } of faults) {
    const pages = points.get(text) ?? [];
    points.set(text, page === undefined || pages.includes(page) ? pages : [...pages, page]);
  }
  return points;
}

const counted = (say: { one: string; many: `${string}{count}${string}` }, count: number): string =>
  count === 1 ? say.one : fill(say.many, { count: String(count) });

function listed(more: `{list} and {count} more`, pages: string[]): string {
  const list = pages.slice(0, PAGES_LISTED).join(', ');
  const count = pages.length - PAGES_LISTED;
  return count > 0 ? fill(more, { list, count: String(count) }) : list;
}
