import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import { formatFinding, lint } from '../../site/linter/lint.ts';
import { policyHtml } from './policy-text.ts';

/** What the linter finds in this release’s policy for a clinic, apart from what concerns its storage register. */
export const lintPolicy = (kind: PolicyKind, clinic: Clinic, html = policyHtml(kind, clinic)): string[] =>
  lint({
    kind,
    html,
    frontMatter: {
      title: kind,
      effective: '2026-11-26',
      published: '2026-11-26',
      reviewed: '2026-11-26',
      nextReview: '2027-11-26',
      changes: [],
    },
    facts: clinic,
    register: undefined,
    on: '2026-11-26',
  }).map(formatFinding);
