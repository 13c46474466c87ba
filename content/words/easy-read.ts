/**
 * The Easy Read page: short sentences with one idea each, and hard words explained. A picture goes with each sentence,
 * so a sentence that is replaced should keep its idea.
 */
export const easyReadWords = {
  title: 'Your privacy in Easy Read',
  summary: 'What {clinic} knows about you, in short sentences with pictures.',
  about: {
    heading: 'About this page',
    us: 'We are {clinic}.',
    page: 'This page is about what we know about you. We call this your information.',
    help: 'You can ask someone to help you read it.',
    more: 'This page is short. Our privacy notice says more.',
  },
  know: {
    heading: 'What we know about you',
    person: 'We know your name, your date of birth and how to reach you.',
    record: 'We write down your health problems and how we treat you. This is your health record.',
  },
  why: {
    heading: 'Why we need it',
    care: 'We need it to give you safe care.',
    law: 'The law says that we must keep health records.',
  },
  who: {
    heading: 'Who sees it',
    team: 'The people who care for you can see your record.',
    others: 'Sometimes we tell other people. We do this if you agree, or if the law says so.',
    safe: 'We keep your information safe.',
    sold: 'We never sell it.',
  },
  long: {
    heading: 'How long we keep it',
    record: 'We keep an adult’s health record for {years} years after the last visit.',
    other: 'We keep some things for longer. We keep other things for less time.',
  },
  rights: {
    heading: 'What you can ask for',
    copy: 'You can ask to see your record. You can have a copy.',
    correct: 'You can tell us if something is wrong. We look at it and put mistakes right.',
    delete: 'You can ask us to delete something. Sometimes the law says that we must keep it.',
    stop: 'You can ask us to stop using your information for some things.',
    news: 'You can say no to news and offers. Then we stop sending them.',
    free: 'Asking is free.',
    month: 'We must answer within one month. If we need more time, we tell you.',
  },
  ask: {
    heading: 'How to ask',
    form: 'You can ask on this website.',
    formLink: 'See what you can ask for',
    phone: 'You can call us.',
    hours: 'We are here {hours}.',
    email: 'You can email us.',
    post: 'You can write to us: {post}.',
    person: 'Someone you trust can ask for you.',
  },
  unhappy: {
    heading: 'If you are not happy',
    complain: 'Please tell us. We look into it and tell you what we find.',
    complainLink: 'Complain to us',
    regulator: 'You can also tell the {regulator}. They make sure that people’s information is looked after.',
    regulatorLink: 'How to complain to the {regulator}',
  },
  back: 'Read the privacy notice',
} as const;
