import { z } from 'zod';
import { inYourWords, questionsOf } from '../../content/forms/question.ts';
import type {
  ChoiceQuestion,
  DateQuestion,
  Form,
  Question,
  TextQuestion,
} from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, dayFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Answers } from '../domain/case.ts';
import { isEmailAddress } from '../../content/email-address.ts';
import { readTypedDate, yearsOf } from '../domain/typed-date.ts';
import { cleanCode, cleanLine, cleanTelephone, cleanText, cleanWithin } from './clean.ts';
import { dateFault } from './date-fault.ts';

/** Errors by question name, each a sentence from the form, in the form's order. */
export type AnswerErrors = Record<string, string>;
export type Parsed = { ok: true; answers: Answers } | { ok: false; errors: AnswerErrors };

/** What a question takes: an answer, or nothing. Its issues carry the form's own sentences. */
type Reader = { question: Question; optional: z.ZodType; required: z.ZodType };

/**
 * Prepares a form for reading: its questions become schemas once, not at every request. Errors say “your” to somebody who
 * asks for themselves. What was typed below another option than the chosen one is left out.
 * @returns reads one submitted body; `today` is the day in London, after which no date may lie
 */
export function answerParser(
  form: Form,
  words: Words['requests'],
): (body: URLSearchParams, today: Day) => Parsed {
  const questions = questionsOf(form);
  const questionsRuledOut = rulingOut(questions);
  const readers = { others: readersOf(form, words), self: readersOf(inYourWords(form), words) };

  return function parseAnswers(body, today) {
    const asked = questionsThatApply(form, body);
    const ruledOut = questionsRuledOut(body);
    const answers: Answers = {};
    const errors: AnswerErrors = {};
    for (const { question, optional, required } of readers[isForSelf(body) ? 'self' : 'others']) {
      if (ruledOut.has(question.name)) continue;
      const schema = asked.has(question.name) ? required : optional;
      const read = schema.safeParse(raw(question, body, today));
      const [issue] = read.success ? [] : read.error.issues;
      if (issue) errors[question.name] = issue.message;
      else if (read.data !== undefined) answers[question.name] = read.data as string | string[];
    }
    standIn(questions, answers);
    checkAcrossQuestions(form, questions, answers, errors);
    return Object.keys(errors).length > 0
      ? { ok: false, errors: inOrder(form, errors) }
      : { ok: true, answers };
  };
}

/** Whether the person asks for themselves. */
export const isForSelf = (body: URLSearchParams): boolean => body.get('asking') === 'self';

const readersOf = (form: Form, words: Words['requests']): Reader[] =>
  questionsOf(form).map((question) => ({
    question,
    optional: schemaOf(question, words, false),
    required: schemaOf(question, words, true),
  }));

/** Moves answers to the questions that they count for. */
function standIn(questions: readonly Question[], answers: Answers): void {
  for (const question of questions) {
    if (!('standsIn' in question)) continue;
    if (!(question.name in answers)) continue;
    const { [question.name]: answer = '' } = answers;
    delete answers[question.name];
    if (!(question.standsIn in answers)) answers[question.standsIn] = answer;
  }
}

/** The names of the questions that the choices made bring up. Others are read all the same, but may be blank. */
function questionsThatApply(form: Form, body: URLSearchParams): Set<string> {
  const names = new Set<string>();
  const visit = (question: Question): void => {
    names.add(question.name);
    if (question.kind !== 'one' && question.kind !== 'many') return;
    const chosen = body.getAll(question.name);
    for (const option of question.options) if (chosen.includes(option.value)) option.then?.forEach(visit);
  };
  for (const section of form.sections) section.questions.forEach(visit);
  return names;
}

/**
 * Finds the names of the questions below the other options of a question with one choice: under “My client”, once “Myself” is
 * chosen. What is typed there answers a question that nobody asks.
 */
function rulingOut(questions: readonly Question[]): (body: URLSearchParams) => Set<string> {
  const below = ({ then = [] }: { then?: Question[] }): Question[] =>
    then.flatMap((it) => [it, ...('options' in it ? it.options.flatMap(below) : [])]);
  const choices = questions.flatMap((question) =>
    question.kind === 'one'
      ? [
          {
            name: question.name,
            options: question.options.map((option) => ({
              value: option.value,
              below: below(option).map(({ name }) => name),
            })),
          },
        ]
      : [],
  );
  return (body) => {
    const names = new Set<string>();
    for (const { name, options } of choices) {
      const chosen = body.get(name);
      if (chosen === null) continue;
      for (const option of options)
        if (option.value !== chosen) for (const other of option.below) names.add(other);
    }
    return names;
  };
}

function raw(question: Question, body: URLSearchParams, today: Day): unknown {
  if (question.kind === 'many' || question.kind === 'one') return body.getAll(question.name);
  if (question.kind !== 'date') return body.get(question.name) ?? '';
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    datePart(body.get(`${question.name}-${part}`) ?? ''),
  );
  return { day, month, year, today };
}

