import { adoptionQuestions } from '../../../content/adoption.ts';
import { putAnswer, valueAt } from './answers.ts';
import type { Answers } from './answers.ts';

/* Spellings of numbers and addresses that people use and `clinic.yaml` does not take. */

const capitals = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** Companies House writes eight characters. People leave out the zeros at the front. */
const companyNumber = (typed: string): string =>
  capitals(typed).replace(/^\d{6,7}$/, (it) => it.padStart(8, '0'));

const phone = (typed: string): string =>
  typed
    .replace(/^tel(ephone)?\b[.:]?/i, '')
    .replace(/[\s./\u2010-\u2015-]+/g, ' ')
    .trim();

const email = (typed: string): string =>
  (/<([^<>]*)>$/.exec(typed)?.[1] ?? typed)
    .replace(/^mailto:/i, '')
    .replace(/\s*@\s*/, '@')
    .trim();

/** A domain without a scheme. An address with `http://` is refused, because nobody knows whether it has TLS. */
const website = (typed: string): string =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]\S*)?$/i.test(typed) ? `https://${typed}` : typed;

const postcode = (typed: string): string =>
  typed.replace(/^([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\.?$/i, (_, area: string, place: string) =>
    `${area} ${place}`.toUpperCase(),
  );

/** By the path in `clinic.yaml`. */
const spellings: Record<string, (typed: string) => string> = {
  companyNumber,
  feeRegisterNumber: capitals,
  website,
  phone,
  'requestsTeam.email': email,
  'privacyLead.email': email,
  'confidentialityLead.email': email,
  registeredOffice: postcode,
  'sites.0.address': postcode,
  'requestsTeam.postal': postcode,
};

/** Returns an answer as `clinic.yaml` spells it. What cannot be read stays as it was typed, to be refused. */
export function tidy(path: readonly string[], answer: unknown): unknown {
  const spell = spellings[path.join('.')];
  if (spell === undefined) return answer;
  if (Array.isArray(answer)) return answer.map((part) => tidy(path, part));
  return typeof answer === 'string' ? spell(answer) : answer;
}

/** Returns the answers of a file in the same way. */
export function tidyAll(answers: Answers): Answers {
  const tidied = structuredClone(answers);
  for (const { path } of adoptionQuestions) {
    const answer = valueAt(answers, path);
    if (answer !== undefined) putAnswer(tidied, path, tidy(path, answer));
  }
  return tidied;
}
