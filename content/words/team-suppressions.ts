/** The team page of the suppression list. */
export const teamSuppressionWords = {
  title: 'Suppression list',
  intro:
    'People who asked you to stop marketing are on this list for good. Look up an address or number before you add somebody to a mailing list.',
  find: 'Email address, telephone number or postal address',
  findHint: 'Capitals, spaces and the way a number is written make no difference.',
  look: 'Look it up',
  missing: 'Enter an email address, a telephone number or a postal address.',
  notAnAddress:
    '“{typed}” is not an email address, a telephone number or a postal address. Check it and look it up again.',
  found: 'On the list: do not write',
  notFound: 'Not on the list',
  value: 'Address or number',
  name: 'Name',
  channels: 'Not by',
  channelNames: { email: 'email', post: 'post', telephone: 'telephone', sms: 'text message', all: 'any way' },
  profiling: 'Offers',
  noProfiling: 'no choosing of offers by treatment',
  since: 'Since',
  exportHeading: 'The whole list for a mailing',
  exportIntro:
    'Take everyone on it out of a mailing before you send it. The file holds personal data: delete it when the mailing is sent. Downloads are in the audit list.',
  export: 'Download the list (CSV)',
  leadsOnly: 'Only a lead can download the list. Ask one of the leads on the People page.',
} as const;
