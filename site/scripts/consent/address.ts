/**
 * The address of this page as a tool may hear it: without query and fragment, and cut where what follows would say what
 * somebody is treated for. A page's title may say it as well, so no title is told at all.
 */
export function trimmedUrl(trimBelow: string[], { origin, pathname } = location): string {
  const cut = trimBelow.find((path) => pathname.startsWith(path));
  return origin + (cut ?? pathname);
}
