import type { z } from 'zod';
import { inYourWords, questionsOf } from '../../content/forms/question.ts';
import type { Form, Question } from '../../content/forms/question.ts';
import type { Words } from '../../content/words/words.ts';
import type { Day } from '../base/calendar.ts';
import type { Answers } from '../domain/case.ts';
import { schemaOf } from './answer-schema.ts';

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
