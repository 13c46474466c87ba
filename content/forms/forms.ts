import { accessForm } from './access.ts';
import { complaintForm } from './complaint.ts';
import { optOutForm } from './opt-out.ts';
import { rightsForm } from './rights.ts';
import type { Form, RequestKind } from './question.ts';
import type { Clinic } from '../schema.ts';

/** Every request form, built for this clinic. */
export const forms: Record<RequestKind, (clinic: Clinic) => Form> = {
  access: accessForm,
  'opt-out': optOutForm,
  rights: rightsForm,
  complaint: complaintForm,
};
