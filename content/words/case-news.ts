import { caseNewsByKindWords } from './case-news-by-kind.ts';

/**
 * Emails to a person about the progress of their request. They go to confirmed addresses only, and quote the team's
 * text under `reason`. Subjects do not reveal the request or the answer, because they show on lock screens.
 */
const identityHow = {
  how: 'Please do not email a document. You can show it to us at the clinic or post a copy, and we may call you on the number in our records. On a copy, black out all but your name, your date of birth or address, and the date until which it is valid.',
} as const;

export const caseNewsWords = {
  /** The heading above the team's text. */
  reason: {
    need: 'What we need',
    why: 'Why',
    note: 'What we would like to add',
    other: 'The request that we answer',
  },
  dateHeading: 'What this does to the date',
  reference: 'Reference',
  receivedOn: 'Received on',
  /** Label of the date while we wait for something: the earliest possible date. */
  dueAtEarliest: 'Our time to answer ends at the earliest on',
  status: 'See where things stand, or write to us, on this page',
  /** The same while the case is open and has a date. */
  statusAndWhy: 'See why this date, where things stand, or write to us, on this page',
  reply: 'You can reply to this email. Please keep the reference in the subject.',
  reachHeading: 'Contact us',
  events: {
    'case.identity-requested': {
      subject: 'We need something from you first ({reference})',
      preview: 'Before we answer, we must be sure who is asking.',
      heading: 'Please show us who you are',
      opening:
        'We must not give anyone’s information to the wrong person. We are not yet sure enough that this request comes from the person it should come from, so we need a little more before we answer.',
      ...identityHow,
    },
    'case.identity-received': {
      subject: 'Thank you, we have what we needed ({reference})',
      preview: 'We are working on your request.',
      heading: 'Thank you, we know who is asking',
      opening: 'We have what we needed to be sure who is asking, and are now working on your request.',
    },
    'case.authority-requested': {
      subject: 'We need something from you first ({reference})',
      preview: 'Before we answer, we must see that you may act for someone else.',
      heading: 'Please show us that you can ask for them',
      opening:
        'You asked for someone else. Before we answer, we must see that you may. That protects them, as it would protect you.',
      how: 'Please do not email a document unless we agreed on a safe way. You can show it to us at the clinic or post a copy.',
    },
    'case.authority-received': {
      subject: 'Thank you, we have what we needed ({reference})',
      preview: 'We are working on your request.',
      heading: 'Thank you, we see that you may ask',
      opening: 'We have what shows that you may act for someone else, and are now working on your request.',
    },
    'case.fee-requested': {
      subject: 'About a fee for your request ({reference})',
      preview: 'We may ask for a fee in a few cases. This is one.',
      heading: 'We ask for a fee',
      opening:
        'Requests are nearly always free. The law allows a reasonable fee where a request is clearly unfounded or excessive, or for further copies. We think that this is such a case, and say below why, how much it is and how to pay.',
    },
    'case.fee-received': {
      subject: 'Thank you, we have the fee ({reference})',
      preview: 'We are working on your request.',
      heading: 'Thank you, we have the fee',
      opening: 'We have the fee and are now working on your request.',
    },
    'case.clarification-requested': {
      subject: 'A question about your request ({reference})',
      preview: 'Your answer helps us find what you want.',
      heading: 'A question about your request',
      opening:
        'We hold a lot of information and would like to find what you want. Please tell us a little more. If you would rather have everything, just say so.',
    },
    'case.clarification-received': {
      subject: 'Thank you for your answer ({reference})',
      preview: 'The time to answer is running again.',
      heading: 'Thank you for your answer',
      opening: 'We have your answer and are working on your request again.',
    },
    'case.acknowledged': {
      subject: 'We have your complaint ({reference})',
      preview: 'We are looking into it.',
      heading: 'We have your complaint',
      opening:
        'Thank you for telling us. We are looking into what happened. We keep you informed and tell you the outcome as soon as we can.',
    },
    'case.extended': {
      subject: 'We need longer for your request ({reference})',
      preview: 'We are sorry. Here is why, and the new date.',
      heading: 'We need longer, and are sorry',
      opening:
        'Where a request is complex, or there are many from one person, the law lets us take up to two months more. We must tell you so within the first month, and why. We try not to need all of it.',
    },
    'case.completed': {
      subject: 'We have answered your request ({reference})',
      preview: 'What to do if something is missing.',
      heading: 'We have answered your request',
      opening:
        'Our answer is on its way to you in the way you asked for, or you have it already. If something is missing or wrong, tell us and we will look again.',
    },
    /** Replaces `completed` for an opt-out. */
    'off-all-lists': {
      subject: 'You are off our marketing lists ({reference})',
      preview: 'There is nothing left for you to do.',
      heading: 'You are off our marketing lists',
      opening:
        'We have stopped the marketing messages you chose, and taken you off our lists for them. If one still reaches you, tell us.',
    },
    'case.partly-refused': {
      subject: 'About your request ({reference})',
      preview: 'We could do part of what you asked. Here is why, and what you can do.',
      heading: 'We could do only part of it',
      opening: 'We have done part of what you asked. We could not do all of it. Here is why.',
    },
    'case.refused': {
      subject: 'About your request ({reference})',
      preview: 'We could not do what you asked. Here is why, and what you can do.',
      heading: 'We could not do what you asked',
      opening: 'We have looked at your request with care. We could not do it. Here is why.',
    },
    'case.withdrawn': {
      subject: 'Your request is closed, as you asked ({reference})',
      preview: 'You can ask again at any time.',
      heading: 'We have closed your request',
      opening:
        'You told us that you no longer need an answer, so we have closed your request. If that is not right, tell us and we open it again. You can ask again at any time.',
    },
    'case.duplicate': {
      subject: 'We treat your requests as one ({reference})',
      preview: 'You do not have to do anything.',
      heading: 'We treat your requests as one',
      opening:
        'You asked us for the same thing more than once. We have closed this request and answer the other one, whose reference is below. The time to answer counts from the day on which the first of them reached us.',
    },
    'case.not-ours': {
      subject: 'About your request ({reference})',
      preview: 'It is for somebody else. Here is why, and what you can do.',
      heading: 'Your request is for somebody else',
      opening:
        'We have looked at your request with care. It is about information that another organisation is responsible for. Here is why, and whom you can ask.',
    },
    'case.reopened': {
      subject: 'We are looking at your request again ({reference})',
      preview: 'Your request is open again.',
      heading: 'We are looking at your request again',
      opening: 'We have opened your request again and will write to you.',
    },
    'case.voided': {
      subject: 'A correction about your request ({reference})',
      preview: 'What we last told you does not hold. We are sorry.',
      heading: 'We made a mistake, and are sorry',
      opening:
        'What we last told you about your request was recorded by mistake and does not hold. We say below what was wrong. Nothing that you have sent us is lost.',
    },
    /** The outcome of a complaint. Replaces `completed`, `partly-refused` and `refused`. */
    outcome: {
      subject: 'The outcome of your complaint ({reference})',
      preview: 'What we found, and what you can do if you disagree.',
      heading: 'The outcome of your complaint',
      opening: 'We have looked into your complaint. Thank you for your patience.',
    },
  },
  /** By kind, in place of the words above. */
  byKind: caseNewsByKindWords,
  whatWeFound: 'What we found and what we do about it',
  /** What a person can do if they are not satisfied (UK GDPR Art 12(4), DPA 2018 ss.164A, 165 and 167). */
  remedies: {
    heading: 'If you do not agree',
    us: 'You can complain to us. Write back, call {phone}, or use the form: {form}',
    regulator:
      'You can complain to the regulator, the {regulator}: {complaints}, telephone {regulatorPhone}. It is free. It helps if you have told us first.',
    court: 'You can also ask a court to decide. The regulator or a solicitor can tell you how.',
    /** For the records of somebody who has died: the regulator has no role there (s.8 of the Act of 1990). */
    courtAfterDeath: 'You can also ask a court to decide. A solicitor can tell you how.',
  },
} as const;
