import { optOutJourney } from '../support/opt-out-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

/** The thorough tests have the same with JavaScript on. */

optOutJourney('with JavaScript off', { ...PHONE_SCREEN, javaScriptEnabled: false });
