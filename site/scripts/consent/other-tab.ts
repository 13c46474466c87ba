import { storedText } from './cookies.ts';

/** How often the cookies are read, and how long at most, in milliseconds. */
const PAUSE = 50;
const LONGEST = 10_000;

/** Tells the other tabs what this one has stored. */
export function tellOtherTabs(channel: BroadcastChannel | undefined): void {
  channel?.postMessage(storedText());
}

/**
 * Runs `catchUp` when another tab has stored a choice, and again when its cookie arrives later than its message: the two
 * reach this tab in different ways, and a busy Firefox or WebKit may show the old cookie for a while.
 */
export function hearOtherTabs(channel: BroadcastChannel | undefined, catchUp: () => void): void {
  channel?.addEventListener('message', ({ data: told }: MessageEvent<string>) => {
    const seen = storedText();
    const end = performance.now() + LONGEST;
    const look = (): void => {
      if (storedText() !== seen) catchUp();
      else if (performance.now() < end) setTimeout(look, PAUSE);
    };
    catchUp();
    if (seen !== told) look();
  });
}

/** Where cookies are blocked, Firefox has the constructor and throws. */
export function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('candour-consent');
  } catch {
    return undefined;
  }
}
