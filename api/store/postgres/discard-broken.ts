import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isStoreFault, isWorthRepeating } from '../fault.ts';

/**
 * The pool for Kysely. A connection on which a statement got no answer is closed and not used again: the next statement on
 * it would wait for the same answer.
 */
export const withoutBroken = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  connect: async () => {
    const client = await pool.connect();
    let isBroken = false;
    const query = async (...args: unknown[]) => {
      try {
        return await (client.query as (...all: unknown[]) => Promise<unknown>).call(client, ...args);
      } catch (error) {
        isBroken ||= isStoreFault(error) && !isWorthRepeating(error);
        throw error;
      }
    };
    return {
      query,
      release: () => {
        client.release(isBroken);
      },
    } as PostgresPoolClient;
  },
  end: () => pool.end(),
});
