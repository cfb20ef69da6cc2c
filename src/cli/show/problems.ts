// Problems as text: place, what was found, what was wanted, the nearest there is, and what can be done.
import type { FlatTable } from "../../actions/flat-rows.ts";
import { type Problem, placeOf } from "../../ground/problem.ts";
import type { FileReport } from "../../measures/result.ts";
import { counted } from "../../web/words.ts";
import { type Line, wrapped } from "../lines.ts";
import { fullStop } from "./cells.ts";

/** One problem: its place and kind, then found and wanted, then what helps. */
export function problemLines(problem: Problem, width: number, indent = "  "): readonly Line[] {
  const { code, found, wanted, suggestions = [], hint, cells = 1 } = problem;
  const many = cells > 1 ? `, ${counted(cells, "cell", "cells")}` : "";
  const nearest = suggestions.length === 0 ? "" : `Nearest: ${suggestions.join(", ")}.`;
  const help = [nearest, hint ?? ""].filter((part) => part !== "").join(" ");
  const below = { first: `${indent}  ` };
  const place = placeOf(problem) === problem.file ? "the whole file" : placeOf(problem);
  return [
    ...wrapped(`${place}${many}: ${code.replaceAll("-", " ")}`, width, { first: indent, rest: `${indent}  ` }),
    ...wrapped(fullStop(`Found ${found}; wanted ${wanted}`), width, below),
    ...(help === "" ? [] : wrapped(help, width, below)),
  ];
}

/** The problems of all files, file by file. */
export function allProblemLines(reports: readonly FileReport[], width: number): readonly Line[] {
  const troubled = reports.filter(({ problems }) => problems.length > 0);
  if (troubled.length === 0) return ["No problems: everything that was added is understood."];
  return troubled.flatMap(({ file, problems }, index) => [
    ...(index === 0 ? [] : [""]),
    ...wrapped(`${file}: ${counted(problems.length, "problem", "problems")}`, width).map((bold) => ({ bold })),
    ...problems.flatMap((problem) => problemLines(problem, width)),
  ]);
}

/** Problems as flat rows, one a problem. */
export function problemTable(reports: readonly FileReport[]): FlatTable {
  const names = ["file", "sheet", "cell", "cells", "code", "found", "wanted", "suggestions", "hint", "file_sha256"];
  const rows = reports.flatMap(({ problems, sha256 }) =>
    problems.map((one) => [
      one.file,
      one.sheet ?? null,
      one.cell ?? null,
      one.cells ?? 1,
      one.code,
      one.found,
      one.wanted,
      one.suggestions?.join("; ") ?? null,
      one.hint ?? null,
      sha256,
    ]),
  );
  return { columns: names.map((name) => [name, name === "cells" ? "BIGINT" : "VARCHAR"]), rows };
}
