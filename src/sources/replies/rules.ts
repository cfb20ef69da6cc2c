// Rules of suppression and rounding that a document states: what its `*`, its `<5` and its rounded figures stand for.
import { type Cell, exact, interval, type Known } from "../../standard/cell.ts";
import { parseCellText } from "../../standard/cell-text.ts";
import { sentencesOf } from "./sentences.ts";

/** The mark of a rule that names none: whatever stands for a withheld figure. */
const ANY_MARK = "any";
/** The mark of a rule about cells that hold nothing. */
const BLANK_MARK = "blank";
/** The mark of a rule of rounding: its cell is what is added to each figure, end by end. */
const ROUNDED_MARK = "rounded";

/** One rule as stated: the mark, what it stands for, and the sentence that says so. */
export interface SuppressionRule {
  /** As written (`*`, `<5`), or `any`, `blank` or `rounded`. */
  readonly mark: string;
  /** An interval; exactly 0 for a mark that means nil; for `rounded` the distance, e.g. -2 to 2. */
  readonly cell: Known;
  readonly words: string;
}

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const N = `(\\d{1,3}|${NUMBERS.join("|")})`;

/** Thresholds, in the order they are looked for. */
const THRESHOLDS: readonly (readonly [RegExp, (first: number, second: number) => readonly [number, number]])[] = [
  [new RegExp(`\\b(?:between|from) ${N} (?:and|to) ${N}\\b`, "u"), (a, b) => [a, b]],
  [new RegExp(`\\b${N} ?(?:to|-) ?${N}\\b(?! ?%)`, "u"), (a, b) => [a, b]],
  [
    new RegExp(`(?:<=|≤|\\b(?:up to(?: and including)?|no more than|at most|not exceeding)) ?${N}\\b`, "u"),
    (n) => [1, n],
  ],
  [new RegExp(`(?:<|\\b(?:fewer|less|lower|smaller) than|\\bunder|\\bbelow) ?${N} or equal to\\b`, "u"), (n) => [1, n]],
  [new RegExp(`\\b(?:fewer|less) than or equal to ${N}\\b`, "u"), (n) => [1, n]],
  [new RegExp(`(?:<|\\b(?:fewer|less|lower|smaller) than|\\bunder|\\bbelow) ?${N}\\b`, "u"), (n) => [1, n - 1]],
  [
    new RegExp(`\\b${N} (?:crimes? |offences? |records? )?(?:or|and) (?:fewer|less|under|below|lower)\\b`, "u"),
    (n) => [1, n],
  ],
];

const MARK = `(?:["'“‘(]{0,2}(<= ?\\d{1,3}|≤ ?\\d{1,3}|< ?\\d{1,3}|\\*{1,3}|#|~|†|\\[?c\\]|x|-|\\.\\.)["'”’)]{0,2}|(asterisks?|hash|dash(?:es)?|hyphens?|blanks?(?: cells?)?|empty cells?|nil))`;
const STANDS_FOR =
  "(?:denotes?|represents?|indicates?|means?|signif(?:y|ies)|refers? to|stands? for|equals?|=|:|(?:is|are|has been|have been) used (?:where|to|for|when|in place of))";
const SHOWN_AS =
  "(?:shown|represented|denoted|displayed|indicated|marked|replaced|recorded|reported|presented|expressed|given|suppressed|published|redacted)";
