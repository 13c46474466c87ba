/** The error pages of the team pages: what happened, and what to do next. By HTTP status, and by what was refused. */
export const teamErrorWords = {
  400: {
    title: 'We could not read that form',
    body: 'Nothing was changed. Open the page again, and send the form from there.',
  },
  403: {
    title: 'That form was not accepted',
    body: 'It came from another website, or from a page that you opened before you last signed in. Nothing was changed. Open the page again, and send the form from there.',
  },
  404: {
    title: 'Page not found',
    body: 'There is no page at this address. If it has a reference in it, check each character, or look for the request in the list.',
  },
  405: {
    title: 'That does not work here',
    body: 'This address cannot be used in that way. Start from the list of requests.',
  },
  413: {
    title: 'That is too long to send',
    body: 'A form may have 100 kB at most, which is about 30 pages of text. Nothing was changed. Go back and shorten the text. If you pasted an email, leave out its attachments.',
  },
  415: {
    title: 'We could not read that form',
    body: 'It came in a format that this page does not take. Nothing was changed. Open the page again, and send the form from there.',
  },
  429: {
    title: 'Please wait a little',
    body: 'There have been too many requests from your network, so we did not take this one. Nothing was changed. Try again in an hour.',
  },
  500: {
    title: 'Something went wrong on our side',
    body: 'It is not your fault. Try again in a few minutes. If you sent a form, look at the case first, because it may have been kept. If it happens again, tell whoever runs these pages for the clinic.',
  },
  503: {
    title: 'The database cannot be used just now',
    body: 'Try again in a few minutes. If you sent a form, look at the case first, because it may have been kept. If it happens again, tell whoever runs these pages for the clinic.',
  },
  filesTooLarge: {
    title: 'Those files are too large',
    body: 'All files of a case together may have {most} MB. Nothing was kept. Make the files smaller, or give the copy on a memory stick.',
  },
  leadsOnly: {
    title: 'Only a lead can do that',
    body: 'Nothing was changed. Ask one of the leads on the People page.',
  },
  notOnTeam: {
    title: 'That person is not on the team',
    body: 'Somebody who is taken out of team.yaml is signed out, and cannot sign in again. Nothing else has to be done.',
  },
} as const;
