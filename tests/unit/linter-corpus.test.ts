import { describe, expect, test } from 'vitest';
import { judge, score } from '../corpus/measure.ts';
import type { Verdict } from '../corpus/measure.ts';
import { readCorpus } from '../corpus/read.ts';
import { resultsTable } from '../corpus/results.ts';

const entries = await readCorpus();
const verdicts = entries.flatMap(judge);
const wrong = (of: readonly Verdict[]): string =>
  of
    .filter(({ kind }) => kind !== 'found')
    .map(({ kind, topic, entry, said }) => `${kind} ${topic} in ${entry.file}: ${entry.text} ${said ?? ''}`)
    .join('\n');

describe('the labelled corpus', () => {
  test('has a recall of at least 97 % and a precision of at least 99 %', () => {
    const { recall, precision } = score(verdicts);
    expect(recall, wrong(verdicts)).toBeGreaterThanOrEqual(0.97);
    expect(precision, wrong(verdicts)).toBeGreaterThanOrEqual(0.99);
  });

  test.each(['tuning', 'held-out'] as const)('has the same in the %s half', (half) => {
    const own = verdicts.filter(({ entry }) => entry.half === half);
    expect(score(own).recall, wrong(own)).toBeGreaterThanOrEqual(0.97);
    expect(score(own).precision, wrong(own)).toBeGreaterThanOrEqual(0.99);
  });

  test.each([...new Set(verdicts.map(({ topic }) => topic))].toSorted())(
    'has at most one wrong verdict on %s',
    (topic) => {
      const own = verdicts.filter((it) => it.topic === topic);
      const { missed, false: reported } = score(own);
      expect(missed + reported, wrong(own)).toBeLessThanOrEqual(1);
    },
  );
});

test('has the results of each rule in its folder', async () => {
  const page = `# What the linter makes of the corpus\n\n[The corpus](README.md) says what the texts are, and what these figures cannot show.\n\n${resultsTable(entries, verdicts)}\n`;
  await expect(page).toMatchFileSnapshot('../corpus/results.md');
});

test('counts missed and false findings', () => {
  const verdict = (kind: Verdict['kind']) => ({ kind }) as Verdict;
  expect(
    score(['found', 'found', 'found', 'missed', 'false'].map((it) => verdict(it as Verdict['kind']))),
  ).toEqual({
    found: 3,
    missed: 1,
    false: 1,
    recall: 0.75,
    precision: 0.75,
  });
});
