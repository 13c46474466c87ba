import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewerDatabase } from '../migrate.ts';
import type { DatabaseStatus } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { migrationsDone } from './adopt.ts';
import { connect } from './connection.ts';
import { firstStepNames } from './steps.ts';

/** Returns the state of the database in a data directory without changing it. */
export function sqliteStatus(dataDir: string): Promise<DatabaseStatus> {
  const file = join(dataDir, 'candour.db');
  const done = existsSync(file) ? doneIn(file) : [];
  const known = [...firstStepNames, ...Object.keys(migrations)];
  const [unknown] = done.filter((name) => !known.includes(name));
  if (unknown !== undefined) throw new NewerDatabase(`it has the migration ${unknown}, which this one lacks`);
  const pending = known.filter((name) => !done.includes(name));
  return Promise.resolve({ engine: `SQLite, ${file}`, done, pending });
}

function doneIn(file: string): string[] {
  const { db } = connect(file, { readOnly: true });
  try {
    return migrationsDone(db);
  } finally {
    db.close();
  }
}
