import { accessForm } from './access.ts';
import { complaintForm } from './complaint.ts';
import { optOutForm } from './opt-out.ts';
import { rightsForm } from './rights.ts';
import { requestKinds } from './question.ts';
import type { Form, RequestKind } from './question.ts';
import type { Clinic } from '../schema.ts';

/** Every request form, built for this clinic. */
export const forms: Record<RequestKind, (clinic: Clinic) => Form> = {
  access: accessForm,
  'opt-out': optOutForm,
  rights: rightsForm,
  complaint: complaintForm,
};

/** The forms that pages lead to: none to stop marketing where the clinic sends none. */
export const offeredForms = ({ newsletter }: Clinic): RequestKind[] =>
  requestKinds.filter((kind) => kind !== 'opt-out' || newsletter !== undefined);
