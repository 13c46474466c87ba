import { z } from 'zod';
import { yesNo } from './expect.ts';

/**
 * What the policies say in the clinic's name that no law says in the same words, and so may not be true of every clinic:
 * the question that `npm run adopt` asks about each. `false` in clinic.yaml takes the sentence out.
 */
export const promises = {
  accessLogged: 'Does your record system log who looked at a record?',
  changesLogged: 'Does your record system keep a trail of each change to a record?',
  rightsByRole: 'Does your record system show people only what their role needs?',
  ownAccounts: 'Does everyone who uses the record system have their own account and password?',
  leaversSameDay: 'When somebody leaves, does their access end on the same day?',
  confidentialityAgreements: 'Does everyone who sees records sign an agreement to keep confidence?',
  yearlyTraining: 'Is everyone trained in privacy when they start, and again every year?',
  accessChecked: 'When you check your records, do you also look at who opened them?',
  wellKnownPatients: 'Do you check who has opened the records of patients who are well known?',
  paperLocked: 'Are paper records in locked cabinets, and do you note who takes one out?',
  roomsLocked: 'Are rooms, screens and devices locked when nobody is there?',
  clearDesks: 'Are desks clear at the end of the day?',
  screensTurned: 'Do screens face away from patients and visitors?',
  quietReception: 'Can people talk to you in another room instead of at reception?',
  paperShredded: 'Is paper with patients’ details shredded?',
  attachmentsScanned: 'Are email attachments checked for harmful software?',
  callersChecked: 'Do you check who is calling before you say anything about a patient?',
  noHealthOnVoicemail: 'Do you leave no health details on voicemail?',
  policeCalledBack: 'If the police ask, do you call back through their switchboard first?',
  noPersonalPhones: 'Do you take photographs of patients on the clinic’s own equipment only?',
  photographsMoved: 'Do you move each photograph into the record at once and delete it from the camera?',
  productDetailsGiven: 'Do you give patients the details of each product or implant in writing?',
  destructionLogged: 'Do you keep a log of the records that you destroy?',
  destructionCertified: 'If a company destroys records for you, does it give you a certificate?',
  callsAnnounced: 'Do you tell callers at the start that the call is recorded?',
  camerasAimed: 'Do your cameras leave out the neighbours, and where people undress or are treated?',
  camerasReviewed: 'Do you ask every year whether you still need your cameras, and write the answer down?',
  softwareOptional: 'Can a patient say no to software that drafts notes, and be treated all the same?',
  noMarketingUnder18: 'Do you send no marketing to anyone under 18?',
  copyAtClinic: 'Can people read a copy of your privacy notice at the clinic?',
} as const;

export type PromiseName = keyof typeof promises;
export const promiseNames = Object.keys(promises) as PromiseName[];

/** Each promise as a fact: true unless clinic.yaml says otherwise, as in the texts before the clinic was asked. */
export const promiseFacts = z
  .strictObject(
    Object.fromEntries(promiseNames.map((name) => [name, yesNo.default(true)])) as Record<
      PromiseName,
      z.ZodDefault<typeof yesNo>
    >,
  )
  .prefault({});
