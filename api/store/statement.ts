import { PostgresAdapter } from 'kysely';
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './engine.ts';

/** A statement that is built and compiled once for each open database, and then only given its values. */
export interface Statement<Values, Row> {
  all: (db: Db, values: Values) => Promise<Row[]>;
  first: (db: Db, values: Values) => Promise<Row | undefined>;
  /** Resolves to the number of rows that changed. */
  run: (db: Db, values: Values) => Promise<number>;
  /** For an insert of one row: inserts a row for each of these values. On PostgreSQL it is one statement. */
  runAll: (db: Db, all: Values[]) => Promise<void>;
}

/** A placeholder for a value while a statement is built. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The placeholders of all values, by name. */
const placeholders: unknown = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/**
 * Declares a statement: `statement<{ id: string }>()((db, { id }) => db.selectFrom('requests').where('id', '=', id))`.
 * The values are only passed on: what is built must be the same whatever they are.
 */
export const statement =
  <Values extends object>() =>
  <Row>(build: (db: Db, values: Values) => Compilable<Row>): Statement<Values, Row> => {
    const compiled = new WeakMap<object, CompiledQuery<Row>>();

    const compiledFor = (db: Db): CompiledQuery<Row> => {
      const { adapter } = db.getExecutor();
      let query = compiled.get(adapter);
      if (!query) {
        query = build(db, placeholders as Values).compile();
        compiled.set(adapter, query);
      }
      return query;
    };

    const execute = (db: Db, values: Values) => {
      const query = compiledFor(db);
      return db.executeQuery<Row>({ ...query, parameters: parametersOf(query, values) });
    };

    const executeAll = async (db: Db, all: Values[]) => {
      if (db.getExecutor().adapter instanceof PostgresAdapter && all.length > 1) {
        const query = compiledFor(db);
        const parameters = all.flatMap((values) => parametersOf(query, values));
        await db.executeQuery<Row>({ ...query, sql: withRows(query, all.length), parameters });
      } else for (const values of all) await execute(db, values);
    };

    return {
      all: async (db, values) => (await execute(db, values)).rows,
      first: async (db, values) => (await execute(db, values)).rows[0],
      run: async (db, values) => Number((await execute(db, values)).numAffectedRows ?? 0),
      runAll: executeAll,
    };
  };

const parametersOf = ({ parameters }: CompiledQuery, values: object): unknown[] =>
  parameters.map((it) => (it instanceof Placeholder ? (values as Record<string, unknown>)[it.name] : it));

/** The text of PostgreSQL's statement that inserts one row, for so many rows. Throws if it is another statement. */
function withRows({ sql, parameters }: CompiledQuery, rows: number): string {
  const [, start, row] = /^(insert into .* values )(\([^()]*\))$/.exec(sql) ?? [];
  if (start === undefined || row === undefined) throw new Error(`Not an insert of one row: ${sql}`);
  return (
    start +
    Array.from({ length: rows }, (_, index) =>
      row.replace(/\$(\d+)/g, (_match, number) => `$${Number(number) + index * parameters.length}`),
    ).join(', ')
  );
}
