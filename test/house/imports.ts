// The imports and exports of a file, read off its tokens.
import type { Token } from "./tokens.ts";

/** One arrow out of a file: `import`, `export … from`, `import()` or `require()`. */
export interface Import {
  readonly specifier: string;
  /** Gone after compiling: `import type`, `export type … from`. Not `import { type A }`: that still loads the file. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** What the statements of a file do, as far as the walls care. */
export interface Statements {
  readonly imports: readonly Import[];
  /** Line of each default export. */
  readonly defaultExports: readonly number[];
  /** Names in `export { … }` without `from`. */
  readonly exportedNames: readonly string[];
  /** Holds re-exports and imports, and nothing else. */
  readonly onlyReExports: boolean;
}

/** Reads imports and exports; a specifier that is not a plain string is kept as the text `computed`. */
export function readStatements(tokens: readonly Token[]): Statements {
  const found = { imports: [] as Import[], defaultExports: [] as number[], exportedNames: [] as string[] };
  let reExports = 0;
  let others = 0;
  for (let at = 0; at < tokens.length; ) {
    const statement = readStatement(tokens, at);
    found.imports.push(...statement.imports);
    found.exportedNames.push(...statement.exportedNames);
    if (statement.isDefault) found.defaultExports.push((tokens[at] as Token).line);
    if (statement.kind === "re-export") reExports += 1;
    if (statement.kind === "other") others += 1;
    at = statement.next;
  }
  return { ...found, onlyReExports: reExports > 0 && others === 0 };
}

interface Statement {
  readonly kind: "import" | "re-export" | "other";
  readonly imports: readonly Import[];
  readonly exportedNames: readonly string[];
  readonly isDefault: boolean;
  readonly next: number;
}

/** Reads from one token: a whole import or export clause, or else a single token. */
function readStatement(tokens: readonly Token[], at: number): Statement {
  const none: Statement = { kind: "other", imports: [], exportedNames: [], isDefault: false, next: at + 1 };
  const token = tokens[at] as Token;
  if (token.text === ";" && token.kind === "punctuation") return { ...none, kind: "import" };
  if (token.kind !== "word" || isMember(tokens, at)) return none;
  const next = tokens[at + 1];
  if (token.text === "require" && next?.text === "(") return called(tokens, at) ?? none;
  if (token.text === "import") return next?.text === "(" ? (called(tokens, at) ?? none) : imported(tokens, at, none);
  return token.text === "export" ? exported(tokens, at, none) : none;
}

/** `a.import`, `{ import: … }`: a name, not the keyword. */
function isMember(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return before === "." || before === "?." || tokens[at + 1]?.text === ":";
}

function called(tokens: readonly Token[], at: number): Statement | null {
  const argument = tokens[at + 2];
  if (argument === undefined) return null;
  const specifier = argument.kind === "string" ? unquoted(argument) : "computed";
  const arrow: Import = { specifier, typeOnly: false, line: argument.line };
  return { kind: "other", imports: [arrow], exportedNames: [], isDefault: false, next: at + 2 };
}

function imported(tokens: readonly Token[], at: number, none: Statement): Statement {
  if (tokens[at + 1]?.text === ".") return none; // import.meta
  const bare = tokens[at + 1]?.kind === "string";
  const source = bare ? at + 1 : endOfClause(tokens, at + 1);
  return source === null
    ? none
    : { ...none, kind: "import", imports: [arrowAt(tokens, at, source)], next: afterSource(tokens, source) };
}

function exported(tokens: readonly Token[], at: number, none: Statement): Statement {
  const first = tokens[at + 1]?.text;
  if (first === "default") return { ...none, isDefault: true };
  const clause = first === "type" && ["{", "*"].includes(tokens[at + 2]?.text ?? "") ? at + 2 : at + 1;
  if (tokens[clause]?.text !== "{" && tokens[clause]?.text !== "*") return none;
  const source = endOfClause(tokens, clause);
  const close = tokens.findIndex((token, index) => index > clause && token.text === "}");
  const names =
    tokens[clause]?.text === "{" ? tokens.slice(clause + 1, close).filter((token) => token.text !== ",") : [];
  const isDefault = names.some((name, index) => name.text === "default" && names[index - 1]?.text === "as");
  if (source !== null) {
    const next = afterSource(tokens, source);
    return { kind: "re-export", imports: [arrowAt(tokens, at, source)], exportedNames: [], isDefault, next };
  }
  return { kind: "re-export", imports: [], exportedNames: names.map((name) => name.text), isDefault, next: close + 1 };
}

/** Where the string after `from` stands, when the clause that begins here has one. */
function endOfClause(tokens: readonly Token[], at: number): number | null {
  let index = at;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    if (token.text === "from" && tokens[index + 1]?.kind === "string") return index + 1;
    const inClause = token.kind === "word" || token.kind === "string" || ["{", "}", ",", "*"].includes(token.text);
    if (!inClause || (index > at && ["export", "import", "const", "function"].includes(token.text))) return null;
    index += 1;
  }
  return null;
}

function arrowAt(tokens: readonly Token[], at: number, source: number): Import {
  const typeOnly = tokens[at + 1]?.text === "type" && tokens[at + 2]?.text !== "from" && tokens[at + 2]?.text !== ",";
  const specifier = tokens[source] as Token;
  return { specifier: unquoted(specifier), typeOnly, line: specifier.line };
}

/** Behind the specifier, and behind `with { type: "json" }`. */
function afterSource(tokens: readonly Token[], source: number): number {
  if (tokens[source + 1]?.text !== "with") return source + 1;
  const close = tokens.findIndex((token, index) => index > source && token.text === "}");
  return close === -1 ? source + 1 : close + 1;
}

function unquoted(token: Token): string {
  return token.text.replace(/^["']|["']$/g, "");
}
