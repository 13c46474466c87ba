/** What the page of an event says about the law instead of `team-recording.ts`, where another law applies. */
export const teamLawByKindWords = {
  complaint: {
    'case.identity-requested':
      'You may ask for proof only if you are in real doubt about who is complaining. It moves no date of a complaint (Data Protection Act 2018 s.164A).',
    'case.identity-received':
      'It moves no date. Tell the outcome without undue delay (Data Protection Act 2018 s.164A).',
    'case.authority-requested':
      'Somebody who acts for another must show that they may. It moves no date of a complaint (Data Protection Act 2018 s.164A).',
    'case.authority-received':
      'It moves no date. Tell the outcome without undue delay (Data Protection Act 2018 s.164A).',
    'case.partly-refused':
      'The person must be told the outcome (Data Protection Act 2018 s.164A). The message also says how to complain to the regulator and to a court.',
    'case.refused':
      'The person must be told the outcome (Data Protection Act 2018 s.164A). The message also says how to complain to the regulator and to a court.',
    'case.duplicate':
      'The time counts from the day on which the first of the complaints reached you (Data Protection Act 2018 s.164A). Answer the earlier one.',
    'case.not-ours':
      'You are not the controller of what the complaint is about. The person must be told so, and whom to ask (Data Protection Act 2018 s.164A).',
  },
  /** For the record of someone who has died, in Great Britain. */
  deceased: {
    'case.identity-requested':
      'You may ask for proof of who is asking. If you ask in time, the time starts when you have it (Access to Health Records Act 1990 s.3(6)).',
    'case.identity-received':
      'The time starts on the day on which you had everything that you asked for (Access to Health Records Act 1990 s.3(6)).',
    'case.authority-requested':
      'Only the personal representative, and anyone who may have a claim because of the death, may see the record. If you ask in time, the time starts when they have shown it (Access to Health Records Act 1990 s.3(6)).',
    'case.authority-received':
      'The time starts on the day on which you had everything that you asked for (Access to Health Records Act 1990 s.3(6)).',
    'case.completed': 'The person has the record (Access to Health Records Act 1990 s.3(2)).',
    'case.partly-refused':
      'Tell the person why, and how to complain to you and to go to a court (Access to Health Records Act 1990 ss.4, 5 and 8).',
    'case.refused':
      'Tell the person why, and how to complain to you and to go to a court (Access to Health Records Act 1990 ss.4, 5 and 8).',
    'case.duplicate':
      'The time counts from the day on which the first of the applications reached you (Access to Health Records Act 1990 s.3(5)). Answer the earlier one.',
    'case.not-ours':
      'You do not hold the record that is asked for. Tell the person so, and whom to ask (Access to Health Records Act 1990 s.3(1)).',
  },
  /** The same in Northern Ireland. */
  deceasedInNorthernIreland: {
    'case.identity-requested':
      'You may ask for proof of who is asking. If you ask in time, the time starts when you have it (Access to Health Records (Northern Ireland) Order 1993).',
    'case.identity-received':
      'The time starts on the day on which you had everything that you asked for (Access to Health Records (Northern Ireland) Order 1993).',
    'case.authority-requested':
      'Only the personal representative, and anyone who may have a claim because of the death, may see the record. If you ask in time, the time starts when they have shown it (Access to Health Records (Northern Ireland) Order 1993).',
    'case.authority-received':
      'The time starts on the day on which you had everything that you asked for (Access to Health Records (Northern Ireland) Order 1993).',
    'case.records-recent':
      'The Order gives 21 or 40 days, depending on when the record was made. If you are not sure, keep to 21 days (Access to Health Records (Northern Ireland) Order 1993, article 5).',
    'case.records-older':
      'The Order gives 21 or 40 days, depending on when the record was made. If you are not sure, keep to 21 days (Access to Health Records (Northern Ireland) Order 1993, article 5).',
    'case.completed': 'The person has the record (Access to Health Records (Northern Ireland) Order 1993).',
    'case.partly-refused':
      'Tell the person why, and how to complain to you and to go to a court (Access to Health Records (Northern Ireland) Order 1993).',
    'case.refused':
      'Tell the person why, and how to complain to you and to go to a court (Access to Health Records (Northern Ireland) Order 1993).',
    'case.duplicate':
      'The time counts from the day on which the first of the applications reached you (Access to Health Records (Northern Ireland) Order 1993). Answer the earlier one.',
    'case.not-ours':
      'You do not hold the record that is asked for. Tell the person so, and whom to ask (Access to Health Records (Northern Ireland) Order 1993).',
  },
} as const;
