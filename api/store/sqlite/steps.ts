import { stepsOfRelease010 } from './steps-of-0.1.0.ts';
import { stepsSince010 } from './steps-since-0.1.0.ts';

/**
 * The steps of the database on SQLite, in the order of their numbers in `PRAGMA user_version`. PostgreSQL has the same
 * since its first schema (api/store/postgres/migrations.ts).
 *
 * Only what the outbox, the deadlines and lookups need is stored unencrypted. Everything that a person wrote is sealed.
 */
export const firstSteps = [...stepsOfRelease010, ...stepsSince010];

/** The names of those steps as migrations: `0001-sqlite`, and so on. */
export const firstStepNames = firstSteps.map((_, index) => `${String(index + 1).padStart(4, '0')}-sqlite`);
