import { engines } from '../engines/drivers/available.ts';
import { installPackages, isDebianAsRoot } from './debian-packages.ts';

/** Before tests in several engines: installs those that are missing where that is possible, and says loudly where it is not. */
export default function ensureEngines(): void {
  for (const [name, { packages, isInstalled }] of Object.entries(engines)) {
    if (isInstalled()) continue;
    if (isDebianAsRoot()) {
      console.log(`Tests in ${name} need ${packages.join(', ')} and found none. Installing them.`);
      try {
        installPackages(...packages);
      } catch (error) {
        console.warn(String(error));
      }
    }
    if (!isInstalled())
      console.warn(
        `\nNOTHING WAS TESTED IN ${name.toUpperCase()}. On Debian: apt-get install ${packages.join(' ')}\n`,
      );
  }
}
