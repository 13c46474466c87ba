/**
 * How a date came about, one step a sentence, for the person and for the team. Sources of the rules: UK GDPR Art 12(3)
 * and 12A as the ICO counts them, DPA 2018 s.164A, Access to Health Records Act 1990 and the Order of 1993.
 */
export const dueDateWords = {
  /** What a date is for, before the date. */
  labels: {
    answer: 'We must answer by',
    acknowledge: 'We must confirm that we have it by',
    outcome: 'We aim to tell you the outcome by',
    stop: 'We stopped on',
  },
  /** The same once the day has passed. */
  missed: {
    labels: {
      answer: 'We should have answered by',
      acknowledge: 'We should have confirmed that we have it by',
      outcome: 'We aimed to tell you the outcome by',
    },
    /** Under the label and its day, while the case is open. */
    open: {
      answer: 'We are sorry that we have not answered yet.',
      acknowledge: 'We are sorry that we have not confirmed it yet.',
      outcome: 'We are sorry that we have not told you the outcome yet.',
    },
    /** In the mail that closes a case late. */
    closed: {
      answer: 'We should have answered by {due}, and did not. We are sorry.',
      acknowledge:
        'We should have confirmed by {due} that we have your complaint, and did not. We are sorry.',
      outcome: 'We aimed to tell you the outcome by {due}, and did not. We are sorry.',
    },
    stop: 'You asked us on {asked}. We should have stopped on that day, but stopped only on {stopped}. We are sorry.',
  },
  /** In place of a date that passed while we wait for something from the person. */
  waiting: { label: 'Our time to answer', value: 'Waiting for what we asked you for' },
  /** Where the only address of an opt-out was taken back by “It was not me”. */
  takenBack: 'We took the email address off our list on',
  closed: 'We closed this case on',
  reopened: 'We opened this case again on',
  /** How sentences below speak of a day to come, or today, and of one that has passed. */
  tense: {
    ahead: { ends: 'ends', end: 'end', runs: 'runs', gives: 'gives', aim: 'aim' },
    past: { ends: 'ended', end: 'ended', runs: 'ran', gives: 'gave', aim: 'aimed' },
  },
  passed: '{day}, which has passed',
  received:
    'The request arrived on {received}. The time starts on that day, even when it is a weekend or a holiday.',
  /** Where the time is counted in days, or is none. */
  arrived: 'It arrived on {arrived}.',
  /** In place of all steps, where these are behind a link. */
  short: {
    month: 'The law gives one month to answer.',
    acknowledge: 'The law gives {days} days to confirm that we have a complaint.',
    outcome: 'The law sets no day for the outcome.',
    deceased: '{act} sets the time to answer.',
  },
  /** What was asked for before the time starts. */
  needs: {
    identity: 'proof of who is asking',
    authority: 'proof that the person asking may act for someone else',
    fee: 'the fee',
    clarification: 'more detail about what is wanted',
  },
  /** In place of the proof of authority, for the record of someone who has died. */
  authorityAfterDeath: 'proof that the person asking may see the record',
  needReceived:
    'We asked for {need} on {asked} and had it on {received}. The time cannot start before that day.',
  needOpen:
    'We asked for {need} on {asked} and do not have it yet. The time starts when we have it, so the real date will be later than the one shown.',
  /** The same where the earliest date has passed too, so that none is shown. */
  needAwaited:
    'We asked for {need} on {asked} and do not have it yet. The time to answer starts when we have it.',
  late: 'We asked for {need} on {asked}, which was too late to change the date.',
  month: 'The law gives one month to answer. It {ends} on the same date of the next month: {raw}.',
  monthEnd:
    'The law gives one month to answer. The next month has no {dayOfMonth}, so it {ends} on its last day: {raw}.',
  extended: 'On {on} we said that we need longer, and why. The law then allows two more months.',
  extendedMonths: 'Three months from the start {end} on {raw}.',
  pause:
    'On {asked} we asked what exactly is wanted, and had the answer on {received}. The time was paused in between: {days}.',
  pauseOpen:
    'On {asked} we asked what exactly is wanted. The time is paused until we have the answer, so the real date will be later than the one shown.',
  pauseAwaited:
    'On {asked} we asked what exactly is wanted. The time to answer is paused until we have the answer.',
  pauseBeforeLaw:
    'The law itself has said so since {since}. This request came before then, when it was the regulator’s guidance.',
  days: { none: 'no day', one: '1 day', many: '{days} days' },
  paused: 'With {days} added, the time {ends} on {raw}.',
  weekend: 'That day is a {weekday}, so the time {runs} to the end of the next working day: {due}.',
  bankHoliday:
    'That day is a bank holiday ({holiday}), so the time {runs} to the end of the next working day: {due}.',
  /** The same where a bank holiday comes between. */
  weekendAndHoliday:
    'That day is a {weekday}, and {next} is a bank holiday ({holiday}), so the time {runs} to the end of the next working day: {due}.',
  bankHolidays:
    'That day is a bank holiday ({holiday}), and {next} is another ({nextHoliday}), so the time {runs} to the end of the next working day: {due}.',
  pauseReading:
    'The law can also be read to leave out the day of our question, and then the time would end on {later}.',
  acknowledge:
    'The law gives {days} days to confirm that we have a complaint. The day it arrived is the first of them, so they {end} on {raw}.',
  complaintReading: 'The regulator counts from the day after and to a working day, which would be {later}.',
  acknowledged: 'We confirmed on {on} that we have the complaint.',
  acknowledgedLate:
    'We should have confirmed by {due} that we have the complaint. We confirmed it on {on}, which was late, and we are sorry.',
  outcome:
    'The law sets no day for the outcome. It says “without undue delay”. We {aim} to tell you by {target}.',
  /** For complaints received before that day, the law above does not apply (SI 2026/82 reg 7). */
  outcomeBeforeLaw:
    'The law that gives a time for complaints about information applies to those received from {since}. This one came before then, so the law sets no day. We {aim} to tell you the outcome by {target}.',
  atOnce: 'Stopping marketing messages is your choice, and we must stop at once.',
  tellBy: 'The law {gives} us until {raw} to tell you that we have stopped.',
  /** The law on the records of someone who has died, by nation. */
  acts: {
    england: 'The Access to Health Records Act 1990',
    wales: 'The Access to Health Records Act 1990',
    scotland: 'The Access to Health Records Act 1990',
    'northern-ireland': 'The Access to Health Records (Northern Ireland) Order 1993',
  },
  deceased:
    '{act} gives {long} days, or {short} days if the whole record, or the part asked for, was made in the {recent} days before the request. Until we have looked, we go by {short} days. With the first day counted, they end on {raw}.',
  deceasedRecent:
    '{act} gives {short} days, because the whole record, or the part asked for, was made in the {recent} days before the request. With the first day counted, they end on {raw}.',
  deceasedOlder:
    '{act} gives {long} days, because something in the record, or in the part asked for, was made more than {recent} days before the request. With the first day counted, they end on {raw}.',
  /** The same where the words of the Order on the age of a record (art 5(5)) are not confirmed. */
  northernIreland: {
    deceased:
      '{act} gives {short} or {long} days, depending on when the record was made. Until we have looked, we go by {short} days. With the first day counted, they end on {raw}.',
    deceasedRecent:
      '{act} gives {short} days for a record of this age. With the first day counted, they end on {raw}.',
    deceasedOlder:
      '{act} gives {long} days for a record of this age. With the first day counted, they end on {raw}.',
  },
  deceasedReading:
    'Counted from the day after and to a working day, the time would end on {later}. We keep to the earlier day.',
  /** After the other reading of a date, while it is kept. */
  keepEarlier: 'We keep to the earlier day.',
  beyondList:
    'Bank holidays for that year are not announced yet, so only weekends are counted. If one moves the date, the answer is still meant for this day.',
} as const;
