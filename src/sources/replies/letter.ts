// What a letter says besides its tables: how the request was decided, by which sections, and which requests it answers.
// `readLetter` in refused.ts is the one call that makes cells and problems of it.
import { type Exemption, exemptionsOf, isAsserted, isScottish } from "./exemptions.ts";
import { requestsIn } from "./requests.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";

/** How a request was decided. `null` where the text does not say. */
export type Decided = "disclosed" | "part" | "refused" | "not held" | null;

/** What a letter decided, and the words that say so. */
export interface Decision {
  readonly decision: Decided;
  /** Each section once, with the first sentence that applies it. */
  readonly exemptions: readonly Exemption[];
  /** Something was not answered because finding it would cost too much. */
  readonly costLimit: boolean;
  /** The whole request was refused because of one part of it. */
  readonly whole: boolean;
  /** The reference numbers of the requests that the letter answers; two or more are several requests in one letter. */
  readonly requests: readonly string[];
  /** The sentence that decides; empty where nothing does. */
  readonly words: string;
  /** The line it begins on, from 1; 0 where nothing decides. */
  readonly line: number;
}

const GIVES =
  /\b(?:please (?:find|see|refer to|note)[^.]{0,60}\b(?:attach|below|enclos|table|response|figures|spreadsheet)|(?:find|see) (?:attached|enclosed|below)|(?:is|are) (?:provided|disclosed|supplied|set out|shown|given|listed|detailed|attached|enclosed|contained)\b|(?:able to|can) (?:provide|disclose|supply|release)|(?:we|i) (?:have )?(?:provide|disclose|supply|release|attach|enclose)d?\b|(?:figures?|data|information|table) (?:below|attached)|(?:fully|full) disclos|disclosed in full|in answer to your question|please find our response|(?:there were|recorded|total of|= ?) ?\d)/iu;
