import { teamLawByKindWords } from './team-law-by-kind.ts';

/** Texts of the page of an event: its heading, the law, what it changes, and the letter to print. */
export const teamRecordingWords = {
  /** Links that open the page of an event, and the headings of those pages. */
  actions: {
    'case.confirmed': 'Confirm who can be reached at the email address',
    'case.identity-requested': 'Ask for proof of identity',
    'case.identity-received': 'Proof of identity has come',
    'case.authority-requested': 'Ask for proof of authority',
    'case.authority-received': 'Proof of authority has come',
    'case.fee-requested': 'Ask for a fee',
    'case.fee-received': 'The fee has come',
    'case.clarification-requested': 'Ask what exactly is wanted',
    'case.clarification-received': 'The answer to our question has come',
    'case.records-recent': 'The whole record is recent: 21 days',
    'case.records-older': 'Part of the record is older: 40 days',
    'case.acknowledged': 'Acknowledge the complaint',
    'case.extended': 'Extend by two months',
    'case.completed': 'Completed',
    'case.partly-refused': 'Completed in part, refused in part',
    'case.refused': 'Refuse',
    'case.withdrawn': 'Withdrawn by the person',
    'case.duplicate': 'It repeats another request',
    'case.spam': 'It is spam',
    'case.not-ours': 'It is for another organisation',
    'case.reopened': 'Open it again',
    'case.disputed': 'The person complained about our answer',
    'case.bounced': 'An email to the person came back',
    'case.voided': 'Void the last entry',
    'case.note': 'Add a note',
    'case.assigned': 'Put somebody in charge',
    'case.reply-received': 'Add a reply that came by email or post',
    'case.posted': 'Record that a letter was posted',
  },
  /** What the page of an event says about the law that it rests on. */
  law: {
    'case.confirmed':
      'You vouch that this person reads the email address, for example because it is the one in their record. From then on, emails about the case go there (UK GDPR Art 5(1)(f) and 12(6)).',
    'case.identity-requested':
      'You may ask for proof only if you are in real doubt about who is asking. The time starts when you have it (UK GDPR Art 12(6) and 12A).',
    'case.identity-received':
      'The time starts on the day on which you had everything that you asked for (UK GDPR Art 12A).',
    'case.authority-requested':
      'Somebody who acts for another must show that they may. The time starts when they have (UK GDPR Art 12A; ICO guidance on requests made for others).',
    'case.authority-received':
      'The time starts on the day on which you had everything that you asked for (UK GDPR Art 12A).',
    'case.fee-requested':
      'Only where a request is plainly unfounded or excessive, or for further copies, and only a reasonable fee (UK GDPR Art 12(5) and 15(3)). The time starts when it is paid (Art 12A).',
    'case.fee-received':
      'The time starts on the day on which you had everything that you asked for (UK GDPR Art 12A).',
    'case.clarification-requested':
      'Only where you hold a lot about the person and cannot tell what they want. The time is paused until they answer (UK GDPR Art 12A).',
    'case.clarification-received': 'The time runs again from that day (UK GDPR Art 12A).',
    'case.records-recent':
      'All of the record, or of the part asked for, was made in the 40 days before the request (Access to Health Records Act 1990 s.3(5)).',
    'case.records-older':
      'Something in the record, or in the part asked for, was made earlier than that (Access to Health Records Act 1990 s.3(5)).',
    'case.acknowledged': 'You must acknowledge a complaint within 30 days (Data Protection Act 2018 s.164A).',
    'case.extended':
      'Once, and only where the request is complex or the person made many. The person must be told within the first month, and why (UK GDPR Art 12(3)).',
    'case.completed':
      'The person has the answer (UK GDPR Art 12(3)). For a complaint: they know what you found (Data Protection Act 2018 s.164A).',
    'case.partly-refused':
      'The person must be told why, and how to complain to you, to the regulator and to a court (UK GDPR Art 12(4)).',
    'case.refused':
      'The person must be told why, and how to complain to you, to the regulator and to a court (UK GDPR Art 12(4) and 12(5)).',
    'case.withdrawn':
      'The person told you that they no longer need an answer. They may ask again at any time.',
    'case.duplicate':
      'The time counts from the day on which the first of the requests reached you (UK GDPR Art 12(3)). Answer the earlier one.',
    'case.spam':
      'Nobody asked you for anything. If a person might have, it is a request, however odd it looks (UK GDPR Art 12(2)). No email goes.',
    'case.not-ours':
      'You are not the controller of what is asked for. That is a refusal, so the person must be told why, and where they can complain (UK GDPR Art 12(4)).',
    'case.reopened': 'The case has the date that it had before.',
    'case.disputed':
      'The case is then kept for the longer time that your privacy policy promises (UK GDPR Art 5(1)(e); Limitation Act 1980).',
    'case.bounced':
      'The address gets no more emails about the case. If the acknowledgement of a complaint came back, it does not count (Data Protection Act 2018 s.164A).',
    'case.voided':
      'The entry stays visible and no longer counts. If the person was told of it, they get a correction (UK GDPR Art 5(1)(d)).',
    'case.note': 'The person may ask to see notes about them (UK GDPR Art 15).',
    'case.assigned': 'Everybody on the team still sees the case.',
    'case.reply-received':
      'What the person wrote belongs to the case, and is erased with it (UK GDPR Art 5(1)(e)).',
    'case.posted': 'Say what was posted and to which address. It moves no date.',
  },
  /** The same where another law applies. */
  lawByKind: teamLawByKindWords,
  recordPage: {
    back: 'Back to the case',
    /** Which entry “Void the last entry” voids. */
    voids: 'You are about to void this entry: {entry}.',
    law: 'The law',
    effect: 'What changes',
    before: 'Now',
    after: 'After this',
    unchanged: 'The date stays as it is.',
    closes: 'The case is closed.',
    opens: 'The case is open again.',
    message: 'The person gets this email',
    messageTo: 'To',
    messageSubject: 'Subject',
    yourText: '[your text]',
    noMessage: 'No email goes to the person.',
    mayPost: 'You can print what the person should know as a letter.',
    on: 'On which day did it happen?',
    onHint: 'For example 22/11/2026. If an email goes, it must be today.',
    reason: 'Text that the person reads',
    reasonKept: 'Text that is kept with the case and never sent',
    reasonOptional: 'Text that the person reads (optional)',
    reasonOther: 'Reference of the case that this one repeats',
    notified: 'The person knows already, or I tell them by letter or telephone: send no email',
    sure: 'Yes, the person has the answer',
    show: 'Show what happens',
    confirm: 'Record it',
    letter: 'Print as a letter',
    notYet: 'Nothing is recorded yet. Please read what will happen, then select “Record it”.',
    movedHeading: 'What was recorded in the meantime',
    problem: 'There is a problem',
  },
  letterPage: {
    back: 'Back to the case',
    print: 'Use the print function of your browser. Only the letter is printed.',
    reference: 'Our reference: {reference}',
    noAddress: '[the person’s postal address]',
    posted: 'Record that it was posted',
    postedText: 'Letter “{subject}”, posted to: {address}',
  },
} as const;
