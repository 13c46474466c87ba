import { INVENTED, demoFacts, isRealWebsite } from '../../../content/facts/demo-facts.ts';
import type { DemoFact } from '../../../content/facts/demo-facts.ts';
import { lineOfKey } from '../../../content/load.ts';
import { lineOfMark } from '../../../content/to-check.ts';
import { parse } from 'yaml';
import { valueAt } from './answers.ts';
import type { Answers } from './answers.ts';
import type { Adopted } from './apply.ts';

/** The files that `adopt` wrote. */
interface Written {
  adopted: Adopted;
  /** The text of `storage.yaml`. */
  storage: string;
  answers: Answers;
  /** Contradictions between the answers, each a sentence with its line. */
  contradictions: readonly string[];
  /** Files of the drafts. */
  drafts: readonly string[];
}

/** Returns what is still to do, as lines for the terminal: each item with the file and line where it is done. */
export function checklist({ adopted, storage, answers, contradictions, drafts }: Written): string[] {
  const lines = { 'clinic.yaml': adopted.text, 'storage.yaml': storage };
  const at = (file: keyof typeof lines, path: string) => `${file} line ${lineOfKey(lines[file], path)}`;
  /** A part of which the demo has no example has only its mark. */
  const markOrKey = (key: string) =>
    key in adopted.clinic || key.includes('.')
      ? at('clinic.yaml', key)
      : `clinic.yaml line ${lineOfMark(adopted.text, key) ?? 1}`;
  const facts = demoFacts({ clinic: adopted.clinic, storage: parse(storage) });
  const left = isRealWebsite(adopted.clinic.website) ? facts : facts.filter(({ why }) => why === INVENTED);
  const isOwn = ({ file, path }: DemoFact) =>
    file === 'clinic.yaml' && valueAt(answers, path.split('.')) !== undefined;
  const factLines = (facts: readonly DemoFact[]) =>
    facts.map(({ file, path, value, why }) => `${at(file, path)}, ${path}: ${value} (${why})`);
  return [
    'Still to do:',
    ...group('Correct what contradicts. Nothing is published before:', contradictions),
    ...group(
      'These parts still describe the demo. Make each yours or take it out, then delete its mark TO CHECK. Nothing is published before:',
      adopted.unanswered.map((key) => `${markOrKey(keyOf(key))}, ${key}`),
    ),
    ...group(
      'Complete what clinic.yaml says of each company, then delete its mark TO CHECK. Nothing is published before:',
      adopted.companies.map((name, index) => `${at('clinic.yaml', `processors.${index}`)}, ${name}`),
    ),
    ...group(
      'These questions about companies are open. Add each company to processors, or leave it out if there is none, then delete the mark above the list. Nothing is published before:',
      adopted.companiesLeft,
    ),
    ...group(
      'These facts are not yours yet. Replace each, or take it out. Nothing is published while your website is real and they are not:',
      factLines(left.filter((fact) => !isOwn(fact))),
    ),
    ...group(
      'These answers of yours belong to nobody. Nothing is published with them while your website is real:',
      factLines(left.filter(isOwn)),
    ),
    ...group('Read each draft as a patient would (npm run dev):', drafts),
    ...item('Give the site your colours and your logo: docs/adopting.md explains brand.yaml'),
    ...item('List other companies in storage.yaml before your pages load anything from them'),
    ...item('Compare the drafts with the law’s lists: npm run policy -- check'),
    ...item('Publish them when they say what is true: npm run policy -- publish all'),
  ];
}

/** Without the remark that follows a key of which the example has nothing. */
const keyOf = (key: string): string => key.replace(/ .*$/, '');

const item = (text: string): string[] => [`[ ] ${text}`];

const group = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...item(heading), ...lines.map((line) => `  - ${line}`)];
