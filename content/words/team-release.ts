/** Texts of the team's pages for searches, the release checklist, and refusals that a second person looks at. */
export const teamReleaseWords = {
  /** What the page of a case shows of them. */
  show: {
    searches: 'Where we looked',
    searched: '{count} of {all} places are searched.',
    recordSearches: 'Record searches',
    checklist: 'Before it is released',
    checked: '{count} of {all} checks are done or skipped.',
    fillIn: 'Go through the checklist',
    eachPlace: 'Show each place',
    eachCheck: 'Show each check',
    proposed:
      '{who} proposed on {day}: {action}. A second person must look at it. The date keeps running until then.',
    look: 'Look at the proposed refusal',
    sentBack: '{who} sent the proposed refusal back on {day}: {text}',
    kept: {
      searches: 'The searches are recorded.',
      checks: 'The checklist is recorded.',
      proposed: 'The refusal is proposed. Please tell a colleague: it is recorded when they agree.',
      'sent-back': 'The refusal was sent back. Nothing went to the person.',
      'taken-back': 'The proposed refusal was taken back. Nothing went to the person.',
    },
  },
  /** What the page of an event adds where a second person is needed or the checklist is not complete. */
  record: {
    intro:
      'A second person must look at this. Nothing is sent or recorded until another person on the team agrees. The date keeps running.',
    ground: 'Ground, for your colleague (never sent)',
    groundHint: 'The exemption or other rule on which you rely, and why it applies here.',
    restsOn: 'What does it rest on? (optional)',
    restsOnHint: 'For the report of the year. It is kept with the case and never sent.',
    propose: 'Propose it',
    notYet: 'Nothing is proposed yet. Please read what would be sent, then select “Propose it”.',
    checklist: 'Go through the release checklist',
  },
  searchPage: {
    title: 'Where we looked',
    law: 'Search where the information could reasonably be, and write down where you looked (UK GDPR Art 15(1A)). What you write is kept with the case, is erased with it, and is never sent. The person may ask to see it.',
    who: 'Who looked?',
    on: 'On which day?',
    onHint: 'For example 22/11/2026. The name and the day go with what you change below.',
    found: { something: 'Something found', nothing: 'Nothing found', 'not-searched': 'Not searched' },
    notes: 'Notes, or why it was not searched',
    save: 'Save the searches',
  },
  releasePage: {
    title: 'Before it is released',
    intro:
      'Tick what you have checked, or skip it and say why. Who did it and when is kept with the case. The request can then be recorded as completed, or as refused in part.',
    checks: {
      period: 'The period sent is the period asked for',
      others: 'Other people’s details are taken out, or may stay',
      harm: 'A health professional has decided about serious harm',
      hidden: 'No hidden text, comments or metadata are left',
      recipient: 'The recipient and the address are right',
      searches: 'Every place is searched',
    },
    law: {
      period:
        'The copy has the dates, the treatments and the kinds of information that the person asked for (UK GDPR Art 15).',
      others:
        'Leave out what is about somebody else, unless they agree or it is reasonable without. The names of treating professionals may stay (Data Protection Act 2018 Sch 2 paras 16 and 17).',
      harm: 'The right to a copy does not cover health data that would be likely to cause serious harm to anyone’s physical or mental health. The appropriate health professional gives an opinion, not older than six months (Data Protection Act 2018 Sch 3 paras 2, 5 and 6). After a death: Access to Health Records Act 1990 s.5, or in Northern Ireland the Order of 1993.',
      hidden:
        'Tracked changes, comments, the properties of files and the place in a photograph. A black box must take the words out, not cover them (UK GDPR Art 5(1)(f)).',
      recipient:
        'It goes to the person, or to somebody who has shown that they act for them, at an address that you have checked (UK GDPR Art 5(1)(f)).',
      searches: 'This ticks itself once every place has an entry (UK GDPR Art 15(1A)).',
    },
    states: { open: 'To do', done: 'Done', skipped: 'Skipped' },
    note: 'Why it is skipped',
    harmNote: 'Who decided (name or role), or why it is skipped',
    last: '{state}: {who}, {day}',
    save: 'Save the checklist',
  },
  /** To the team, when somebody proposes a refusal. */
  refusalMail: {
    subject: 'A refusal waits for a second person: {reference}',
    proposed: '{who} proposed on {day}: {action}. Another person on the team must look at it.',
    toDo: 'Read what would be sent, and agree or send it back: {link}',
  },
  refusalPage: {
    title: 'A proposed refusal',
    proposed: 'Proposed by {who} on {day}: {action}',
    running: 'The date keeps running until the refusal is recorded or another answer is given.',
    ground: 'Ground, for the team only',
    restsOn: 'It rests on:',
    letter: 'No email goes. The person gets this as a letter, or is told by telephone',
    agreeHeading: 'Do you agree?',
    agree: 'Agree and record it',
    own: 'You proposed this, so another person on the team must look at it.',
    change: 'Change it',
    backHeading: 'Or send it back',
    back: 'Send it back',
    reason: 'Why, for your colleague (never sent)',
    takeBackHeading: 'Or take it back',
    takeBack: 'Take it back',
  },
} as const;
