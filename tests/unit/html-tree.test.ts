import { expect, test } from 'vitest';
import { htmlTrees } from '../../site/build/html-tree.ts';

test('HTML becomes a tree of names, attributes and texts', () => {
  const html = `<!-- note --><div id="a" hidden>
    <p>Hello &amp; <b>you</b> there
      again</p><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><input type="checkbox" data-all>
  </div>`;
  expect(htmlTrees(html)).toEqual([
    [
      'div',
      { id: 'a', hidden: '' },
      ['p', {}, 'Hello & ', ['b', {}, 'you'], ' there again'],
      ['svg', { viewBox: '0 0 1 1' }, ['path', { d: 'M0 0' }]],
      ['input', { type: 'checkbox', 'data-all': '' }],
    ],
  ]);
});
