// A number in the digits of a format section: places, thousands, percent, powers of ten and fractions.
// Source: ECMA-376 part 1, 18.8.31; matched against what Excel for Mac 2011 wrote of real workbooks.
import type { FormatToken } from "./number-format.ts";

/** A section of digits, taken apart once. */
interface Layout {
  readonly whole: readonly FormatToken[];
  readonly fraction: readonly FormatToken[] | null;
  readonly exponent: { readonly plus: boolean; readonly tokens: readonly FormatToken[] } | null;
  /** Numerator, denominator; what stands before them is `whole`. */
  readonly ratio: { readonly over: readonly FormatToken[]; readonly under: readonly FormatToken[] } | null;
  readonly grouped: boolean;
  /** The power of ten that percent signs and trailing commas multiply by. */
  readonly shift: number;
}

const layouts = new WeakMap<readonly FormatToken[], Layout>();

function layoutOf(tokens: readonly FormatToken[]): Layout {
  const kept = layouts.get(tokens);
  if (kept !== undefined) return kept;
  const layout = readLayout(tokens);
  layouts.set(tokens, layout);
  return layout;
}

function readLayout(tokens: readonly FormatToken[]): Layout {
  const power = tokens.findIndex((token) => token.is === "exponent");
  const mantissa = power === -1 ? tokens : tokens.slice(0, power);
  const point = mantissa.findIndex((token) => token.is === "point");
  const beforePoint = point === -1 ? mantissa : mantissa.slice(0, point);
  const slash = beforePoint.findIndex((token) => token.is === "slash");
  const ratio = slash === -1 || point !== -1 || power !== -1 ? null : splitRatio(mantissa, slash);
  const mark = tokens[power];
  const exponent = mark?.is === "exponent" ? { plus: mark.plus, tokens: tokens.slice(power + 1) } : null;
  const thousands = commas(beforePoint, mantissa);
  const percents = tokens.filter((token) => token.is === "percent").length;
  return {
    whole: ratio === null ? beforePoint : ratio.whole,
    fraction: point === -1 ? null : mantissa.slice(point + 1),
    exponent,
    ratio: ratio === null ? null : { over: ratio.over, under: ratio.under },
    grouped: thousands.grouped,
    shift: percents * 2 - thousands.trailing * 3,
  };
}

/** A comma between whole digits groups by thousands; each one behind the last digit divides by a thousand. */
function commas(whole: readonly FormatToken[], all: readonly FormatToken[]) {
  const last = all.findLastIndex((token) => token.is === "digit");
  const [first, lastWhole] = [whole.findIndex(isDigit), whole.findLastIndex(isDigit)];
  const grouped = whole.some((token, i) => token.is === "comma" && i > first && i < lastWhole);
  let trailing = 0;
  while (last !== -1 && all[last + 1 + trailing]?.is === "comma") trailing++;
  return { grouped, trailing };
}

function isDigit(token: FormatToken): boolean {
  return token.is === "digit";
}

/** Parts a fraction such as `# ??/??` at its slash: digits that touch the slash are the numerator. */
function splitRatio(tokens: readonly FormatToken[], slash: number) {
  let start = slash;
  while (start > 0 && tokens[start - 1]?.is === "digit") start--;
  let end = slash + 1;
  while (end < tokens.length && isDenominator(tokens[end])) end++;
  if (start === slash || end === slash + 1) return null;
  return { whole: tokens.slice(0, start), over: tokens.slice(start, slash), under: tokens.slice(slash + 1) };
}

function isDenominator(token: FormatToken | undefined): boolean {
  return token?.is === "digit" || (token?.is === "text" && /^[1-9]$/.test(token.text));
}

/** A number of no sign under a section of digits. Example: 1204.5 under `#,##0.00` → `1,204.50`. */
export function shownDigits(value: number, tokens: readonly FormatToken[]): string {
  const layout = layoutOf(tokens);
  if (layout.exponent !== null) return scientific(value, layout, layout.exponent);
  if (layout.ratio !== null) return fractional(value, layout, layout.ratio);
  return decimal(rounded(value, placesOf(layout), layout.shift), layout);
}

function placesOf(layout: Layout): number {
  return layout.fraction === null ? 0 : digitsIn(layout.fraction);
}

function digitsIn(tokens: readonly FormatToken[]): number {
  return tokens.reduce((count, token) => count + Number(token.is === "digit"), 0);
}

interface Digits {
  /** Without leading zeros: empty for a number below one. */
  readonly whole: string;
  readonly fraction: string;
}

/** A number of at most 15 digits, as Excel keeps it, times ten to the `shift`, rounded half up in decimal. */
function rounded(value: number, places: number, shift = 0): Digits {
  const [mantissa = "0", power = "0"] = value.toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(power) + 1 + shift;
  const kept = point + places;
  if (value === 0 || kept < 0) return { whole: "", fraction: "0".repeat(places) };
  let text = digits;
  let end = point;
  if (kept < digits.length) {
    const up = (digits.charCodeAt(kept) || 48) >= 53;
    text = digits.slice(0, kept);
    if (up) {
      const longer = String(BigInt(text === "" ? "0" : text) + 1n).padStart(text.length, "0");
      end += longer.length - text.length;
      text = longer;
    }
  }
  const full = end >= 0 ? text : "0".repeat(-end) + text;
  const whole = end <= 0 ? "" : full.slice(0, end).padEnd(end, "0");
  const fraction = full.slice(Math.max(end, 0)).padEnd(places, "0").slice(0, places);
  return { whole: whole.replace(/^0+/, ""), fraction };
}

