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
  acknowledgement: {
    subject: 'We have your request ({reference})',
    preview: 'Your reference and the date by which we must answer.',
    heading: 'We have your request',
    opening: {
      access:
        'Someone, probably you, asked {clinic} for a copy of the records we hold. This email is your receipt.',
      'opt-out':
        'Someone, probably you, asked {clinic} to stop sending news and offers. We stop now. This email is your receipt.',
    },
    reference: 'Reference',
    receivedOn: 'Received on',
    due: 'We must answer by',
    why: 'Why that date',
    confirmHeading: 'Please confirm this address',
    confirm:
      'Press the button within seven days so that we know this address is yours. Your request counts from the day you sent it, whether or not you press.',
    button: 'Confirm my email address',
    linkLabel: 'Or copy this address into your browser:',
    notYou: 'If you did not ask for this, do nothing. We will send nothing about anyone to this address.',
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
    },
    preview: 'A new, confirmed request.',
    heading: { access: 'Subject access request', 'opt-out': 'Stop news and offers' },
    opening:
      'A person confirmed their email address for this request. Reply to this email and your answer goes to them.',
    follows:
      'The same form was sent before with other answers, as {earlier}. Treat both as one request and count from the first.',
    marks: 'Something about how this was sent is unusual: {marks}. It counts all the same; please judge.',
    noticeSent: 'You had an earlier notice of this request, before the address was confirmed.',
    reference: 'Reference',
    receivedOn: 'Received',
    confirmedOn: 'Address confirmed',
    due: 'Answer due by',
    target: 'Aim to answer by (28 days)',
    why: 'Why that date',
    answersHeading: 'What the person told us',
    checksHeading: 'What to check next',
    checks: {
      identity:
        'Identity: ask for proof only if you are in real doubt. A known patient writing from the address on file may need none. If you ask, ask now: the month then starts when you have it (UK GDPR Art 12(6), 12A).',
      authority:
        'If someone acts for the patient: have they shown that they may? If in doubt, send the copy to the patient.',
      search:
        'Search: make a reasonable and proportionate search of every place listed in your privacy notice (UK GDPR Art 15(1A)).',
      thirdParties:
        'Other people: leave out what is about them, unless they agree or it is reasonable without. Do not hide the names of treating professionals.',
      seriousHarm:
        'Serious harm: if giving the information would be likely to cause serious harm to anyone’s health, get the opinion of the appropriate health professional, not older than six months (DPA 2018 Sch 3).',
      cctv: 'CCTV: secure the pictures today, before they are overwritten after {days} days.',
      suppression:
        'It stands on the permanent list of people not to write to (“npm run suppressions”). Never delete it from there, even when the person asks you to erase everything: it is what keeps you from writing again.',
      stop: 'Take the person off every list and every company that sends for you, today. This right is absolute: there is nothing to weigh and nothing to refuse (UK GDPR Art 21(3)).',
      profiling: 'Stop choosing offers by what you know of this person.',
      care: 'Messages about care, such as reminders, may go on.',
      late: 'If it is complex, you may extend by up to two months, but tell the person why within the first month.',
    },
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
    due: 'Answer due by',
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
};