/** The longest part of a date that is read, spaces around it included. What is longer is no date. */
const LONGEST_DATE_PART = 50;

const datePart = (typed: string): string => (typed.length > LONGEST_DATE_PART ? 'too long' : typed.trim());

function schemaOf(question: Question, words: Words['requests'], required: boolean): z.ZodType {
  const blank = required ? question.missing : undefined;
  switch (question.kind) {
    case 'date':
      return dateSchema(question, words, blank);
    case 'one':
    case 'many':
      return choiceSchema(question, blank);
    default:
      return textSchema(question, words, blank);
  }
}

function textSchema(
  { kind, max, tooLong, invalid }: TextQuestion,
  { tooManyMarks }: Words['requests'],
  missing: string | undefined,
): z.ZodType {
  const clean = CLEAN[kind];
  return z.string().transform((typed, context) => {
    const wrong = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const cleaned = cleanWithin(typed, max, clean);
    if (!cleaned.ok) return wrong(cleaned.fault === 'tooLong' ? tooLong : tooManyMarks);
    const { text } = cleaned;
    if (text === '') return missing === undefined ? undefined : wrong(missing);
    return isOfKind(kind, text) || invalid === undefined ? text : wrong(invalid);
  });
}

const CLEAN: Record<TextQuestion['kind'], (typed: string) => string> = {
  text: cleanLine,
  email: cleanCode,
  telephone: cleanTelephone,
  long: cleanText,
};

function isOfKind(kind: TextQuestion['kind'], text: string): boolean {
  if (kind === 'email') return isEmailAddress(text);
  // Any way of writing a number that a person can dial, with an extension.
  if (kind === 'telephone')
    return /^\+?[\d\s().\-/]*(?:(?:ext|x)\.?\s*\d+)?$/i.test(text) && text.replace(/\D/g, '').length >= 7;
  return true;
}

function choiceSchema({ kind, options, invalid }: ChoiceQuestion, missing: string | undefined): z.ZodType {
  const values = options.map((option) => option.value);
  return z.array(z.string()).transform((chosen, context) => {
    const known = chosen.every((value) => values.includes(value)) && (kind === 'many' || chosen.length <= 1);
    const wrong = known ? (chosen.length === 0 ? missing : undefined) : invalid;
    if (wrong) context.addIssue({ code: 'custom', message: wrong });
    if (kind === 'one') return chosen[0];
    return chosen.length > 0 ? values.filter((value) => chosen.includes(value)) : undefined;
  });
}

const dateParts = z.object({ day: z.string(), month: z.string(), year: z.string(), today: z.string() });

function dateSchema(
  { errors, isBirth }: DateQuestion,
  words: Words['requests'],
  missing: string | undefined,
): z.ZodType {
  return dateParts.transform(({ today, ...typed }, context): Day | undefined => {
    const parts = readTypedDate(typed);
    const names = ['day', 'month', 'year'] as const;
    const absent = names.filter((name) => parts[name] === '');
    const wrong = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (absent.length === 3) return missing ? wrong(missing) : undefined;
    if (absent.length > 0)
      return wrong(
        fill(errors.incomplete, {
          parts: absent.map((name) => words.missingParts[name]).join(words.missingParts.join),
        }),
      );
    const years = yearsOf(parts.year, today);
    if (years?.late !== undefined && isBirth)
      return wrong(fill(words.dateFaults.century, { early: years.early, late: years.late }));
    if (years) parts.year = years.late ?? years.early;
    const fault = dateFault(parts, words);
    const day = fault ? undefined : dayFrom(Number(parts.year), Number(parts.month), Number(parts.day));
    if (!day) return wrong(fault ?? words.dateFaults.day);
    if (compareDays(day, today) > 0) return wrong(errors.future);
    return compareDays(day, '1900-01-01') < 0 ? wrong(errors.tooLongAgo) : day;
  });
}

/** Rules that tie one answer to another. An error that a question already has of its own stays. */
function checkAcrossQuestions(
  form: Form,
  questions: readonly Question[],
  answers: Answers,
  errors: AnswerErrors,
): void {
  for (const question of questions) {
    const answer = answers[question.name];
    if (answer === undefined || (question.kind !== 'one' && question.kind !== 'many')) continue;
    const chosen = [answer].flat();
    for (const { value, needs } of question.options) {
      if (!needs || !chosen.includes(value) || answers[needs.name] !== undefined) continue;
      if (errors[needs.name] === undefined) errors[needs.at ?? needs.name] ??= needs.error;
    }
  }
  const { anyOf } = form;
  if (anyOf && ![...anyOf.names, anyOf.at].some((name) => name in answers || name in errors))
    errors[anyOf.at] = anyOf.error;
}

const inOrder = (form: Form, errors: AnswerErrors): AnswerErrors =>
  Object.fromEntries(
    questionsOf(form).flatMap(({ name }) => (errors[name] === undefined ? [] : [[name, errors[name]]])),
  );
