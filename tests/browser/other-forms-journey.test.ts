import { otherFormsJourney } from '../support/other-forms-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

/** The thorough tests have the same with JavaScript on. */

otherFormsJourney('with JavaScript off', { ...PHONE_SCREEN, javaScriptEnabled: false });
