/** Texts of the request and confirmation pages. */
export const requestWords = {
  errorTitlePrefix: 'Error: ',
  errorSummaryTitle: 'There is a problem',
  sending: 'Sending…',
  errorPrefix: 'Error: ',
  /** After the label of an optional question. */
  optional: '(optional)',
  dateParts: { day: 'Day', month: 'Month', year: 'Year' },
  /** Names for the missing parts of a date in its error. */
  missingParts: { day: 'day', month: 'month', year: 'year', join: ' and ' },
  /** Errors for a date with a part that is not possible. They name the part to correct. */
  dateFaults: {
    day: 'Day must be a number from 1 to 31',
    month: 'Month must be a number from 1 to 12',
    year: 'Year must have 4 numbers',
    /** For a year of two digits that may be in either century. */
    century: 'Enter all 4 numbers of the year: {early} or {late}',
    dayOfMonth: '{month} has only {days} days',
  },
  /** The page that shows all answers before they are sent. */
  check: {
    /** The button of the form that leads to it. */
    button: 'Check my answers',
    title: 'Check your answers before you send them',
    intro: 'We have not received anything yet. Read your answers, then send them with the button at the end.',
    answersHeading: 'Your answers',
    change: 'Change',
    /** After “Change”, for screen readers. */
    changeWhat: '“{label}”',
    back: 'Go back to the form',
    /** For a professional: sends this request and opens a form for the next. */
    another: 'Send, then ask for another client',
    anotherHint: 'The next form has your name, your firm and how to contact you filled in.',
    /** Above that next form. */
    sent: 'We have your request. Its reference is {reference}. Below is a new form for your next client.',
    sentLink: 'Open the page of that request',
  },
  /** Error for text with more combining marks on one letter than any language uses. */
  tooManyMarks: 'Too many accents on one letter. Delete that word and type it again',
  received: {
    title: 'We have your request',
    /** The heading for a complaint. */
    titleComplaint: 'We have your complaint',
    /** The heading for an opt-out. */
    titleOptOut: 'We have stopped the marketing messages you chose',
    referenceLabel: 'Your reference',
    dueLabel: 'We must answer by',
    whyDate: 'Why that date?',
    nextHeading: 'What happens next',
    checkEmail:
      'We have sent you an email. Open it and click the button to confirm that the address is yours.',
    checkEmailWhy:
      'The link works for seven days. Your request counts from the day it reached us, whether or not you confirm.',
    /** Under the heading of a request that is complete on receipt. */
    nothingLeft: 'There is nothing left for you to do.',
    /** Its last step. */
    emailed: {
      'opt-out':
        'We email these details to the address you gave. If you like, you can confirm there that the address is yours.',
      complaint:
        'We email these details to the address you gave. If you like, confirm there that the address is yours. Then we can email you about your complaint.',
    },
    /** The same once the owner of the mailbox has said that it was not them. */
    takenBack:
      'The person who reads the email address you gave says that they did not ask, so we have taken that address off our list again. If it is yours, use the form once more, or contact us.',
    noEmail: {
      access:
        'You gave no email address, so we will contact you by telephone or post. There is nothing to confirm.',
      'opt-out': 'You gave no email address, so this page is your record of it.',
      rights:
        'You gave no email address, so we will contact you by telephone or post. There is nothing to confirm.',
      complaint:
        'You gave no email address, so we will confirm by telephone or post that we have your complaint.',
    },
    notArrived:
      'No email after ten minutes? Look in your spam folder, or have it sent again. We send only a few emails a day to one address.',
    sendAgain: 'Send the email again',
    reachHeading: 'Contact us',
    saveHeading: 'Keep this page',
    save: 'Write down the reference, print this page or save it. You can come back to this address at any time: it always says where things stand. It stays until 90 days after we have finished.',
    follows:
      'You changed your answers and sent them again. This is a new reference. We have also kept what you sent before, as {earlier}, and read the two together.',
    /** Replaces the steps once the case is closed. */
    closed: 'We have closed this case. If something is missing or wrong, tell us and we will look again.',
    same: 'You sent the same request twice, so we kept it once. This is its reference.',
  },
  /** The next steps, by kind of request. */
  next: {
    access: {
      team: 'We look for your information and prepare the copy.',
      identity: 'We ask for proof of identity only if we are in real doubt about who is asking.',
      answer: 'We send you the copy, or tell you in writing why we cannot.',
    },
    'opt-out': {
      stop: 'Your choice is on the list that we check before we send marketing messages. It stays there, so that nobody adds you again by mistake.',
      team: 'A message that was already on its way may still reach you.',
      care: 'Messages about your own care, such as reminders, still reach you.',
    },
    rights: {
      team: 'We look at what you ask and at what the law says about it.',
      identity: 'We ask for proof of identity only if we are in real doubt about who is asking.',
      answer:
        'We do what you ask and tell you so, or tell you in writing why we cannot and what you can do then.',
    },
    complaint: {
      team: 'We have your complaint and are looking into it.',
      informed: 'If it takes a while, we tell you how it is going.',
      answer: 'We tell you what we found and what we do about it.',
      regulator: 'You don’t have to wait for us: you can go to the regulator at any time.',
    },
  },
  /** What the button in the email confirms, by kind of request. */
  confirmWhat: {
    access:
      'Click the button to confirm that you asked {clinic} for a copy of records and that this email address is yours.',
    'opt-out':
      'We have stopped the marketing messages you chose, and there is nothing left for you to do. If you like, click the button to confirm that it was you who asked {clinic}, and that this email address is yours. Nobody can then undo your choice with the link in our email.',
    rights:
      'Click the button to confirm that you asked {clinic} to use your rights and that this email address is yours.',
    complaint:
      'We have your complaint, and there is nothing left for you to do. If you like, click the button to confirm that you complained to {clinic} and that this email address is yours. We can then email you about your complaint.',
  },
  /** The same for a complaint, where a professional acts for a client. */
  confirmProof:
    'We have your complaint, and need your client’s signed authority. If you like, click the button to confirm that you complained to {clinic} and that this email address is yours. We can then email you about your complaint.',
  confirm: {
    title: 'Confirm your email address',
    button: 'Confirm my email address',
    notYou:
      'If you did not ask for this, close this page. We won’t send anyone’s information to this address.',
    /** For requests that are complete on receipt. */
    done: {
      'opt-out': {
        notYou:
          'If you did not ask for this, don’t click the button. Use the link “It was not me” in the same email.',
        expired:
          'Links work for seven days. You don’t need it: we have stopped the marketing messages you chose. If you would still like to confirm your address, or if it was not you who asked, we can send a new email.',
      },
      complaint: {
        notYou:
          'If you did not complain, close this page. We won’t send anyone’s information to this address.',
        expired:
          'Links work for seven days. You don’t need it: we have your complaint. If you would still like to confirm your address, we can send a new link.',
      },
    },
    /** Once a case is closed that was not complete on receipt. */
    closed: {
      what: 'We have closed this case. If you like, click the button to confirm that this email address is yours. We can then email you about it.',
      expired: 'Links work for seven days. You don’t need this one, because we have closed this case.',
    },
    alreadyTitle: 'Already confirmed',
    already: 'This email address is already confirmed. You do not need to do anything else.',
    expiredTitle: 'This link has expired',
    expired:
      'Links work for seven days. Your request is safe and still counts from the day it reached us. We can send a new link to the address you gave.',
    newLink: 'Send me a new link',
    notMeTitle: 'You told us that it was not you',
    notMe:
      'We have taken this email address off our list again, so there is nothing to confirm. Would you like our marketing messages to stop after all? Use the form.',
    notMeForm: 'Stop marketing messages',
    unknownTitle: 'This link does not work',
    unknown:
      'The address may be incomplete. Open the link in the email again, or copy all of it. If that fails, call us: your request is safe.',
  },
  confirmed: {
    title: 'Thank you, your address is confirmed',
    body: 'We have your request and are working on it.',
    done: {
      'opt-out': 'Our marketing messages have stopped, and there is nothing left for you to do.',
      complaint: 'We have your complaint and can now email you about it.',
    },
  },
  /** The “It was not me” page. */
  notMe: {
    title: 'Did someone else give your address?',
    what: 'Someone gave this email address and asked {clinic} to stop sending marketing messages. If that was not you, click the button and we will take this address off our list again.',
    stays:
      'Only this email address comes off the list. A telephone number or postal address that was given too stays, and so does what you asked for yourself at another time.',
    wasYou: 'If it was you, close this page. Nothing changes.',
    button: 'It was not me',
    doneTitle: 'We have taken this address off the list',
    done: 'Thank you for telling us. If another request put this address on the list as well, it stays there. Contact us if that is not right.',
    verifiedTitle: 'This address was confirmed',
    verified:
      'This address has been confirmed for that request, so this link no longer changes anything. If that is not right, contact us.',
    expiredTitle: 'This link has expired',
    expired:
      'Links work for seven days. This address is still on our list. If it was not you who asked, we can send a new email with a new link, or you can contact us.',
    unknownTitle: 'This “It was not me” link does not work',
    unknown:
      'The address may be incomplete. Open the link in the email again, or copy all of it. If that fails, contact us.',
  },
  /** Above the form when the request could not be accepted. The form keeps what was typed. */
  notTaken: {
    offline:
      'We could not reach the clinic: the connection may be lost. What you wrote is still here. Please click the button again in a moment, or call {phone}. The same request is never counted twice.',
    limited:
      'There have been many requests in a short time, so this one was not sent. What you wrote is still here. Please wait {minutes} minutes and click the button again, or call {phone}.',
    broken:
      'We cannot take requests just now, so this one was not sent. What you wrote is still here. Please click the button again in a few minutes, or call {phone} and we will write it down. It counts just the same.',
  },
  /** Label of the honeypot field. */
  trap: 'Leave this empty',
  linkSent: {
    title: 'Look for a new email',
    body: 'If the address given with that request can still be confirmed, we send a new email to it, a few times a day at most. Earlier links keep working until one is used.',
    wait: 'It should arrive within ten minutes. If it does not, look in your spam folder, or contact us.',
  },
  due: 'We must answer by {due}.',
} as const;
