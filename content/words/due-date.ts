/**
 * How a deadline was calculated, one step a sentence, for the person and the team. Sources of the rules: UK GDPR Art
 * 12(3) and 12A as the ICO counts them, DPA 2018 s.164A, Access to Health Records Act 1990 and the Order of 1993.
 */
export const dueDateWords = {
  /** Label before the date. */
  labels: {
    answer: 'We must answer by',
    acknowledge: 'We must confirm that we have it by',
    outcome: 'We aim to tell you the outcome by',
    stop: 'We stopped on',
  },
  /** Label once the date has passed. */
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
    /** In the email that closes a case late. */
    closed: {
      answer: 'We should have answered by {due}, and did not. We are sorry.',
      acknowledge:
        'We should have confirmed by {due} that we have your complaint, and did not. We are sorry.',
      outcome: 'We aimed to tell you the outcome by {due}, and did not. We are sorry.',
    },
    stop: 'You asked us on {asked}. We should have stopped on that day, but stopped only on {stopped}. We are sorry.',
  },
  /** Replaces a date that passed while we wait for something from the person. */
  waiting: { label: 'Our time to answer', value: 'It waits for what we asked you for' },
  /** For an opt-out whose only email address was cancelled through “It was not me”. */
  takenBack: 'We took the email address off our list on',
  closed: 'We closed this case on',
  reopened: 'We opened this case again on',
  /** Verb forms for the sentences below: a date that is today or in the future, and one that has passed. */
  tense: {
    ahead: { ends: 'ends', end: 'end', runs: 'runs', gives: 'gives', aim: 'aim' },
    past: { ends: 'ended', end: 'ended', runs: 'ran', gives: 'gave', aim: 'aimed' },
  },
  passed: '{day}, which has passed',
  received:
    'The request arrived on {received}. The time starts on that day, even when it is a weekend or a holiday.',
  /** For a time limit that is counted in days, and for no time limit. */
  arrived: 'It arrived on {arrived}.',
  /** What the team needs before the time starts. */
  needs: {
    identity: 'proof of who is asking',
    authority: 'proof that the person asking may act for someone else',
    fee: 'the fee',
    clarification: 'more detail about what is wanted',
  },
  needReceived:
    'We asked for {need} on {asked} and had it on {received}. The time cannot start before that day.',
  needOpen:
    'We asked for {need} on {asked} and do not have it yet. The time starts when we have it, so the real date will be later than the one shown.',
  /** The same when the earliest date has passed, so that no date is shown. */
  needAwaited:
    'We asked for {need} on {asked} and do not have it yet. The time to answer starts when we have it.',
  late: 'We asked for {need} on {asked}, which was too late to change the date.',
  month: 'The law gives one month to answer. It {ends} on the same date of the next month: {raw}.',
  monthEnd:
    'The law gives one month to answer. The next month has no {dayOfMonth}, so it {ends} on its last day: {raw}.',
  extended: 'On {on} we said that we need longer, and why. The law then allows two more months.',
  extendedMonths: 'Three months from the start {end} on {raw}.',
  pause:
    'On {asked} we asked what exactly is wanted, and had the answer on {received}. The time stood still in between: {days}.',
  pauseOpen:
    'On {asked} we asked what exactly is wanted. The time stands still until we have the answer, so the real date will be later than the one shown.',
  pauseAwaited:
    'On {asked} we asked what exactly is wanted. The time to answer stands still until we have the answer.',
  pauseBeforeLaw:
    'The law itself has said so since 5 February 2026. This request came before then, when it was the regulator’s guidance.',
  days: { none: 'no day', one: '1 day', many: '{days} days' },
  paused: 'With {days} added, the time {ends} on {raw}.',
  weekend: 'That day is a {weekday}, so the time {runs} to the end of the next working day: {due}.',
  bankHoliday:
    'That day is a bank holiday ({holiday}), so the time {runs} to the end of the next working day: {due}.',
  pauseReading:
    'The law can also be read to leave out the day of our question, and then the time would end on {later}.',
  acknowledge:
    'The law gives 30 days to confirm that we have a complaint. The day it arrived is the first of them, so they {end} on {raw}.',
  complaintReading: 'The regulator counts from the day after and to a working day, which would be {later}.',
  acknowledged: 'We confirmed on {on} that we have the complaint.',
  acknowledgedLate:
    'We should have confirmed by {due} that we have the complaint. We confirmed it on {on}, which was late, and we are sorry.',
  outcome:
    'The law sets no day for the outcome. It says “without undue delay”. We {aim} to tell you by {target}.',
  /** For complaints received before that day, the law above does not apply (SI 2026/82 reg 7). */
  outcomeBeforeLaw:
    'The law that gives a time for complaints about information applies to those received from 19 June 2026. This one came before then, so the law sets no day. We {aim} to tell you the outcome by {target}.',
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
    '{act} gives 40 days, or 21 days if the whole record, or the part asked for, was made in the 40 days before the request. Until we have looked, we go by 21 days. With the first day counted, they end on {raw}.',
  deceasedRecent:
    '{act} gives 21 days, because the whole record, or the part asked for, was made in the 40 days before the request. With the first day counted, they end on {raw}.',
  deceasedOlder:
    '{act} gives 40 days, because something in the record, or in the part asked for, was made more than 40 days before the request. With the first day counted, they end on {raw}.',
  /** The same where the wording of the Order on the age of a record (art 5(5)) is not confirmed. */
  northernIreland: {
    deceased:
      '{act} gives 21 or 40 days, depending on when the record was made. Until we have looked, we go by 21 days. With the first day counted, they end on {raw}.',
    deceasedRecent:
      '{act} gives 21 days for a record of this age. With the first day counted, they end on {raw}.',
    deceasedOlder:
      '{act} gives 40 days for a record of this age. With the first day counted, they end on {raw}.',
  },
  deceasedReading:
    'Counted from the day after and to a working day, the time would end on {later}. We keep to the earlier day.',
  /** After the date under the other reading, while we keep to this one. */
  keepEarlier: 'We keep to the earlier day.',
  beyondList:
    'Bank holidays for that year are not announced yet, so only weekends are counted. If one moves the date, the answer is still meant for this day.',
};
