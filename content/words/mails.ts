/**
 * Every mail. Subjects carry no personal data: they show on locked screens and in logs.
 * Mail to an address that nobody has confirmed carries none of the words that were typed: a stranger may have typed them.
 */
export const mailWords = {
  fromRequests: '{clinic} privacy requests',
  footer:
    'You get this email because someone gave this address in a request to {clinic}. We never track whether you open it.',
  teamFooter:
    'Sent by the privacy pages of {clinic} to its requests team. It holds personal data: keep it where patient records are kept.',
  /** Under mails to the team that hold no word about anyone. */
  teamFooterPlain: 'Sent by the privacy pages of {clinic} to its requests team.',
  acknowledgement: {
    subject: 'We have your request ({reference})',
    preview: 'Your reference and the date by which we must answer.',
    heading: {
      access: 'We have your request',
      'opt-out': 'We have your request',
      rights: 'We have your request',
      complaint: 'We have your complaint',
    },
    opening: {
      access:
        'Someone, probably you, asked {clinic} for a copy of the records we hold. This email is your receipt.',
      'opt-out':
        'Someone, probably you, asked {clinic} to stop sending news and offers. We stop now. This email is your receipt.',
      rights:
        'Someone, probably you, asked {clinic} to correct, delete, stop using or hand over information. This email is your receipt.',
      complaint:
        'Someone, probably you, complained to {clinic} about how information was handled. Our team has the complaint already. This email is your receipt.',
    },
    reference: 'Reference',
    receivedOn: 'Received on',
    why: 'Why that date',
    confirmHeading: 'Please confirm this address',
    confirm:
      'Press the button within seven days so that we know this address is yours. Your request counts from the day you sent it, whether or not you press.',
    button: 'Confirm my email address',
    linkLabel: 'Or copy this address into your browser:',
    notYou: 'If you did not ask for this, do nothing. We will send nothing about anyone to this address.',
    privacyHeading: 'How we use what you told us',
    privacy: 'Read the privacy notice of {version}, which applied when you asked',
    reachHeading: 'If you need a person',
    reach: 'Call {phone} ({hours}) or write to {email}. Give the reference; you need not give it in public.',
    formats: 'If another format or language would help, tell us: {formats}.',
  },
  linkAgain: {
    subject: 'Your new link ({reference})',
    preview: 'A new link to confirm your email address.',
    heading: 'Your new link',
    opening: 'You asked us for a new link to confirm this email address.',
  },
  teamRequest: {
    subject: {
      access: 'Subject access request {reference}, due {dueShort}',
      'opt-out': 'Stop news and offers: {reference}',
      rights: 'Request about data rights {reference}, due {dueShort}',
      complaint: 'Complaint about data {reference}, due {dueShort}',
    },
    preview: 'A new, confirmed request.',
    heading: {
      access: 'Subject access request',
      'opt-out': 'Stop news and offers',
      rights: 'Request about data rights',
      complaint: 'Complaint about data',
    },
    opening:
      'A person confirmed their email address for this request. Reply to this email and your answer goes to them.',
    openingTaken:
      'This request did not come by the form: it reached the clinic {channel} and was written down by the team. Nobody has confirmed an email address for it.',
    follows:
      'The same form was sent before with other answers, as {earlier}. Treat both as one request and count from the first.',
    marks: 'Something about how this was sent is unusual: {marks}. It counts all the same; please judge.',
    noticeSent: 'You had an earlier notice of this request, before the address was confirmed.',
    reference: 'Reference',
    receivedOn: 'Received',
    confirmedOn: 'Address confirmed',
    due: {
      answer: 'Answer due by',
      acknowledge: 'Acknowledge by',
      outcome: 'Aim to tell the outcome by',
      stop: 'Stop on',
    },
    target: 'Aim to answer by',
    why: 'Why that date',
    answersHeading: 'What the person told us',
  },
  unconfirmedNotice: {
    subject: 'Request {reference} has not been confirmed, due {dueShort}',
    subjectNoEmail: 'Request {reference} without an email address, due {dueShort}',
    subjectList: '{count} requests have not been confirmed',
    opening:
      'This request has not been confirmed from its email address. The law’s time runs all the same, so please judge whether it is real.',
    openingNoEmail: {
      access:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      'opt-out':
        'This request gives no email address, so nothing can be confirmed by email. There is no need to contact the person.',
      rights:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      complaint:
        'This complaint gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
    },
    openingList: 'These requests have not been confirmed. The law’s time runs for each of them all the same.',
    kind: 'What is asked',
    optOut: 'To stop news and offers needs no proof of who asked. Act on it today.',
    correctedBy: 'The same form was sent again with other answers, as {later}.',
    caution:
      'Anyone could have typed what follows. Do not reply to this email, do not open addresses in it, and send nothing to anyone before you know who asked.',
    typed: 'What was typed:',
    reference: 'Reference',
    receivedOn: 'Received',
  },
  /** How signs of a machine are named to the team. */
  marks: {
    trap: 'a field that people cannot see was filled in',
    haste: 'it was sent within seconds of opening the form',
    'no-page': 'it did not come from a page of this site that was opened before',
    unreadable: 'what was typed cannot be read any more, because the stored row is damaged',
    repetition: 'many requests came from the same place or for the same address',
  },
  doubtfulMail: {
    subject: 'An email about {reference} may arrive twice',
    opening:
      'We could not learn from our mail service whether an email about this request was sent. After 24 hours it has now been sent once more, because a lost email is worse than a second one. If the person mentions two, this is why. You need do nothing.',
    reference: 'Reference',
  },
  policyOutdated: {
    subject: { one: 'Please update: {policy}', many: 'Please update {count} policies' },
    opening:
      'We check each policy that you have published against today’s law and your clinic’s facts. The points below are no longer right. Nothing has been switched off: your pages, forms and emails work as before.',
    owner:
      'Your policy owner ({owner}) keeps these policies up to date, so please pass this on. You get another email only if something else turns out to be wrong.',
    version: {
      'in-force': '{policy}, in force since {day}',
      upcoming: '{policy} that will apply from {day}',
      past: '{policy} that applied from {day}',
    },
    fault: 'Missing or wrong since {since}: {missing}. Why: {source} (rule {rule}).',
    more: 'And {count} more. To see them all, run “npm run policy -- check”.',
    toDo: {
      'in-force':
        'To put it right, make a new version: “npm run policy -- new {kind} {next}”. Correct the text or the facts, check it, and publish it.',
      upcoming:
        'To put it right, take it back before it applies: “npm run policy -- unpublish {kind} {version}”. Correct the text or the facts, check it, and publish it again.',
      past: 'It no longer applies, but people can still read it. To replace it with a dated notice, run “npm run policy -- withdraw {kind} {version}”.',
    },
  },
  policyOutdatedFooter: 'Sent by the privacy pages of {clinic} to the {role}.',
};
