import type { TestContext } from 'vitest';
import type { EngineName } from './drivers/engine.ts';

interface Exception {
  engine: EngineName;
  journey: Journey;
  /** A sentence for the list in CONTRIBUTING.md. */
  because: string;
}

type Journey = 'nobody is asked without storage' | 'restored from the bfcache';

/** What one engine cannot be asked. CONTRIBUTING.md has the same list. */
export const exceptions: Exception[] = [
  {
    engine: 'Chromium',
    journey: 'restored from the bfcache',
    because:
      'Chromium drops a page from its bfcache when a message from another page reaches it. The page is loaded again, and its choice is tested.',
  },
  {
    engine: 'Firefox',
    journey: 'restored from the bfcache',
    because: 'Firefox loads the page of this journey again, too. Its choice is tested.',
  },
  {
    engine: 'WebKit',
    journey: 'nobody is asked without storage',
    because:
      'WebKitGTK has no setting that blocks storage as Safari does: it says that cookies are enabled. Only the answer to a choice is tested there.',
  },
];

/** Skips the rest of a test that this engine cannot be asked, and gives the reason in the report. */
export function skipIfExcepted({ skip }: TestContext, engine: EngineName, journey: Journey): void {
  const exception = exceptions.find((one) => one.engine === engine && one.journey === journey);
  if (exception) skip(exception.because);
}
