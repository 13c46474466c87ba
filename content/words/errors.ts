/** The errors, by HTTP status: what happened, and what to do next. 408 and 431 are answered in plain text, without a page. */
export const errorWords = {
  400: {
    title: 'We could not read that',
    body: 'Your browser sent something we could not read. Please go back and try again.',
  },
  403: {
    title: 'That did not come from our own page',
    body: 'For your safety we only take forms sent from this site. Please open the form here and send it again.',
  },
  404: {
    title: 'Page not found',
    body: 'Check the address, or start from the home page. If you followed a link in an email, copy all of it.',
  },
  405: {
    title: 'That does not work here',
    body: 'This address cannot be used in that way. Please start from the home page.',
  },
  408: {
    title: 'That took too long to reach us',
    body: 'We kept nothing of what you sent. Your connection may be slow: please go back and try again, or call us and we will write your request down.',
  },
  413: {
    title: 'That is too long to send',
    body: 'Please shorten what you wrote and send it again, or call us and we will write it down for you.',
  },
  415: {
    title: 'We could not read that form',
    body: 'Please open the form on this site and send it from there.',
  },
  429: {
    title: 'Please wait a little',
    body: 'There have been many requests in a short time, so we did not take this one, and kept nothing of it. Please go back and try again in an hour, or call us.',
  },
  431: {
    title: 'Your browser sent too much with the address',
    body: 'Old cookies of this website are often the cause. Please delete them or use a private window, or call us.',
  },
  500: {
    title: 'Something went wrong on our side',
    body: 'It is not your fault. Please try again in a few minutes, or call us.',
  },
  503: {
    title: 'We cannot take requests just now',
    body: 'Please try again in a few minutes, or call us and we will write your request down. It counts just the same.',
  },
} as const;
