import type { Clinic } from '../../../content/schema.ts';
import type { Day } from '../../base/calendar.ts';
import { isDay } from '../../base/calendar.ts';
import type { StoredRequest } from '../../domain/case.ts';
import type { About } from './about.ts';
import { findNhsNumbers } from './nhs-numbers.ts';
import { findEmails } from './identifiers.ts';
import { parsePeriod } from './parse-period.ts';
import { findTelephones } from './telephones.ts';

/** What a case knows of the person, from all that was answered. Contacts that they gave are theirs. */
export function aboutCase(request: Pick<StoredRequest, 'answers' | 'receivedOn'>, clinic: Clinic): About {
  const { answers, receivedOn } = request;
  const texts = Object.values(answers).flat();
  const birth = answers['birth'];
  return {
    ...aboutNobody(clinic, receivedOn),
    ...contactsIn(texts.join('\n')),
    names: namesIn([answers['name'], answers['former-names']]),
    birthDates: typeof birth === 'string' && isDay(birth) ? [birth] : [],
    nhsNumbers: findNhsNumbers(texts.join('\n')).map(({ digits }) => digits),
    period:
      typeof answers['which-dates'] === 'string'
        ? parsePeriod(answers['which-dates'], receivedOn)
        : undefined,
  };
}

/** For a file that belongs to no case: only the clinic's own details are known. */
export const aboutNobody = (clinic: Clinic, askedOn: Day): About => ({
  names: [],
  birthDates: [],
  nhsNumbers: [],
  emails: [],
  telephones: [],
  askedOn,
  clinic: { names: [clinic.tradingName, clinic.legalName], ...contactsIn(stringsIn(clinic).join('\n')) },
});

const contactsIn = (text: string): Pick<About, 'emails' | 'telephones'> => ({
  emails: findEmails(text),
  telephones: findTelephones(text).map(({ number }) => number),
});

const namesIn = (answers: readonly unknown[]): string[] =>
  answers
    .filter((answer) => typeof answer === 'string')
    .flatMap((answer) => answer.split(/[,;/\n]/))
    .map((name) => name.trim())
    .filter((name) => name !== '');

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
