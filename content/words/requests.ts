/** The pages that a person sees while filing and confirming a request. */
export const requestWords = {
  errorTitlePrefix: 'Error: ',
  errorSummaryTitle: 'There is a problem',
  sending: 'Sending…',
  errorPrefix: 'Error: ',
  /** Stands after the label of a question that may be left blank. */
  optional: '(optional)',
  dateParts: { day: 'Day', month: 'Month', year: 'Year' },
  /** How the missing parts of a date are named in its error. */
  missingParts: { day: 'day', month: 'month', year: 'year', join: ' and ' },
  /** Error at any text with more marks on one letter than a language has. */
  tooManyMarks: 'Too many accents on one letter. Delete that word and type it again',
  received: {
    title: 'We have your request',
    /** The same heading where it is a complaint. */
    titleComplaint: 'We have your complaint',
    referenceLabel: 'Your reference',
    dueLabel: 'We must answer by',
    whyDate: 'Why that date?',
    nextHeading: 'What happens next',
    checkEmail:
      'We have sent you an email. Open it and press the button to confirm that the address is yours.',
    checkEmailWhy:
      'You have seven days for that. Your request counts from today, whether or not you confirm.',
    noEmail: {
      access:
        'You gave no email address, so our team will contact you by telephone or post. There is nothing to confirm.',
      'opt-out': 'You gave no email address, so there is nothing to confirm.',
      rights:
        'You gave no email address, so our team will contact you by telephone or post. There is nothing to confirm.',
      complaint:
        'You gave no email address, so our team will contact you by telephone or post. There is nothing to confirm.',
    },
    notArrived: 'No email after ten minutes? Look in your spam folder, or have it sent again.',
    sendAgain: 'Send the email again',
    reachHeading: 'If you need a person',
    saveHeading: 'Keep this page',
    save: 'Write down the reference, print this page or save it. You can come back to this address.',
    follows:
      'You changed your answers and sent them again. This is a new reference. We have also kept what you sent before, as {earlier}, and read the two together.',
    same: 'You sent the same request twice, so we kept it once. This is its reference.',
  },
  /** What happens next, step after step, for each kind of request. */
  next: {
    access: {
      team: 'Our team looks for your information and prepares the copy.',
      identity:
        'We ask for proof of identity only if we are in real doubt about who is asking. If you ask for someone else, we tell you how to show us that you may.',
      answer: 'We send you the copy, or tell you in writing why we cannot.',
    },
    'opt-out': {
      stop: 'We have put you on the list of people to whom we must not send what you chose. That list is permanent, so that nobody adds you again by mistake.',
      team: 'Our team takes you off every mailing. A message already on its way may still reach you.',
      answer: 'You need do nothing more.',
    },
    rights: {
      team: 'Our team looks at what you ask and at what the law says about it.',
      identity:
        'We ask for proof of identity only if we are in real doubt about who is asking. If you ask for someone else, we tell you how to show us that you may.',
      answer:
        'We do what you ask and tell you so, or tell you in writing why we cannot and what you can do then.',
    },
    complaint: {
      team: 'Our team has your complaint already and looks into it without undue delay.',
      informed: 'If it takes a while, we tell you how it is going.',
      answer: 'We tell you what we found and what we do about it.',
      regulator: 'You need not wait for us: you can go to the regulator at any time.',
    },
  },
  /** What a person confirms with the button in the mail, for each kind of request. */
  confirmWhat: {
    access:
      'Press the button to confirm that you asked {clinic} for a copy of records and that this email address is yours.',
    'opt-out':
      'Press the button to confirm that you asked {clinic} to stop news and offers and that this email address is yours.',
    rights:
      'Press the button to confirm that you asked {clinic} to use your rights and that this email address is yours.',
    complaint:
      'Press the button to confirm that you complained to {clinic} and that this email address is yours.',
  },
  confirm: {
    title: 'Confirm your email address',
    button: 'Confirm my email address',
    notYou: 'If you did not ask for this, close this page. Nothing will be sent to you.',
    alreadyTitle: 'Already confirmed',
    already: 'This email address is already confirmed. You do not need to do anything else.',
    expiredTitle: 'This link has expired',
    expired:
      'Links work for seven days. Your request is safe and still counts from the day you sent it. We can send a new link to the address you gave.',
    newLink: 'Send me a new link',
    unknownTitle: 'This link does not work',
    unknown:
      'The address may be incomplete. Open the link in the email again, or copy all of it. If that fails, call us: your request is safe.',
  },
  confirmed: {
    title: 'Thank you, your address is confirmed',
    body: 'Our team has your request and is working on it.',
  },
  /** Above the form when it could not be taken for now. What was typed stands in it still. */
  notTaken: {
    offline:
      'We could not reach the clinic: the connection may be lost. What you wrote is still here. Please press the button again in a moment, or call {phone}. The same request is never counted twice.',
    limited:
      'There have been many requests in a short time, so this one was not sent. What you wrote is still here. Please wait {minutes} minutes and press the button again, or call {phone}.',
    broken:
      'We cannot take requests just now, so this one was not sent. What you wrote is still here. Please press the button again in a few minutes, or call {phone} and we will write it down. It counts just the same.',
  },
  /** Label of a field that only machines see and fill in. */
  trap: 'Leave this empty',
  linkSent: {
    title: 'We are sending a new link',
    body: 'If that request is waiting to be confirmed, a new email is on its way to the address given with it. Earlier links keep working until one is used.',
    wait: 'It should arrive within ten minutes. Please look in your spam folder too.',
  },
  due: 'We must answer by {due}.',
};
