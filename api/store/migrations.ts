import { stepsOfRelease010 } from './migrations/release-0.1.0.ts';
import { stepsSince010 } from './migrations/since-0.1.0.ts';

/**
 * The schema, one step per version. `PRAGMA user_version` is the number of steps applied.
 * Never edit a released step: add another.
 *
 * Only what the outbox, the deadlines and lookups need is stored unencrypted. Everything that a person wrote is sealed.
 */
export const migrations = [...stepsOfRelease010, ...stepsSince010];
