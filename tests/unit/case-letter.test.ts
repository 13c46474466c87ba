import { expect, test } from 'vitest';
import { letterParagraphs, paragraphsOf } from '../../api/mail/blocks.ts';

test('the text of an email becomes paragraphs without its footer', () => {
  expect(
    paragraphsOf('Heading\n=======\n\nFirst\nline\n\nSecond\n\n--\nYou get this email\n\nA company\n'),
  ).toEqual(['Heading\n=======', 'First\nline', 'Second']);
});

test('blocks become the paragraphs of a letter', () => {
  expect(
    letterParagraphs([{ subheading: 'Why' }, { paragraph: 'Because.' }, { list: ['One', 'Two'] }]),
  ).toEqual(['Why\n---', 'Because.', '* One\n* Two']);
});
