/** Errors of the consent API, for developers: why a receipt or a visit was not accepted. */
export const receiptWords = {
  malformed: 'We could not read this record of a choice.',
  contradiction: 'This record says two things that cannot both be true.',
  unfit: 'This record names a service that the banner did not ask about.',
  stale: 'This record is about words that we have not shown. Please open the page again.',
  limited: 'There have been many records from your network. Please wait a little.',
  'too-long': 'This record is too long.',
  'no-page': 'There is no page of that name whose visits are counted.',
} as const;
