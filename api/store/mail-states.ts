import { sql } from 'kysely';
import type { MailState } from './schema.ts';

/*
 * Written into the statement, not given as values: an index of the mails in one state is used only where the statement
 * itself names that state.
 */
export const WAITING = sql.lit<MailState>('waiting');
export const DEAD_LETTERED = sql.lit<MailState>('dead-lettered');
