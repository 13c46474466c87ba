import { score, topicOf } from './measure.ts';
import type { Verdict } from './measure.ts';
import type { Entry } from './read.ts';

/** One row of the results: a rule, or a group of them. */
interface Row {
  rule: string;
  broken: number;
  found: number;
  innocent: number;
  wrong: number;
}

/** What the linter made of the corpus, rule by rule, as a table in Markdown. Nothing in it depends on the day. */
export function resultsTable(entries: readonly Entry[], verdicts: readonly Verdict[]): string {
  const rules = [...new Set(entries.map(ruleOf))].toSorted();
  const rows = rules.map((rule): Row => {
    const own = entries.filter((it) => ruleOf(it) === rule);
    const innocent = own.filter(({ expect }) => expect === 'none' || expect.endsWith('present')).length;
    const { found, false: wrong } = score(verdicts.filter(({ topic }) => topic === rule));
    return { rule, broken: own.length - innocent, found, innocent, wrong };
  });
  return aligned([
    ['Rule', 'Texts that break it', 'Found', 'Innocent texts', 'Reported wrongly'],
    ...rows.map((it) => [it.rule, it.broken, it.found, it.innocent, it.wrong].map(String)),
  ]);
}

/** A table as Prettier writes it; the first line is the head. */
function aligned(lines: readonly string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const written = lines.map(
    (cells) => `| ${cells.map((it, column) => it.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

/** The rule that a text is about: the one that its label names, or for an innocent statement the one of its file. */
const ruleOf = ({ expect, file }: Entry): string =>
  topicOf(expect) ?? `X-${/^x(\d\d)/.exec(file)?.[1] ?? ''}`;
