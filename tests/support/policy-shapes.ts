import { added, gone, swapped } from './policy-breach.ts';
import type { Breach } from './policy-breach.ts';

/** A table of purposes as earlier versions have it, without the times. */
const tableWithoutTimes = `<table><thead><tr>${['Why', 'What', 'Lawful basis', 'Condition', 'Who']
  .map((head) => `<th>${head}</th>`)
  .join('')}</tr></thead><tbody></tbody></table>`;

/**
 * Complete articles with a faulty table, list, heading or link, or with a passage that contradicts the rest.
 */
export const misshapen: readonly Breach[] = [
  {
    rule: 'PN-07',
    kind: 'privacy',
    breach: (html) => `${html}<h2 id="added">Added</h2>${tableWithoutTimes}`,
    missing: 'a column for how long',
    section: 'added',
  },
  {
    rule: 'PN-07',
    kind: 'privacy',
    breach: swapped(/<dd>23 days<\/dd>/, '<dd></dd>'),
    missing: 'something in each cell of the row "To run this website safely"',
    section: 'why-websites',
  },
  {
    rule: 'PN-07',
    kind: 'privacy',
    breach: gone(/6\(1\)\(e\)/),
    missing: 'an Article 6 basis',
    section: 'why-care',
  },
  {
    rule: 'PN-07',
    kind: 'privacy',
    breach: swapped(/>\s*Your insurer\s*</, '><'),
    missing: 'something in each cell',
    section: 'why-money',
  },
  {
    rule: 'PN-14',
    kind: 'privacy',
    breach: added('<p>We keep it for as long as is necessary.</p>'),
    missing: 'as long as necessary',
    section: 'added',
  },
  { rule: 'PN-33', kind: 'privacy', breach: gone(/ id="at-a-glance"/), missing: 'a short version' },
  {
    rule: 'PN-33',
    kind: 'privacy',
    breach: swapped(/We are The/, `${'We keep it short and plain. '.repeat(30)}We are The`),
    missing: 'brevity',
    section: 'at-a-glance',
  },
  {
    rule: 'PN-33',
    kind: 'privacy',
    breach: swapped(
      /We are The/,
      `${'Notwithstanding considerations of proportionality, organisational accountability necessitates comprehensive documentation. '.repeat(3)}We are The`,
    ),
    missing: 'plain words',
    section: 'at-a-glance',
  },
  {
    rule: 'TX-05',
    kind: 'cookies',
    breach: added(`<p>${'More words than anyone wants to read. '.repeat(200)}</p>`),
    missing: 'brevity',
  },
  {
    rule: 'CF-05',
    kind: 'confidentiality',
    breach: gone(/<li>kept safe[\s\S]*?<\/li>/),
    missing: '7 principles',
  },
  {
    rule: 'CF-06',
    kind: 'confidentiality',
    breach: gone(/<li><strong>No surprises[\s\S]*?<\/li>/),
    missing: '8 Caldicott',
  },
  {
    rule: 'CF-21',
    kind: 'confidentiality',
    breach: added('<p>All staff are expected to:</p><p>The end.</p>'),
    missing: 'All staff are expected to:',
    section: 'added',
  },
  {
    rule: 'CF-21',
    kind: 'privacy',
    breach: added('<p>These:</p><ul></ul>'),
    missing: 'items in a list',
    section: 'added',
  },
  {
    rule: 'CF-21',
    kind: 'privacy',
    breach: added('<p>These:</p><ul><li>One.</li><li> </li></ul>'),
    missing: 'words in an item',
    section: 'added',
  },
  {
    rule: 'TX-01',
    kind: 'privacy',
    breach: added(''),
    missing: 'text under the heading "Added"',
    section: 'added',
  },
  {
    rule: 'TX-01',
    kind: 'privacy',
    breach: added('<h2 id="more">More</h2><p>Text.</p>'),
    missing: 'text under the heading "Added"',
    section: 'added',
  },
  { rule: 'TX-02', kind: 'privacy', breach: added('<h3>Nameless</h3><p>Text.</p>'), missing: 'Nameless' },
  { rule: 'TX-02', kind: 'privacy', breach: added('<p id="added">Twice.</p>'), missing: 'there twice' },
  {
    rule: 'TX-03',
    kind: 'privacy',
    breach: added('<p>See <a href="#gone">there</a>.</p>'),
    missing: '#gone',
    section: 'added',
  },
  {
    rule: 'TX-04',
    kind: 'privacy',
    breach: added('<p>This is **bold**.</p>'),
    missing: 'literal Markdown',
    section: 'added',
  },
  {
    rule: 'CD-02',
    kind: 'privacy',
    breach: added('<p>CCTV pictures are kept for 60 days.</p>'),
    missing: 'camera pictures',
    section: 'added',
  },
  {
    rule: 'CD-02',
    kind: 'medical-records',
    breach: added('<p>The record of an adult is kept for 8 years.</p>'),
    missing: 'records of adults',
    section: 'added',
  },
  {
    rule: 'CD-02',
    kind: 'confidentiality',
    breach: added('<p>We report a breach within 48 hours.</p>'),
    missing: '48',
    section: 'added',
  },
  {
    rule: 'CD-03',
    kind: 'cookies',
    breach: added('<p>Hotjar films how you move.</p>'),
    missing: 'Hotjar',
    section: 'added',
  },
  {
    rule: 'CD-03',
    kind: 'privacy',
    breach: added(
      '<table><thead><tr><th>Company</th><th>Where</th></tr></thead><tbody><tr><th>Harbour Records</th><td>Spain</td></tr></tbody></table>',
    ),
    missing: 'Harbour Records is in the table of companies',
    section: 'added',
  },
  ...['[clinic name]', 'TODO', 'lorem ipsum', '{props.clinic.phone}', 'undefined'].map(
    (placeholder): Breach => ({
      rule: 'CD-06',
      kind: 'privacy',
      breach: added(`<p>Ask ${placeholder} about it.</p>`),
      missing: placeholder,
      section: 'added',
    }),
  ),
];
