/** The team page with a calendar address, and the calendar itself. */
export const teamCalendarWords = {
  title: 'Calendar',
  intro:
    'You can subscribe to the dates of open requests in the calendar of your telephone or computer. It shows references and kinds of request, and no names.',
  secret:
    'A calendar program cannot sign in, so the address itself is the key: anyone who has it can read the calendar. Do not pass it on. It stops working when you remove it here, or when you are no longer on the team.',
  none: 'You have no calendar address.',
  has: 'You have a calendar address, made on {day}. It was shown once, and we keep only a fingerprint of it.',
  make: 'Make a calendar address',
  again: 'Make a new address',
  againHint: 'The former address stops working at once.',
  remove: 'Remove the address',
  removed: 'The address is removed. Delete the calendar from your devices too.',
  made: 'This is your calendar address',
  copy: 'Copy it now: it is not shown again. In your calendar program, choose “Subscribe” or “Add calendar from a URL” and paste it there.',
  address: 'Calendar address',
  /** The calendar. */
  name: 'Privacy requests',
  summary: '{task}: {kind} {reference}',
  tasks: {
    answer: 'Answer due',
    acknowledge: 'Acknowledge',
    outcome: 'Tell the outcome',
    stop: 'Close once done',
    waiting: 'Awaiting the person',
  },
} as const;
