import { didYouMean } from '../did-you-mean.ts';
import { itemOf } from '../facts/schema-tree.ts';
import { choicesOf, factAt, factSchema, isOptional } from './fact-path.ts';
import type { FactsInScope } from './fact-path.ts';

/**
 * A condition names facts: `cctv`, `newsletter.softOptIn`, `staff and cctv.audio`, `nation is wales or scotland`,
 * `messages has whatsapp`. A fact holds if it is yes, or if the clinic has it; a list, if it is not empty.
 */
interface Term {
  path: string;
  verb?: string;
  values: string[];
}

/** When a passage, a row or a part of a cell is there: where `when` holds and `unless` does not. */
export interface Conditions {
  when?: string | undefined;
  unless?: string | undefined;
}

const termsOf = (condition: string): Term[] =>
  condition.split(/\s+and\s+/).map((term) => {
    const [, path = term.trim(), verb, values = ''] = /^\s*(\S+)\s+(is|has)\s+(.*\S)\s*$/.exec(term) ?? [];
    return {
      path,
      ...(verb === undefined ? {} : { verb }),
      values: values === '' ? [] : values.split(/\s+or\s+/),
    };
  });

/** Whether a passage with these conditions is in this clinic's policy. An unknown fact does not hold. */
export const applies = ({ when, unless }: Conditions, facts: FactsInScope): boolean =>
  (when === undefined || holds(when, facts)) && !(unless !== undefined && holds(unless, facts));

const holds = (condition: string, facts: FactsInScope): boolean =>
  termsOf(condition).every(({ path, values }) => {
    const value = factAt(path, facts);
    if (values.length > 0) return [value].flat().some((it) => values.includes(String(it)));
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false;
  });

/**
 * Returns what was expected, for each fact or value in a condition that does not exist: an empty list for a good one.
 *
 * @param each the list that the row is made for
 */
export const conditionFaults = (condition: string, each?: string): string[] =>
  termsOf(condition).flatMap(({ path, verb, values }) => {
    const found = factSchema(path, each);
    if ('expected' in found) return [found.expected];
    const choices = choicesOf(found.schema);
    const isList = itemOf(found.schema) !== undefined;
    if (verb === undefined)
      return choices && !isList && !isOptional(found.schema)
        ? [`a choice after ${path}, such as “${path} is ${choices[0] ?? ''}”`]
        : [];
    if (!choices) return [`no “${verb}” after ${path}, which is not one of several words`];
    const right = isList ? 'has' : 'is';
    return [
      ...(verb === right ? [] : [`“${path} ${right} …”`]),
      ...values
        .filter((value) => !choices.includes(value))
        .map((value) => {
          const meant = didYouMean(value, choices);
          return `${meant === undefined ? `one of ${choices.join(', ')}` : `a known word (did you mean ${meant}?)`} after “${path} ${verb}”`;
        }),
    ];
  });
