// Sentences and paragraphs of a text by its tokens: abbreviations, decimals, quotes, bullets and headings are known.
import type { Token } from "./tokens.ts";

/** A sentence: tokens `from` up to but not with `next`. */
export interface Sentence {
  readonly from: number;
  readonly next: number;
  readonly start: number;
  readonly end: number;
  /** From 0. */
  readonly paragraph: number;
  /** An item of a list. */
  readonly bullet: boolean;
}

/** So long a run without an end is cut: rules look at a bounded number of words. */
const MOST_TOKENS = 240;
const SHORT_LINE = 50;
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof rev st no nos approx eg ie e.g i.e vs v cf rt hon sgt det insp supt ch con cllr gen capt col lt jr sr " +
    "jan feb mar apr jun jul aug sep sept oct nov dec fig figs p pp para paras s ss cl art arts vol ref tel ext ave dept est"
  ).split(" "),
);

/** The sentences of the text in order; every token stands in exactly one. */
export function sentencesOf(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  let paragraph = 0;
  let lineStart = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.first) lineStart = at;
    const cut = breakAfter(text, tokens, at, lineStart);
    if (cut === "none" && at + 1 - from < MOST_TOKENS) continue;
    sentences.push(sentenceOf(tokens, from, at + 1, paragraph));
    if (cut === "paragraph") paragraph++;
    from = at + 1;
  }
  return sentences;
}

function sentenceOf(tokens: readonly Token[], from: number, next: number, paragraph: number): Sentence {
  const [one, last] = [tokens[from], tokens[next - 1]];
  const starts = one?.first === true;
  const bullet = starts && (isBullet(one, tokens[from + 1]) || isListNumber(tokens, from) || isRow(tokens, from, next));
  return { from, next, start: one?.start ?? 0, end: last?.end ?? 0, paragraph, bullet };
}

/** A line of a table: a few words and a number or two at its end, "No suspect 140", "No suspect 140 26.5%". */
function isRow(tokens: readonly Token[], from: number, next: number): boolean {
  if (next - from > 12 || tokens[next]?.first === false) return false;
  let at = withoutShare(tokens, from, next);
  const isShared = at < next;
  let numbers = isShared ? 1 : 0;
  while (at > from && (tokens[at - 1]?.kind === "number" || tokens[at - 1]?.low === "%")) {
    if (tokens[at - 1]?.kind === "number") numbers++;
    at--;
  }
  return (
    numbers >= 1 &&
    numbers <= 2 &&
    at > from &&
    (tokens[at - 1]?.kind === "word" || (tokens[at - 1]?.low === ":" && tokens[at - 2]?.kind === "word")) &&
    (numbers === 1 || isShared || tokens[next - 1]?.low === "%")
  );
}

/** "… 169 (31%)": where the share in brackets at the end of a row begins; its end where there is none. */
function withoutShare(tokens: readonly Token[], from: number, next: number): number {
  const [open, number, sign, close] = [next - 4, next - 3, next - 2, next - 1].map((at) => tokens[at]);
  const is = open?.low === "(" && number?.kind === "number" && sign?.low === "%" && close?.low === ")";
  return is && next - 4 > from ? next - 4 : next;
}

/** What ends after this token. A blank line or a new item of a list ends a paragraph; so does a short line without a stop. */
function breakAfter(
  text: string,
  tokens: readonly Token[],
  at: number,
  lineStart: number,
): "none" | "sentence" | "paragraph" {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined) return "paragraph";
  if (next.first) {
    const between = text.slice(token.end, Math.min(next.start, token.end + 500));
    if (/\n\s*\n|\r\s*\r/u.test(between) || /[#>]/u.test(between)) return "paragraph";
    if (isBullet(next, tokens[at + 2]) || isListNumber(tokens, at + 1)) return "paragraph";
    const stops = /[.!?:;"]/u.test(token.low);
    const short = token.end - (tokens[lineStart]?.start ?? 0) < SHORT_LINE;
    if (!stops && short && (next.capital || next.kind === "number")) return "paragraph";
  }
  return endsSentence(tokens, at) ? "sentence" : "none";
}

function isBullet(token: Token, next: Token | undefined): boolean {
  return token.kind === "mark" && "-–•·+|".includes(token.low) && next !== undefined && !next.glued;
}

/** `1.`, `2)` or `(3)` at the beginning of a line, with a space after it. */
export function isListNumber(tokens: readonly Token[], at: number): boolean {
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (one?.kind === "number") return (two?.low === "." || two?.low === ")") && two.glued && three?.glued === false;
  return one?.low === "(" && two?.kind === "number" && three?.low === ")" && three.glued;
}

/** Whether a full stop, question or exclamation mark (or the quotes and brackets after it) ends a sentence here. */
function endsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.glued || tokens[at]?.kind !== "mark") return false;
  let stop = at;
  while (stop > at - 3 && isCloser(tokens[stop])) stop--;
  const mark = tokens[stop];
  if (mark?.kind !== "mark" || !".!?…".includes(mark.low)) return false;
  const starts = next.capital || next.kind === "number" || next.kind === "mark";
  return starts && (mark.low !== "." || stop !== at || !isAbbreviation(tokens, stop));
}

function isCloser(token: Token | undefined): boolean {
  return token?.kind === "mark" && token.glued && "\"')]".includes(token.low);
}

/** "No. 10", "Mr. Smith", "J. Smith": the stop belongs to the word before it. "a.m." and "p.m." are words with stops too. */
function isAbbreviation(tokens: readonly Token[], stop: number): boolean {
  const [word, next] = [tokens[stop - 1], tokens[stop + 1]];
  if (word?.kind !== "word" || !tokens[stop]?.glued)
    return isListNumber(tokens, stop - 1) && tokens[stop - 1]?.first === true;
  if (word.low === "no" || word.low === "nos" || word.low.length === 1) {
    return word.low.length === 1 ? word.capital || tokens[stop - 2]?.low === "." : next?.kind === "number";
  }
  return ABBREVIATIONS.has(word.low) && (next?.kind === "number" || next?.capital === true);
}
