/** What the check of a file before release says, on the team pages and in the command. */
export const fileCheckWords = {
  nothing: 'Nothing was found, and everything could be checked.',
  count: 'To decide before this file is released: {count}.',
  /** A finding, where it is, and what it says. */
  line: '{kind} ({place}): {excerpt}',
  lineWithoutPlace: '{kind}: {excerpt}',
  /** Completes a line of which nothing more can be said. */
  noExcerpt: 'no text',
  unchecked: 'Not checked, please decide by hand ({place}): {reason}',
  uncheckedWithoutPlace: 'Not checked, please decide by hand: {reason}',
  page: 'page {pages}',
  pages: 'pages {pages}',
  inside: 'in {name}',
  findings: {
    'covered-text': 'Text under a shape or in the colour of its background. Anybody can copy it out',
    'hidden-text': 'Text that cannot be seen. Anybody can copy it out',
    'hidden-layer': 'Text in a layer that is switched off. Anybody can switch it on',
    comment: 'A comment or a mark that somebody added',
    revision: 'An earlier version is kept in the file. These lines are no longer on its pages',
    attachment: 'Another file is attached or embedded',
    metadata: 'A name or text in the properties of the file',
    'photo-place': 'The place where a photograph or film was taken',
    'nhs-number': 'An NHS number that is not known to be the person’s',
    'birth-date': 'A date of birth that is not known to be the person’s',
    email: 'An email address that is not the person’s or the clinic’s',
    telephone: 'A telephone number that is not the person’s or the clinic’s',
    'outside-period': 'An entry outside the dates that were asked for',
  },
  reasons: {
    'no-text': 'this has no text, so it may be a scan or a drawing.',
    'scanned-text':
      'this is a scan. Its recognised text was checked, but may have gaps or more than the picture shows.',
    picture: 'we cannot see what a picture shows.',
    'sound-or-film': 'somebody must listen to it or watch it.',
    'unknown-type': 'we cannot read files of this type.',
    'unreadable-text': 'the typeface does not say which letters it shows.',
    encrypted: 'it is locked with a password.',
    'too-large': 'it is too large, or too deep in other files.',
    'damaged-part': 'this part is damaged.',
    'too-many': 'there is more than can be listed.',
  },
  faults: {
    empty: 'The file is empty. Remove it and upload it again.',
    damaged: 'The file is damaged and cannot be opened. Remove it and upload it again.',
    encrypted: 'The file is locked with a password, so it was not checked. Please decide by hand.',
    'too-large': 'The file is too large to be checked. Please decide by hand.',
    'too-much':
      'The file unpacks to more than we can check, as files do that are made to do harm. Please decide by hand.',
    'too-long': 'The check took too long and was stopped. Please decide by hand.',
    failed: 'The check stopped unexpectedly. Please decide by hand.',
  },
} as const;
