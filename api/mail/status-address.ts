import { addresses } from '../../content/addresses.ts';
import type { StoredRequest } from '../domain/case.ts';
import { signOutcomeToken } from '../domain/tokens.ts';
import type { MessageDependencies } from './messages.ts';

/** The absolute URL of the page of a request, which says where it is. */
export const statusAddress = (
  { keys, url }: Pick<MessageDependencies, 'keys' | 'url'>,
  { id }: Pick<StoredRequest, 'id'>,
): string => url(`${addresses.received}${signOutcomeToken(keys, id)}/`);
