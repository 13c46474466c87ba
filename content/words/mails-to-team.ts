/** Emails to the requests team about a request. */
export const teamMailWords = {
  teamRequest: {
    subject: {
      access: 'Subject access request {reference}, due {dueShort}',
      'opt-out': 'Stop marketing messages: {reference}',
      rights: 'Request about data rights {reference}, due {dueShort}',
      complaint: 'Complaint about data {reference}, due {dueShort}',
    },
    /** A complaint that has not been acknowledged. */
    subjectAcknowledge: 'Complaint about data {reference}, acknowledge by {dueShort}',
    /** The same when the date has passed. */
    subjectLate: {
      access: 'Subject access request {reference}, was due {dueShort}',
      rights: 'Request about data rights {reference}, was due {dueShort}',
      complaint: 'Complaint about data {reference}, was due {dueShort}',
    },
    subjectAcknowledgeLate: 'Complaint about data {reference}, acknowledgement was due {dueShort}',
    preview: 'A new request.',
    /** Where emails to the team contain no more than a reference. */
    openingByReference:
      'There is a new request. Who asks, for what and how to reach them is on the team pages.',
    open: 'Open the case',
    heading: {
      access: 'Subject access request',
      /** In place of the first for an application under the law on the records of someone who has died. */
      deceased: 'Record of someone who has died',
      'opt-out': 'Stop marketing messages',
      rights: 'Request about data rights',
      complaint: 'Complaint about data',
    },
    opening:
      'A person confirmed their email address for this request. Reply to this email and your answer goes to them. Never attach records to it.',
    openingTaken:
      'This request did not come by the form: it reached the clinic {channel} and was written down by the team. Nobody has confirmed an email address for it.',
    follows:
      'The same form was sent before with other answers, as {earlier}. Treat both as one request and count from the first.',
    flags: 'This may be spam: {flags}. It still counts as a request, so please decide yourself.',
    noticeSent: 'You had an earlier notice of this request, before the address was confirmed.',
    reference: 'Reference',
    receivedOn: 'Received',
    confirmedOn: 'Address confirmed',
    address: 'Email address',
    addressState: { none: 'none given', unverified: 'not confirmed' },
    due: {
      answer: 'Answer due by',
      acknowledge: 'Acknowledge by',
      outcome: 'Aim to tell the outcome by',
      stop: 'On the suppression list since',
    },
    target: 'Aim to answer by',
    why: 'Why that date',
    whyOnPages: 'Each step is on the page of the case',
    answersHeading: 'What the person told us',
  },
  unconfirmedNotice: {
    /** In place of what was typed, where emails to the team contain no more than a reference. */
    onPages: 'Who asks, for what and how to reach them is on the team pages.',
    subject: 'Request {reference} has not been confirmed, due {dueShort}',
    subjectNoEmail: 'Request {reference} without an email address, due {dueShort}',
    subjectList: '{count} requests have not been confirmed',
    opening:
      'This request has not been confirmed from its email address. The time to answer is still running, so please judge whether it is real.',
    openingNoEmail: {
      access:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      'opt-out':
        'This opt-out gives no email address. What it gives is on the suppression list, and there is no need to contact the person.',
      rights:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      complaint:
        'This complaint gives no email address, so nobody has acknowledged it. Please do so by telephone or letter.',
    },
    /** An opt-out and a complaint count whether or not the address is verified. */
    openingDone: {
      'opt-out':
        'Someone asked us to stop marketing messages. What they gave is on the suppression list. Nobody has confirmed the email address, and nobody has to.',
      complaint:
        'Someone complained about how we handled information. The complaint counts from the day it came. Nobody has confirmed the email address yet.',
    },
    acknowledge: 'Please acknowledge the complaint by {due}.',
    acknowledgeLate: 'The acknowledgement was due on {due}, which has passed. Please send it today.',
    /** For an email that was not sent, because the address had reached its limit. */
    withheld: {
      'opt-out':
        'We have not emailed the person about it: this address has already had its emails for today.',
      complaint:
        'We have not emailed an acknowledgement: this address has already had its emails for today. Please acknowledge the complaint yourself.',
    },
    /** A list that includes an opt-out or a complaint. */
    subjectListMixed: '{count} requests came in',
    openingListMixed:
      'Nobody has confirmed the email addresses of these requests. The time to answer is still running for each of them.',
    openingList:
      'These requests have not been confirmed. The time to answer is still running for each of them.',
    kind: 'What is asked',
    optOut: 'Nobody has to prove who they are to stop marketing messages. Act on it today.',
    correctedBy: 'The same form was sent again with other answers, as {later}.',
    caution:
      'Anyone could have typed what follows. Do not reply to this email, do not open addresses in it, and send nothing to anyone before you know who asked.',
    typed: 'What was typed:',
    reference: 'Reference',
    receivedOn: 'Received',
  },
  /** Sent after the team has received a complaint, when the person verifies the address. */
  addressVerified: {
    subject: 'Complaint about data {reference}: email address confirmed',
    preview: 'You can now reply to the person.',
    heading: 'The email address is confirmed',
    opening:
      'The person who made this complaint has shown that the email address is theirs. Reply to this email and your answer goes to them. You already have the complaint itself.',
  },
  /** Sent when the owner of a mailbox says that somebody else used their address for an opt-out. */
  takenBack: {
    subject: 'Opt-out taken back: {reference}',
    opening:
      'The person who reads the email address in this opt-out says that they did not ask. We have taken that address off the suppression list, as far as this opt-out put it there.',
    stays: 'Still on the suppression list from this opt-out: {what}. Only the email address was taken back.',
    nothingStays: 'This opt-out gave nothing else to put on the list.',
    what: { telephone: 'the telephone number', address: 'the postal address' },
    others: 'If another opt-out gave the same address, its entry stays.',
    todoHeading: 'What to do',
    todo: {
      back: 'If you took the email address off a mailing list because of this opt-out, put it back only if that person had agreed to our messages.',
      stays: 'Take the rest off every mailing list, as for any opt-out.',
      close: 'Then close the case: npm run cases -- record {reference} completed --by NAME',
      closeOnPages: 'Then close the case on the team pages. It is {reference}.',
    },
  },
  /** Labels of the spam flags, for the team. */
  flags: {
    honeypot: 'a field that people cannot see was filled in',
    'too-fast': 'it was sent within seconds of opening the form',
    'no-page': 'it did not come from a page of this site that was opened before',
    unreadable: 'what was typed cannot be read any more, because the stored row is damaged',
    repetition: 'many requests came from the same place or for the same address',
  },
  doubtfulMail: {
    subject: 'An email about {reference} may arrive twice',
    opening:
      'We could not learn from our mail service whether an email about this request was sent. After 24 hours it has now been sent once more, because a lost email is worse than a second one. If the person mentions two, this is why. You don’t have to do anything.',
    reference: 'Reference',
  },
  /** To the team, when an email to the person did not arrive. */
  mailBounced: {
    subject: 'An email about {reference} did not arrive',
    opening:
      'The mail service of the person who made this request refused an email from us. We won’t send it to that address again by ourselves.',
    kind: 'Which email',
    kinds: {
      acknowledgement: 'our confirmation that we have the request',
      'link-again': 'a new link that the person asked for',
      'case-news': 'news about the request',
      'copy-ready': 'the link to the copy',
    },
    reference: 'Reference',
    acknowledge:
      'The complaint has not been acknowledged, because that email was the acknowledgement. Please acknowledge it by {due}, for example by telephone or letter, and record it: npm run cases -- record {reference} acknowledged --notified --by NAME',
    acknowledgeLate:
      'The complaint has not been acknowledged, because that email was the acknowledgement. It was due on {due}, which has passed. Please acknowledge it today by telephone or letter, and record it: npm run cases -- record {reference} acknowledged --notified --by NAME',
    acknowledgeOnline:
      'The complaint has not been acknowledged, because that email was the acknowledgement. Please acknowledge it by {due}, for example by telephone or letter, and record it on the page of the case.',
    acknowledgeLateOnline:
      'The complaint has not been acknowledged, because that email was the acknowledgement. It was due on {due}, which has passed. Please acknowledge it today by telephone or letter, and record it on the page of the case.',
    todoHeading: 'What to do',
    todo: {
      look: 'Look at the email address for a typing mistake: npm run cases -- show {reference}',
      correct:
        'If you can reach the person in another way, ask for the right address. Then correct it: npm run cases -- correct-contact {reference} --email ADDRESS --by NAME',
      resend: 'Send the email again: npm run cases -- resend {reference} --by NAME',
      otherwise:
        'If you cannot reach the person by email, tell them by telephone or letter. The date does not move.',
    },
    /** The same with team pages. */
    todoOnline: {
      look: 'Look at the email address for a typing mistake: {link}',
      correct:
        'If you can reach the person in another way, ask for the right address. Then correct it: {contactLink}',
      resend: 'Send the email again: {resendLink}',
      otherwise:
        'If you cannot reach the person by email, tell them by telephone or letter. The date does not move.',
    },
  },
  /** To the team: what a person did on the page of their request. */
  personWrote: {
    wrote: {
      subject: 'The person wrote about {reference}',
      preview: 'A message from the page of the request.',
      heading: 'The person wrote to us',
      opening:
        'The person who made this request wrote to us on its page, after a code had shown that the email address is theirs. It is recorded with the case.',
    },
    withdrawn: {
      subject: 'Withdrawn: {reference}',
      preview: 'The person withdrew what they asked.',
      heading: 'The person withdrew what they asked',
      opening:
        'The person who made this request withdrew it on its page, after a code had shown that the email address is theirs. The case is closed, and the person has an email that says so.',
    },
    answers:
      'The time to answer is paused until we have the answer to our question. If this is the answer, record “The answer to our question came” for {day}: on the team pages, or with npm run cases -- record {reference} clarification-received --on {date} --by NAME',
  },
} as const;
