/** Emails to the person who asked, besides news of their case. */
export const personMailWords = {
  acknowledgement: {
    subject: 'We have your request ({reference})',
    preview: 'Your reference and the date by which we must answer.',
    heading: {
      access: 'We have your request',
      'opt-out': 'We have stopped the marketing messages you chose',
      rights: 'We have your request',
      complaint: 'We have your complaint',
    },
    opening: {
      access:
        'Someone, probably you, asked {clinic} for a copy of the records we hold. This email is your acknowledgement.',
      'opt-out':
        'Someone, probably you, asked {clinic} to stop sending marketing messages. We have stopped the ones that were chosen. There is nothing left for you to do. Messages about your care, such as reminders, still reach you.',
      rights:
        'Someone, probably you, asked {clinic} to correct, delete, stop using or hand over information. This email is your acknowledgement.',
      complaint:
        'Someone, probably you, complained to {clinic} about how information was handled. We confirm that we have the complaint and are looking into it. There is nothing left for you to do.',
    },
    /** In place of the opening and the preview of a complaint, where a professional acts for a client. */
    proof: {
      preview: 'We are looking into it. We need your client’s signed authority.',
      opening:
        'Someone, probably you, complained to {clinic} about how information was handled. We confirm that we have the complaint and are looking into it. We need your client’s signed authority. The page below says what it should have and where to send it.',
    },
    reference: 'Reference',
    receivedOn: 'Received on',
    statusHeading: 'Where things stand, and why that date',
    status: 'You can open this page at any time',
    chosenHeading: 'What was chosen on the form',
    check:
      'If you are not sure that this email is from us, don’t click anything in it. Find our telephone number yourself, call us and give the reference.',
    /** In place of the opening, where the case was closed before this email could be sent. */
    closed: {
      subject: 'About what you sent us ({reference})',
      preview: 'Your reference, and where to see what we did.',
      heading: 'We have received what you sent',
      opening: {
        access:
          'Someone, probably you, asked {clinic} for a copy of the records we hold. This case is closed. The page below says why.',
        'opt-out':
          'Someone, probably you, asked {clinic} to stop sending marketing messages. This case is closed. The page below says what we did.',
        rights:
          'Someone, probably you, asked {clinic} to correct, delete, stop using or hand over information. This case is closed. The page below says why.',
        complaint:
          'Someone, probably you, complained to {clinic} about how information was handled. This case is closed. The page below says why.',
      },
      confirmHeading: 'If you like, confirm this address',
      confirm:
        'If you click the button within seven days, we know that this address is yours and can email you about this case.',
    },
    confirmHeading: 'Please confirm this address',
    confirm:
      'Click the button within seven days so that we know this address is yours. Your request counts from the day it reached us, even if you don’t click.',
    button: 'Confirm my email address',
    linkLabel: 'Or copy this address into your browser:',
    notYou:
      'If you did not ask for this, you don’t have to do anything. We won’t send anyone’s information to this address.',
    privacyHeading: 'How we use what you told us',
    privacy: 'Read the privacy notice of {version}, which applied when you asked',
    reachHeading: 'Contact us',
    reach: 'Call {phone} ({hours}) or write to {email}. Please give the reference.',
    formats: 'If another format or language would help, tell us: {formats}.',
    /** An opt-out and a complaint are complete on receipt. Confirming the address is optional. */
    done: {
      'opt-out': {
        subject: 'We have stopped the marketing messages you chose ({reference})',
        preview: 'There is nothing left for you to do.',
        confirmHeading: 'If you like, confirm this address',
        confirm:
          'You don’t have to do this. If you click the button within seven days, we know that this address is yours, and nobody can undo your choice with the link below.',
        notYouHeading: 'If this was not you',
        notYou:
          'Did someone else give your address, and would you like to keep our messages? Open this page within seven days and click the button on it.',
        notYouLink: 'It was not me',
      },
      complaint: {
        subject: 'We have your complaint ({reference})',
        preview: 'We are looking into it. There is nothing left for you to do.',
        confirmHeading: 'If you like, confirm this address',
        confirm:
          'Your complaint counts without it. If you click the button within seven days, we know that this address is yours and can email you about the complaint here.',
        notYouHeading: 'If this was not you',
        notYou:
          'If you did not complain, you don’t have to do anything. We won’t send anyone’s information to this address.',
      },
    },
  },
  linkAgain: {
    subject: 'Your new link ({reference})',
    preview: 'A new link to confirm your email address.',
    heading: 'Your new link',
    opening: 'You asked us for a new link to confirm this email address.',
    /** In place of the opening of a complaint, where a professional acts for a client. */
    proof:
      'You asked us to send this again. We have your complaint and are looking into it. We need your client’s signed authority. If you like, you can confirm this address.',
    done: {
      'opt-out':
        'You asked us to send this again. We have stopped the marketing messages you chose, and there is nothing left for you to do. If you like, you can confirm this address.',
      complaint:
        'You asked us to send this again. We have your complaint, we are looking into it, and there is nothing left for you to do. If you like, you can confirm this address.',
    },
  },
  /** To the confirmed address of a request: the code that opens the rest of its page. */
  statusCode: {
    subject: 'Your code',
    preview: 'It works for 10 minutes.',
    opening: 'Your code for the page of what you asked {clinic}:',
    how: 'Type it into the browser in which you asked for it. It works once, within 10 minutes.',
    notYou:
      'If you did not ask for a code, you don’t have to do anything. Never give a code to anyone. We never ask you for one.',
  },
} as const;
