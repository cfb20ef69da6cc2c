// Reads files into what the walls look at: tokens, arrows, functions. No disk here: a house is a list of paths and texts.
import { type FunctionPlace, findFunctions } from "./functions.ts";
import { readStatements, type Statements } from "./imports.ts";
import { type Token, tokenise } from "./tokens.ts";

/** A file as it comes: its path from the root of the project, with `/`, and its text. */
export interface File {
  readonly path: string;
  readonly text: string;
}

/** A source file below src/, read. */
export interface Source extends File {
  /** Path below src/, e.g. `web/charts/bars.tsx`. */
  readonly place: string;
  /** The first folder below src/; "" for src/index.ts and other files beside the rooms. */
  readonly room: string;
  readonly tokens: readonly Token[];
  readonly statements: Statements;
  readonly functions: readonly FunctionPlace[];
}

/** The whole project: every file, and those of src/ read. */
export interface House {
  readonly files: readonly File[];
  readonly sources: readonly Source[];
}

/** One breach of one rule. `at` names the file, or `file#function`: an exception names the same. */
export interface Finding {
  readonly rule: string;
  readonly at: string;
  readonly message: string;
  /** For rules that count lines. */
  readonly lines?: number;
}

/** Reads the TypeScript below src/ of a list of files. */
export function survey(files: readonly File[]): House {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: sorted, sources: sorted.filter(isSource).map(readSource) };
}

function isSource(file: File): boolean {
  return file.path.startsWith("src/") && /\.tsx?$/.test(file.path);
}

function readSource(file: File): Source {
  const place = file.path.slice("src/".length);
  const tokens = tokenise(file.text, place.endsWith(".tsx"));
  const room = place.includes("/") ? (place.split("/")[0] as string) : "";
  return { ...file, place, room, tokens, statements: readStatements(tokens), functions: findFunctions(tokens) };
}

/** The path below src/ that a relative import leads to; `null` for a package and for what leaves src/. */
export function targetOf(source: Source, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const parts = source.place.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") {
      if (parts.pop() === undefined) return null;
    } else if (step !== ".") parts.push(step);
  }
  return parts.join("/");
}
