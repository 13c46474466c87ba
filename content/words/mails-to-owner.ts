/** Emails to the owner of the policies, about policies and websites. */
export const ownerMailWords = {
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
} as const;
