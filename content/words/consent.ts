/** Texts of the banner, the preferences, the choice on the cookie page, and embeds. */
export const consentWords = {
  banner: {
    heading: 'May we use optional cookies?',
    headingCounter: 'We count visits to these pages',
    ask: '{clinic} would like to use {services}. {text} Nothing starts unless you accept.',
    counter: 'We also count how often a page is read, never by whom.',
    counterOnly:
      '{clinic} counts how often each page is read, to make the pages better. It cannot tell who reads them.',
    counterOff: 'Switch the count off',
    counterIsOff: 'The count is off.',
    signal: 'Your browser asks not to be tracked. The count is off, and stays off unless you switch it on.',
    signalWithoutCounter: 'Your browser asks not to be tracked. Everything is off unless you accept it.',
    change: 'You can change your mind at any time.',
    details: 'See what is used',
    accept: 'Accept',
    reject: 'Reject',
    manage: 'Choose',
  },
  /** Names of services in a row: "Google Analytics by Google (United States)". */
  service: '{name} by {provider} ({country})',
  and: ' and ',
  done: {
    accepted: 'You said yes to everything optional.',
    rejected: 'You said no. Nothing optional is used.',
    chosen: 'Your choice is saved.',
    /** Where the browser stores nothing for the site. */
    notStored:
      'Your browser does not let us store your choice, so we treat it as a no. Nothing optional is used.',
    change: 'Change it',
    close: 'Close',
  },
  preferences: {
    open: 'Cookie settings',
    heading: 'Cookies and visit counts',
    intro: 'Choose what {clinic} may use. You can change this at any time, and everything works without it.',
    always: 'Always on. The pages need it.',
    all: 'Allow: {purpose}',
    one: 'Allow {service}',
    counter: 'Count my visits',
    counterHint:
      'On unless you switch it off. The law allows this count without consent because it only helps us make these pages better, keeps totals, is shared with nobody else, and you can say no.',
    signal: 'Your browser asks not to be tracked, so the count is off unless you switch it on here.',
    embed: 'Loads only when you click its button on a page. Nothing to choose here.',
    provider: 'Provided by {provider}, {country}.',
    own: 'We run it ourselves.',
    notice: 'Privacy notice of {provider}',
    storesOf: '{name}: what it stores',
    storesNothing: 'It stores nothing on your device.',
    /** For a part of a page that another company runs. */
    storesUnknown: 'We do not control what it stores: see its privacy notice.',
    item: '{name} ({kind}), kept {lasts}',
    save: 'Save my choice',
    accept: 'Accept',
    reject: 'Reject',
    close: 'Close without a change',
  },
  receipt: {
    heading: 'Your receipt',
    none: 'There is none yet: you have not chosen.',
    refused: 'You said no on {date}. We keep nothing that could tell you from others who said no.',
    granted: 'You said yes on {date}. Your receipt has the number {id}.',
    download: 'Download the receipt',
  },
  /** On the cookie page, above the form that the script adds. */
  page: {
    heading: 'Your choice',
    without:
      'Nothing optional is used in your browser now: choosing needs JavaScript, and it does not run here. So there is nothing to switch off.',
  },
  embed: {
    intro:
      '{name} is provided by {provider} ({country}). When you click the button, your browser asks their computers for it, and they learn your network address.',
    notice: 'How {provider} uses data',
    show: 'Show {title}',
    elsewhere: 'Open {title} on their website',
    without: 'Without JavaScript it cannot be shown here.',
  },
  table: {
    caption: 'Everything that these pages may store or load',
    name: 'Name',
    setter: 'Who sets it',
    purpose: 'What for',
    basis: 'What allows it',
    lasts: 'How long',
    kind: 'Kind',
    nothing: 'Stores nothing',
    /** For a part of a page that another company runs: its kind, and how long. */
    notOurs: 'We do not control this',
    seeNotice: 'See its notice',
    /** Beside how long a cookie of a choice is kept, as far as Safari keeps it for less. */
    safari: '{lasts}. In Safari: 7 days',
    safariElsewhere: '{lasts}. In Safari, 7 days if you choose on our other websites',
    bases: {
      'strictly-necessary': 'Strictly necessary: what you asked for does not work without it',
      statistical: 'Counting to improve these pages, unless you object',
      appearance: 'How you want the page to look, unless you object',
      consent: 'Only if you say yes',
      /** What this website keeps of a choice. */
      remembered: 'Strictly necessary: you asked us to remember your choice',
      embed: 'Only when you click its button',
    },
  },
} as const;
