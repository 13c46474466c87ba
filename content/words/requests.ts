/** The pages that a person sees while filing and confirming a request. */
export const requestWords = {
  errorTitlePrefix: 'Error: ',
  errorSummaryTitle: 'There is a problem',
  errorPrefix: 'Error: ',
  /** Stands after the label of a question that may be left blank. */
  optional: '(optional)',
  dateParts: { day: 'Day', month: 'Month', year: 'Year' },
  /** How the missing parts of a date are named in its error. */
  missingParts: { day: 'day', month: 'month', year: 'year', join: ' and ' },
  received: {
    title: 'We have your request',
    referenceLabel: 'Your reference',
    dueLabel: 'We must answer by',
    whyDate: 'Why that date?',
    nextHeading: 'What happens next',
    checkEmail:
      'We have sent you an email. Open it and press the button to confirm that the address is yours.',
    checkEmailWhy:
      'You have seven days for that. Your request counts from today, whether or not you confirm.',
    noEmail:
      'You gave no email address, so our team will contact you by telephone or post. There is nothing to confirm.',
    team: 'Our team looks for your information and prepares the copy.',
    identity: 'We ask for proof of identity only if we are in real doubt about who is asking.',
    answer: 'We send you the copy, or tell you in writing why we cannot.',
    notArrived: 'No email after ten minutes? Look in your spam folder, or have it sent again.',
    sendAgain: 'Send the email again',
    reachHeading: 'If you need a person',
    saveHeading: 'Keep this page',
    save: 'Write down the reference, print this page or save it. You can come back to this address.',
    same: 'You sent the same request twice, so we kept it once. This is its reference.',
  },
  confirm: {
    title: 'Confirm your email address',
    ready:
      'Press the button to confirm that you asked {clinic} for a copy of records and that this email address is yours.',
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
  linkSent: {
    title: 'We are sending a new link',
    body: 'If that request is waiting to be confirmed, a new email is on its way to the address given with it. Earlier links keep working until one is used.',
    wait: 'It should arrive within ten minutes. Please look in your spam folder too.',
  },
  due: 'We must answer by {due}.',
};
