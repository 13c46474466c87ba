/**
 * Forms as data: questions, rules and every text. The site renders forms from this data and the API validates answers
 * against it, so each label, limit and error is written once.
 *
 * Names are the `name` attributes of the controls. Labels are in British English, from the point of view of the person
 * answering.
 */

interface Asked {
  name: string;
  label: string;
  hint?: string;
  /**
   * Prints "(optional)" beside the label. Not every question without `missing` has it: one of a group may be required.
   */
  optional?: true;
  /** Error for an empty answer. Without it, the answer may be empty. */
  missing?: string;
  /** What reads differently for somebody who asks for themselves. An empty text drops it. */
  yours?: YourWords;
}

/** Texts of a question in the second person. */
export interface YourWords {
  label?: string;
  hint?: string;
  missing?: string;
  tooLong?: string;
  errors?: DateQuestion['errors'];
}

/** One line of text, or several (`long`). */
export interface TextQuestion extends Asked {
  kind: 'text' | 'email' | 'telephone' | 'long';
  /** The maximum number of characters. */
  max: number;
  /** Error when the text is longer than `max`. */
  tooLong: string;
  /** Error when the text is not a valid `email` or `telephone`. */
  invalid?: string;
  /** The browser's autofill token (WCAG 2.2, 1.3.5 Identify Input Purpose). */
  autocomplete?: string;
  /** The question that its answer counts for, where that one has none. Not asked on paper, which shows both. */
  standsIn?: string;
}

/** A date with three inputs: `name-day`, `name-month`, `name-year`. It is always today or in the past. */
export interface DateQuestion extends Asked {
  kind: 'date';
  errors: {
    /** Error when some parts are missing: `{parts}` becomes "day", "day and month" and so on. */
    incomplete: `${string}{parts}${string}`;
    future: string;
    tooLongAgo: string;
  };
  /** Whether the browser may autofill the visitor's own birthday. */
  autocompleteBirthday?: true;
  /** Whether it is a date of birth: a year of two digits may then be in either century. */
  isBirth?: true;
}

/** Advice before the next question: what the law says, its limits, what to have ready. */
export interface Guidance {
  paragraphs: string[];
  /** Printed after the paragraphs; `lead` introduces the items. */
  list?: { lead: string; items: string[] };
  /** Another form that may serve better. */
  link?: { to: RequestKind; text: string };
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Shown when the option is selected, before its follow-up questions. */
  guidance?: Guidance;
  /** Follow-up questions. Their `missing` applies only when this option is selected. */
  then?: Question[];
  /** Another question that this option makes required, and the error, shown there or at the question `at`. */
  needs?: { name: string; error: string; at?: string };
}

/** Radio buttons (`one`) or checkboxes (`many`). */
export interface ChoiceQuestion extends Asked {
  kind: 'one' | 'many';
  options: Option[];
  /** Error when the submitted value is not among the options. */
  invalid: string;
}

export type Question = TextQuestion | DateQuestion | ChoiceQuestion;

export interface Section {
  heading: string;
  intro?: string;
  /** What reads differently for somebody who asks for themselves. */
  yours?: { heading?: string; intro?: string };
  questions: Question[];
  /** Answers to common questions, each in a closed `<details>`; open on paper. */
  notes?: { question: string; guidance: Guidance }[];
}

export interface Form {
  kind: RequestKind;
  title: string;
  /** Paragraphs before the first question. */
  before: string[];
  sections: Section[];
  /** At least one of these must be answered. The error is shown at the question `at`. */
  anyOf?: { names: string[]; error: string; at: string };
  submit: string;
  /** Whether all answers are shown for checking before the form is sent. */
  checked?: true;
  /** Whether the page ends with how to reach the regulator. */
  regulator?: true;
}

/** The kinds of request; each has a form. A value is stored with each request and never changes its meaning. */
export const requestKinds = ['access', 'opt-out', 'rights', 'complaint'] as const;
export type RequestKind = (typeof requestKinds)[number];

const questions = new WeakMap<Form, readonly Question[]>();

/** Returns all questions of a form in reading order, with follow-up questions directly after theirs. */
export function questionsOf(form: Form): readonly Question[] {
  const known = questions.get(form) ?? allQuestions(form);
  questions.set(form, known);
  return known;
}

function allQuestions(form: Form): Question[] {
  const withFollowing = (question: Question): Question[] =>
    question.kind === 'one' || question.kind === 'many'
      ? [question, ...question.options.flatMap((option) => (option.then ?? []).flatMap(withFollowing))]
      : [question];
  return form.sections.flatMap((section) => section.questions.flatMap(withFollowing));
}

/** Returns a form with the texts for somebody who asks for themselves. */
export function inYourWords(form: Form): Form {
  return {
    ...form,
    sections: form.sections.map(({ yours, ...section }) => ({
      ...section,
      ...yours,
      questions: section.questions.map(questionInYourWords),
    })),
  };
}

function questionInYourWords({ yours, ...asked }: Question): Question {
  const question = { ...asked, ...yours } as Question;
  if (!('options' in question)) return question;
  return {
    ...question,
    options: question.options.map((option) =>
      option.then ? { ...option, then: option.then.map(questionInYourWords) } : option,
    ),
  };
}
