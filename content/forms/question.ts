/**
 * The shape of a form: its questions, their rules and every word of them, as data. The site draws forms from it and
 * the API checks answers against it, so that a label, a limit or an error text is written once.
 *
 * Names are the `name` attributes of the controls. Labels are British English, in the words of whoever answers.
 */

interface Asked {
  name: string;
  label: string;
  hint?: string;
  /** Says beside the label that it may be left blank. Not every question without `missing` says so: one of several may do. */
  optional?: true;
  /** Error when nothing is given. Without it, nothing need be given. */
  missing?: string;
}

/** One line of text, or several (`long`). */
export interface TextQuestion extends Asked {
  kind: 'text' | 'email' | 'telephone' | 'long';
  /** The most characters taken. */
  max: number;
  /** Error when `max` is passed. */
  tooLong: string;
  /** Error when the text is not of its kind (`email`, `telephone`). */
  invalid?: string;
  /** The browser's autofill token (WCAG 2.2, 1.3.5 Identify Input Purpose). */
  autocomplete?: string;
}

/** A date as three inputs: `name-day`, `name-month`, `name-year`. Always in the past or today. */
export interface DateQuestion extends Asked {
  kind: 'date';
  errors: {
    /** Some parts are missing: "day", "day and month"… stand for `{parts}`. */
    incomplete: string;
    notReal: string;
    future: string;
    tooLongAgo: string;
  };
  /** Whether browsers may fill in the visitor's own birthday. */
  autocompleteBirthday?: true;
}

/** What is good to know before going on: what the law says, where it ends, what to have ready. */
export interface Guidance {
  paragraphs: string[];
  /** Stands after the paragraphs; `lead` announces the items. */
  list?: { lead: string; items: string[] };
  /** Another form that may serve better. */
  link?: { to: RequestKind; text: string };
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Shown once the option is chosen, before the questions that follow from it. */
  guidance?: Guidance;
  /** Questions that follow from this choice; their `missing` counts only when it is chosen. */
  then?: Question[];
  /** An answer elsewhere in the form that this choice cannot do without, and the error, shown there. */
  needs?: { name: string; error: string };
}

/** Radio buttons (`one`) or checkboxes (`many`). */
export interface ChoiceQuestion extends Asked {
  kind: 'one' | 'many';
  options: Option[];
  /** Error when a value was sent that is not among the options. */
  invalid: string;
}

export type Question = TextQuestion | DateQuestion | ChoiceQuestion;

export interface Section {
  heading: string;
  intro?: string;
  questions: Question[];
  /** Answers to what people wonder about here. Each is folded under its question, and open on paper. */
  notes?: { question: string; guidance: Guidance }[];
}

export interface Form {
  kind: RequestKind;
  title: string;
  /** What a person should know before the first question; a paragraph each. */
  before: string[];
  sections: Section[];
  /** At least one of these must be answered; the error is shown at the first. */
  anyOf?: { names: string[]; error: string };
  submit: string;
  /** Whether the page ends with how to reach the regulator. */
  regulator?: true;
}

/** What can be asked for, each with a form. A value is stored with each request and never changes its meaning. */
export const requestKinds = ['access', 'opt-out', 'rights', 'complaint'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** All questions of a form in reading order, those that follow from a choice directly after it. */
export function questionsOf(form: Form): Question[] {
  const withFollowing = (question: Question): Question[] =>
    question.kind === 'one' || question.kind === 'many'
      ? [question, ...question.options.flatMap((option) => (option.then ?? []).flatMap(withFollowing))]
      : [question];
  return form.sections.flatMap((section) => section.questions.flatMap(withFollowing));
}
