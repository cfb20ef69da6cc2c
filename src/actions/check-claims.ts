// "Check published claims": claims files against the book as it is now; what no longer has its expected verdict is told.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type BoundVerdict, checkClaimsFile } from "../claims/check-claims-file.ts";
import { parseClaimsFile } from "../claims/claims-file.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { bookFigures } from "./book-figures.ts";
import type { FlatTable } from "./flat-rows.ts";
import type { Tools } from "./tools.ts";

/** What checking claims files gave. */
export interface CheckedClaims {
  /** In the order of the files, which is that of their names. */
  readonly claims: readonly BoundVerdict[];
  /** What in the files could not be read. */
  readonly problems: readonly Problem[];
  /** How many are as expected, in words. */
  readonly says: string;
}

const MOST_FILES = 1000;
const MOST_BYTES = 1024 * 1024;

/** Checks every claim of these files and of the YAML files in these folders. Refuses (`notFound`) a path where nothing stands, or a folder without a claims file. */
export async function checkClaims(tools: Tools, paths: readonly string[]): Promise<CheckedClaims> {
  const files = (await Promise.all(paths.map(claimsFilesAt))).flat();
  if (files.length > MOST_FILES)
    throw new Refusal("usage", `Found ${files.length} claims files; at most ${MOST_FILES} are checked at once.`);
  const claims: BoundVerdict[] = [];
  const problems: Problem[] = [];
  for (const [done, path] of files.entries()) {
    tools.progress({ act: "Checking claims", done, of: files.length });
    const read = parseClaimsFile(await textAt(path), basename(path));
    problems.push(...read.problems);
    claims.push(...(await checkClaimsFile(read.claims, bookFigures(tools))));
  }
  return { claims, problems, says: inWords(claims, problems.length) };
}

async function claimsFilesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new Refusal(
      "notFound",
      `There is no file or folder ${path}.`,
      "Give a claims file (.yaml) or a folder of them.",
    );
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/iu.test(name)).sort();
  if (names.length === 0)
    throw new Refusal(
      "notFound",
      `There is no claims file in ${path}.`,
      "A claims file ends in .yaml; docs/claims.md shows one.",
    );
  return names.map((name) => join(path, name));
}

async function textAt(path: string): Promise<string> {
  if ((await stat(path)).size > MOST_BYTES)
    throw new Refusal("unreadable", `Cannot read ${basename(path)}: found more than 1 MiB, wanted a claims file.`);
  return await readFile(path, "utf8");
}

function inWords(claims: readonly BoundVerdict[], problems: number): string {
  const changed = claims.filter((one) => one.changed).length;
  const all = `${claims.length} ${claims.length === 1 ? "claim" : "claims"} checked`;
  const differ =
    changed === 0
      ? "every verdict is as expected"
      : `${changed} ${changed === 1 ? "verdict is" : "verdicts are"} not as expected`;
  const unread = problems === 0 ? "" : `; ${problems} ${problems === 1 ? "problem" : "problems"} in the files`;
  return `${all}: ${claims.length === 0 ? "nothing to compare" : differ}${unread}.`;
}

/** The claims as flat rows, one a claim. */
export function claimRows({ claims }: CheckedClaims): FlatTable {
  const names = [
    "file",
    "line",
    "id",
    "quote",
    "where",
    "on",
    "expected",
    "now",
    "changed",
    "edition",
    "computed",
    "why",
  ];
  return {
    columns: [...names.map((name) => [name, "VARCHAR"] as const)],
    rows: claims.map(({ claim, now, changed, readings, edition, why }) => [
      claim.file,
      String(claim.line),
      claim.id,
      claim.quote,
      claim.where,
      claim.on,
      claim.expected,
      now,
      changed ? "yes" : "no",
      edition,
      readings.map(({ computed }) => computed).join("; "),
      why,
    ]),
  };
}
