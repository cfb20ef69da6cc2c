// The functions of a file, read off its tokens: where each begins and ends, what it is called, whether it is exported and documented.
import type { Token } from "./tokens.ts";

/** One function, method or arrow function. */
export interface FunctionPlace {
  /** Its own name, or the name it is given (`const name =`, `name:`); otherwise `anonymous`. */
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** Index of its first token: of `function`, of a method's name, of an arrow function's parameters. */
  readonly from: number;
}

/** One exported function. */
export interface ExportedFunction {
  readonly name: string;
  readonly line: number;
  /** A doc comment stands directly above it (or above its first overload). */
  readonly documented: boolean;
}

type Pairs = ReadonlyMap<number, number>;

const OPENERS = new Set(["(", "[", "{", "${"]);
const CLOSERS = new Set([")", "]", "}"]);
const NOT_METHODS = new Set("if for while switch catch with function return await typeof new super import".split(" "));
/** After these a type goes on, so that a `{` opens a type literal and not a body. */
const TYPE_GOES_ON = new Set(": | & < , => ? = ( [ is asserts readonly keyof typeof infer extends unique".split(" "));

/** An arrow function without braces ends here; a function type ends at the `=` of what it describes. */
const ENDS_EXPRESSION = new Set([",", ";", "="]);

/** All functions of a file that have a body, outermost first where they nest. */
export function findFunctions(tokens: readonly Token[]): readonly FunctionPlace[] {
  const pairs = pairBrackets(tokens);
  return tokens.flatMap((token, at) => {
    const range = token.kind === "jsx" ? null : rangeAt(tokens, pairs, at);
    if (range === null) return [];
    const first = tokens[range.from] as Token;
    const last = tokens[range.to] as Token;
    return [{ name: nameOf(tokens, range.from), line: first.line, endLine: last.endLine, from: range.from }];
  });
}

/** Each bracket's partner, both ways. Brackets without one have none. */
function pairBrackets(tokens: readonly Token[]): Pairs {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "punctuation") return;
    if (OPENERS.has(token.text)) open.push(at);
    if (!CLOSERS.has(token.text)) return;
    const partner = open.pop();
    if (partner === undefined) return;
    pairs.set(partner, at);
    pairs.set(at, partner);
  });
  return pairs;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeAt(tokens: readonly Token[], pairs: Pairs, at: number): Range | null {
  const token = tokens[at] as Token;
  if (token.text === "=>") return arrowRange(tokens, pairs, at);
  if ((token.kind !== "word" && token.kind !== "string") || isProperty(tokens, at)) return null;
  if (token.text !== "function" && NOT_METHODS.has(token.text)) return null;
  const isMethod = token.text !== "function";
  if (isMethod && ["function", "new", "*"].includes(tokens[at - 1]?.text ?? "") && !isGenerator(tokens, at))
    return null;
  const parameters = isMethod ? afterTypeParameters(tokens, at + 1) : parametersOf(tokens, at);
  if (tokens[parameters]?.text !== "(") return null;
  const body = bodyAfter(tokens, pairs, pairs.get(parameters));
  return body === null ? null : { from: at, to: pairs.get(body) ?? tokens.length - 1 };
}

function isProperty(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return before === "." || before === "?.";
}

/** `*name() {`, but not `function* name() {`, which is found at `function`. */
function isGenerator(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === "*" && tokens[at - 2]?.text !== "function";
}

function parametersOf(tokens: readonly Token[], at: number): number {
  let index = at + 1;
  if (tokens[index]?.text === "*") index += 1;
  if (tokens[index]?.kind === "word") index += 1;
  return afterTypeParameters(tokens, index);
}

/** Behind `<T extends X>`, where it stands. */
function afterTypeParameters(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== "<") return at;
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    if (tokens[index]?.text === "<") depth += 1;
    if (tokens[index]?.text === ">") depth -= 1;
    if (depth === 0) return index + 1;
  }
  return at;
}

/** The `{` of the body behind closed parameters and a return type; `null` for an overload, an interface's method or a call. */
function bodyAfter(tokens: readonly Token[], pairs: Pairs, close: number | undefined): number | null {
  if (close === undefined) return null;
  if (tokens[close + 1]?.text === "{") return close + 1;
  if (tokens[close + 1]?.text !== ":") return null;
  let index = close + 2;
  let angles = 0;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    if (token.text === "<") angles += 1;
    if (token.text === ">") angles -= 1;
    const isOpener = token.kind === "punctuation" && OPENERS.has(token.text);
    if (token.text === "{" && !TYPE_GOES_ON.has(tokens[index - 1]?.text ?? "")) return index;
    if (isOpener) index = pairs.get(index) ?? tokens.length;
    else if ([";", ")", "]", "}"].includes(token.text) || (token.text === "," && angles === 0)) return null;
    index += 1;
  }
  return null;
}

function arrowRange(tokens: readonly Token[], pairs: Pairs, arrow: number): Range {
  const from = startOfArrow(tokens, pairs, arrow);
  const body = tokens[arrow + 1];
  if (body?.text === "{") return { from, to: pairs.get(arrow + 1) ?? tokens.length - 1 };
  let index = arrow + 1;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    if (token.kind === "punctuation" && (CLOSERS.has(token.text) || ENDS_EXPRESSION.has(token.text))) break;
    if (token.text === "{" && endsOperand(tokens[index - 1])) break;
    index = token.kind === "punctuation" && OPENERS.has(token.text) ? (pairs.get(index) ?? tokens.length) : index;
    index += 1;
  }
  return { from, to: Math.min(index, tokens.length) - 1 };
}

