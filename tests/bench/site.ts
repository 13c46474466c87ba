import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUILT_FOR, clinicFolder } from '../support/build-sites.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The test clinic and its site, as environment variables. */
export interface Site {
  CONTENT_DIR: string;
  SITE_DIR: string;
}

/** Builds the full test clinic's site as `npm run build` does. */
export async function buildSite(folder: string): Promise<Site> {
  const site = {
    CONTENT_DIR: await clinicFolder(join(folder, 'content'), 'full'),
    SITE_DIR: join(folder, 'site'),
  };
  await run(process.execPath, ['site/build/build.ts'], {
    cwd: root,
    env: { ...process.env, ...site, BASE_PATH: '/', CANDOUR_TODAY: BUILT_FOR },
  });
  return site;
}
