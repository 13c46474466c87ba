/**
 * Astro reports its use to its makers and asks for newer versions. In a privacy product it does neither, whoever starts
 * it. Both variables are read anew at each time.
 */
export function silenceAstro(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}
