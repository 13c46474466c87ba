/**
 * Switches off Astro's telemetry and update checks, for every program that starts Astro. Astro reads both variables
 * each time.
 */
export function silenceAstro(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}
