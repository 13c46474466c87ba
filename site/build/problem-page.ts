/**
 * The page that `npm run dev` shows in place of one that problems in the clinic's folder stop. It loads Vite's client, which
 * shows the same in its overlay and loads the page again when they are mended.
 */
export function problemPage(base: string, heading: string, problems: readonly string[]): string {
  const items = problems.map((problem) => `<li>${escapeText(problem)}</li>`).join('\n');
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>${heading}</title>
<script type="module" src="${base.replace(/\/+$/, '')}/@vite/client"></script>
<h1>${heading}</h1>
<ul>
${items}
</ul>
</html>
`;
}

/** The text as HTML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