const KEEPS_BACK =
  /\b(?:refus(?:e|ed|al|ing)\b|with[- ]?h[eo]ld(?:ing)?\b|exempt\b|(?:unable|not able|not in a position) to (?:provide|disclose|supply|answer|comply|confirm|process)|not (?:obliged|required|under (?:an|any) obligation) to (?:provide|comply|answer|disclose)|(?:cannot|can not|will not|won['’]t|are not|is not|not) be(?:ing)? (?:provided|disclosed|released|answered|supplied)|not being disclosed|decline[ds]? to|refusal notice)/iu;
/** With a section beside it, figures taken out are figures kept back; without one it may be a rule of small numbers. */
const REMOVES = /\b(?:redact(?:ed|ion|ions)?|removed|suppressed)\b/iu;
const LACKS =
  /\b(?:no (?:recorded |relevant |such |further )?(?:information|data|records?|recorded data)(?: (?:is|are|was|were))? held|(?:does|do|did) not (?:hold|record|capture|retain)\b|not held\b|holds? no (?:recorded |relevant )?(?:information|data|records)|nothing (?:is )?held|information not held)/iu;
const NCND = /\bneither (?:to )?confirms? (?:n?or|or) den(?:y|ies|ied)|\bncnd\b|\bneither confirmed nor denied/iu;
const OTHER_INFORMATION = /\b(?:other|further|additional|any more)\b/iu;
const OVER_THE_LIMIT =
  /\b(?:exceed(?:s|ed|ing)?|over|beyond|in excess of|above)\b[^.]{0,60}(?<!\w)(?:appropriate (?:cost |costs |fees )?limit|costs? (?:limit|threshold)|fees? (?:limit|threshold|regulations?)|18 hours?|18 hrs|eighteen hours|24 hours|£ ?450|£ ?600)|(?<!\w)(?:appropriate limit|cost limit|18 hours?|£ ?450|£ ?600) (?:would|will|has|is|was)(?: be| been)? (?:exceeded|breached|engaged)|\bexceeds? the (?:time|cost)s?\b/iu;
const WITHIN_THE_LIMIT =
  /\b(?:not|n['’]t|without|never) (?:likely to )?(?:exceed|be over|go over)|\bwithin the (?:appropriate|cost|fees)|\b(?:reduce|refine|bring|narrow)\b[^.]{0,80}\bwithin\b/iu;
const WHOLE =
  /\b(?:whole|entire(?:ty)?|entire request|all (?:parts|questions|elements) of)\b[^.]{0,120}|\b(?:one|any|a) (?:part|element|question|section) of (?:a|the|your) request\b[^.]{0,160}/iu;
const IN_PART =
  /\b(?:partial(?:ly)?|in part|some of the information|part of (?:the|your) (?:information|request)|certain (?:information|figures|cells)|(?:low|small) (?:numbers|figures)|with the exception of)\b/iu;

interface Weighed extends Sentence {
  readonly says: "gives" | "keeps back" | "lacks";
  readonly part: boolean;
}

/**
 * The decision of a letter, out of its lines. Nothing is taken from a sentence that denies ("does not apply"), imagines
 * ("if your request were to exceed") or explains the law. Where it gives some and keeps back some, the decision is
 * `part`. A refusal to confirm or deny *other* information adds its sections and leaves what was disclosed disclosed.
 * Example: `["I am refusing your request under section 12 …"]` is `refused`, by `s.12`, over the cost limit.
 */
export function decisionIn(text: readonly string[]): Decision {
  const sentences = sentencesOf(text);
  const scottish = isScottish(text.join(" "));
  const exemptions = new Map<string, Exemption>();
  const weighed: Weighed[] = [];
  for (const sentence of sentences) {
    const here = exemptionsOf(sentence.text, { scottish });
    for (const one of here) if (!exemptions.has(one.section)) exemptions.set(one.section, one);
    weighed.push(...weigh(sentence, here.length > 0));
  }
  const applied = [...exemptions.values()];
  const costLimit = applied.some(({ section }) => /^s\.12(?:\D|$)/u.test(section)) || sentences.some(isOverLimit);
  const decision = decided(weighed, applied, { costLimit, scottish });
  const deciding =
    decidingSentence(weighed, decision, new Set(applied.map(({ words }) => words))) ??
    sentences.find(({ text: one }) => one === applied[0]?.words);
  return {
    decision,
    exemptions: applied,
    costLimit,
    whole:
      decision === "refused" &&
      sentences.some(({ text: one }) => WHOLE.test(one) && /refus|comply|exempt|oblig/iu.test(one)),
    requests: requestsIn(text),
    words: decision === null ? "" : (deciding?.text ?? ""),
    line: decision === null ? 0 : (deciding?.line ?? 0),
  };
}

function isOverLimit({ text }: Sentence): boolean {
  return OVER_THE_LIMIT.test(text) && !WITHIN_THE_LIMIT.test(text) && isAsserted(text);
}

/** What a sentence says of the request; one sentence may give some and keep back some. */
function weigh(sentence: Sentence, appliesSections: boolean): readonly Weighed[] {
  const { text } = sentence;
  const part = IN_PART.test(text);
  if (NCND.test(text)) {
    return OTHER_INFORMATION.test(text) || !isAsserted(text) ? [] : [{ ...sentence, says: "keeps back", part }];
  }
  if (LACKS.test(text) && isAsserted(text)) return [{ ...sentence, says: "lacks", part }];
  const keeps = KEEPS_BACK.test(text) || isOverLimit(sentence) || (appliesSections && REMOVES.test(text));
  const gives = GIVES.test(text) && !/\b(?:not|cannot|unable)\b/iu.test(text);
  return [
    ...(keeps && isAsserted(text) ? [{ ...sentence, says: "keeps back", part } as const] : []),
    ...(gives ? [{ ...sentence, says: "gives", part } as const] : []),
  ];
}

function decided(
  weighed: readonly Weighed[],
  applied: readonly Exemption[],
  { costLimit, scottish }: { costLimit: boolean; scottish: boolean },
): Decided {
  const has = (says: Weighed["says"]): boolean => weighed.some((one) => one.says === says);
  const keeps = has("keeps back") || costLimit;
  const lacks = has("lacks") || (scottish && applied.some(({ section }) => section.startsWith("s.17")));
  if (has("gives")) return keeps || lacks ? "part" : "disclosed";
  if (keeps) return weighed.some(({ says, part }) => says === "keeps back" && part) ? "part" : "refused";
  return lacks ? "not held" : null;
}

/** The sentence that names a section goes before one that only says no. */
function decidingSentence(
  weighed: readonly Weighed[],
  decision: Decided,
  named: ReadonlySet<string>,
): Weighed | undefined {
  const says = decision === "disclosed" ? "gives" : decision === "not held" ? "lacks" : "keeps back";
  const fitting = weighed.filter((one) => one.says === says);
  return fitting.find(({ text }) => named.has(text)) ?? fitting[0] ?? weighed.find((one) => one.says !== "gives");
}
