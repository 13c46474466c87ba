import type { Context } from 'hono';
import { clientNetwork } from './client-network.ts';
import { hourlyLimit, secondsToNextHour } from './hourly-limit.ts';
import type { RouteDependencies } from './dependencies.ts';
import { isStoreFault } from '../store/fault.ts';

/** The limit on forms that are refused: malformed, too long, or with an answer that cannot be taken. */
export interface RefusedForms {
  /** Adds one to those of the client's network. */
  count: (c: Context) => Promise<void>;
  /** How many seconds the network has to wait, if it has sent too many in this hour. */
  secondsToWait: (c: Context) => Promise<number | undefined>;
}

/** The limit is on disk, so that it holds across processes. A fault of the disk never takes a page away. */
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
      log('store.unavailable', { code: error.errcode, reason: error.message });
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
