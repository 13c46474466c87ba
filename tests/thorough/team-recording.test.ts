import { describe, test } from 'vitest';
import { recordable } from '../../api/domain/events.ts';
import { compareBothWays, kindsOfCase, states } from '../support/recording.ts';

/** Every event, in every kind and state of a case, with and without a text. Today is 22 November 2026. */

describe('every event on the page and by command gives the same', () => {
  test.each(
    kindsOfCase.flatMap(([kind, entry]) =>
      states.map(([state, prepare]) => [kind, state, entry, prepare] as const),
    ),
  )('%s, %s', (_kind, _state, entry, prepare) => compareBothWays(recordable, entry, prepare));
});
