// Cuts TypeScript and TSX into tokens, well enough for the walls of the house: strings, templates, regular expressions,
// comments and JSX text are told apart from code. No parser: TypeScript 7 has none to lend, and the walls need no tree.

/** A comment that stands directly before a token. */
export interface Comment {
  readonly text: string;
  readonly endLine: number;
}

/** One piece of source. `${` and `}` around a template's expression are punctuation; `jsx` is the markup itself. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "template" | "regex" | "punctuation" | "jsx";
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly comments: readonly Comment[];
}

interface Scan {
  readonly text: string;
  readonly jsx: boolean;
  readonly tokens: Token[];
  comments: Comment[];
  at: number;
  line: number;
}

const SPACE = /\s+/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y;
const NUMBER = /\d[\w.]*/y;
const WORD = /[#@]?[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const PUNCTUATION = /=>|\.\.\.|\?\.|&&|\|\||\?\?|[=!]==?|\+\+|--|[\s\S]/y;
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))+/y;
const JSX_NAME = /[\p{ID_Start}$_][\p{ID_Continue}$.:-]*/uy;
const JSX_STRING = /"[^"]*"|'[^']*'/y;
const JSX_TEXT = /[^<{]+/y;
/** `<` opens an element here, and not the type parameters of an arrow function. */
const ELEMENT = /<(?:>|[\p{ID_Start}$_](?!\w*(?:\s*,|\s+extends\s)))/uy;

/** After these words a slash begins a regular expression, and in TSX `<` begins an element. */
const BEFORE_EXPRESSION = new Set(
  "return typeof case in of delete void throw new else do await yield instanceof default".split(" "),
);

/** The tokens of a file in order; `jsx` for .tsx. Never throws: what it cannot cut becomes single punctuation. */
export function tokenise(text: string, jsx = false): readonly Token[] {
  const scan: Scan = { text, jsx, tokens: [], comments: [], at: 0, line: 1 };
  if (text.startsWith("#!")) skip(scan, /[^\n]*/y);
  while (scan.at < text.length) {
    readCode(scan);
    if (scan.at < text.length) take(scan, PUNCTUATION, "punctuation"); // a closer too many: go on behind it
  }
  return scan.tokens;
}

/** Reads code up to the `}` that closes what was open when it began, or to the end. */
function readCode(scan: Scan): void {
  let depth = 0;
  while (scan.at < scan.text.length) {
    if (skip(scan, SPACE) || skipComment(scan)) continue;
    const character = scan.text[scan.at];
    if (character === "}" && depth === 0) return;
    if (character === "`") readTemplate(scan);
    else if (isElement(scan)) readElement(scan);
    else if (take(scan, STRING, "string") || take(scan, WORD, "word") || take(scan, NUMBER, "number")) continue;
    else if (startsExpression(scan) && take(scan, REGEX, "regex")) continue;
    else {
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      take(scan, PUNCTUATION, "punctuation");
    }
  }
}

function readTemplate(scan: Scan): void {
  take(scan, /`/y, "template");
  while (scan.at < scan.text.length) {
    if (take(scan, /`/y, "template")) return;
    if (take(scan, /\$\{/y, "punctuation")) closeWith(scan);
    else take(scan, TEMPLATE_TEXT, "template");
  }
}

/** Reads the code inside braces that are open already, and the closing brace. */
function closeWith(scan: Scan): void {
  readCode(scan);
  take(scan, /\}/y, "punctuation");
}

function isElement(scan: Scan): boolean {
  return scan.jsx && scan.text[scan.at] === "<" && startsExpression(scan) && matchAt(scan, ELEMENT) !== null;
}

function readElement(scan: Scan): void {
  take(scan, /</y, "jsx");
  if (readAttributes(scan)) readChildren(scan);
}

/** Reads a tag to its end; true when children follow. */
function readAttributes(scan: Scan): boolean {
  while (scan.at < scan.text.length) {
    if (skip(scan, SPACE) || skipComment(scan)) continue;
    if (take(scan, /\/>/y, "jsx")) return false;
    if (take(scan, />/y, "jsx")) return true;
    if (take(scan, /\{/y, "punctuation")) closeWith(scan);
    else if (scan.text[scan.at] === "<") readElement(scan);
    else if (!take(scan, JSX_STRING, "string") && !take(scan, JSX_NAME, "jsx")) take(scan, PUNCTUATION, "jsx");
  }
  return false;
}

function readChildren(scan: Scan): void {
  while (scan.at < scan.text.length) {
    if (take(scan, /<\/[^>]*>/y, "jsx")) return;
    if (take(scan, /\{/y, "punctuation")) closeWith(scan);
    else if (scan.text[scan.at] === "<") readElement(scan);
    else take(scan, JSX_TEXT, "jsx");
  }
}

/** Whether an expression may begin here: decided by the token before, which is right in all but contrived code. */
function startsExpression(scan: Scan): boolean {
  const before = scan.tokens.at(-1);
  if (before === undefined) return true;
  if (before.kind === "word") return BEFORE_EXPRESSION.has(before.text);
  if (before.kind === "punctuation") return ![")", "]", "}", "++", "--"].includes(before.text);
  return false;
}

function matchAt(scan: Scan, pattern: RegExp): string | null {
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text)?.[0];
  return found === undefined || found === "" ? null : found;
}

function advance(scan: Scan, found: string): void {
  scan.at += found.length;
  for (const character of found) if (character === "\n") scan.line += 1;
}

function skip(scan: Scan, pattern: RegExp): boolean {
  const found = matchAt(scan, pattern);
  if (found !== null) advance(scan, found);
  return found !== null;
}

function skipComment(scan: Scan): boolean {
  const found = matchAt(scan, COMMENT);
  if (found === null) return false;
  advance(scan, found);
  scan.comments.push({ text: found, endLine: scan.line });
  return true;
}

function take(scan: Scan, pattern: RegExp, kind: Token["kind"]): boolean {
  const found = matchAt(scan, pattern);
  if (found === null) return false;
  const line = scan.line;
  advance(scan, found);
  scan.tokens.push({ kind, text: found, line, endLine: scan.line, comments: scan.comments });
  scan.comments = [];
  return true;
}
