/**
 * Whether a sentence makes the claim that a pattern found in it, or takes it back: by denying it, by telling what was,
 * or by quoting it in order to reject it. Positions are offsets within the sentence.
 */

const NEGATION =
  /\b(?:not(?! only| (?:more|later) than)|never|no(?! (?:longer|more|later) than)|nor|none|neither|nobody|nothing|nowhere|without|cannot|avoid|instead of|rather than|out of date)\b|n't\b/gi;

/** Where one statement ends and the next begins, so that "no" in the one says nothing about the other. */
const STATEMENT_ENDS =
  /[;:–—]|,(?! (?:or|nor|from|by|with|through|even|either)\b)|\b(?:and(?! not\b)|but|because|which|who|whose|unless|until|so that|although|while|whereas|if|when|where)\b|,? as (?=we|it|they|the|this|our)\b/gi;

/** "to check that we …" begins a statement of its own; "we do not say that you …" does not. */
const OWN_STATEMENT =
  /(?<!\b(?:say|says|said|mean|means|meant|tell you|claim|claims|promise|assume|think|suggest|imply|believe)) that\b/gi;

/** Whether a statement denies what stands at this place: a "not" before it, in the same statement. */
export function isDenied(sentence: string, start: number, end: number): boolean {
  return hasNegation(statementUpTo(sentence, start), 0) || hasNegation(statementUpTo(sentence, end), 0);
}

/** Whether what stands at this place is denied by its verb: "… is not", "… : none", "… does not apply". */
export const isDeniedAfter = (sentence: string, end: number): boolean =>
  /^[^,;.]{0,60}?(?:\b(?:is|are|was|were|do|does|did|has|have|can|must|should|may|will|applies|apply)(?:n't| not| no longer| never)\b|: none\b|: no\b)/i.test(
    sentence.slice(end, end + 100),
  );

const hasNegation = (text: string, from: number): boolean => {
  NEGATION.lastIndex = from;
  return NEGATION.test(text);
};

/** The words of the statement that `end` lies in, from its beginning to there. */
function statementUpTo(sentence: string, end: number): string {
  const before = sentence.slice(0, end);
  return before.slice(Math.max(lastEnd(STATEMENT_ENDS, before), lastEnd(OWN_STATEMENT, before)));
}

function lastEnd(pattern: RegExp, text: string): number {
  let last = 0;
  for (const match of text.matchAll(pattern)) last = match.index + match[0].length;
  return last;
}

const PAST_YEAR = '(?:19\\d\\d|20[01]\\d|202[0-6])';
const PAST_VERB =
  '(?:was|were|had|used|sent|kept|let|cost|rose|treated|called|applied|registered|fined|stopped|closed|ended|moved|removed|convicted|mentioned|listed|became|paid|wrote|asked|typed|took)';

const PAST: readonly RegExp[] = [
  /(?<!\b(?:be|is|are|being) )\bused to\b|(?:\bnot|n't)\b.{0,60}\bany ?more\b|\bformerly\b|\bpreviously\b|\bonce (?:called|known|named)\b|\bold name\b|\bgrew out of\b|\btook over from\b/i,
  /\b(?:was|were|been) (?:repealed|replaced|abolished|retired|superseded|withdrawn|struck down|revoked|convicted)\b|\bwas (?:extended|due to)\b/i,
  /\b(?:replaced|succeeded|repealed|abolished) (?:the|them|it|by)\b/i,
  new RegExp(
    `^(?:until|till|before|in|from|for|when we|between)\\b[^,;]{0,60}\\b${PAST_YEAR}\\b.{0,200}\\b${PAST_VERB}\\b`,
    'i',
  ),
  new RegExp(
    `\\b${PAST_VERB}\\b[^;]{0,80}\\b(?:in|until|till|on|of|since)\\b[^,;]{0,20}\\b${PAST_YEAR}\\b`,
    'i',
  ),
];

const PRESENT = /\b(?:comply|complies|still|today|must|now (?:follow|apply)|remains? in force|is the law)\b/i;

/** Whether a sentence tells what was, and does not say that it still is. */
export const isPast = (sentence: string): boolean =>
  PAST.some((it) => it.test(sentence)) && !PRESENT.test(sentence);

/** Words that bring in what others say, or what a text once said. */
const QUOTING =
  /\b(?:says?|said|saying|marked|called|mention(?:s|ed)?|phrase|sentence|words?|wording|footer|template|forms?|slides?|poster|notice of \d{4}|reads?|elsewhere|claims?)\b/i;
/** Words that reject what is quoted. */
const REJECTING =
  /(?:is|are|was|were|do|does|did|must|should|wo|ca)(?:n't| not| no longer)\b|\bcannot\b|\bno (?:such|ground|longer)\b|\b(?:never|removed?|delete|wrong|mistake|replaced|means nothing|throw|out of date)\b/i;
const QUOTATION = /"[^"]{3,300}"|(?<=^|[\s(])'[^']{3,200}'(?=[\s.,;:)]|$)/g;

/** Whether what stands at this place is quoted, and the sentence or those around it reject it. */
export function isRejectedQuotation(sentence: string, start: number, nearby: string): boolean {
  for (const { index, 0: quoted } of sentence.matchAll(QUOTATION)) {
    if (start < index || start >= index + quoted.length) continue;
    const unquoted = nearby.replaceAll(QUOTATION, ' ');
    return QUOTING.test(unquoted) && REJECTING.test(unquoted);
  }
  return false;
}

/** A sentence that takes back the one before it: "It doesn't apply to us", "We don't do that". */
export const isTakenBack = (next: string): boolean =>
  /^(?:it|this|that|they|ours|there) (?:is|are|was)(?:n't| not| no such)\b|^(?:it|this|that) (?:does|did)(?:n't| not) apply|^it no longer|^we (?:do|did)(?:n't| not) do (?:that|this|so)|^(?:we|we have|we've) stopped\b|^there is no such|^that'?s? (?:is )?(?:wrong|not)/i.test(
    next,
  );
