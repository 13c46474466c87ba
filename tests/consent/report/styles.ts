/** How a report looks: on a screen, light or dark, and on paper. */
export const styles = `
:root { --ink: #1d2a2a; --quiet: #51605f; --rule: #cfd8d6; --paper: #fff; --good: #1b6b4a; --bad: #a3261f; --note: #6b5a13; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eceb; --quiet: #a9b6b4; --rule: #3c4a49; --paper: #141c1c; --good: #6fcfa4; --bad: #ff9b92; --note: #e2c96a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
h1 { margin: 0 0 1rem; font-size: 2rem; }
h2 { margin: 2.5rem 0 1rem; font-size: 1.375rem; }
h3 { display: grid; grid-template-columns: 1.75rem 1fr auto; gap: 0.25rem; margin: 0; font-size: 1rem; font-weight: 400; }
h3 strong { padding-inline-start: 1rem; white-space: nowrap; }
.failed h3 { font-weight: 600; }
.kind { margin: 0; color: var(--quiet); }
.verdict { padding: 0.75rem 1rem; border-inline-start: 0.375rem solid; font-size: 1.125rem; font-weight: 600; }
.good, .passed strong { color: var(--good); }
.bad, .failed strong { color: var(--bad); }
.not-applicable strong { grid-column: 2; padding: 0; color: var(--quiet); font-weight: 400; white-space: normal; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.75rem 1.5rem; }
dt { color: var(--quiet); font-size: 0.875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
ol, ul { padding: 0; margin: 0; list-style: none; }
ol > li { padding: 0.75rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
ol ul { margin: 0.5rem 0 0 2rem; }
ol ul li, td li { overflow-wrap: anywhere; }
td li + li { margin-top: 0.25rem; }
ol ul li::before { font-weight: 600; }
.fault::before { content: 'Fault: '; color: var(--bad); }
.note::before { content: 'Note: '; color: var(--note); }
.number { color: var(--quiet); }
.short li, .pages li { padding: 0.125rem 0; overflow-wrap: anywhere; }
.pages { columns: 3 15rem; }
a { color: inherit; }
code { color: var(--quiet); }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; text-align: start; vertical-align: top; }
tr { border-top: 1px solid var(--rule); }
td::before { display: none; color: var(--quiet); content: attr(data-column); }
.small { margin-top: 2.5rem; color: var(--quiet); font-size: 0.875rem; }
@media screen and (max-width: 40rem) {
  h3 strong, .not-applicable strong { grid-column: 2; padding: 0; }
  table, tbody, tr, th, td { display: block; }
  thead { display: none; }
  tr { padding-block: 0.75rem; }
  th, td { padding: 0.125rem 0; }
  td { margin-top: 0.375rem; }
  td::before { display: block; }
}
@media print { main { max-width: none; padding: 0; } :root { --paper: #fff; --ink: #000; } }
`;
