import type { Context } from 'hono';
import { clientNetwork } from './client-network.ts';
import { hourlyLimit, secondsToNextHour } from './hourly-limit.ts';
import type { RouteDependencies } from './dependencies.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';

/** The rate limit for rejected forms: malformed, too long, or with an invalid answer. */
export interface RefusedForms {
  /** Counts one rejected form for the client's network. */
  count: (c: Context) => Promise<void>;
  /** The seconds that the network must wait. Undefined if it is below the limit. */
  secondsToWait: (c: Context) => Promise<number | undefined>;
}

/** The limit is stored on disk, so that it applies across processes. A disk fault never prevents a page. */
export function refusedForms({
  config,
  store,
  messages,
  clock,
  log,
}: Pick<RouteDependencies, 'config' | 'store' | 'messages' | 'clock' | 'log'>): RefusedForms {
  const limitOf = (c: Context) =>
    hourlyLimit(messages.keys, 'refusedForms', clientNetwork(c, config.trustedProxies), clock.now());

  async function unlessFault<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      if (!isStoreFault(error)) throw error;
      log('store.unavailable', describeFault(error));
      return undefined;
    }
  }

  return {
    count: async (c) => {
      await unlessFault(store.consume(limitOf(c)));
    },
    secondsToWait: async (c) =>
      (await unlessFault(store.isExhausted(limitOf(c)))) ? secondsToNextHour(clock.now()) : undefined,
  };
}
