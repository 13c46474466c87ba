import { companyQuestions } from '../../../content/adoption.ts';
import { companyRoles } from '../../../content/adoption-companies.ts';
import type { CompanyRole } from '../../../content/adoption-companies.ts';
import { isInvented } from '../../../content/facts/invented.ts';
import { applies, valueAt } from './answers.ts';
import type { Answers } from './answers.ts';

/** An entry of `processors`, as `clinic.yaml` has it. */
type Entry = Record<string, unknown>;

/**
 * Returns `processors` for a clinic: one entry for each company that the answers name, and none of the demo's. The file
 * needs at least one, so a clinic that has named none gets an entry without a name of its own for the host of its website.
 */
export function companiesOf(example: readonly Entry[], answers: Answers): Entry[] {
  const named = companyRoles.flatMap((role) => {
    const name = valueAt(answers, ['companies', role.id]);
    return typeof name === 'string' ? [entryOf(name, role, example)] : [];
  });
  const analytics = valueAt(answers, ['analytics', 'googleAnalyticsId']);
  if (typeof analytics === 'string')
    named.push(...example.filter(({ category }) => category === 'analytics'));
  const host = companyRoles.find(({ id }) => id === 'hosting');
  return named.length > 0 || !host ? named : [entryOf('The company that hosts this website', host, example)];
}

/** Companies that the demo knows and did not invent keep what it says of them. */
function entryOf(name: string, { does, category, role }: CompanyRole, example: readonly Entry[]): Entry {
  const known = example.find(
    (it) => it['category'] === category && String(it['name']).toLowerCase() === name.toLowerCase(),
  );
  if (known && !isInvented(name)) return known;
  return {
    name,
    does,
    category,
    role,
    country: 'United Kingdom',
    transfer: 'none',
    notice: 'https://company.example/privacy',
    checkedOn: String(example[0]?.['checkedOn']),
  };
}

/** The questions about companies that were left for later, so that nobody knows yet whether there is one. */
export const companiesLeft = (answers: Answers): string[] =>
  answers['processors'] === undefined
    ? companyQuestions
        .filter((question) => applies(question, answers) && valueAt(answers, question.path) === undefined)
        .map(({ ask }) => ask)
    : [];
