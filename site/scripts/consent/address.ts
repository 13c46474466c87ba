/**
 * Returns the page's URL for a tool: without query and fragment, and cut below paths that reveal what somebody is
 * treated for. A page title may reveal it too, so titles are never sent.
 */
export function trimmedUrl(trimBelow: string[], { origin, pathname } = location): string {
  const cut = trimBelow.find((path) => pathname.startsWith(path));
  return origin + (cut ?? pathname);
}
