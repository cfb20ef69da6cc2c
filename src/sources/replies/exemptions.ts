// Sections of the information acts that a sentence applies, told from those that it only explains, denies or borrows from another act.

/** A section as applied: `s.40(2)`, and the sentence that applies it. */
export interface Exemption {
  /** `s.12`, `s.30(1)(a)`, `s.23(5)`. */
  readonly section: string;
  readonly words: string;
}

/**
 * Freedom of Information Act 2000: the sections by which something is kept back. 1, 8, 10, 16, 17 and 50 are not among
 * them: every letter names those.
 */
const FOIA: ReadonlySet<number> = new Set([
  12, 14, 21, 22, 23, 24, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,
]);
/** Freedom of Information (Scotland) Act 2002; there 17 says that nothing is held, and 38 is personal data. */
const FOISA: ReadonlySet<number> = new Set([
  12, 14, 17, 18, 25, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36, 37, 38, 39, 40, 41,
]);

const SUBSECTIONS = "(?: ?\\(\\d{1,2}[a-z]?\\))?(?: ?\\([a-z]{1,3}\\))*";
const ONE = `\\d{1,2}[a-z]?(?![\\d/]|th|st|nd|rd)${SUBSECTIONS}`;
const SECTIONS = new RegExp(
  `\\b(?:sections?|ss?\\.?) ?(${ONE}(?:(?:,| and|, and| or| ?&| ?/|;)? ?(?:sections? |s\\.? ?)?${ONE})*)`,
  "giu",
);
const OTHER_ACT =
  /^[^.;]{0,60}?\b(?:of|in|under) (?:the )?(?:[A-Z][\w()'’-]*,? (?:(?:and|of|etc\.?|for|the|\(.{1,30}?\)) )*)*(?:Act|Order|Regulations)\b/u;
const INFORMATION_ACT = /Freedom of Information|\bFOIS?A\b|\bthe Act\b|\bFOI Act\b/u;

/** Whether the letter answers under the Scottish act. */
export function isScottish(text: string): boolean {
  return /\bFOISA\b|Freedom of Information \(Scotland\)|Scottish Information Commissioner/u.test(text);
}

/** What makes of a section that is named one that is applied. */
const APPLIES =
  /\b(?:exempt(?:ed|ion|ions)?|refus(?:e|ed|al|es|ing)|with[- ]?h[eo]ld(?:ing)?|appl(?:y|ied|ies|ying|icable)|engage[ds]?|rel(?:y|ied|ying|iance)|by virtue|virtue of|pursuant|in accordance with|redact(?:ed|ion|ions)?|removed|exceed(?:s|ed)?|excess|neither confirm|not obliged|not required to comply|vexatious|repeated|does not hold|not held|invoke[ds]?|cit(?:e|ed|ing)|claimed)\b/iu;
/** What takes it back. */
const DENIES =
  /\b(?:do(?:es)? not (?:apply|engage|rely|exceed)|did not (?:apply|rely|engage)|(?:is|are|was|were|be) not (?:being )?(?:engaged|applied|applicable|relied|claimed|exempt|cited)|not (?:been )?(?:engaged|applied|relied upon|cited)|no longer (?:appl|rel|exempt|engag)\w*|no exemptions?|without (?:applying|relying|recourse)|would not (?:apply|exceed|be exempt)|(?:has|have) (?:not|never) (?:applied|relied|exceeded)|withdr[ae]wn?|disappl(?:y|ied)|incorrectly (?:applied|cited)|rather than (?:applying|relying|refus)\w*|to avoid|not subject to|in place of|you (?:wrote|asked|quoted|cited|said))\b/iu;
/** What only imagines it, or explains the law. */
const IMAGINES =
  /^(?:\W*)(?:if|should|were|unless|where)\b|\b(?:if (?:your|you|we|the|a|this|any|it)|should you|were you to|may (?:be|also be|apply|engage)|might (?:be|apply)|could (?:be|apply|engage)|is likely to|would be likely to (?:apply|engage)|for example|duty to advise|requires? (?:that|[A-Z]\w+,? when|a public|the|us|public)|places? (?:a|two) dut)\b/iu;
const ASSERTS =
  /\b(?:has|have) been (?:refused|withheld|exempted|applied|redacted|removed|engaged|cited)|\b(?:is|are|was|were) (?:being |hereby |therefore |also |both )*(?:refused|withheld|exempt|applied|engaged|redacted)|\bwe (?:have|are) (?:applied|applying|refus\w+|with[- ]?h\w+)|\b(?:i|we) (?:am|are) not obliged|\bI am refusing\b|\brefusal notice\b/iu;
const HEADING = /^\W*(?:section|s\.?) ?\d{1,2}[\w() ]*(?:[-–—:,.]| ?\() ?[A-Za-z][^.]{0,80}\W*$/iu;

/** Whether the sentence as a whole says that something is kept back, rather than denying or imagining it. */
export function isAsserted(sentence: string): boolean {
  if (DENIES.test(sentence)) return false;
  return !IMAGINES.test(sentence) || ASSERTS.test(sentence);
}

/**
 * The sections that a sentence applies. Example: `exempt under Section 31(1)(a) and 40(2)` gives `s.31(1)(a)` and
 * `s.40(2)`; `Section 12 of the Act does not apply` gives none.
 */
export function exemptionsOf(sentence: string, { scottish }: { readonly scottish: boolean }): readonly Exemption[] {
  const applied = (APPLIES.test(sentence) || HEADING.test(sentence)) && isAsserted(sentence);
  if (!applied) return [];
  const known = scottish ? FOISA : FOIA;
  const sections = [...sentence.matchAll(SECTIONS)].flatMap((match) => {
    const after = sentence.slice(match.index + match[0].length);
    const other = OTHER_ACT.exec(after)?.[0];
    if (other !== undefined && !INFORMATION_ACT.test(other)) return [];
    return [...(match[1] ?? "").matchAll(new RegExp(ONE, "giu"))].map(([one]) => one.replace(/ /gu, ""));
  });
  return [...new Set(sections)]
    .filter((section) => known.has(Number.parseInt(section, 10)))
    .map((section) => ({ section: `s.${section}`, words: sentence }));
}
