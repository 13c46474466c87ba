/**
 * How a date came about, one step a sentence, for the person and for the team. Sources of the rules: UK GDPR Art 12(3)
 * and 12A as the ICO counts them, DPA 2018 s.164A, Access to Health Records Act 1990 and the Order of 1993.
 */
export const dueDateWords = {
  /** What a date is for, before the date. */
  labels: {
    answer: 'We must answer by',
    acknowledge: 'We must confirm in writing that we have it by',
    outcome: 'We aim to tell you the outcome by',
    stop: 'We stop on',
  },
  received:
    'The request arrived on {received}. The time starts on that day, even when it is a weekend or a holiday.',
  /** Where the time is counted in days, or is none. */
  arrived: 'It arrived on {arrived}.',
  /** What was asked for before the time starts. */
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
  late: 'We asked for {need} on {asked}, which was too late to change the date.',
  month: 'The law gives one month to answer. It ends on the same date of the next month: {raw}.',
  monthEnd:
    'The law gives one month to answer. The next month has no {dayOfMonth}, so it ends on its last day: {raw}.',
  extended: 'On {on} we said that we need longer, and why. The law then allows two more months.',
  extendedMonths: 'Three months from the start end on {raw}.',
  pause:
    'On {asked} we asked what exactly is wanted, and had the answer on {received}. The time stood still in between: {days}.',
  pauseOpen:
    'On {asked} we asked what exactly is wanted. The time stands still until we have the answer, so the real date will be later than the one shown.',
  days: { none: 'no day', one: '1 day', many: '{days} days' },
  paused: 'With {days} added, the time ends on {raw}.',
  weekend: 'That day is a {weekday}, so the time runs to the end of the next working day: {due}.',
  bankHoliday:
    'That day is a bank holiday ({holiday}), so the time runs to the end of the next working day: {due}.',
  pauseReading:
    'The law can also be read to leave out the day of our question, and then the time would end on {later}. We keep to the earlier day.',
  acknowledge:
    'The law gives 30 days to confirm that we have a complaint. The day it arrived is the first of them, so they end on {raw}.',
  complaintReading:
    'The regulator counts from the day after and to a working day, which would be {later}. We keep to the earlier day.',
  acknowledged: 'We confirmed on {on} that we have the complaint.',
  outcome:
    'The law sets no day for the outcome. It says “without undue delay”. We aim to tell you by {target}.',
  atOnce: 'Stopping news and offers needs no thinking about. We must stop at once.',
  tellBy: 'The law gives us until {raw} only to tell you that we have stopped.',
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
  /** The same where the words of the Order on the age of a record (art 5(5)) are not confirmed. */
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
  beyondList:
    'Bank holidays for that year are not announced yet, so only weekends are counted. If one moves the date, the answer is still meant for this day.',
};
