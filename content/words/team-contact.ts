/** The team pages that correct how to reach a person, and send again what did not arrive. */
export const teamContactWords = {
  link: 'Correct how to reach the person',
  resendLink: 'Send the last email again',
  bounced:
    'The last email to the person did not arrive. Ask the person for the right address, correct it, and send the email again. If you cannot reach the person by email, tell them by telephone or letter.',
  title: 'Correct how to reach the person',
  intro:
    'Nothing is sent. With another email address, confirmation links in earlier emails stop working, emails that wait for the former address are not sent, and the new address is not confirmed.',
  optOut: 'An opt-out covers the new contact too.',
  released:
    'A copy is released. If you change the email address, its files are destroyed at once, because the link went to the former address. Upload and release them again once the new address is confirmed.',
  hint: 'A field that you empty stays as it was.',
  email: 'Email address',
  telephone: 'Telephone number',
  address: 'Postal address',
  save: 'Save the contact',
  resendTitle: 'Send the email again',
  resendIntro: 'Please read what will be sent, then select “Send it again”.',
  acknowledgement:
    'The confirmation that you have the request, with a new link for the person to confirm the address. It is written when it is sent.',
  to: 'To',
  subject: 'Subject',
  send: 'Send it again',
} as const;
