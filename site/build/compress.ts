import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const brotli = promisify(brotliCompress);

/**
 * Writes a brotli copy, at the highest quality, beside each text file of a built site, so that responses need no
 * compression. Pages that the API fills in are not served unchanged, so they have no copy.
 */
export async function compressFiles(siteDir: string): Promise<void> {
  const files = globSync('**/*.{html,css,js,svg,xml,json}', { cwd: siteDir }).filter(
    (file) => !file.startsWith('templates/') && !file.startsWith('requests/'),
  );
  await Promise.all(
    files.map(async (file) => {
      const path = join(siteDir, file);
      await writeFile(`${path}.br`, await brotli(await readFile(path)));
    }),
  );
}
