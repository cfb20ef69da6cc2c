// Tries one JSON file: by the strict reader, and where the danger is in its fields by the reader of returns as well.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseStrictJson } from "../../src/ground/strict-json.ts";
import { readJsonReturn } from "../../src/sources/returns/reader.ts";
import type { NastyEntry } from "./entries.ts";
import { plainTrial, type Trial, wordsWrong } from "./trial.ts";

/** Reads the JSON. What it accepts must be the very value that `JSON.parse` gives. */
export function tryJson(entry: NastyEntry, folder: string): Trial {
  const bytes = readFileSync(join(folder, entry.path));
  const result = parseStrictJson(bytes);
  const asReturn = readJsonReturn(bytes, "return.json");
  if ("fault" in result) {
    const { line, column, found } = result.fault;
    const wrong = line >= 1 && column >= 1 && found !== "" ? [] : ["the fault has no place"];
    // A return that is no JSON is refused too, in one problem.
    return { ...plainTrial(false, [...wrong, ...wordsWrong(asReturn.problems, bytes)]), problems: asReturn.problems };
  }
  if (entry.cls === "prototype-pollution") {
    const accepted = asReturn.recognised !== null && asReturn.problems.length === 0;
    return { ...plainTrial(accepted), problems: asReturn.problems };
  }
  const expected: unknown = JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/u, ""));
  const same = JSON.stringify(result.value) === JSON.stringify(expected);
  return plainTrial(true, same ? [] : ["the value is not the one that JSON.parse gives"]);
}
