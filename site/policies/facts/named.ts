import { conditionFaults } from '../../../content/rows/condition.ts';
import { factFaults } from '../../../content/rows/fill-facts.ts';
import type { Rows } from '../../../content/rows/schema.ts';
import { hintFor } from './hint.ts';
import type { Tag } from './mdx.ts';

/** Components whose `when` and `unless` are conditions. In `Item`, `when` is a value. */
const CONDITIONAL = ['If', 'Point'];
/** Components whose `of` is a fact. */
const OF_A_FACT = ['Email', 'Fact', 'FactLink', 'List', 'Phone'];

/**
 * Returns a sentence for each fact, condition or row that a component names in quotation marks and that does not exist,
 * and for each component that names none.
 */
export function namedFaults({ name, attributes, texts, spreads }: Tag, rows: Rows): string[] {
  const tell = (attribute: string, expected: readonly string[]) =>
    expected.map((it) => `<${name}> ${attribute}: expected ${it}, found “${texts[attribute] ?? ''}”`);
  const has = (...names: string[]) => spreads || names.some((it) => attributes.includes(it));
  if (CONDITIONAL.includes(name))
    return [
      ...(name === 'If' && !has('when', 'unless', 'test') ? ['<If>: expected “when” or “unless”'] : []),
      ...['when', 'unless'].flatMap((attribute) =>
        texts[attribute] === undefined ? [] : tell(attribute, conditionFaults(texts[attribute])),
      ),
    ];
  if (OF_A_FACT.includes(name)) {
    if (texts['of'] !== undefined)
      return tell('of', factFaults(texts['of'], formOf(name, texts), rows.words));
    return has('of', 'items', 'address', 'number') ? [] : [`<${name}>: the attribute “of” is missing`];
  }
  if (name === 'Points' && texts['name'] !== undefined)
    return unknownRow(name, texts['name'], Object.keys(rows.lists), 'lists');
  if (name === 'Table' && texts['name'] !== undefined)
    return unknownRow(name, texts['name'], Object.keys(rows.tables), 'tables');
  if (name === 'Table' && !has('rows')) return ['<Table>: the attribute “name” is missing'];
  return name === 'Purposes' && !rows.purposes
    ? ['<Purposes>: expected “purposes” in the rows.yaml beside this text, found none']
    : [];
}

const formOf = (component: string, { as, join }: Tag['texts']): string | undefined =>
  component === 'List' && join !== undefined ? `${join}-list` : as;

const unknownRow = (component: string, name: string, known: string[], key: string): string[] =>
  known.includes(name)
    ? []
    : [`<${component}>: there is no “${name}” under “${key}” in rows.yaml; ${hintFor(name, known)}`];
