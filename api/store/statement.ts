import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './engine.ts';

/** A statement that is built and compiled once for each open database, and then only given its values. */
export interface Statement<Values, Row> {
  all: (db: Db, values: Values) => Promise<Row[]>;
  first: (db: Db, values: Values) => Promise<Row | undefined>;
  /** Resolves to the number of rows that changed. */
  run: (db: Db, values: Values) => Promise<number>;
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

    const execute = (db: Db, values: Values) => {
      const { adapter } = db.getExecutor();
      let query = compiled.get(adapter);
      if (!query) {
        query = build(db, placeholders as Values).compile();
        compiled.set(adapter, query);
      }
      const given = values as Record<string, unknown>;
      const parameters = query.parameters.map((it) => (it instanceof Placeholder ? given[it.name] : it));
      return db.executeQuery<Row>({ ...query, parameters });
    };

    return {
      all: async (db, values) => (await execute(db, values)).rows,
      first: async (db, values) => (await execute(db, values)).rows[0],
      run: async (db, values) => Number((await execute(db, values)).numAffectedRows ?? 0),
    };
  };
