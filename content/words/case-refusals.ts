/** Why the team cannot record something, on the pages and by command. */
export const caseRefusalWords = {
  /** Reasons why an entry is refused. A refused entry changes nothing. */
  refused: {
    unknown:
      'There is no request with the reference {reference}. Check each character, or look for it in the list of open requests.',
    notADay: '“{typed}” is not a date. Write it like 4/12/2026 or 2026-12-04.',
    tooLongAgo: '{day} is too long ago. Check the year.',
    future: '{day} has not come yet. Record what has happened.',
    beforeReceipt: '{day} is before the request came, which was {received}.',
    beforeTurn: '{day} is before {turn}, when the case was last closed or opened again.',
    erased: 'Everything personal in this case was erased on {day}. It can only be read.',
    closed: 'The case was closed on {day}. Record “{reopened}” first if it has come up again.',
    notClosed: 'The case is open, so there is nothing to open again.',
    notForKind: 'That is not for a case of this kind. {why}',
    alreadyAsked: 'That was asked for on {day} and has not come yet. Record when it comes.',
    notAsked: 'That was never asked for, or it has come already. Record first that you asked for it.',
    beforeAsked: '{day} is before it was asked for, which was {asked}.',
    alreadyRecorded: 'That is recorded already, for {day}.',
    nothingToTakeBack:
      'There is nothing to void: the team has recorded nothing yet, or the last entry is an acknowledgement, which the person has received.',
    alreadyExtended: 'The time was extended on {day}. The law allows it once.',
    tooLateToExtend:
      'The person must be told of an extension by {by}, and that day has passed. Answer now, and say that you are sorry.',
    needsReason: 'Write the reason that the person must read: {what}.',
    mustTell:
      'The person must be told, and there is no confirmed email address. Tell them by letter or telephone, then record it with the choice that they know already.',
    mailGoesToday:
      'The email would go today and not on {day}. Record it for today. If the person was told on that day, record it with the choice that they know already.',
    noEmail: 'There is no email address in this case. Correct the contact first.',
    noContact: 'Give at least one of an email address, a telephone number and a postal address.',
    sameContact: 'The case already has that contact.',
    unconfirmed:
      'No email address is confirmed for this case, so nobody gets an email that it is answered. Are you sure that the person has the answer?',
    needsSecondPerson:
      'A second person must look at every refusal. Propose it on the page of the case on the team pages. It is recorded when another person on the team agrees.',
    ownProposal: 'You proposed this refusal. Another person on the team must look at it.',
    noProposal:
      'There is no proposed refusal to look at. It was recorded, changed, taken back or sent back in the meantime.',
    oneIsEnough: 'Your clinic does not ask for a second person. Record the refusal.',
    needsGround: 'Write the ground on which you refuse. Your colleague reads it, and it is never sent.',
    groundNotFor: 'A refusal of this request cannot rest on that. Choose from: {all}.',
    needsReasonBack: 'Write why.',
    needsChecks:
      'The release checklist comes first. Still to do: {missing}. Tick each part on the page of the case, or skip it with a reason.',
    unknownPlace: '“{place}” is not one of the places to search: {all}.',
    needsSearch: 'Nothing was changed. Choose what was found in at least one place.',
    needsCheck: 'Nothing in the checklist was changed.',
    needsWho: 'Write who looked.',
    needsWhyNot: 'Write why this place was not searched: {place}.',
    needsSkipReason: 'Write why this part is skipped: {check}.',
    needsProfessional: 'Write which health professional decided about serious harm, by name or role.',
    searchesFirst: 'This part is done once every place has an entry. Still without one: {missing}.',
    moved: 'Something else was recorded for this case in the meantime. Look at it, and decide again.',
    needsText: 'Write what should be kept with the case: {what}.',
    needsOther: 'Write the reference of the case that this one repeats, such as KT7243T2.',
    otherRepeatsThis:
      'The case {reference} is closed because it repeats this one. If both were closed, nobody would answer. Answer this one.',
    otherClosed:
      'The case {reference} was closed without an answer, so it cannot answer this one. Give another reference, or answer this one.',
    reasonTooLong: 'The reason is longer than {most} characters.',
    proofOpen: 'Proof was asked for and has not come. Record when it comes.',
    recipientUnchecked:
      'Somebody must check the recipient and the address first. That part of the release checklist cannot be skipped here.',
    addressUnconfirmed:
      'No email address is confirmed for this case, so no link can be sent. Send the copy on paper or have it collected.',
    noFiles: 'There are no files. Upload them first.',
    fileGone: 'That file is not there any more.',
    stillChecking: 'These files are still being checked: {files}. Wait a moment, then load the page again.',
    findingsOpen:
      'The check found something in these files: {files}. Decide about each finding first: upload a corrected file, or write why it may stay.',
    needsFindings: 'Tick at least one finding.',
    needsWhyKept: 'Write why it may stay in the file.',
    mustBeRemoved: 'Nobody can open {file}, so a reason does not help. Remove it, and upload it again.',
    alreadyReleased: 'The copy is released already.',
    copyExpired:
      'The link to the copy has expired. Its files are destroyed within an hour. Then you can upload and release them again.',
    notReleased: 'There is no released copy.',
    needsCodeRoute: 'Choose how you tell the person the code.',
    needsHanded: 'Choose how the person got the copy.',
    needsPostedTo: 'Write to which address it was posted.',
    needsHowChecked: 'Write how identity was checked.',
    newKind: 'Choose what kind of request it is: {all}.',
    newChannel: 'Choose how it came: {all}.',
    newName: 'Write the name of the person who asks, or whom it is about.',
    newEmail: '“{typed}” is not an email address.',
    newAsked: 'Write what was asked for, in the person’s words.',
    newFor: 'Choose whose information it is: {all}. “{deceased}” only goes with “{access}”.',
    newReach: 'Give an email address, a telephone number or a postal address: it says what must be stopped.',
    tooLong: 'The text of “{option}” is longer than {most} characters.',
    tooManyMarks: 'The text of “{option}” has too many accents on one letter. Type that word again.',
  },
  /** Completes `notForKind`. */
  onlyFor: {
    clarification: 'Only for a request for a copy is the time paused while you ask what is wanted.',
    month: 'Only requests for a copy and for other rights have a month that can be extended.',
    fee: 'A fee is never asked for that.',
    complaint: 'Only a complaint is acknowledged like that.',
    deceased: 'It matters only for the records of someone who has died.',
    proof: 'Nobody has to prove who they are to stop marketing messages.',
    refuse: 'A request to stop marketing messages cannot be refused.',
    ground: 'Only a refusal of a copy or of another right has a ground.',
    release: 'Only a request for a copy has searches and a release checklist.',
  },
  /** Completes `needsReason`. */
  reasons: {
    need: 'what you need, and how they can send it',
    why: 'why, in words they understand',
    mistake: 'what was wrong, and what holds instead',
    outcome: 'what you found, and what you do about it',
    elsewhere: 'why it is not for you, and whom to ask instead',
  },
  /** Completes `needsText`. */
  texts: {
    'case.note': 'the note',
    'case.assigned': 'who is in charge',
    'case.reply-received': 'what they wrote',
    'case.posted': 'what was posted, and to which address',
    'case.spam': 'why it is spam',
  },
} as const;
