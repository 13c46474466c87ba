/**
 * Texts of every email. Subjects have no personal data: they show on lock screens and in logs. Email to an unconfirmed
 * address does not quote what was typed, because a stranger may have typed it.
 */
export const mailWords = {
  fromRequests: '{clinic} privacy requests',
  footer:
    'You get this email because someone gave this address in a request to {clinic}. We never track whether you open it.',
  /** Below the footer of emails to people, before the register, the address and the VAT number. */
  tradingName: '{clinic} is the trading name of {name}.',
  teamFooter:
    'Sent by the privacy pages of {clinic} to its requests team. It holds personal data: keep it where patient records are kept.',
  /** Footer of team emails that contain no personal data. */
  teamFooterPlain: 'Sent by the privacy pages of {clinic} to its requests team.',
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
        'Someone, probably you, asked {clinic} for a copy of the records we hold. This email is your receipt.',
      'opt-out':
        'Someone, probably you, asked {clinic} to stop sending marketing messages. We have stopped the ones that were chosen. There is nothing left for you to do. Messages about your care, such as reminders, still reach you.',
      rights:
        'Someone, probably you, asked {clinic} to correct, delete, stop using or hand over information. This email is your receipt.',
      complaint:
        'Someone, probably you, complained to {clinic} about how information was handled. We confirm that we have the complaint and are looking into it. There is nothing left for you to do.',
    },
    reference: 'Reference',
    receivedOn: 'Received on',
    statusHeading: 'How far we are, and why that date',
    status: 'You can open this page at any time',
    chosenHeading: 'What was chosen on the form',
    check:
      'If you are not sure that this email is from us, don’t click anything in it. Find our telephone number yourself, call us and give the reference.',
    /** In place of the opening, where the case was closed before this email could be sent. */
    closed: {
      subject: 'About what you sent us ({reference})',
      preview: 'Your reference, and where to see what we did.',
      heading: 'We have had your message',
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
      'Click the button within seven days so that we know this address is yours. Your request counts from the day you sent it, even if you don’t click.',
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
    done: {
      'opt-out':
        'You asked us to send this again. We have stopped the marketing messages you chose, and there is nothing left for you to do. If you like, you can confirm this address.',
      complaint:
        'You asked us to send this again. We have your complaint, we are looking into it, and there is nothing left for you to do. If you like, you can confirm this address.',
    },
  },
  teamRequest: {
    subject: {
      access: 'Subject access request {reference}, due {dueShort}',
      'opt-out': 'Stop marketing messages: {reference}',
      rights: 'Request about data rights {reference}, due {dueShort}',
      complaint: 'Complaint about data {reference}, due {dueShort}',
    },
    /** A complaint that has not been acknowledged. */
    subjectAcknowledge: 'Complaint about data {reference}, acknowledge by {dueShort}',
    /** The same when the date has passed. */
    subjectLate: {
      access: 'Subject access request {reference}, was due {dueShort}',
      rights: 'Request about data rights {reference}, was due {dueShort}',
      complaint: 'Complaint about data {reference}, was due {dueShort}',
    },
    subjectAcknowledgeLate: 'Complaint about data {reference}, acknowledgement was due {dueShort}',
    preview: 'A new request.',
    /** Where emails to the team contain no more than a reference. */
    openingByReference:
      'There is a new request. Who asks, for what and how to reach them is on the team pages.',
    open: 'Open the case',
    heading: {
      access: 'Subject access request',
      'opt-out': 'Stop marketing messages',
      rights: 'Request about data rights',
      complaint: 'Complaint about data',
    },
    opening:
      'A person confirmed their email address for this request. Reply to this email and your answer goes to them. Never attach records to it.',
    openingTaken:
      'This request did not come by the form: it reached the clinic {channel} and was written down by the team. Nobody has confirmed an email address for it.',
    follows:
      'The same form was sent before with other answers, as {earlier}. Treat both as one request and count from the first.',
    flags: 'This may be spam: {flags}. It still counts as a request, so please decide yourself.',
    noticeSent: 'You had an earlier notice of this request, before the address was confirmed.',
    reference: 'Reference',
    receivedOn: 'Received',
    confirmedOn: 'Address confirmed',
    address: 'Email address',
    addressState: { none: 'none given', unverified: 'not verified' },
    due: {
      answer: 'Answer due by',
      acknowledge: 'Acknowledge by',
      outcome: 'Aim to tell the outcome by',
      stop: 'On the suppression list since',
    },
    target: 'Aim to answer by',
    why: 'Why that date',
    answersHeading: 'What the person told us',
  },
  unconfirmedNotice: {
    /** In place of what was typed, where emails to the team contain no more than a reference. */
    onPages: 'Who asks, for what and how to reach them is on the team pages.',
    subject: 'Request {reference} has not been confirmed, due {dueShort}',
    subjectNoEmail: 'Request {reference} without an email address, due {dueShort}',
    subjectList: '{count} requests have not been confirmed',
    opening:
      'This request has not been confirmed from its email address. The law’s time runs all the same, so please judge whether it is real.',
    openingNoEmail: {
      access:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      'opt-out':
        'This opt-out gives no email address. What it gives is on the suppression list, and there is no need to contact the person.',
      rights:
        'This request gives no email address, so nothing can be confirmed by email. Please contact the person by telephone or post.',
      complaint:
        'This complaint gives no email address, so nobody has acknowledged it. Please do so by telephone or letter.',
    },
    /** An opt-out and a complaint count whether or not the address is verified. */
    openingDone: {
      'opt-out':
        'Someone asked us to stop marketing messages. What they gave is on the suppression list. Nobody has verified the email address, and nobody has to.',
      complaint:
        'Someone complained about how we handled information. The complaint counts from the day it came. Nobody has verified the email address yet.',
    },
    acknowledge: 'Please acknowledge the complaint by {due}.',
    acknowledgeLate: 'The acknowledgement was due on {due}, which has passed. Please send it today.',
    /** For an email that was not sent, because the address had reached its limit. */
    withheld: {
      'opt-out': 'We have not emailed the person about it: that address had its emails for the day.',
      complaint:
        'We have not emailed an acknowledgement: that address had its emails for the day. Please acknowledge the complaint yourself.',
    },
    /** A list that includes an opt-out or a complaint. */
    subjectListMixed: '{count} requests came in',
    openingListMixed:
      'Nobody has verified the email addresses of these requests. The law’s time runs for each of them all the same.',
    openingList: 'These requests have not been confirmed. The law’s time runs for each of them all the same.',
    kind: 'What is asked',
    optOut: 'To stop marketing messages needs no proof of who asked. Act on it today.',
    correctedBy: 'The same form was sent again with other answers, as {later}.',
    caution:
      'Anyone could have typed what follows. Do not reply to this email, do not open addresses in it, and send nothing to anyone before you know who asked.',
    typed: 'What was typed:',
    reference: 'Reference',
    receivedOn: 'Received',
  },
  /** Sent after the team has received a complaint, when the person verifies the address. */
  addressVerified: {
    subject: 'Complaint about data {reference}: email address verified',
    preview: 'You can now reply to the person.',
    heading: 'The email address is verified',
    opening:
      'The person who made this complaint has shown that the email address is theirs. Reply to this email and your answer goes to them. You already have the complaint itself.',
  },
  /** Sent when the owner of a mailbox says that somebody else used their address for an opt-out. */
  takenBack: {
    subject: 'Opt-out taken back: {reference}',
    opening:
      'The person who reads the email address in this opt-out says that it was not them who asked. We have taken that address off the suppression list, as far as this opt-out put it there.',
    stays: 'Still on the suppression list from this opt-out: {what}. Only the email address was taken back.',
    nothingStays: 'This opt-out gave nothing else to put on the list.',
    what: { telephone: 'the telephone number', address: 'the postal address' },
    others: 'If another opt-out gave the same address, its entry stays.',
    todoHeading: 'What to do',
    todo: {
      back: 'If you took the email address off a mailing list because of this opt-out, put it back only if that person had agreed to our messages.',
      stays: 'Take the rest off every mailing list, as for any opt-out.',
      close: 'Then close the case: npm run cases -- record {reference} completed',
      closeOnPages: 'Then close the case on the team pages. It is {reference}.',
    },
  },
  /** Labels of the spam flags, for the team. */
  flags: {
    honeypot: 'a field that people cannot see was filled in',
    'too-fast': 'it was sent within seconds of opening the form',
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
  /** To the team, when an email to the person did not arrive. */
  mailBounced: {
    subject: 'An email about {reference} did not arrive',
    opening:
      'The mail service of the person who made this request refused an email from us. We won’t send it to that address again by ourselves.',
    kind: 'Which email',
    kinds: {
      acknowledgement: 'our confirmation that we have the request',
      'link-again': 'a new link that the person asked for',
      'case-news': 'news about the request',
    },
    reference: 'Reference',
    acknowledge:
      'The complaint has not been acknowledged, because that email was the acknowledgement. Please acknowledge it by {due}, for example by telephone or letter, and record it: npm run cases -- record {reference} acknowledged --notified',
    acknowledgeLate:
      'The complaint has not been acknowledged, because that email was the acknowledgement. It was due on {due}, which has passed. Please acknowledge it today by telephone or letter, and record it: npm run cases -- record {reference} acknowledged --notified',
    acknowledgeOnline:
      'The complaint has not been acknowledged, because that email was the acknowledgement. Please acknowledge it by {due}, for example by telephone or letter, and record it on the page of the case.',
    acknowledgeLateOnline:
      'The complaint has not been acknowledged, because that email was the acknowledgement. It was due on {due}, which has passed. Please acknowledge it today by telephone or letter, and record it on the page of the case.',
    todoHeading: 'What to do',
    todo: {
      look: 'Look at the email address for a typing mistake: npm run cases -- show {reference}',
      correct:
        'If you can reach the person in another way, ask for the right address. Then correct it: npm run cases -- correct-contact {reference} --email ADDRESS',
      resend: 'Send the email again: npm run cases -- resend {reference}',
      otherwise:
        'If you cannot reach the person by email, tell them by telephone or letter. The date does not move.',
    },
    /** The same with team pages. */
    todoOnline: {
      look: 'Look at the email address for a typing mistake: {link}',
      correct:
        'If you can reach the person in another way, ask for the right address. Then correct it: {contactLink}',
      resend: 'Send the email again: {resendLink}',
      otherwise:
        'If you cannot reach the person by email, tell them by telephone or letter. The date does not move.',
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
  /** To the team: what a person did on the page of their request. */
  personWrote: {
    wrote: {
      subject: 'The person wrote about {reference}',
      preview: 'A message from the page of the request.',
      heading: 'The person wrote to us',
      opening:
        'The person who made this request wrote to us on its page, after a code had shown that the email address is theirs. It is recorded with the case.',
    },
    withdrawn: {
      subject: 'Withdrawn: {reference}',
      preview: 'The person withdrew what they asked.',
      heading: 'The person withdrew what they asked',
      opening:
        'The person who made this request withdrew it on its page, after a code had shown that the email address is theirs. The case is closed, and the person has an email that says so.',
    },
    answers:
      'The time to answer is paused until we have the answer to our question. If this is the answer, record “The answer to our question came” for {day}: on the team pages, or with npm run cases -- record {reference} clarification-received --on {date}',
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
  /** The weekly check of a website in a real browser. */
  consentReport: {
    subject: {
      passed: 'Cookie check of {site}: nothing is wrong',
      failed: 'Cookie check of {site}: please look at {count}',
    },
    points: { one: '1 point', many: '{count} points' },
    opening:
      'On {day} we visited {pages} of {site} with a real browser, as a new visitor does, to see what your website stores and whom it contacts.',
    pages: { one: '1 page', many: '{count} pages' },
    passed: 'Everything was as your storage register says. You don’t need to do anything.',
    failed:
      'These points are not as the law and your storage register require. Please pass this email on to the person who looks after your website.',
    onPages: '{finding}. Seen on {pages}.',
    morePages: '{list} and {count} more',
    toDo: 'A service that visitors must agree to has to wait until they do. The developer’s guide is docs/other-sites.md, step 3. The whole report is in {folder} on the server.',
    footer: 'Sent by the privacy pages of {clinic} to the {role} after the weekly cookie check.',
  },
  policyOutdatedFooter: 'Sent by the privacy pages of {clinic} to the {role}.',
} as const;
