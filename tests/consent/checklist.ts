import { everybodyCanChoose } from './checks/accessibility.ts';
import { asksForWhatIsNew, refusalIsRemembered } from './checks/asking-again.ts';
import { nothingBeforeChoice, nothingStale, nothingWithoutScript } from './checks/before-choice.ts';
import { complaintRoute } from './checks/complaint.ts';
import { oneChoiceHolds } from './checks/copies.ts';
import { counterCanBeSwitchedOff } from './checks/counter.ts';
import { embedsWait } from './checks/embeds.ts';
import { bannerIsVisible, firstLayerSaysEnough, rejectIsLikeAccept } from './checks/first-layer.ts';
import { choiceNeedsNoServer } from './checks/outage.ts';
import { eachAlone, nothingPreTicked } from './checks/preferences.ts';
import { pageIsReadable } from './checks/readable.ts';
import { choiceIsRecorded } from './checks/receipts.ts';
import { onlyAChoiceCounts, refusalHolds, refusalIsNobody } from './checks/refusal.ts';
import { contentPolicyHolds, registerIsComplete } from './checks/register.ts';
import { signalIsHonoured } from './checks/signal.ts';
import { controlEverywhere } from './checks/withdrawal.ts';
import type { Check } from './run.ts';

/**
 * What UK law (PECR regulation 6 and Schedule A1, UK GDPR, Equality Act 2010, DPA 2018 section 164A) and the regulator ask
 * of a website's cookies, as far as a browser can see it, in the order in which a report lists it.
 */
export const checklist: Check[] = [
  bannerIsVisible,
  nothingBeforeChoice,
  nothingStale,
  rejectIsLikeAccept,
  refusalHolds,
  onlyAChoiceCounts,
  nothingPreTicked,
  eachAlone,
  firstLayerSaysEnough,
  controlEverywhere,
  asksForWhatIsNew,
  choiceIsRecorded,
  counterCanBeSwitchedOff,
  embedsWait,
  registerIsComplete,
  refusalIsRemembered,
  pageIsReadable,
  signalIsHonoured,
  everybodyCanChoose,
  nothingWithoutScript,
  contentPolicyHolds,
  complaintRoute,
  choiceNeedsNoServer,
  refusalIsNobody,
  oneChoiceHolds,
];
