// What a statement's words say beside its numbers: scope, basis, what is left out, which average, "worst", who said it.
import type { Statement } from "../statement.ts";
import type { Token } from "./tokens.ts";

/** The words between two tokens in lower case with one space between, for looking up phrases. */
export function plainWords(tokens: readonly Token[], from: number, next: number): string {
  if (next <= from) return " ";
  if (from >= 0 && next <= tokens.length) {
    const { all, starts } = writtenOut(tokens);
    return all.slice((starts[from] ?? 1) - 1, starts[next]);
  }
  let words = " ";
  for (let at = from; at < next; at++) words += `${tokens[at]?.low ?? ""} `;
  return words;
}

/** All words of a text with a space before and after each, and where each begins. */
interface WrittenOut {
  readonly all: string;
  readonly starts: Uint32Array;
}

/** Stretches of a text are asked for many times: they are cut from the whole, which is written out once. */
const WRITTEN_OUT = new WeakMap<readonly Token[], WrittenOut>();

function writtenOut(tokens: readonly Token[]): WrittenOut {
  const known = WRITTEN_OUT.get(tokens);
  if (known !== undefined) return known;
  const starts = new Uint32Array(tokens.length + 1);
  let at = 1;
  for (let index = 0; index < tokens.length; index++) {
    starts[index] = at;
    at += (tokens[index]?.low.length ?? 0) + 1;
  }
  starts[tokens.length] = at;
  const written = { all: ` ${tokens.map(({ low }) => low).join(" ")} `, starts };
  WRITTEN_OUT.set(tokens, written);
  return written;
}

/** One rule for many phrases: looking for each by itself would walk the words once for every one of them. */
function oneOf(phrases: readonly string[]): RegExp {
  return new RegExp(phrases.join("|"), "u"); // letters, spaces and apostrophes only
}

const SCOPES: readonly (readonly [string, readonly string[]])[] = [
  [
    "flag:CSE",
    [
      " child sexual exploitation ",
      " cse ",
      " sexual exploitation of children ",
      " child exploitation ",
      " exploitation crimes ",
      " grooming gang ",
    ],
  ],
  ["flag:CSA", [" child sexual abuse ", " csa "]],
  [
    "child-titled",
    [" sexual offences against children ", " child sex offences ", " child sex crimes ", " child sexual offences "],
  ],
  ["rape", [" rape ", " rapes ", " rapists "]],
  ["sexual-offences", [" sexual offences ", " sex offences ", " sex crimes ", " sexual crimes "]],
];

/** The scope that words name, e.g. `flag:CSE`, or `null`. */
export function scopeIn(words: string): string | null {
  if (!ANY_SCOPE.test(words)) return null;
  return SCOPES.find(([, phrases]) => phrases.some((phrase) => words.includes(phrase)))?.[0] ?? null;
}

const ANY_SCOPE = oneOf(SCOPES.flatMap(([, phrases]) => phrases));

const CLOSED = oneOf([
  " outcomes given in ",
  " whatever the year ",
  " whenever the crime ",
  " whenever it was recorded ",
  " closed in ",
  " closed during ",
  " outcomes given ",
]);
const RECORDED = oneOf([
  " crimes recorded in ",
  " recorded in the year ",
  " offences recorded in ",
  " recorded during ",
  " recorded in 2",
  " recorded in 1",
  " crimes recorded ",
]);

/** The basis that words name: outcomes of crimes recorded in the period, or outcomes given in it. */
export function basisIn(words: string): "recorded" | "closed" | null {
  if (CLOSED.test(words)) return "closed";
  return RECORDED.test(words) ? "recorded" : null;
}

const LEAVE = oneOf([
  " without ",
  " leave out ",
  " leaves out ",
  " leaving out ",
  " left out ",
  " exclude ",
  " excluding ",
  " excludes ",
  " excluded ",
  " leave those ",
  " leave them ",
  " take those out ",
  " take them out ",
  " take those away ",
  " take them away ",
  " strip those out ",
  " strip them out ",
  " set those aside ",
  " set them aside ",
  " leaving aside ",
  " set aside ",
  " setting aside ",
  " take out ",
  " takes out ",
  " taking out ",
  " taken out ",
  " take away ",
  " taking away ",
  " taken away ",
  " subtract ",
  " subtracting ",
  " strip out ",
  " stripping out ",
  " discount ",
  " remove ",
  " drop the ",
  " drop those ",
  " drop them ",
  " dropping the ",
  " dropping those ",
  " removing ",
  " not counting ",
  " leave aside ",
  " minus ",
  " ignore ",
  " ignoring ",
  " apart from ",
]);
const AGENCY = oneOf([
  " agency ",
  " nca ",
  " agency's ",
  " transferred ",
  " handed over ",
  " handed to ",
  " handed on ",
  " passed to ",
  " passed on ",
  " regional unit ",
  " another force ",
  " other forces ",
  " another body ",
  " stovewood ",
  " elsewhere ",
]);
const CONCLUDED = oneOf([
  " concluded cases ",
  " concluded crimes ",
  " only concluded ",
  " completed investigations ",
  " completed cases ",
  " finished cases ",
  " closed cases ",
  " cases that have been concluded ",
  " of those concluded ",
  " of concluded ",
  " of completed ",
  " resolved cases ",
]);
const OPEN_CASES = oneOf([
  " open ",
  " ongoing ",
  " still under investigation ",
  " under investigation ",
  " unresolved ",
  " undecided ",
  " live ",
]);

