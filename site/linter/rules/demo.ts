import { policyKinds } from '../../../content/addresses.ts';
import { demoFacts, INVENTED, isRealWebsite } from '../../../content/facts/demo-facts.ts';
import { inventedNamesIn } from '../../../content/facts/invented.ts';
import { reservedIn } from '../../../content/facts/reserved.ts';
import { rulesFor } from '../rule.ts';
import type { Check, Fault, Subject } from '../rule.ts';

/** Facts of the clinic’s files. */
const inFacts = ({ facts, register }: Subject): Fault[] =>
  demoFacts({ clinic: facts, storage: register }).map(({ file, path, value, why }) => ({
    missing: `${file}, ${path} is "${value}": ${why}. Put in your own, or take it out if you have none`,
  }));

/** What was typed into the text itself, and does not come from a fact that is told already. */
function inText({ article, facts, register }: Subject): Fault[] {
  const told = demoFacts({ clinic: facts, storage: register }).map(({ value }) => plain(value));
  const texts = [...article.blocks, ...article.links.map(({ href, section }) => ({ text: href, section }))];
  const found = texts.flatMap(({ text, section }) => [
    ...inventedNamesIn(text).map((part) => ({ part, why: INVENTED, section })),
    ...reservedIn(text).map((reserved) => ({ ...reserved, section })),
  ]);
  const unique = new Map(found.map((it) => [plain(it.part), it]));
  return [...unique]
    .filter(([part]) => !told.some((value) => value.includes(part)))
    .map(([, { part, why, section }]) => ({
      section,
      missing: `the text says "${part}": ${why}. Put in your own, or take it out if you have none`,
    }));
}

/** A telephone number in a link has no spaces. */
const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase();

const demo: Check = (subject) =>
  isRealWebsite(subject.website ?? subject.facts.website) ? [...inFacts(subject), ...inText(subject)] : [];

/** DEMO-01: a clinic with a website of its own publishes nothing that was made up, or that belongs to nobody. */
export const demoRules = rulesFor(policyKinds, [
  { id: 'DEMO-01', source: 'UK GDPR Arts 5(1)(a) and 13(1)', check: demo },
]);
