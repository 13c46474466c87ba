/** Texts of the page that searches the policies in force. */
export const searchWords = {
  title: 'Find in our policies',
  lede: 'Go straight to the part that you need.',
  label: 'What are you looking for?',
  hint: 'For example: “photos” or “how long”',
  button: 'Find',
  private: 'What you type stays in this tab. We don’t see it or keep it.',
  /** For screen readers, above the results. */
  resultsHeading: 'Results',
  found: {
    one: '1 part found.',
    other: '{count} parts found.',
    best: '{count} parts found. Here are the best {shown}.',
    none: 'Nothing found.',
    loading: 'Searching…',
    /** For a search with nothing to look for, such as spaces or one letter. */
    short: 'Type a word with at least two letters.',
    failed: 'The search is not working right now. Try again, or choose from all headings below.',
  },
  none: {
    line: 'No part of our policies has all of these words. Try fewer words, or a different one.',
    headings: 'Look through all headings',
    contact: 'Ask us',
  },
  headingsHeading: 'All headings',
  headingsIntro:
    'Choose one to read that part. To look for a word on a page, use “Find in page” in your browser’s menu, or the keys Ctrl and F (⌘ and F on a Mac).',
  contactHeading: 'Can’t find it? Ask us',
  /** Words that say little: a search with other words too does not look for these. */
  fillers:
    'a an and are be can could did do does for from get have how i if in is it me my of on or our that the them they this to us want was we what when where which who why will with would you your',
  /** Words that people type, and the words that a policy may have instead: whole words or their beginnings. */
  everyday: {
    ads: 'advert',
    ai: 'software automated computer',
    cctv: 'camera',
    cost: 'fee free charge pay',
    dad: 'parent',
    dead: 'died death',
    delete: 'erase destroy remove',
    erase: 'delete destroy remove',
    fix: 'correct mistake',
    gp: 'doctor',
    gps: 'gp doctor',
    image: 'photo picture',
    kid: 'child teenager',
    mobile: 'telephone phone',
    mum: 'parent',
    overseas: 'abroad country',
    partner: 'family',
    phone: 'telephone',
    photo: 'picture',
    picture: 'photo',
    retention: 'keep kept',
    sms: 'text',
    solicitor: 'lawyer',
    spam: 'marketing',
    unsubscribe: 'marketing',
  },
} as const;
