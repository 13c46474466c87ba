import { expect, test } from 'vitest';
import { letterOf, letterOfText } from '../../api/mail/blocks.ts';

const heading = (text: string) => ({ text, isHeading: true });
const paragraph = (text: string) => ({ text, isHeading: false });

test('the text of an email becomes a letter with headings and without its footer', () => {
  const text = 'Heading\n=======\n\nFirst\nline\n\nSecond\n\n--\nYou get this email\n\nA company\n';
  expect(letterOfText(text)).toEqual([heading('Heading'), paragraph('First\nline'), paragraph('Second')]);
});

test('blocks become the parts of a letter', () => {
  expect(letterOf([{ subheading: 'Why' }, { paragraph: 'Because.' }, { list: ['One', 'Two'] }])).toEqual([
    heading('Why'),
    paragraph('Because.'),
    paragraph('* One\n* Two'),
  ]);
});
