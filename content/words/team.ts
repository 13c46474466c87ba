const greatBritain =
  'The law: Access to Health Records Act 1990, s.3(5) times, 3(6) proof, 4(3) note by the patient, 5 what to leave out, 6 correction, 11 in writing. Data protection law, its month and its exemptions do not apply.';

/**
 * What the law requires for each request, as a checklist for the requests team, with the time limit of each step. Each
 * rule cites its article.
 */
export const teamWords = {
  checksHeading: 'What to check next',
  checks: {
    cctv: 'CCTV: secure the pictures today, before they are overwritten after {days} days.',
    identity:
      'Identity: ask for proof only if you are in real doubt. A known patient writing from the address on file may need none. If you ask, ask now: the month then starts when you have it (UK GDPR Art 12(6), 12A).',
    /** The same when the date has passed, so that proof no longer moves it. */
    identityLate:
      'Identity: ask for proof only if you are in real doubt. The date has passed, so asking now gives no more time (UK GDPR Art 12(6)).',
    identityComplaint:
      'Identity: you can look into a complaint without proof of who made it. Make sure who it is before the outcome tells anything about anyone.',
    authority:
      'Authority: someone acts for the person it is about. Have they shown that they may? If in doubt, ask now, or send the answer to the person it is about.',
    authorityLate:
      'Authority: someone acts for the person it is about. Have they shown that they may? If in doubt, ask, or send the answer to the person it is about. The date has passed, so asking now gives no more time.',
    child:
      'Child: the right is the child’s own. {law} If the child understands, ask the child, and answer the parent only if the child agrees or it is plainly best for the child.',
    childLaw: {
      england: 'In England it depends on whether the child understands, not on an age.',
      wales: 'In Wales it depends on whether the child understands, not on an age.',
      scotland: 'In Scotland a child of 12 or over is taken to understand (DPA 2018 s.208).',
      'northern-ireland': 'In Northern Ireland it depends on whether the child understands, not on an age.',
    },
    search:
      'Search: make a reasonable and proportionate search of every place listed in your privacy notice (UK GDPR Art 15(1A)). Write down where you looked.',
    thirdParties:
      'Other people: leave out what is about them, unless they agree or it is reasonable without. Do not hide the names of treating professionals (DPA 2018 Sch 2 para 16 and 17).',
    seriousHarm:
      'Serious harm: if giving the information would be likely to cause serious harm to anyone’s health, get the opinion of the appropriate health professional, not older than six months (DPA 2018 Sch 3 Part 2).',
    keep: 'Delete or change nothing to keep it from the person: that is a crime (DPA 2018 s.173).',
    form: 'Form of the answer: as the person asked. To a request by email or form, answer electronically unless they want it otherwise (UK GDPR Art 12(3)). Never attach records to an email.',
    entitled:
      'Entitled: only the personal representative, and anyone who may have a claim because of the death. Being next of kin is not enough. If you need proof, ask for it within {proof} days. The form counts as the written application that the law requires.',
    recent:
      'Age of the record: was anything in it, or in the part asked for, made before {since}? Then you have {long} days, even if there is a newer entry too: record “Part of the record is older: 40 days”. If nothing was, you have {short} days: record the other answer. Until you record one of them, the date is the one for {short} days.',
    recentNorthernIreland:
      'Age of the record: the Order gives {short} or {long} days, depending on when the record was made (article 5). Record one of the two answers: “The whole record is recent” for {short} days, or “Part of the record is older” for {long}. If you are not sure, keep to {short} days.',
    patientsNote:
      'Note by the patient: does the record say that the patient wanted nobody to see it after their death? Then give no access.',
    covered:
      'Leave out: what is likely to cause serious harm to anyone’s physical or mental health; what the patient told you, or let you find out, in the belief that this person would not be told; what is about someone else or came from them and shows who they are, unless they agree or treated the patient; and what has nothing to do with a claim because of the death.',
    coveredSince:
      'Leave out what was made before {since} too, unless the rest cannot be understood without it. There is no fee.',
    correction:
      'Correction: if the person says that something in the record is wrong, correct it, or write what they say beside it, and give them a copy of that for free.',
    /** The legal source of the checks for the records of somebody who has died. */
    sourceAfterDeath: {
      england: greatBritain,
      wales: greatBritain,
      scotland: greatBritain,
      'northern-ireland':
        'The law: Access to Health Records (Northern Ireland) Order 1993. Data protection law, its month and its exemptions do not apply. Read the article before you refuse anything.',
    },
    adultInScotland:
      'Scotland: if the person cannot decide for themselves, someone entitled to act for them under the Adults with Incapacity (Scotland) Act 2000 can also apply under the Access to Health Records Act 1990 (s.3(1)(ee)). That Act gives {short} or {long} days, so try to answer within {short}.',
    perRight: 'Decide each thing that is asked by itself, and answer each.',
    correct:
      'To correct: check the fact and put it right, or complete it. A clinical opinion stays as it was written, with the person’s view beside it. Tell those you shared it with (UK GDPR Art 16, 19).',
    erase:
      'To erase: clinical records are nearly always kept, for care, by law and for claims; say for how long and why. Erase what nobody needs, such as marketing data, and tell those you shared it with (Art 17, 19).',
    restrict:
      'To hold back: mark it and stop using it; keep it safe. Use it again only with consent, for claims, to protect someone, or for an important public reason, and tell the person first (Art 18).',
    port: 'To hand over: what the person gave you, held by computer, by consent or contract, in a machine-readable format, to the person or to another organisation (Art 20).',
    object:
      'Objection: stop, unless you have compelling reasons that weigh more or need it for a claim. Against marketing there is nothing to weigh: stop today and put the person on the permanent list (Art 21).',
    withdraw:
      'Consent withdrawn: stop now, as easily as it was given. What was done before stays lawful. Take publicity pictures down (Art 7(3)).',
    human:
      'Decision by a machine: have a person with the power to change it look again, hear the person, and explain the outcome (Art 22A to 22D, or Art 22 for a decision from before {since}).',
    refusal:
      'If you refuse, even in part: say why, and name the right to complain to you, to the regulator and to go to court. Candour’s email says this (Art 12(4)).',
    begin:
      'Begin to look into it now: the duty does not wait for the acknowledgement (DPA 2018 s.164A). Nobody should investigate themselves.',
    /** For complaints received before 19 June 2026, when that section came into force. */
    beginBeforeLaw: 'Begin to look into it now. Nobody should investigate themselves.',
    informed: 'Keep the person informed while it lasts, by the way they prefer.',
    outcome:
      'Tell the outcome without undue delay: what you found, what you do about it, and that they can go to the regulator.',
    earlier:
      'If it is about an earlier request, record “disputed” there: that case is then kept for the longer time which your privacy policy promises.',
    stop: 'Take the person off every list and every company that sends for you, today. This right is absolute: there is nothing to weigh and nothing to refuse (UK GDPR Art 21(3)).',
    profiling: 'Stop choosing offers based on what you know about this person.',
    care: 'Messages about care, such as reminders, may go on.',
    suppression:
      'They are on the suppression list for good. Never delete them from it, even when the person asks you to erase everything: the list is what keeps you from writing again.',
  },
  stepsHeading: 'How long each step may take',
  steps: {
    proof: 'Proof of identity or authority, if you need it: ask today. The time starts when you have it.',
    proofLate: 'Proof of identity or authority: asking for it now does not move the date, which has passed.',
    proofAfterDeath: 'Proof, if you need it: ask by {askBy}. If you ask later, the date stays as it is.',
    proofAfterDeathLate:
      'Proof, if you need it: the last day on which asking moved the date was {askBy}. The date stays as it is.',
    question:
      'A question about what exactly is wanted, if you hold a lot: ask early. The time is paused from then until you have the answer. It is not for routine (UK GDPR Art 12A).',
    /** For requests received before 5 February 2026, when Article 12A came into force. */
    questionBeforeLaw:
      'A question about what exactly is wanted: this request came before {since}, when only the regulator’s guidance let the time be paused. Answer by the date all the same if you can.',
    aim: 'The answer: aim at {target}.',
    due: 'The answer at the latest: {due}.',
    extend:
      'Complex, or many requests from one person: by {extendBy} at the latest tell the person that you need longer, and why. The last day is then {extended}. It can be done once.',
    acknowledge: 'The acknowledgement: by {due}, by letter or telephone if there is no email address.',
    acknowledged: 'The acknowledgement goes out by email.',
    acknowledgedLate: 'The acknowledgement was due by {due} and went out on {on}, which was late.',
    acknowledgeBeforeLaw:
      'The acknowledgement: the law sets no day for a complaint received before {since}. Send one today all the same.',
    outcome: 'The outcome: the law sets no day. Aim at {target}, and say so if you need longer.',
    stop: 'Taking them off every mailing list: today. Telling the person, if there is more to tell: by {month}.',
    record:
      'Write down what happens, and the date follows: npm run cases -- record {reference} WHAT --by NAME',
    /** In an email in which nothing may be clicked. */
    recordOnPages: 'Record what happens on the team pages, and the date follows. The case is {reference}.',
    recordOnline: 'Record what happens on the page of the case, and the date follows: {link}',
  },
  reminder: {
    subject: { one: 'Please look at request {reference}', many: 'Please look at {count} requests' },
    opening:
      'These dates are near or have passed. Nothing here says who asked; “npm run cases -- show” does.',
    openingOnline: 'These dates are near or have passed. Nothing here says who asked; the team pages do.',
    /** To a lead. */
    openingLead:
      'You get this email because you are a lead. The dates of these requests passed a week ago or longer, and nobody has recorded an answer. Nothing here says who asked; the team pages do.',
    soon: '{kind}, received {received}. {task} {due}: {days}.',
    days: { one: 'that is tomorrow', many: 'that is in {days} days', today: 'that is today' },
    passed:
      '{kind}, received {received}. {task} {due}, which has passed. Please act today, and tell the person that you are sorry.',
    optOut:
      '{kind}, received {received}. It is on the suppression list. If the person is off every mailing list too, close the case; if not, do it today.',
    takenBack:
      '{kind}, received {received}. The email address was taken back (“It was not me”). If nothing else is left to stop, close the case.',
    extend: 'If it is complex, the person can still be told of an extension until {extendBy}.',
    /** In the weekly list only. */
    waiting: '{kind}, received {received}. You are waiting for {needs}.',
    waitingUntil:
      '{kind}, received {received}. You are waiting for {needs}. The date is {due} at the earliest.',
    needs: {
      identity: 'proof of identity',
      authority: 'proof of authority',
      fee: 'the fee',
      clarification: 'an answer to your question',
    },
    close:
      'Is it done already? Then write it down, and these reminders end: npm run cases -- record {reference} completed --by NAME',
    closeOnline:
      'Is it done already? Then record it on the page of the case, and these reminders end: {link}',
    /** The person must be given the outcome of a complaint and the findings. */
    closeComplaint:
      'Is it done already? Then write it down, and these reminders end: npm run cases -- record {reference} completed --reason "what you found" --by NAME. Add --notified if you told the person yourself.',
  },
  /** The list of open requests at the start of a week. */
  digest: {
    subject: { none: 'No request is open', one: '1 request is open', many: '{count} requests are open' },
    opening:
      'These requests are open today, {day}. Nothing here says who asked; the team pages do. You get this list at the start of each week.',
    openingNone: 'No request is open today, {day}. Some were changed since the last list.',
    /** The heads of the chains of cases, for somebody outside the server. */
    heads: {
      heading: 'For the record: cases that were changed',
      why: 'Keep this email. If anybody ever doubts a case file, the line of its case here shows whether it was changed afterwards: “npm run verify:case -- FILE --head HASH”.',
      line: '{reference}, entry {count}: {head}',
    },
    headings: {
      late: 'The date has passed',
      week: 'Due within seven days',
      later: 'Due later',
      waiting: 'Awaiting the person',
    },
    line: '{reference}: {sentence} {inCharge}\n{link}',
    inCharge: 'In charge: {who}.',
    nobody: 'Nobody is in charge yet.',
    more: 'And {count} more. The team pages show all of them.',
    off: 'To stop this list, write “digest: off” in team.yaml.',
  },
} as const;
