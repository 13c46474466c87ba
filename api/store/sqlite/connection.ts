import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { QueryResult } from 'kysely';

/** A statement with more values than this is one of a list's length, and is not kept. */
const MOST_VALUES_KEPT = 40;

/** One connection to the file, with its prepared statements by their text. */
export interface Connection {
  db: DatabaseSync;
  execute: <R>(sql: string, parameters: readonly unknown[]) => QueryResult<R>;
}

interface Prepared {
  statement: StatementSync;
  hasRows: boolean;
}

export function connect(file: string, options: { readOnly?: boolean; timeout?: number } = {}): Connection {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true, ...options });
  const kept = new Map<string, Prepared>();

  function prepared(sql: string, values: number): Prepared {
    const known = kept.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    const it = { statement, hasRows: statement.columns().length > 0 };
    if (values <= MOST_VALUES_KEPT) kept.set(sql, it);
    return it;
  }

  return {
    db,
    execute: <R>(sql: string, parameters: readonly unknown[]): QueryResult<R> => {
      const { statement, hasRows } = prepared(sql, parameters.length);
      const values = parameters as SQLInputValue[];
      if (hasRows) return { rows: statement.all(...values) as R[] };
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    },
  };
}
