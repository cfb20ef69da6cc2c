// Excel number format codes as data: sections of tokens, ready to show a number, a date or a text with.
// Source: ECMA-376 part 1, 18.8.30 and 18.8.31; what it leaves open is as Excel for Mac 2011 shows it.

/** One piece of a format code. */
export type FormatToken =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "digit"; readonly mark: "0" | "#" | "?" }
  | { readonly is: "point" | "comma" | "percent" | "slash" | "general" | "content" }
  | { readonly is: "exponent"; readonly plus: boolean }
  /** `mark` is y, m (month), d, h, n (minute), s; `[h]`, `[m]` and `[s]` are `elapsed`. */
  | { readonly is: "date"; readonly mark: DateMark; readonly length: number; readonly elapsed: boolean }
  | { readonly is: "subsecond"; readonly length: number }
  | { readonly is: "noon"; readonly words: readonly [morning: string, evening: string] };

/** What a date token stands for; `n` is the minute. */
export type DateMark = "y" | "m" | "d" | "h" | "n" | "s";

/** For which numbers a section is meant. */
export interface FormatCondition {
  readonly sign: "<" | "<=" | ">" | ">=" | "=" | "<>";
  readonly limit: number;
}

/** One of the up to four sections of a format code. */
export interface FormatSection {
  readonly shows: "general" | "number" | "date" | "text" | "words";
  readonly condition: FormatCondition | null;
  readonly tokens: readonly FormatToken[];
}

/** A format code, taken apart. */
export interface NumberFormat {
  /** The sections for numbers: one to three. */
  readonly numbers: readonly FormatSection[];
  /** The section for text; `null` where text is shown as it is. */
  readonly text: FormatSection | null;
}

const MOST_SECTIONS = 4;
const MOST_CODE_CHARACTERS = 1000;
/** Formats that follow the reader's own language; here that is British English. */
const OF_THE_READER: ReadonlyMap<string, string> = new Map([
  ["f800", "dd mmmm yyyy"],
  ["f400", "hh:mm:ss"],
]);

/** Takes a format code apart. Any text is a format: what has no meaning is shown as written. Example: `0.0%;[Red]-0.0%`. */
export function parseFormat(code: string): NumberFormat {
  const sections = splitSections(ofTheReader(code.slice(0, MOST_CODE_CHARACTERS)))
    .slice(0, MOST_SECTIONS)
    .map(parseSection);
  const last = sections.at(-1);
  const isText = sections.length === MOST_SECTIONS || last?.tokens.some((token) => token.is === "content") === true;
  if (!isText || last === undefined) return { numbers: sections, text: null };
  // A code that is nothing but text, such as `@`, shows numbers as General does.
  const numbers = sections.length === 1 ? [GENERAL_SECTION] : sections.slice(0, -1);
  return { numbers, text: last };
}

const GENERAL_SECTION: FormatSection = { shows: "general", condition: null, tokens: [{ is: "general" }] };

function ofTheReader(code: string): string {
  const language = /^\[\$-(?:x-sysdate|x-systime|(f[48]00))\]/i.exec(code);
  if (language === null) return code;
  const name = language[1]?.toLowerCase() ?? (/date/i.test(language[0]) ? "f800" : "f400");
  return OF_THE_READER.get(name) ?? code;
}

function splitSections(code: string): string[] {
  const sections: string[] = [];
  let from = 0;
  for (let i = 0; i < code.length; i++) {
    const letter = code[i];
    if (letter === '"') i = endOf(code, '"', i);
    else if (letter === "[") i = endOf(code, "]", i);
    else if (letter === "\\" || letter === "_" || letter === "*") i++;
    else if (letter === ";") {
      sections.push(code.slice(from, i));
      from = i + 1;
    }
  }
  sections.push(code.slice(from));
  return sections;
}

/** Where a piece that begins at `from` ends; the end of the code where it never does. */
function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from + 1);
  return end === -1 ? code.length : end;
}

function parseSection(code: string): FormatSection {
  const tokens: FormatToken[] = [];
  let condition: FormatCondition | null = null;
  for (let i = 0; i < code.length; ) {
    if (code[i] === "[") {
      const end = endOf(code, "]", i);
      const inside = code.slice(i + 1, end);
      condition ??= conditionOf(inside);
      const token = bracketToken(inside);
      if (token !== null) tokens.push(token);
      i = end + 1;
    } else {
      i = readToken(code, i, tokens);
    }
  }
  return { shows: kindOf(tokens), condition, tokens: withMinutes(tokens) };
}

