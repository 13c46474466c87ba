import { policyFacts } from '../../content/rows/policy-facts.ts';
import { register } from '../consent/register.ts';
import { clinic } from './clinic.ts';

/** Every fact that a policy can name, for this build. */
export const facts = policyFacts(clinic, register);
