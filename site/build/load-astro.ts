import { silenceAstro } from './silence-astro.ts';

/** Loads Astro on first use, because it is large. Telemetry and update checks are switched off first. */
export function loadAstro(): Promise<typeof import('astro')> {
  silenceAstro();
  return import('astro');
}
