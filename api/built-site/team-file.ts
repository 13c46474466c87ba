import { existsSync } from 'node:fs';
import { parseTeam, teamFile } from '../../content/team/load.ts';
import type { Team } from '../../content/team/schema.ts';
import type { Log } from '../base/log.ts';
import { watchedFile } from './watched-file.ts';

/** Reads who is on the team now. Undefined if the clinic has no `team.yaml`: then there are no team pages. */
export interface TeamReader {
  read: () => Team | undefined;
}

/**
 * Watches the clinic's `team.yaml`. While it is invalid, the last valid one applies, or none if there never was one: a
 * mistake in this file must not stop requests from being taken.
 */
export function openTeam(contentDir: string, log: Log): TeamReader {
  const file = teamFile(contentDir);
  const watched = watchedFile(file, parseForLog, log);
  return { read: () => (existsSync(file) ? watched.read() : undefined) };
}

/** The problems without what was found, because the log must not contain an email address. */
function parseForLog(text: string): ReturnType<typeof parseTeam> {
  const parsed = parseTeam(text);
  return parsed.ok
    ? parsed
    : { ok: false, problems: parsed.problems.map((problem) => problem.replace(/, found .*$/s, '')) };
}
