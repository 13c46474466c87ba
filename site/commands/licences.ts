import '../build/own-environment.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';

/* `npm run licences`: the licence of every installed package, from the lock file and the packages themselves. */
const root = join(import.meta.dirname, '../..');

interface Package {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};

/** The licence in a package's own file, where the lock file has none. */
function licenceIn(folder: string): string | undefined {
  const file = join(root, folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown };
  return typeof license === 'string' ? license : undefined;
}

await runCommandLine(
  commandLine(
    'npm run licences --',
    'Lists the licence of each package, and what the package is for.',
  ).action(() => {
    const rows = Object.entries(packages)
      .filter(([folder, { link }]) => folder !== '' && !link)
      .map(([folder, { version = '', license, dev }]) => {
        const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
        const licence = license ?? licenceIn(folder) ?? 'not stated';
        return `${licence}\t${name} ${version}\t${dev ? 'build and tests' : 'server'}`;
      });
    for (const row of [...new Set(rows)].toSorted()) console.log(row);
  }),
);
