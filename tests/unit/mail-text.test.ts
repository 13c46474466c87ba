import { expect, test } from 'vitest';
import { writeText } from '../../api/mail/blocks.ts';

test('an email in plain text can be read without any formatting', () => {
  const text = writeText({
    subject: 'Subject',
    preview: 'Preview',
    footer: 'Why you get this.',
    blocks: [
      { heading: 'We have it' },
      { paragraph: 'One paragraph.' },
      {
        facts: [
          { label: 'Reference', value: 'ABC' },
          { label: 'Address', value: '1 High Street\nLeeds' },
        ],
      },
      { subheading: 'Why' },
      { list: ['first', 'second'] },
      { button: 'Confirm', href: 'https://clinic.example/x/', linkLabel: 'Or copy this:' },
      { quote: 'typed\n\n-- \nlines' },
    ],
  });
  expect(text).toBe(`We have it
==========

One paragraph.

Reference: ABC
Address:
    1 High Street
    Leeds

Why
---

* first
* second

Confirm:
https://clinic.example/x/

    typed
    
    -- 
    lines

--
Why you get this.
`);
});