function decimal({ whole, fraction }: Digits, layout: Layout): string {
  const text = wholePart(whole, layout.whole, layout.grouped);
  return layout.fraction === null ? text : `${text}.${fractionPart(fraction, layout.fraction)}`;
}

/** Fills digits into placeholders from the right; the leftmost one takes all that are left. */
function wholePart(digits: string, tokens: readonly FormatToken[], grouped: boolean): string {
  const first = tokens.findIndex((token) => token.is === "digit");
  if (first === -1)
    return (
      digits +
      tokens
        .filter((token) => token.is !== "comma")
        .map(wordsOf)
        .join("")
    );
  let text = "";
  let left = digits.length;
  let count = 0;
  const put = (letter: string): void => {
    if (grouped && count > 0 && count % 3 === 0 && letter !== " ") text = `,${text}`;
    text = letter + text;
    count++;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token === undefined || token.is === "comma") continue;
    if (token.is !== "digit") {
      text = wordsOf(token) + text;
      continue;
    }
    if (left === 0 && token.mark === "0") put("0");
    else if (left === 0 && token.mark === "?") put(" ");
    else if (left > 0) put(digits[--left] ?? "");
    while (i === first && left > 0) put(digits[--left] ?? "");
  }
  return text;
}

/** Zeros at the end are shown only as far as a `0` asks for them. */
function fractionPart(digits: string, tokens: readonly FormatToken[]): string {
  const marks = tokens.filter((token) => token.is === "digit").map((token) => token.mark);
  const needed = Math.max(marks.lastIndexOf("0"), digits.search(/0*$/) - 1);
  let at = 0;
  return tokens
    .map((token) => {
      if (token.is !== "digit") return token.is === "comma" ? "" : wordsOf(token);
      const i = at++;
      if (i <= needed) return digits[i] ?? "0";
      return token.mark === "?" ? " " : "";
    })
    .join("");
}

/** As many whole digits as there are places for them: with three, the power is a multiple of three. */
function scientific(value: number, layout: Layout, { plus, tokens }: NonNullable<Layout["exponent"]>): string {
  const step = Math.max(1, digitsIn(layout.whole));
  const places = placesOf(layout);
  let power = value === 0 ? 0 : Math.floor(Number(value.toExponential(14).split("e")[1]) / step) * step;
  let digits = rounded(value, places, -power);
  if (digits.whole.length > step) {
    power += step;
    digits = rounded(value, places, -power);
  }
  const sign = power < 0 ? "-" : plus ? "+" : "";
  return `${decimal(digits, layout)}E${sign}${wholePart(power === 0 ? "" : String(Math.abs(power)), tokens, false)}`;
}

function fractional(value: number, layout: Layout, ratio: NonNullable<Layout["ratio"]>): string {
  const isMixed = layout.whole.some((token) => token.is === "digit");
  const { under } = ratio;
  const stated = under
    .map((token) => (token.is === "text" ? token.text : token.is === "digit" && token.mark === "0" ? "0" : ""))
    .join("");
  const fixed = /^[1-9]\d{0,6}/.exec(stated)?.[0];
  const places = digitsIn(under.filter((token) => token.is === "digit"));
  const whole = isMixed ? Math.floor(value) : 0;
  let [over, below] =
    fixed === undefined
      ? nearestRatio(value - whole, 10 ** places - 1)
      : [Math.round((value - whole) * Number(fixed)), Number(fixed)];
  let carried = whole;
  if (isMixed && over === below) [over, below, carried] = [0, 1, whole + 1];
  const wholeText =
    carried === 0 && (over !== 0 || !isMixed)
      ? blankWhole(layout.whole)
      : wholePart(carried === 0 ? "0" : String(carried), layout.whole, layout.grouped);
  const tail = under.filter((token, i) => token.is === "text" && (fixed === undefined || i >= fixed.length));
  const width = fixed?.length ?? places;
  if (isMixed && over === 0)
    return `${wholeText}${" ".repeat(digitsIn(ratio.over) + 1 + width)}${tail.map(wordsOf).join("")}`;
  const numerator = String(over).padStart(
    digitsIn(ratio.over.filter((token) => token.is === "digit" && token.mark === "?")),
    " ",
  );
  return `${wholeText}${numerator}/${String(below).padEnd(width, " ")}${tail.map(wordsOf).join("")}`;
}

function blankWhole(tokens: readonly FormatToken[]): string {
  return wholePart("", tokens, false);
}

/** The last ratio of a number's continued fraction whose denominator is at most `most`: so does Excel, which looks no further. */
function nearestRatio(value: number, most: number): [over: number, under: number] {
  let [over, under, lastOver, lastUnder] = [1, 0, 0, 1];
  let rest = value;
  for (let i = 0; i < MOST_RATIO_STEPS; i++) {
    const part = Math.floor(rest);
    const [nextOver, nextUnder] = [part * over + lastOver, part * under + lastUnder];
    if (nextUnder > most) break;
    [lastOver, lastUnder, over, under] = [over, under, nextOver, nextUnder];
    if (rest - part < 5e-8) break;
    rest = 1 / (rest - part);
  }
  return [over, under];
}

const MOST_RATIO_STEPS = 20;

/** What a token shows that stands for itself. */
export function wordsOf(token: FormatToken): string {
  switch (token.is) {
    case "text":
      return token.text;
    case "percent":
      return "%";
    case "slash":
      return "/";
    case "point":
      return ".";
    case "comma":
      return ",";
    default:
      return "";
  }
}
