/** Texts of a case file. */
export const caseFileWords = {
  title: 'Case file {reference}',
  made: 'Made on {at} by {who}.',
  madeBySomebody: 'Made on {at}.',
  check:
    'Each entry below carries the hash of the one before. “npm run verify:case -- FILE --head HASH” says whether anything was changed since. Take HASH from the email that the requests team gets each Monday, or from somebody outside the clinic who kept it.',
  parts: {
    request: 'The request',
    dates: 'Why these dates',
    searches: 'Where we looked',
    checklist: 'Release checklist',
    deliveries: 'How the copy went',
    letters: 'Emails to the person, word for word',
    notice: 'The privacy notice that applied',
    audit: 'Who opened, changed or downloaded this case on the team pages',
  },
  labels: {
    kind: 'Kind of request',
    received: 'Received',
    status: 'Status on the day of this file',
    follows: 'The same form was sent before, with the reference',
    correctedBy: 'The same form was sent again, with the reference',
    version: 'Version',
    hash: 'SHA-256 of its text',
  },
  noNotice: 'None is recorded: the request did not come by the form, or it came to an early release.',
  audit: '{at}, {who}: {what}',
  notKept: 'The text is not kept.',
  timeline: 'What happened',
  erased: 'The text of this entry was erased.',
  before: 'From before entries carried hashes. The entry that begins them vouches for this one.',
  /** On the page of a case. */
  heading: 'Case file',
  hint: 'Everything in this case as one file that can be printed, and checked for changes later. Making it is recorded in the case.',
  make: 'Make the case file',
  /** What the commands say. */
  written: 'The case file is in {file}. Its head is {head}',
  head: 'Head of the chain: {head}',
  noHead: 'The chain begins with the next entry',
} as const;
