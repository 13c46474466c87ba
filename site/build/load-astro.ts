import { silenceAstro } from './silence-astro.ts';

/** Astro, which is large: only what draws waits for it. */
export function loadAstro(): Promise<typeof import('astro')> {
  silenceAstro();
  return import('astro');
}
