// Whole and decimal numbers as newspapers write them: 1,400; 1.2 million; 40k; seventeen; a hundred and twelve; half a dozen.
import type { Token } from "./tokens.ts";

/** A number and the token after it. `spelled`: in words, not digits. */
export interface Cardinal {
  readonly value: number;
  readonly decimals: number;
  readonly spelled: boolean;
  readonly next: number;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
};

const UNITS = new Map<string, number>([["nought", 0], ...SMALL.map((word, value): [string, number] => [word, value])]);
const TENS_OF = new Map<string, number>(TENS.map((word, index) => [word, (index + 2) * 10]));

/** The number that begins at this token, or `null`. Looks at 16 tokens at most. */
export function readCardinal(tokens: readonly Token[], at: number): Cardinal | null {
  const token = tokens[at];
  if (token === undefined || token.masked) return null;
  if (token.kind === "word" && !startsCardinal(token.low)) return null;
  const whole = token.kind === "number" ? readDigits(tokens, at) : token.kind === "word" ? readWords(tokens, at) : null;
  return whole === null ? null : withPoint(tokens, withHalf(tokens, whole));
}

/** "nought point eight", "two point one five": digits in words after the point. */
function withPoint(tokens: readonly Token[], whole: Cardinal): Cardinal {
  if (!whole.spelled || whole.decimals > 0 || tokens[whole.next]?.low !== "point") return whole;
  let [digits, at] = ["", whole.next + 1];
  while (digits.length < 3 && (UNITS.get(tokens[at]?.low ?? "") ?? 10) < 10)
    digits += `${UNITS.get(tokens[at++]?.low ?? "")}`;
  if (digits === "") return whole;
  return { ...whole, value: Number(`${whole.value}.${digits}`), decimals: digits.length, next: at };
}

/** Whether a word may begin a number: most do not, and are not looked at further. */
export function startsCardinal(low: string): boolean {
  return UNITS.has(low) || TENS_OF.has(low) || low === "a" || low === "an" || low === "half";
}

/** "one and a half times", "two and a half years". */
function withHalf(tokens: readonly Token[], whole: Cardinal): Cardinal {
  if (tokens[whole.next]?.low !== "and") return whole;
  const half = tokens[whole.next + 1]?.low === "a" && tokens[whole.next + 2]?.low === "half";
  return half && whole.value < 100 ? { ...whole, value: whole.value + 0.5, decimals: 1, next: whole.next + 3 } : whole;
}

function readDigits(tokens: readonly Token[], at: number): Cardinal | null {
  const token = tokens[at];
  if (token === undefined || token.value === null) return null;
  const after = tokens[at + 1];
  const { decimals } = token;
  if (after?.kind === "word") {
    const scale = after.low.length <= 2 && !after.glued ? undefined : SCALES[after.low];
    if (scale !== undefined) return { value: round(token.value * scale), decimals, spelled: false, next: at + 2 };
    if (after.glued && after.low !== "pc" && after.low !== "p") return null; // 3rd, 20mph, 5pm, 19D
  }
  if (after?.low === "dozen") return { value: token.value * 12, decimals, spelled: false, next: at + 2 };
  return { value: token.value, decimals, spelled: false, next: at + 1 };
}

/** Keeps 1.2 million from becoming 1199999.9999999998. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function readWords(tokens: readonly Token[], start: number): Cardinal | null {
  const special = readArticle(tokens, start);
  if (special !== null) return special;
  let [total, current, at, last] = [0, 0, start, "none"];
  while (at < tokens.length && at < start + 16) {
    const step = stepAt(tokens, at, last);
    if (step === null) break;
    if (step.kind === "small" || step.kind === "ten") current += step.value;
    else if (step.kind === "hundred") current = (current || 1) * 100;
    else {
      total += (current || 1) * step.value;
      current = 0;
    }
    last = step.kind;
    at = step.next;
  }
  if (at === start) return null;
  const dozen = tokens[at]?.low === "dozen" && total === 0;
  const value = dozen ? current * 12 : total + current;
  return { value, decimals: 0, spelled: true, next: dozen ? at + 1 : at };
}

type StepKind = "small" | "ten" | "hundred" | "scale";

/** One more word of a number: what may follow what, with hyphens and "and" between. */
function stepAt(
  tokens: readonly Token[],
  at: number,
  last: string,
): { kind: StepKind; value: number; next: number } | null {
  let word = at;
  if (last !== "none") {
    const joiner = tokens[at]?.low;
    const tied = joiner === "-" && tokens[at]?.glued && tokens[at + 1]?.glued;
    if (tied || (joiner === "and" && (last === "hundred" || last === "scale"))) word = at + 1;
  }
  const low = tokens[word]?.low ?? "";
  if (tokens[word]?.masked) return null;
  const small = UNITS.get(low);
  if (small !== undefined) {
    const fits =
      last === "none" || last === "hundred" || last === "scale" || (last === "ten" && small > 0 && small < 10);
    return fits ? { kind: "small", value: small, next: word + 1 } : null;
  }
  const ten = TENS_OF.get(low);
  if (ten !== undefined) {
    return last === "none" || last === "hundred" || last === "scale"
      ? { kind: "ten", value: ten, next: word + 1 }
      : null;
  }
  if (last === "none" || word !== at) return null; // "hundred" and "thousand" alone are no number
  if (low === "hundred")
    return last === "small" || last === "ten" ? { kind: "hundred", value: 100, next: word + 1 } : null;
  const scale = low.length > 2 ? SCALES[low] : undefined;
  return scale === undefined || last === "scale" ? null : { kind: "scale", value: scale, next: word + 1 };
}

/** "a hundred (and twelve)", "a dozen", "half a million", "half a dozen". */
function readArticle(tokens: readonly Token[], at: number): Cardinal | null {
  const length = readAndHalf(tokens, at);
  if (length !== null) return length;
  const half = tokens[at]?.low === "half";
  const article = half ? at + 1 : at;
  if (!["a", "an"].includes(tokens[article]?.low ?? "")) return null;
  const word = tokens[article + 1]?.low ?? "";
  const base = word === "dozen" ? 12 : word === "hundred" ? 100 : word.length > 2 ? SCALES[word] : undefined;
  if (base === undefined) return null;
  const rest = half || word === "dozen" ? null : readRest(tokens, article + 2);
  const value = (half ? base / 2 : base) + (rest?.value ?? 0);
  return { value, decimals: 0, spelled: true, next: rest?.next ?? article + 2 };
}

const LENGTH = /^(?:year|month|week|day|hour)$/u;

/** "a year and a half": the unit of time stands within the number. */
function readAndHalf(tokens: readonly Token[], at: number): Cardinal | null {
  if (!isUnitWithin(tokens, at + 5) || !/^an?$/u.test(tokens[at]?.low ?? "")) return null;
  return { value: 1.5, decimals: 1, spelled: true, next: at + 5 };
}

/** Whether the number that ends before this token holds its unit of time: "a year and a half". */
export function isUnitWithin(tokens: readonly Token[], next: number): boolean {
  if (tokens[next - 1]?.low !== "half") return false;
  return tokens[next - 2]?.low === "a" && tokens[next - 3]?.low === "and" && LENGTH.test(tokens[next - 4]?.low ?? "");
}

function readRest(tokens: readonly Token[], at: number): Cardinal | null {
  return tokens[at]?.low === "and" ? readWords(tokens, at + 1) : null;
}
