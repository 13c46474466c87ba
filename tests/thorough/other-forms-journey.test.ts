import { otherFormsJourney } from '../support/other-forms-journey.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

otherFormsJourney('with JavaScript on', PHONE_SCREEN);
