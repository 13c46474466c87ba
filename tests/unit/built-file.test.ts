import { expect, test } from 'vitest';
import { isBuiltFile } from '../../site/build/watch-content.ts';

test.each([
  ['/srv/candour/dist', true],
  ['/srv/candour/dist/index.html', true],
  ['/srv/candour/dist.next/requests/index.html', true],
  ['/srv/candour/dist.previous', true],
  ['/srv/candour/site/pages/index.astro', false],
  ['/srv/candour/distance/index.html', false],
  ['/srv/candour/dist.nextdoor/index.html', false],
  ['/srv/candour', false],
])('%s is in the built site: %s', (path, isBuilt) => {
  expect(isBuiltFile('/srv/candour/dist')(path)).toBe(isBuilt);
});
