import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import type { Article } from './article.ts';

/** What the head of a version says about it. Days are ISO dates. */
export interface FrontMatter {
  title: string;
  effective: string;
  published: string;
  reviewed: string;
  nextReview: string;
  changes: readonly { note: string; section?: string | undefined }[];
  waived?: readonly { rule: string; reason: string }[] | undefined;
}

/** What a policy must show of the storage register, as `storage.yaml` has it. */
export interface StorageRegister {
  receiptMonths: number;
  purposes: readonly {
    basis: string;
    services: readonly {
      name?: string;
      provider: string;
      role: string;
      country: string;
      notice?: string | undefined;
      starts?: string | undefined;
      items?: readonly { name: string }[] | undefined;
    }[];
  }[];
}

export interface LintInput {
  kind: PolicyKind;
  /** The article as it is published, alone or within its page. */
  html: string;
  frontMatter: FrontMatter;
  /** The facts of the clinic as they stood for this version. */
  facts: Clinic;
  register?: StorageRegister | undefined;
  /** The clinic's website today, where a version with older facts is shown there; without it, that of the facts. */
  website?: string | undefined;
  /** The day, an ISO date, by whose law it is judged: today, or for a version that is no more in force its own day. */
  on: string;
}

/** One thing that is wrong, and where. */
export interface Fault {
  section?: string;
  missing: string;
}

export interface Subject extends LintInput {
  article: Article;
}
export type Check = (subject: Subject) => Fault[];
/** `error` stops publication; `warning` wants something soon; `advice` is for a person to judge. */
export type Level = 'error' | 'warning' | 'advice';

export interface Rule {
  id: string;
  /** What it is about, where several rules share an id: waivers name the id, the corpus in `tests/corpus` the topic. */
  topic?: string;
  /** Where the rule comes from: an article, a regulation, guidance. */
  source: string;
  kinds: readonly PolicyKind[];
  level: Level;
  /** First day on which it is law; without it, as long as there have been such notices. */
  from?: string;
  /** First day on which it is law no more. */
  until?: string;
  /** Clinics that it concerns. */
  when?: (facts: Clinic) => unknown;
  check: Check;
}

export interface Finding extends Fault {
  rule: string;
  topic: string;
  level: Level;
  source: string;
  /** First day on which the rule is law, for one that has such a day. */
  since?: string;
  /** The clinic's reason for setting the rule aside. */
  waived?: string;
}

type Written = Omit<Rule, 'kinds' | 'level'> & Partial<Pick<Rule, 'level'>>;

/** Rules for these kinds of policy; a rule is an error unless it says otherwise. */
export const rulesFor = (kinds: readonly PolicyKind[], rules: readonly Written[]): Rule[] =>
  rules.map((rule) => ({ level: 'error', ...rule, kinds }));
