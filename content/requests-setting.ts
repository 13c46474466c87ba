/**
 * Whether the site takes requests by forms, which needs the server: the setting `REQUESTS`, `on` unless it is `off`.
 * Throws if it is anything else.
 */
export function takesRequests(env: Record<string, string | undefined>): boolean {
  const given = env['REQUESTS'] || 'on';
  if (given !== 'on' && given !== 'off') throw new Error(`REQUESTS: expected on or off, found “${given}”`);
  return given === 'on';
}
