import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadYaml, parseYaml } from '../load.ts';
import type { Loaded } from '../load.ts';
import { teamSchema } from './schema.ts';
import type { Team } from './schema.ts';

/** The path of `team.yaml` in a clinic's folder, whether or not it exists. */
export const teamFile = (directory: string): string => join(directory, 'team.yaml');

/** Reads `team.yaml`. The value is undefined if the clinic has none, and then there are no team pages. */
export function loadTeam(directory: string): Loaded<Team | undefined> {
  const file = teamFile(directory);
  return existsSync(file) ? loadYaml(file, teamSchema) : { ok: true, value: undefined };
}

/** Parses the text of a `team.yaml`. */
export const parseTeam = (text: string): Loaded<Team> => parseYaml('team.yaml', text, teamSchema);
