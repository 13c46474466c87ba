import { z } from 'zod';
import type { ChoiceQuestion, DateQuestion, Question, TextQuestion } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, dayFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { isEmailAddress } from '../../content/email-address.ts';
import { readTypedDate, yearsOf } from '../domain/typed-date.ts';
import { cleanCode, cleanLine, cleanTelephone, cleanText, cleanWithin } from './clean.ts';
import { dateFault } from './date-fault.ts';

/**
 * The schema of what a question takes. Its issues carry the form's own sentences.
 * @param required whether it must be answered
 */
export function schemaOf(question: Question, words: Words['requests'], required: boolean): z.ZodType {
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
