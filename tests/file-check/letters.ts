import type { About } from '../../api/casework/file-check/about.ts';

/** The person of the corpus. Numbers are invented: Ofcom keeps the telephone numbers for drama. */
export const robin: About = {
  names: ['Robin Sample'],
  birthDates: ['1985-03-27'],
  nhsNumbers: ['943 476 5919'],
  emails: ['robin@mail.example'],
  telephones: ['07700 900123'],
  period: { from: '2025-01-01', to: '2025-12-31' },
  askedOn: '2026-11-20',
  clinic: {
    names: ['Ashlark Clinic'],
    emails: ['privacy@ashlark.example'],
    telephones: ['020 7946 0100'],
  },
};

/** A letter, as each producer draws it. */
export interface Letter {
  file: string;
  title?: string;
  author?: string;
  lines: readonly Line[];
  /** A photograph, as the path of a JPEG. */
  photo?: string;
}

/** A line of it. */
export interface Line {
  text: string;
  /** A shape of this colour is drawn over it afterwards. */
  covered?: string;
  colour?: string;
  /** A background that is drawn before it. */
  background?: string;
  /** A note that somebody attached to it. */
  comment?: string;
}

const head: Line[] = [
  { text: 'Ashlark Clinic' },
  { text: 'Telephone 020 7946 0100, privacy@ashlark.example' },
  { text: 'Date: 12 March 2025' },
  { text: 'Patient: Robin Sample' },
  { text: 'Date of birth: 27/03/1985' },
  { text: 'NHS number: 943 476 5919' },
];
const body: Line[] = [
  { text: 'Dear Robin Sample, thank you for coming to the clinic.' },
  { text: 'You had an operation on 4 May 2012 and have been well since then.' },
  { text: 'Your blood pressure was 128/82 and your weight was 71.5 kg.' },
  { text: 'Our next appointment is on 3 June 2025 at 10:30.' },
];
const letter = (file: string, ...lines: Line[]): Letter => ({ file, lines: [...head, ...lines, ...body] });

/** Letters with something in them that must not go out, by what the check must find. */
export const leaks: Record<string, Letter[]> = {
  'covered-text': [
    letter('covered-black', { text: 'Her sister Kim Other called the clinic.', covered: '#000000' }),
    letter('covered-white', { text: 'Kim Other asked us to keep this from Robin.', covered: '#ffffff' }),
    letter('same-colour', {
      text: 'The complaint came from Kim Other.',
      colour: '#000000',
      background: '#000000',
    }),
  ],
  'hidden-text': [
    letter('white-text', { text: 'Internal: difficult family, see Kim Other.', colour: '#ffffff' }),
  ],
  'nhs-number': [letter('nhs-number', { text: 'Also seen: Kim Other, NHS number 987 654 4322.' })],
  'birth-date': [letter('birth-date', { text: 'Partner: Kim Other, date of birth 14 July 1979.' })],
  email: [letter('email', { text: 'Copy to kim.other@post.example' })],
  telephone: [letter('telephone', { text: 'Partner can be reached on 07700 900456.' })],
  'outside-period': [
    letter(
      'outside-period',
      { text: '14/02/2019 Seen by the nurse, wound clean.' },
      { text: 'Date: 3 May 2021' },
    ),
  ],
  metadata: [{ ...letter('properties'), title: 'Complaint of Kim Other', author: 'Kim Other' }],
};

/** Letters that may go out, with what looks like a leak and is none. */
export const clean: Letter[] = [
  letter('plain'),
  letter('table-head', { text: 'Result and normal range', colour: '#ffffff', background: '#1d3557' }),
  letter('shaded', { text: 'Haemoglobin 132 g/L', background: '#dddddd' }),
  letter('our-reference', { text: 'Our reference 1234567881, invoice 9876543210.' }),
  letter('own-details', { text: 'We will write to robin@mail.example or call 07700900123.' }),
  letter('freephone', { text: 'Call NHS 111, or the helpline on 0800 123 4567.' }),
  letter(
    'history',
    { text: 'Her mother had a heart attack in 1998, her father' },
    { text: 'on 3 May 1999 and again on 12/11/2004.' },
  ),
  letter('printed', { text: 'Printed on 24/11/2026' }),
  { ...letter('titled'), title: 'Ashlark Clinic', author: 'Robin Sample' },
  letter('numbers', { text: 'Batch 4857773457, 10 mg, 3 x 5 ml, room 0207.' }),
  letter('ratio', { text: 'Results: 5.6, 7.8, 120-140, 1,234,567 and 99.5 %.' }),
];
