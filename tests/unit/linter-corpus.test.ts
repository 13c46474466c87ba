import { expect, test } from 'vitest';
import { judge, score } from '../corpus/measure.ts';
import type { Verdict } from '../corpus/measure.ts';
import { readCorpus } from '../corpus/read.ts';

const entries = await readCorpus();
const verdicts = entries.flatMap(judge);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const line = (name: string, of: readonly Verdict[]): string => {
  const it = score(of);
  return `${name}: recall ${percent(it.recall)} (${it.missed} missed), precision ${percent(it.precision)} (${it.false} false)`;
};

test('says', () => {
  for (const half of ['tuning', 'held-out'])
    console.log(line(half, verdicts.filter(({ entry }) => entry.half === half)));
  console.log(line('all', verdicts));
  const topics = [...new Set(verdicts.map(({ topic }) => topic))].toSorted();
  console.log(topics.map((topic) => line(topic, verdicts.filter((it) => it.topic === topic))).join('\n'));
  expect(verdicts.length).toBeGreaterThan(0);
});
