import { accessJourney } from '../support/access-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

/** The thorough tests have the same with JavaScript off. */

accessJourney('with JavaScript on', PHONE_SCREEN);
