/**
 * Texts of the status page: where a request is, on which day each thing happened, and what happens next. Its address
 * alone opens it, so nothing here may take up what somebody typed.
 */
export const statusWords = {
  /** Where it is, in a word or two. */
  statusLabel: 'Where it is',
  status: {
    received: 'Received',
    preparing: 'Being prepared',
    looking: 'Being looked into',
    waiting: 'Waiting for you',
    ready: 'Ready for you',
    sent: 'Copy sent',
    collected: 'Copy collected',
    stopped: 'Stopped',
    answered: 'Answered',
    withdrawn: 'Withdrawn',
    closed: 'Closed',
  },
  waitingTitle: 'We are waiting for you',
  bounced:
    'Our last email to you did not arrive. Please call us and give the reference, so that we can put the address right.',
  historyHeading: 'What happened',
  /** What happened, each with its day. */
  happened: {
    received: {
      access: 'We received your request',
      'opt-out': 'We received your form',
      rights: 'We received your request',
      complaint: 'We received your complaint',
    },
    /** The same for what came without the form. */
    receivedBy: {
      letter: 'We received your letter',
      telephone: 'We received your call',
      'in-person': 'You told us in person',
      email: 'We received your email',
      other: 'We received your message',
    },
    stopped: 'We stopped the marketing messages you chose',
    takenBack: 'We took the email address off our list again',
    confirmed: 'You confirmed your email address',
    vouched: 'We checked how to reach you',
    requested: {
      identity: 'We asked you to show us who you are',
      authority: 'We asked you to show us that you may act for someone else',
      fee: 'We asked you for a fee',
      clarification: 'We asked you a question',
    },
    /** The same where somebody has died. */
    requestedAfterDeath: 'We asked you to show us that you may see the record',
    had: {
      identity: 'We have what shows who you are',
      authority: 'We have what shows that you may ask',
      fee: 'We have the fee',
      clarification: 'We have the answer to our question',
    },
    acknowledged: 'We confirmed that we have your complaint',
    extended: 'We told you that we need longer, and why',
    answered: 'We answered',
    outcome: 'We told you the outcome',
    offLists: 'We took you off our marketing lists',
    withdrawn: 'You withdrew it',
    closed: 'We closed it',
    reopened: 'We opened it again',
    disputed: 'You told us that you do not agree with our answer',
    wrote: 'You wrote to us',
  },
  /** For the records of somebody who has died, in place of `requests.next`. */
  afterDeath: {
    times: '{times} The one month of data protection law does not apply.',
    team: 'We check that you may see the record, look for it, and leave out what the law says must be left out.',
    answer: 'We send you the record, or tell you in writing why we cannot.',
  },
  /** What we wait for, or need first, from the person who asks. */
  need: {
    identity:
      'You can show us a document at the clinic, or post a copy. On a copy, black out all but your name, your date of birth or address, and the date until which it is valid. Please don’t email it.',
    fee: 'Our message says how much it is, why, and how to pay.',
    clarification:
      'Our question is in the message that we sent you. If you would rather have everything, just say so.',
    safely: 'Bring it to the clinic, or post a copy. Please don’t email it unless we agreed on a safe way.',
    reference: 'Put the reference on it: {reference}.',
    clock: 'The month to answer starts when we have it.',
    /** If the month counts already, because nobody has asked. */
    clockIfAsked: 'If we have to ask you for it, the month to answer starts when we have it.',
    postTo: 'Post it to',
    title: {
      solicitor: 'Send us your client’s signed authority',
      deceased: 'Show us that you may see the record',
    },
    /** The same once the time was extended. */
    clockIfExtended: 'If we have to ask you for it, the time to answer starts when we have it.',
    solicitor: 'The authority should have:',
    anyOne: 'Any one of these will do:',
    representative: 'As the personal representative, send us:',
    claim: 'For a claim because of the death, send us both:',
    neither:
      'The law lets the personal representative see the record, and anyone who may have a claim because of the death. Being next of kin is not enough by itself. If one of these applies to you, send us a copy:',
    /** For somebody who acts for another, while we have not asked. */
    ifAsked: 'If we need to see that you may act for them, we tell you. Any one of these will then do:',
  },
  /** What is said once a case is closed, by how it ended. */
  closed: {
    answered: {
      label: 'We answered on',
      request: {
        title: 'We have answered your request',
        text: 'We have sent you our answer, or it is on its way. If something is missing or wrong, tell us and we will look again.',
      },
      complaint: {
        title: 'We have told you the outcome',
        text: 'We have looked into your complaint and sent you what we found, or it is on its way. If something is missing or wrong, tell us and we will look again.',
      },
      'opt-out': {
        title: 'You are off our marketing lists',
        text: 'We have stopped the marketing messages you chose, and taken you off our lists for them. If one still reaches you, tell us.',
      },
    },
    withdrawn: {
      label: 'Withdrawn on',
      request: {
        title: 'You withdrew your request',
        text: 'You told us that you no longer need an answer, so we have closed your request. If that is not right, tell us and we open it again. You can ask again at any time.',
      },
      complaint: {
        title: 'You withdrew your complaint',
        text: 'You told us that you no longer need an answer, so we have closed your complaint. If that is not right, tell us and we open it again. You can complain again at any time.',
      },
      'opt-out': {
        title: 'We have closed this form',
        text: 'You told us that there is nothing more to do, so we have closed this form. If that is not right, tell us. You can send it again at any time.',
      },
    },
    duplicate: {
      label: 'We closed this case on',
      request: {
        title: 'We treat your requests as one',
        text: 'You asked us for the same thing more than once. We have closed this request and answer the other one. The time to answer counts from the day on which the first of them reached us.',
      },
      complaint: {
        title: 'We treat your complaints as one',
        text: 'You told us of the same thing more than once. We have closed this complaint and answer the other one. It counts from the day on which the first of them reached us.',
      },
      'opt-out': {
        title: 'We treat your forms as one',
        text: 'You sent us the same form more than once, so we have closed this one. What you asked us to stop stays stopped.',
      },
    },
    spam: {
      label: 'We closed this case on',
      request: {
        title: 'We have closed this request',
        text: 'It looked like junk that a program had sent. If you did ask us, please call us and give the reference: we open it again, and it still counts from the day on which we received it.',
      },
      complaint: {
        title: 'We have closed this complaint',
        text: 'It looked like junk that a program had sent. If you did complain, please call us and give the reference: we open it again, and it still counts from the day on which we received it.',
      },
      'opt-out': {
        title: 'We have closed this form',
        text: 'It looked like junk that a program had sent. If you did send it, you don’t have to do anything: what you asked us to stop stays stopped.',
      },
    },
    'not-ours': {
      label: 'We closed this case on',
      request: {
        title: 'Your request is for somebody else',
        text: 'It is about information that another organisation is responsible for. Our message to you says why, and whom you can ask.',
      },
      complaint: {
        title: 'Your complaint is for somebody else',
        text: 'It is about information that another organisation is responsible for. Our message to you says why, and whom you can ask.',
      },
      'opt-out': {
        title: 'We have closed this form',
        text: 'It is about messages that another organisation sends. Our message to you says why, and whom you can ask.',
      },
    },
  },
  /** Closed after the owner of the mailbox said “It was not me”. */
  takenBackTitle: 'We have closed this form',
  choicesHeading: 'What you chose',
  choicesIntro: 'What you typed is not on this page, because anyone who has its address can open it.',
  /** How long the page can be read. */
  until: 'You can open this page until {day}. After that, call us and give the reference.',
  expired: {
    title: 'This page has expired',
    body: 'A page about a request can be opened until 90 days after we close the request. If you have a question about it, contact us and give the reference that you were sent.',
  },
  seeStatus: 'See where it is now',
} as const;
