/** Texts of the pages for a request that did not come by the form, and for a date without a request. */
export const teamReceptionWords = {
  newPage: {
    title: 'New request',
    intro:
      'For a request that came by telephone, letter or email, or in person. The time counts from the day on which it first reached anybody at the clinic.',
    paste: 'Paste an email',
    pasteHint:
      'Paste the whole email, forwarded or as a file (.eml). The sender, the day and the text are taken out of it, and you can check them before anything is kept.',
    pasted: 'The email',
    read: 'Fill in the form from this email',
    readDone: 'Please check what was taken out of the email. Nothing is kept yet.',
    readNothing: 'No sender, day or subject was found. The whole text is in the form below.',
    kind: 'What is it?',
    channel: 'How did it come?',
    channels: {
      letter: 'Letter',
      telephone: 'Telephone',
      'in-person': 'In person',
      email: 'Email',
      other: 'Another way',
    },
    on: 'On which day did it come?',
    onHint: 'For example 22/11/2026',
    name: 'Name of the person who asks, or whom it is about',
    asked: 'What do they ask for? In their words',
    whose: 'Whose information is it?',
    whoses: {
      self: 'Their own',
      child: 'A child’s',
      authority: 'Another adult’s, for whom they act',
      solicitor: 'A client’s (they are a solicitor)',
      deceased: 'Of someone who has died',
    },
    email: 'Email address (optional)',
    emailHint: 'With an email address, the person gets an acknowledgement with the reference and the date.',
    telephone: 'Telephone number (optional)',
    address: 'Postal address (optional)',
    tellTeam: 'Send the team the email about a new request',
    enter: 'Enter the request',
  },
  duePage: {
    title: 'When would it be due?',
    intro: 'This makes no case, and nothing is kept.',
    on: 'The day on which it came',
    ask: 'Work out the date',
    answer: 'It would be due',
  },
} as const;