/** Behind an operand a `{` opens the body of the function whose return type the arrow belongs to. */
function endsOperand(token: Token | undefined): boolean {
  if (token?.kind === "word") return !TYPE_GOES_ON.has(token.text);
  return token?.kind === "punctuation" && [")", "]", ">"].includes(token.text);
}

/** The first token of an arrow function's parameters: backwards over a return type, where there is one. */
function startOfArrow(tokens: readonly Token[], pairs: Pairs, arrow: number): number {
  let index = arrow - 1;
  const direct = tokens[index];
  if (direct?.kind === "word" && tokens[index - 1]?.text !== ":") return index;
  while (index > 0) {
    const token = tokens[index] as Token;
    const opener = token.kind === "punctuation" && CLOSERS.has(token.text) ? pairs.get(index) : undefined;
    if (token.text === ")" && opener !== undefined && !isReturnType(tokens, opener)) return opener;
    if (opener === undefined && [";", "=", "{", "(", "["].includes(token.text)) break;
    index = (opener ?? index) - 1;
  }
  return arrow;
}

/** Whether the bracket that opens here belongs to a return type: a `:` behind parameters comes before it. */
function isReturnType(tokens: readonly Token[], opener: number): boolean {
  let index = opener - 1;
  while (index > 0 && ["|", "&", "."].includes(tokens[index]?.text ?? "")) index -= 2;
  return tokens[index]?.text === ":" && tokens[index - 1]?.text === ")";
}

function nameOf(tokens: readonly Token[], from: number): string {
  const first = tokens[from] as Token;
  if (first.text === "function") {
    const own = tokens[tokens[from + 1]?.text === "*" ? from + 2 : from + 1];
    if (own?.kind === "word") return own.text;
  } else if (first.kind === "word" && tokens[from + 1]?.text !== "=>") return first.text;
  return givenName(tokens, from) ?? "anonymous";
}

/** The name in `const name =`, `const name: Type =` or `name:` before a function. */
function givenName(tokens: readonly Token[], from: number): string | null {
  let index = from - 1;
  if (tokens[index]?.text === ">") while (index > 0 && tokens[index]?.text !== "=") index -= 1;
  if (tokens[index]?.text === "async") index -= 1;
  const before = tokens[index - 1];
  if (tokens[index]?.text === ":" && before?.kind === "word") return before.text;
  if (tokens[index]?.text !== "=") return null;
  for (let back = index; back > 0 && back > index - 40; back -= 1) {
    const token = tokens[back] as Token;
    if (token.text === ";") break;
    if (token.text === "const" || token.text === "let") return tokens[back + 1]?.text ?? null;
  }
  return before?.kind === "word" ? before.text : null;
}

/** The exported functions, in order; `names` are those in `export { … }`. Overloads count once. */
export function findExportedFunctions(tokens: readonly Token[], names: readonly string[]): readonly ExportedFunction[] {
  const starts = new Set(findFunctions(tokens).map((place) => place.from));
  const found = new Map<string, ExportedFunction>();
  tokens.forEach((_token, at) => {
    const declared = declarationAt(tokens, starts, at);
    if (declared === null || found.has(declared.name)) return;
    const isExported =
      tokens[at]?.text === "export" || (names.includes(declared.name) && tokens[at - 1]?.text !== "export");
    if (isExported)
      found.set(declared.name, {
        name: declared.name,
        line: (tokens[at] as Token).line,
        documented: isDocumented(tokens[at] as Token),
      });
  });
  return [...found.values()];
}

/** The function that a statement beginning here declares: `[export] [async] function name`, `[export] const name = …`. */
function declarationAt(
  tokens: readonly Token[],
  starts: ReadonlySet<number>,
  at: number,
): { readonly name: string } | null {
  let index = tokens[at]?.text === "export" ? at + 1 : at;
  if (tokens[index]?.text === "async") index += 1;
  if (tokens[index]?.text === "function" && tokens[at - 1]?.text !== "async") {
    const name = tokens[tokens[index + 1]?.text === "*" ? index + 2 : index + 1];
    return name?.kind === "word" ? { name: name.text } : null;
  }
  if (tokens[index]?.text !== "const" || tokens[index + 1]?.kind !== "word") return null;
  const equals = tokens.findIndex((token, place) => place > index && (token.text === "=" || token.text === ";"));
  let start = equals + 1;
  if (tokens[start]?.text === "async") start += 1;
  start = afterTypeParameters(tokens, start);
  return equals !== -1 && starts.has(start) ? { name: (tokens[index + 1] as Token).text } : null;
}

/** The nearest comment above, leaving out remarks to the linter, is a doc comment with no empty line under it. */
function isDocumented(token: Token): boolean {
  const remarks = token.comments.filter((comment) => comment.text.startsWith("// biome-ignore"));
  const nearest = token.comments.filter((comment) => !remarks.includes(comment)).at(-1);
  return nearest?.text.startsWith("/**") === true && nearest.endLine + 1 + remarks.length >= token.line;
}
