import { requesterIn } from '../../content/forms/who-asks.ts';
import type { Words } from '../../content/words/words.ts';
import type { StoredRequest } from './case.ts';

/** What a case is called for the team. An application for the record of someone who has died is no subject access request. */
export const headingOfCase = (
  { mails: { teamRequest } }: Words,
  { kind, answers }: Pick<StoredRequest, 'kind' | 'answers'>,
): string => teamRequest.heading[requesterIn(answers) === 'deceased' ? 'deceased' : kind];
