import { policyWords } from './policies.ts';

/** Texts of the header, footer, home page and the pages that lead to the forms. */
export const siteWords = {
  skip: 'Skip to main content',
  pageTitle: '{title} · {clinic}',
  description: 'What {clinic} holds about you, how we use it, and what you can ask of us.',
  navLabel: 'Main',
  nav: {
    home: 'Your privacy',
    policies: 'Policies',
    requests: 'What you can ask for',
    contact: 'Contact us',
  },
  /** The name of each policy in lists. Its page uses the title that was published with it. */
  policies: {
    privacy: 'Privacy notice',
    cookies: 'Cookies and storage',
    'medical-records': 'Medical records policy',
    confidentiality: 'Confidentiality policy',
  },
  home: {
    title: 'Your privacy at {clinic}',
    lede: 'Read what we hold about you, why, and what we do with it. Then ask us for any of it.',
    heldHeading: 'What we hold, in five lines',
    heldIntro: 'Here is the short version. The privacy notice has all of it.',
    held: {
      what: 'What',
      whatLine: 'Who you are, how to reach you, and the record of your care with us.',
      why: 'Why',
      whyLine: 'To treat you safely, to run the clinic, and because the law tells us to keep records.',
      who: 'Who sees it',
      whoLine:
        'Those who care for you and those who help us run the clinic. Others only where you agree or the law allows it.',
      long: 'How long',
      longLine:
        '{years} years after your last visit for an adult’s health record. Some records stay longer, others go sooner.',
      say: 'Your say',
      sayLine: 'You can see it, have it put right, and tell us to stop some uses of it. Asking is free.',
    },
    policiesHeading: 'Our policies',
    policiesIntro: 'What we promise, in writing. Each says from which day it applies.',
  },
  policy: policyWords,
  reach: {
    heading: 'Contact us',
    intro: 'The team that answers privacy requests will help you. Ask us for another format or language too.',
    /** Where one practitioner works alone. */
    introAlone: 'We are glad to help you with privacy requests. Ask us for another format or language too.',
    phone: 'Call',
    email: 'Email',
    post: 'Write',
    formats: 'Other formats',
    easyRead: 'Your privacy in Easy Read',
    languages: 'Other languages',
  },
  places: {
    heading: 'Where we are',
    intro: 'You can also ask for anything at the desk.',
    /** Where nobody sits at a front desk. */
    introNone: 'You can also ask us for anything in person.',
    /** Where somebody else runs the front desk. */
    introShared:
      'We share this building with others. Please ask us and not the front desk: they know nothing about our patients.',
    map: 'the map of {site}',
  },
  requests: {
    title: 'What you can ask for',
    lede: 'These are your rights. Using them is free, and you do not have to say why. Choose what you would like to do.',
    doorsHeading: 'What would you like to do?',
    doorsIntro:
      'You don’t need a form, or to know the law. You can also call or write to us: it counts just the same.',
    /** The first step: what the person wants, in their words. */
    doors: {
      copy: 'Have a copy of what you hold about me',
      copyLine: 'Your record, photographs, letters, or everything. We must answer within one month.',
      change: 'Change, delete, move or stop something',
      changeLine: 'Put something right, take back a permission, object to a use. Choose which on this page.',
      stop: 'Stop marketing messages',
      stopLine: 'It takes two minutes. You don’t have to give a reason, and we cannot refuse.',
      complain: 'Complain about how you handled my information',
      complainLine: 'We hear of it at once, look into it, and tell you the outcome.',
      other: 'Ask for someone else',
      otherLine:
        'Your child, someone you act for, a client, or someone who has died. Choose who on this page.',
    },
    /** In place of the forms, where the clinic takes requests by telephone, post and email only. */
    noForms: {
      change: 'Choose this to have something corrected, deleted, moved or no longer used.',
      other: 'For your child, someone you act for, a client, or someone who has died.',
      stop: 'You don’t have to give a reason, and we cannot refuse.',
      intro: 'You can ask by telephone, by post or by email. It is free, and you don’t need to know the law.',
      tell: {
        access:
          'Please tell us your name and date of birth, what you would like a copy of, and how we can send it to you. If you ask for someone else, please tell us who they are and your relationship to them.',
        rights:
          'Please tell us your name and date of birth, which information it is about, and what you would like us to do with it.',
        'opt-out':
          'Please tell us your name, and which email address, number or postal address we should stop using.',
        complaint: 'Please tell us your name, what happened, and what you would like us to do about it.',
      },
      counts: {
        access: 'Your request counts from the day on which it reaches us. We must answer within one month.',
        rights: 'Your request counts from the day on which it reaches us. We must answer within one month.',
        'opt-out': 'We stop on the day on which we hear from you.',
        complaint: 'We confirm that we have your complaint, look into it, and tell you the outcome.',
      },
    },
    /** In place of the form, where the clinic has no news or offers to send. */
    noMarketing: 'We send no marketing messages, so there is nothing to stop.',
    changeHeading: 'Change, delete, move or stop something',
    changeIntro: 'Each opens the same form, with your choice made. You can choose several there.',
    otherHeading: 'Ask for someone else',
    otherIntro:
      'Each opens the form for a copy of records, and says there what we need from you. To change something for someone else, or to complain for them, use those forms. They ask who it is for.',
    youngHeading: 'Are you under 18?',
    optOutHeading: 'NHS data and research',
    optOutIntro: 'The national data opt-out, in England.',
    optOut:
      'You can choose that the NHS does not use your data for research and planning. This is called the national data opt-out. It covers care that the NHS pays for or arranges.',
    optOutPrivate: 'It does not cover care that you pay for yourself, with us or anyone else.',
    optOutNhs: 'With us, it covers your NHS care and not the care that you pay for yourself.',
    optOutHow: 'We cannot record that choice for you. You make it, and change it, with the NHS.',
    optOutLink: 'Make your choice on the NHS website',
    optOutAddress: 'https://www.nhs.uk/your-nhs-data-matters/',
    regulatorHeading: 'Not happy with us?',
    regulator:
      'You can complain to the regulator, the {regulator}, at any time. It helps if you have told us first. You can also go to court.',
    regulatorOnline: 'Online',
    regulatorLink: 'How to complain to the {regulator}',
  },
  access: {
    paper: 'Prefer paper? Print this page: it prints as a form to fill in by hand.',
    paperHeading: 'On paper',
    paperHow: 'Write in capital letters, tick what applies and leave the rest blank.',
    paperPost: 'Post it to us, or hand it in at the clinic:',
    /** Where somebody else runs the front desk, or nobody does. */
    paperPostNoDesk: 'Post it to us, or give it to us in person:',
    paperByPost: 'Or ask us to post you one: {phone}.',
    print: 'Print this form',
    paperSigned: 'Signature',
    paperDated: 'Date',
    paperOther: 'Only if you chose “{option}”:',
    secure: 'What you write is stored encrypted. Only the team that answers requests reads it.',
    /** Where one practitioner works alone. */
    secureAlone: 'What you write is stored encrypted. Only those who answer requests read it.',
    privacy: 'How we use what you tell us here',
  },
  outcome: {
    nothingHere: 'This page is shown after you have sent something. There is nothing to show now.',
    start: 'See what you can ask for',
    home: 'Go to the home page',
  },
  footer: {
    label: 'About this site',
    policiesHeading: 'Policies',
    requestsHeading: 'Your requests',
    aboutHeading: 'About us',
    access: 'Ask for a copy of your records',
    optOut: 'Stop marketing messages',
    rights: 'Use your other rights',
    complaint: 'Complain about your data',
    accessibility: 'Accessibility',
    easyRead: 'Easy Read',
    website: 'Clinic website',
    controller: '{name} is responsible for your information. Fee register number {register}.',
    company: 'Company number {number}.',
    companyIn: 'Registered in {part}, company number {number}.',
    office: 'Registered office: {address}.',
    /** For a business without a registered office. */
    place: 'Main place of business: {address}.',
    vat: 'VAT number {number}.',
  },
  mailbox: {
    title: 'Local mailbox',
    intro: 'Emails that this copy of the site would have sent. Nothing here left this computer.',
    empty: 'No emails yet. Send a request and they appear here.',
    list: 'Emails, newest first',
    to: 'To',
    from: 'From',
    replyTo: 'Reply to',
    at: 'Sent',
    back: 'Back to all emails',
    html: 'As it looks',
    text: 'As plain text',
  },
} as const;
