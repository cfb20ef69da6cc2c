// Returns and published figures in Everycase's own open format.
import type { Problem } from "../../ground/problem.ts";
import { type JsonFault, parseStrictJson } from "../../ground/strict-json.ts";
import { readReturnJson } from "../../standard/open-format/json.ts";
import { looksLikeReturn, readReturnCsv } from "../../standard/open-format/rows.ts";
import type { Reported } from "../../standard/reported.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";

const TITLE = "Figures in the open format";

/** Reads the open format (CSV, or the same columns in a spreadsheet). */
export const returns: Reader = {
  id: "open-format",
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    if (!looksLikeReturn(sheet.head[0] ?? [])) return null;
    const head = readReturnCsv(sheet.head.slice(0, 1), sheet.file, sheet.sheet ?? undefined);
    return head === null ? null : { yes: recognised(head.columns, sheet) };
  },
};

function recognised(columns: Recognised["columns"], { file, sheet }: SheetHead): Recognised {
  return {
    reader: "open-format",
    title: TITLE,
    rule: "open format, version 1",
    columns,
    problems: [],
    way: {
      kind: "rows",
      read: (records) => readReturnCsv(records, file, sheet ?? undefined) ?? { rows: [], problems: [] },
    },
  };
}

/** Reads the bytes of a JSON file as a return. `recognised` is null when it is none, with a problem that says what it is and where it breaks off. */
export function readJsonReturn(
  bytes: Uint8Array,
  file: string,
): {
  readonly recognised: Recognised | null;
  readonly rows: readonly Reported[];
  readonly problems: readonly Problem[];
} {
  const parsed = parseStrictJson(bytes);
  if ("fault" in parsed) return { recognised: null, rows: [], problems: [notJson(parsed.fault, file)] };
  const reading = readReturnJson(parsed.value, file);
  if (reading === null) {
    return {
      recognised: null,
      rows: [],
      problems: [
        {
          file,
          code: "unknown-table",
          found: "JSON that is no return",
          wanted: 'a return: {"everycase": "return", "version": 1, "rows": […]}',
          hint: "The file is archived as received; no cell was read. The open format is described in docs/open-format.md.",
        },
      ],
    };
  }
  return {
    recognised: recognised(reading.columns, { file, sheet: null, head: [] }),
    rows: reading.rows,
    problems: reading.problems,
  };
}

function notJson({ line, column, found, wanted }: JsonFault, file: string): Problem {
  return {
    file,
    code: "not-json",
    found: `${found} in line ${line}, column ${column}`,
    wanted,
    hint: "The file is archived as received; no cell was read. Mend it at that place, or save it again, and add it.",
  };
}
