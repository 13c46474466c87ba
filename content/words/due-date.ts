/** How a due date came about, one step a sentence. Source of the rule: UK GDPR Art 12(3), as the ICO counts it. */
export const dueDateWords = {
  received:
    'The request arrived on {received}. The time starts on that day, even when it is a weekend or a holiday.',
  month: 'The law gives one month to answer. It ends on the same date of the next month: {raw}.',
  monthEnd:
    'The law gives one month to answer. The next month has no {dayOfMonth}, so it ends on its last day: {raw}.',
  weekend: 'That day is a {weekday}, so the time runs to the end of the next working day: {due}.',
  bankHoliday:
    'That day is a bank holiday ({holiday}), so the time runs to the end of the next working day: {due}.',
  beyondList:
    'Bank holidays for that year are not announced yet, so only weekends are counted. If one moves the date, the answer is still meant for this day.',
};
