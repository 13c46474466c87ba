/** Texts of the part of a status page that a code opens: the messages, what was written, and a box to write to us. */
export const readMoreWords = {
  heading: 'Read our messages and write to us',
  locked:
    'You can read our messages here, read what you wrote, write to us, or withdraw what you asked. This opens with a code that we send to the email address you confirmed.',
  unconfirmed: 'Once you have confirmed your email address, you can read our messages here and write to us.',
  ask: 'Email me a code',
  codeSent:
    'If the email address is confirmed, a code is on its way to it. The code works for 10 minutes, and only in this browser.',
  codeLabel: 'Code from the email',
  codeHint: '8 letters and digits. Capitals and spaces make no difference.',
  open: 'Open',
  noCode: 'No email? Look in your spam folder, or ask for another code. We send at most five an hour.',
  askAgain: 'Email me another code',
  wrong: 'That code is not right. Check the email and try again.',
  expired: 'That code no longer works. Ask for a new one.',
  usedUp: 'There were five wrong codes, so this one no longer works. Ask for a new one.',
  limited:
    'Too many codes were asked for from this network. Try again in {minutes} minutes, or call us on {phone}.',
  opened:
    'This part of the page is open for 30 minutes. On a shared computer, close it when you have finished.',
  leave: 'Close this part',
  messagesHeading: 'Our messages to you',
  noMessages: 'We have sent no message to this address yet.',
  linkInEmail: '[only in the email]',
  typedHeading: 'What you wrote',
  questionHeading: 'Our question to you',
  replyHeading: 'Write to us',
  replyLabel: 'Your message',
  answerLabel: 'Your answer',
  replyHint: 'Please send no documents, and only as much about your health as we need.',
  send: 'Send',
  missing: 'Write your message first',
  tooLong: 'Your message must be {most} characters or fewer',
  tooMany:
    'There have been many messages in a short time, so this one was not sent. Try again in an hour, or call us on {phone}.',
  sent: 'Thank you. We have your message and will read it.',
  ended:
    'The 30 minutes are up, so nothing has been sent. What you wrote is below. Copy it, ask for a new code, and send it then.',
  notWithdrawn: 'The 30 minutes are up, so nothing has been withdrawn. Ask for a new code first.',
  withdrawHeading: 'Withdraw what you asked',
  withdraw: {
    access: 'We stop looking for your information and close your request. You can ask again at any time.',
    rights: 'We stop working on your request and close it. You can ask again at any time.',
    complaint: 'We stop looking into your complaint and close it. You can complain again at any time.',
  },
  withdrawButton: {
    access: 'Withdraw my request',
    rights: 'Withdraw my request',
    complaint: 'Withdraw my complaint',
  },
} as const;
