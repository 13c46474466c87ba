import { askedPurposes, counterOf, embeds, needsChoice } from '../../content/storage/choices.ts';
import { fault } from './run.ts';
import type { Check, Finding, Run } from './run.ts';

/** What became of one item. */
export interface Result {
  item: number;
  title: string;
  outcome: 'passed' | 'failed' | 'not applicable';
  findings: Finding[];
}

const has = {
  choice: needsChoice,
  consent: (register: Run['register']) => askedPurposes(register).length > 0,
  counter: (register: Run['register']) => counterOf(register) !== undefined,
  embed: (register: Run['register']) => embeds(register).length > 0,
};

/** Does one check. What it cannot do, because the page is not as it must be, is a failure too. */
export async function judge({ item, title, needs, run: check }: Check, run: Run): Promise<Result> {
  if (needs && !has[needs](run.register)) return { item, title, outcome: 'not applicable', findings: [] };
  let findings: Finding[];
  try {
    findings = await check(run);
  } catch (problem) {
    const [first = ''] = String(problem).split('\n');
    findings = [fault(`The check could not be done to its end: ${first}`)];
  }
  const failed = findings.some(({ level }) => level === 'fault');
  return { item, title, outcome: failed ? 'failed' : 'passed', findings: once(findings) };
}

const once = (findings: Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