const MARK_FIRST = new RegExp(
  `(?:^|[\\s(])${MARK} ?(?:\\([^)]{0,12}\\) ?)?(?:symbol |sign |values? |figures? |cells? )?${STANDS_FOR}`,
  "u",
);
const MARK_LAST = new RegExp(
  `${SHOWN_AS} (?:simply )?(?:as|by|with|using) (?:an? |the )?(?:symbol |sign |mark |character )?${MARK}`,
  "u",
);
/** `* Figures of less than 5 have been suppressed`: a footnote, its mark standing before it. */
const FOOTNOTE = /^(\*{1,3}|#|†)()(?= ?[a-z])/u;
const WITHOUT_MARK =
  /\b(?:suppressed|withheld|redacted|masked|removed|hidden|not (?:been )?(?:shown|disclosed|provided|released|given|published))\b/u;
const DENIED =
  /\b(?:not|never|no longer) (?:been |be |being )?(?:suppress|round|redact|mask|withh)|\bno (?:figures?|data|values?|suppression|rounding|small numbers)\b|\bwithout (?:suppression|rounding)|\bunrounded\b|\b(?:do|does|did) not (?:suppress|round|redact|mask)/u;
const NIL =
  /\b(?:nil|zero|none|no (?:crimes?|offences?|records?|results?|data|such crimes?|recorded crimes?))\b|(?:^|[\s"'“‘])0(?:$|[\s.,"'”’])/u;
const ZERO_TOO = /\b(?:zero|0) (?:to|and|or)\b|\bincluding (?:zeros?|0|nil)\b|\b(?:or|and) (?:zero|nil)\b/u;
const ROUNDING = new RegExp(
  `\\brounded (?:up |down )?(?:(?:up or down|off) )?to (?:the |their )?(?:nearest|multiples? of) ${N}\\b`,
  "u",
);

/**
 * The rules that a document states, each once, in its order. A sentence that denies one ("have not been rounded") or
 * names a threshold without saying that figures are hidden gives none.
 * Example: `* denotes fewer than 5` gives the mark `*` as 1 to 4.
 */
export function rulesIn(text: readonly string[]): readonly SuppressionRule[] {
  const found = new Map<string, SuppressionRule>();
  for (const { text: words } of sentencesOf(text)) {
    for (const rule of rulesOf(words)) if (!found.has(rule.mark)) found.set(rule.mark, rule);
  }
  return [...found.values()];
}

function rulesOf(words: string): readonly SuppressionRule[] {
  const plain = words
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ");
  if (DENIED.test(plain)) return [];
  const rounding = roundingOf(plain);
  const hidden = hiddenOf(plain);
  return [...(hidden === null ? [] : [hidden]), ...(rounding === null ? [] : [rounding])].map((rule) => ({
    ...rule,
    words,
  }));
}

function hiddenOf(plain: string): Omit<SuppressionRule, "words"> | null {
  const match =
    MARK_FIRST.exec(plain) ?? MARK_LAST.exec(plain) ?? (WITHOUT_MARK.test(plain) ? FOOTNOTE.exec(plain) : null);
  const mark = match === null ? null : markOf(match[1], match[2]);
  const rest = match === null ? plain : `${plain.slice(0, match.index)} ${plain.slice(match.index + match[0].length)}`;
  const cell = thresholdOf(rest) ?? (mark?.startsWith("<") === true ? thresholdOf(mark) : null);
  if (mark !== null && cell !== null) return { mark, cell };
  if (mark !== null && NIL.test(rest) && !mark.startsWith("<")) return { mark, cell: exact(0) };
  return cell !== null && mark === null && WITHOUT_MARK.test(plain) ? { mark: ANY_MARK, cell } : null;
}

function markOf(sign: string | undefined, word: string | undefined): string {
  if (sign !== undefined) return sign.replace(/ /gu, "") === "c]" ? "[c]" : sign.replace(/ /gu, "");
  if (word?.startsWith("asterisk")) return "*";
  if (word === "hash") return "#";
  return word?.startsWith("dash") || word?.startsWith("hyphen") ? "-" : word === "nil" ? "nil" : BLANK_MARK;
}

function thresholdOf(text: string): Known | null {
  for (const [pattern, ends] of THRESHOLDS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [from, to] = ends(numberOf(match[1]), numberOf(match[2]));
    const least = ZERO_TOO.test(text) ? 0 : from;
    if (to >= least && to < 100) return interval(least, to);
  }
  return null;
}

function numberOf(word: string | undefined): number {
  const index = NUMBERS.indexOf(word ?? "");
  return index >= 0 ? index : Number(word ?? "0");
}

/** "To the nearest 5" may move a figure by 2, "to the nearest 10" by 5: the half is taken on both sides, since nobody says which way it goes. */
function roundingOf(plain: string): Omit<SuppressionRule, "words"> | null {
  const step = numberOf(ROUNDING.exec(plain)?.[1]);
  if (step < 2 || step > 1000) return null;
  const most = Math.floor(step / 2);
  const [down, up] = /rounded up/u.test(plain)
    ? [1 - step, 0]
    : /rounded down/u.test(plain)
      ? [0, step - 1]
      : [-most, most];
  return { mark: ROUNDED_MARK, cell: interval(down, up) };
}

const BARE_MARK = /^(?:[^\p{L}\p{N}\s]{1,3}|\[? ?[cu]\d? ?\]?)$/iu;

/**
 * Reads the text of a count under the rules of its document: a mark that a rule explains is what the rule says, and a
 * rounded figure is the range it may come from. Without a rule it is what `parseCellText` says.
 * Example: under `* denotes fewer than 5`, `*` is 1 to 4; without it, withheld.
 */
export function cellUnder(rules: readonly SuppressionRule[], text: string): Cell {
  const written = text.trim();
  const plain = written.replace(/\s+/gu, "").toLowerCase();
  const cell = parseCellText(text);
  const named = rules.find(({ mark }) => mark === (plain === "" ? BLANK_MARK : plain));
  if (named !== undefined) return named.cell;
  const any = rules.find(({ mark }) => mark === ANY_MARK);
  if (any !== undefined && cell.kind === "absent" && cell.absence === "withheld" && BARE_MARK.test(written))
    return any.cell;
  const rounded = rules.find(({ mark }) => mark === ROUNDED_MARK);
  return rounded !== undefined && cell.kind === "exact" ? withRounding(cell.count, rounded.cell) : cell;
}

function withRounding(count: number, distance: Known): Known {
  if (distance.kind === "exact" || distance.to === null) return exact(count);
  return interval(count >= 0 ? Math.max(0, count + distance.from) : count + distance.from, count + distance.to);
}
