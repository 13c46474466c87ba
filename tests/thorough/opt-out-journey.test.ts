import { optOutJourney } from '../support/opt-out-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

optOutJourney('with JavaScript on', PHONE_SCREEN);
