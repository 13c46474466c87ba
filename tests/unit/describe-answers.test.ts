import { expect, test } from 'vitest';
import { orThrow, loadClinic } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { describeAnswers } from '../../api/domain/describe-answers.ts';

const content = { clinic: orThrow(loadClinic('content/demo')), words: orThrow(loadWords('content/demo')) };

test('an answer to a question that only another form asks has its label, and one to no question its key', () => {
  const answers = { firm: 'Sample & Example', 'parent-link': 'Mother', gone: 'x' };
  expect(describeAnswers(content, { kind: 'opt-out', answers })).toEqual([
    { label: 'Your relationship to the child', value: 'Mother' },
    { label: 'Your firm', value: 'Sample & Example' },
    { label: 'gone', value: 'x' },
  ]);
});
