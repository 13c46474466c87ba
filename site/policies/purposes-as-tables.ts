import type { CheerioAPI } from 'cheerio/slim';

/**
 * Replaces each group of purposes in an article by the table that it stands for: why, what, lawful basis, condition for
 * health data, how long, who. So the linter and the comparison read today's purposes and the tables of earlier versions
 * alike. The markup is that of `site/components/policy/Purposes.astro`.
 */
export function purposesAsTables($: CheerioAPI): void {
  for (const node of $('.purposes').get()) {
    const group = $(node);
    const rows = group
      .children('.purpose')
      .get()
      .map((purpose) => {
        const it = $(purpose);
        const [what, who, howLong] = it
          .find('dd')
          .get()
          .map((cell) => $(cell).html() ?? '');
        const [basis, condition] = it
          .find('details p')
          .get()
          .map((cell) => $(cell).html() ?? '');
        const cells = [what, basis, condition, howLong, who].map((cell) => `<td>${cell ?? ''}</td>`);
        const why = it.children('h4');
        return `<tr><th id="${why.attr('id') ?? ''}">${why.html() ?? ''}</th>${cells.join('')}</tr>`;
      });
    const head = HEAD.map((name) => `<th>${name}</th>`).join('');
    group.replaceWith(`<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`);
  }
}

/** The column headings of the tables of earlier versions. */
const HEAD = ['Why', 'What', 'Lawful basis', 'Condition for health data', 'How long', 'Who else sees it'];