/** What the words leave out of the whole. `before`: the sentence before, which "those cases" and "without them" mean. */
export function leavesOutIn(words: string, before: string): "transferred" | "open" | null {
  if (CONCLUDED.test(words)) return "open";
  if (!LEAVE.test(words)) return null;
  if (AGENCY.test(words)) return "transferred";
  if (OPEN_CASES.test(words)) return "open";
  const points = [" those ", " them ", " these ", " it ", " that "].some((phrase) => words.includes(phrase));
  const number170 = points || / (?:without|out) the \d/u.test(words);
  if (!number170) return null;
  if (AGENCY.test(before)) return "transferred";
  return OPEN_CASES.test(before) ? "open" : null;
}

const AVERAGE = oneOf([
  " average ",
  " averages ",
  " averaged ",
  " averaging ",
  " mean ",
  " median ",
  " typical rate ",
  " pooled rate ",
  " pooled , it ",
  " pooled it ",
]);
const POOLED = oneOf([
  " adding all ",
  " all forces together ",
  " taken together ",
  " added together ",
  " pooled ",
  " combined ",
  " overall average ",
  " put together ",
  " weighted ",
]);
const MEAN = oneOf([
  " mean of ",
  " forces' own rates ",
  " unweighted ",
  " average of the forces ",
  " average of their rates ",
  " of the forces' rates ",
  " average of force rates ",
  " simple average ",
  " each force ",
  " mean charge rate ",
  " mean rate ",
  " average across forces ",
]);

/** Whether words say that a number is an average. "the national average" is something to be held against, not this number. */
export function isAverage(words: string): boolean {
  return AVERAGE.test(words) && (!AGAINST_AVERAGE.test(words) || AVERAGE.test(words.replace(AGAINST_AVERAGE, " ")));
}

/** "is below average": held against an average, and none. "below the average of one in 14" has one. */
const AGAINST_AVERAGE = / (?:above|below) (?:average|the (?:national |regional )?average (?!(?:of|,|:|–|\() ))/u;

/** "pooled? mean of 34 rates? not said", "whether it is pooled or": what is asked is not said. */
const UNSAID =
  /(?: (?:pooled|combined|weighted|unweighted|together) \?| mean of (?:[a-z0-9]+ ){0,4}\?| (?:whether|if) (?:[a-z0-9']+ ){0,9}(?:pooled|mean|weighted|combined) | (?:not|nobody|never|doesn't|does not|didn't|did not) (?:[a-z]+ ){0,2}(?:said|clear|stated|told|explained|say|specified|specify|explain) |^ (?:was|is) .* \? $)/u;

/** "the average of the four rates". */
const MEAN_OF_RATES = / (?:average|mean) of (?:the |all |those |these |their )*(?:[a-z0-9-]+ ){0,2}rates /u;

/** Which average it is said to be. */
export function averageOfIn(words: string): Statement["averageOf"] {
  if (UNSAID.test(words)) return null;
  if (POOLED.test(words)) return "pooled";
  return MEAN.test(words) || MEAN_OF_RATES.test(words) ? "mean of forces" : null;
}

const SUPERLATIVE = / (worst|lowest|highest|best|poorest|largest|biggest|smallest)(?: |-)/u;

/** "worst", "lowest" … beside a number; not "at worst". */
export function superlativeIn(words: string): string | null {
  const found = SUPERLATIVE.exec(words);
  return found === null || words.includes(` at ${found[1]} `) ? null : (found[1] ?? null);
}

const SAYS = new Set(
  "said says told claimed claims stated added admitted admits insisted argued warned reported confirmed revealed".split(
    " ",
  ),
);
const TITLES = new Set(
  (
    "spokesman spokeswoman spokesperson force charity council constable superintendent inspector commissioner minister mother father survivor " +
    "police office committee report inquiry agency inspectorate author mp councillor councillors officer detective chief campaigners campaigner " +
    "government review department spokesmen panel mothers barrister judge victim doctor"
  ).split(" "),
);
const BOUNDS = new Set(["that", "which", "who", "while", "but", "where"]);

/** Who is said to have said it: "a spokesman for the force said", "according to the charity"; `null` when nobody is. */
export function speakerIn(text: string, tokens: readonly Token[], from: number, next: number): string | null {
  for (let at = from; at < next; at++) {
    const low = tokens[at]?.low ?? "";
    if (low === "according" && tokens[at + 1]?.low === "to")
      return phraseOf(text, tokens, at + 2, Math.min(next, endOfPhrase(tokens, at + 2, next)));
    if (!SAYS.has(low)) continue;
    const first = startOfPhrase(tokens, at, from);
    if (first < at) return phraseOf(text, tokens, first, at);
  }
  return null;
}

function startOfPhrase(tokens: readonly Token[], verb: number, floor: number): number {
  let at = verb;
  while (at > floor && at > verb - 7 && tokens[at - 1]?.kind === "word" && !BOUNDS.has(tokens[at - 1]?.low ?? "")) at--;
  for (let word = at; word < verb; word++) {
    if (TITLES.has((tokens[word]?.low ?? "").replace(/'s$/u, "")) || (tokens[word]?.capital && word > floor)) return at;
  }
  return verb;
}

function endOfPhrase(tokens: readonly Token[], start: number, limit: number): number {
  let at = start;
  while (at < limit && at < start + 6 && tokens[at]?.kind === "word") at++;
  return at;
}

function phraseOf(text: string, tokens: readonly Token[], from: number, next: number): string | null {
  const words = text.slice(tokens[from]?.start ?? 0, tokens[next - 1]?.end ?? 0).trim();
  return next > from && words !== "" ? words : null;
}
