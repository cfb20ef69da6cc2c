// What is said of a file or sheet in which no table was recognised.
import type { Problem } from "../ground/problem.ts";
import type { OpenedFile, OpenedSheet } from "../sources/sheet/opened.ts";

/** A sheet with headers that no reader knows. */
export function unknownTable(place: { file: string; sheet?: string }, sheet: OpenedSheet): Problem {
  const headers = (
    sheet.head.find((row) => row.filter((cell) => cell.trim() !== "").length > 1) ??
    sheet.head[0] ??
    []
  ).filter((cell) => cell.trim() !== "");
  const found =
    headers.length === 0
      ? "no row of headers"
      : headers
          .slice(0, 6)
          .map((header) => `"${header.slice(0, 40)}"`)
          .join(", ");
  return {
    ...place,
    code: "unknown-table",
    found: `${found}${headers.length > 6 ? " …" : ""}`,
    wanted:
      "the headers of the Home Office outcomes table (Financial Year, Force Name, Offence Code, Outcome Type …) or of the open format (force, period, unit, scope, line, value)",
    hint: "The file is archived as received; no cell was read. The open format is described in docs/open-format.md.",
  };
}

/** A file without any table. */
export function nothingKnown(name: string, opened: OpenedFile): Problem {
  return {
    file: name,
    code: "unknown-table",
    found: `a file (${opened.format}) without a table`,
    wanted: "a table of outcomes or figures in the open format",
    hint: "The file is archived as received; no cell was read.",
  };
}
