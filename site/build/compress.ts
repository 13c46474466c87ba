import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const brotli = promisify(brotliCompress);

/**
 * Puts a compressed copy beside each file of a built site that is text, as small as brotli can make it: done once here, it
 * costs nothing when the file is sent. What the API fills in is not sent as it stands, and has no copy.
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
