import { styles } from './styles.ts';
import type { Report } from './write.ts';
import type { Result } from '../judge.ts';

/** The report as one page that needs nothing else: to be read, printed and kept. */
export function asPage(report: Report): string {
  const { site, clinic, at, live, browser, revision, pages, results, seen } = report;
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const time = new Date(at).toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  });
  const facts: [string, string][] = [
    ['Website', site],
    ['Verified', `${time}, London time`],
    ['With', browser],
    ['Other companies’ computers', live ? 'were really asked' : 'were played: nothing left the machine'],
    ['Revision of the register', String(revision)],
    ['Pages', String(pages.length)],
  ];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Consent on ${text(site)}, ${text(at.slice(0, 10))}</title>
<style>${styles}</style>
</head>
<body>
<main>
<p class="kind">Consent report</p>
<h1>${text(clinic)}</h1>
<p class="verdict ${failed.length === 0 ? 'good' : 'bad'}">${
    failed.length === 0
      ? 'Everything that was checked holds.'
      : `${failed.length} of ${results.length} checks failed. The website does not do all that it says.`
  }</p>
<dl>${facts.map(([term, fact]) => `<div><dt>${text(term)}</dt><dd>${text(fact)}</dd></div>`).join('')}</dl>
${failed.length > 0 ? `<h2>What failed</h2><ul class="short">${failed.map(({ item, title }) => `<li><a href="#item-${item}">${item}. ${text(title)}</a></li>`).join('')}</ul>` : ''}
<h2>The checks</h2>
<ol>${results.map(asItem).join('')}</ol>
<h2>What was seen</h2>
<table>
<thead><tr><th scope="col">Visitor</th><th scope="col">Stored on the device</th><th scope="col">Other computers contacted</th></tr></thead>
<tbody>${seen.map(({ state, stored, contacted }) => `<tr><th scope="row">${text(visitors[state] ?? state)}</th><td data-column="Stored">${list(stored)}</td><td data-column="Contacted">${list(contacted)}</td></tr>`).join('')}</tbody>
</table>
<h2>Pages that were visited</h2>
<ul class="pages">${pages.map((page) => `<li>${text(page)}</li>`).join('')}</ul>
<p class="small">A browser sees what a browser can see. This report is evidence of that on its day, and not legal advice.</p>
</main>
</body>
</html>
`;
}

const asItem = ({
  item,
  title,
  outcome,
  findings,
}: Result): string => `<li id="item-${item}" class="${outcome.replace(' ', '-')}">
<h3><span class="number">${item}</span> ${text(title)} <strong>${said[outcome]}</strong></h3>
${findings.length > 0 ? `<ul>${findings.map(({ level, text: what, page }) => `<li class="${level}">${text(what)}${page ? ` <code>${text(page)}</code>` : ''}</li>`).join('')}</ul>` : ''}
</li>`;

const said: Record<Result['outcome'], string> = {
  passed: 'Passed',
  failed: 'Failed',
  'not applicable': 'Does not apply: the register has nothing of the kind',
};

const visitors: Record<string, string> = {
  fresh: 'New, before a choice',
  accepted: 'Said yes to everything',
  refused: 'Said no',
  expired: 'Said yes more than six months ago',
  'old-revision': 'Said yes to something else',
  signal: 'New, sends Global Privacy Control',
};

const list = (words: string[]): string =>
  words.length > 0 ? `<ul>${words.map((word) => `<li>${text(word)}</li>`).join('')}</ul>` : 'nothing';

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