function conditionOf(inside: string): FormatCondition | null {
  const match = /^(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(inside.trim());
  const signs = ["<", "<=", ">", ">=", "=", "<>"] as const;
  const sign = signs.find((one) => one === match?.[1]);
  return sign === undefined ? null : { sign, limit: Number(match?.[2]) };
}

/** `[h]` counts on past a day; `[$£-809]` is a currency sign; colours and languages show nothing. */
function bracketToken(inside: string): FormatToken | null {
  if (/^(?:h+|m+|s+)$/i.test(inside)) {
    const letter = inside[0]?.toLowerCase();
    const mark = letter === "h" ? "h" : letter === "m" ? "n" : "s";
    return { is: "date", mark, length: inside.length, elapsed: true };
  }
  const currency = /^\$([^-]*)(?:-|$)/.exec(inside)?.[1] ?? "";
  return currency === "" ? null : { is: "text", text: currency };
}

/** Reads one token at `at` into `tokens`; answers where it ends. */
function readToken(code: string, at: number, tokens: FormatToken[]): number {
  const letter = code[at] ?? "";
  if (letter === '"') {
    const end = endOf(code, '"', at);
    tokens.push({ is: "text", text: code.slice(at + 1, end) });
    return end + 1;
  }
  if (letter === "\\") return take(tokens, { is: "text", text: code[at + 1] ?? "" }, at + 2);
  // A space as wide as the next letter; a letter that fills the cell's width.
  if (letter === "_") return take(tokens, { is: "text", text: " " }, at + 2);
  if (letter === "*") return at + 2;
  const rest = code.slice(at, at + 32);
  const general = /^general/i.exec(rest);
  if (general !== null) return take(tokens, { is: "general" }, at + general[0].length);
  const noon = /^(?:am\/pm|a\/p)/i.exec(rest)?.[0];
  if (noon !== undefined) return take(tokens, { is: "noon", words: noonWords(noon) }, at + noon.length);
  const exponent = /^e([+-])/i.exec(rest);
  if (exponent !== null && tokens.some((token) => token.is === "digit"))
    return take(tokens, { is: "exponent", plus: exponent[1] === "+" }, at + 2);
  const run = /^(?:y+|m+|d+|h+|s+|e+|b+)/i.exec(rest)?.[0];
  if (run !== undefined) return take(tokens, dateToken(run), at + run.length);
  const fraction = /^\.(0+)/.exec(rest)?.[1];
  if (fraction !== undefined && endsInSeconds(tokens))
    return take(tokens, { is: "subsecond", length: fraction.length }, at + 1 + fraction.length);
  return take(tokens, singleToken(letter), at + 1);
}

function take(tokens: FormatToken[], token: FormatToken, next: number): number {
  tokens.push(token);
  return next;
}

/** `AM/PM` is always shown in capitals, `a/p` as written: so does Excel. */
function noonWords(code: string): readonly [string, string] {
  return code.length > 3 ? ["AM", "PM"] : [code[0] ?? "A", code[2] ?? "P"];
}

/** `e` is the year in full; `b`, the Buddhist year, is shown as the year too. */
function dateToken(run: string): FormatToken {
  const letter = run[0]?.toLowerCase();
  if (letter === "e" || letter === "b") return { is: "date", mark: "y", length: 4, elapsed: false };
  const mark = (["y", "m", "d", "h", "s"] as const).find((one) => one === letter) ?? "y";
  return { is: "date", mark, length: run.length, elapsed: false };
}

function endsInSeconds(tokens: readonly FormatToken[]): boolean {
  const last = tokens.findLast((token) => token.is !== "text");
  return last?.is === "date" && last.mark === "s";
}

function singleToken(letter: string): FormatToken {
  switch (letter) {
    case "0":
    case "#":
    case "?":
      return { is: "digit", mark: letter };
    case ".":
      return { is: "point" };
    case ",":
      return { is: "comma" };
    case "%":
      return { is: "percent" };
    case "/":
      return { is: "slash" };
    case "@":
      return { is: "content" };
    default:
      return { is: "text", text: letter };
  }
}

function kindOf(tokens: readonly FormatToken[]): FormatSection["shows"] {
  if (tokens.some((token) => token.is === "date" || token.is === "noon")) return "date";
  if (tokens.some((token) => token.is === "general")) return "general";
  if (tokens.some((token) => token.is === "digit")) return "number";
  return tokens.some((token) => token.is === "content") ? "text" : "words";
}

/** An `m` next to hours or seconds is the minute, else the month. */
function withMinutes(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const dates = tokens.filter((token) => token.is === "date");
  return tokens.map((token) => {
    if (token.is !== "date" || token.mark !== "m" || token.length > 2) return token;
    const at = dates.indexOf(token);
    const isMinute = dates[at - 1]?.mark === "h" || dates[at + 1]?.mark === "s";
    return isMinute ? { ...token, mark: "n" } : token;
  });
}

/** The code of a built-in format, as Excel shows it to a British reader. Source: ECMA-376 part 1, 18.8.30; East Asian ones count as dates or times. */
export function builtInCode(id: number): string {
  const code = BUILT_IN.get(id);
  if (code !== undefined) return code;
  if ((id >= 32 && id <= 35) || id === 55 || id === 56) return "h:mm:ss";
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "dd/mm/yyyy" : "General";
}

const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, "£#,##0;-£#,##0"],
  [6, "£#,##0;[Red]-£#,##0"],
  [7, "£#,##0.00;-£#,##0.00"],
  [8, "£#,##0.00;[Red]-£#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "dd/mm/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "dd/mm/yyyy hh:mm"],
  [37, "#,##0 ;(#,##0)"],
  [38, "#,##0 ;[Red](#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;[Red](#,##0.00)"],
  [41, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'],
  [42, '_(£* #,##0_);_(£* (#,##0);_(£* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'],
  [44, '_(£* #,##0.00_);_(£* (#,##0.00);_(£* "-"??_);_(@_)'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);
