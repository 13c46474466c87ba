import { accessJourney } from '../support/access-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

accessJourney('with JavaScript off', { ...PHONE_SCREEN, javaScriptEnabled: false });
