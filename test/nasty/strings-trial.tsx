// Tries a list of awkward strings: each goes out in the open format (CSV and JSON) and comes back, and onto a page and back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseStrictJson } from "../../src/ground/strict-json.ts";
import { readJsonReturn } from "../../src/sources/returns/reader.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { htmlTokens } from "../../src/sources/sheet/html-tokens.ts";
import { writeReturnJson } from "../../src/standard/open-format/json.ts";
import { readReturnCsv } from "../../src/standard/open-format/rows.ts";
import { writeReturnCsv } from "../../src/standard/open-format/write-csv.ts";
import type { Reported } from "../../src/standard/reported.ts";
import { htmlOf } from "../../src/web/html.ts";
import type { NastyEntry } from "./entries.ts";
import { plainTrial, type Trial } from "./trial.ts";

/** Takes every string there and back, and names those that changed. */
export function tryStrings(entry: NastyEntry, folder: string): Trial {
  const parsed = parseStrictJson(readFileSync(join(folder, entry.path)));
  if ("fault" in parsed) return plainTrial(false, [`the list is not read: ${parsed.fault.found}`]);
  const strings = parsed.value as readonly string[];
  const rows = strings.map((note, i) => rowWith(note, i));
  const csv = readReturnCsv(parseCsv(writeReturnCsv(rows), ","), "return.csv");
  const json = readJsonReturn(Buffer.from(JSON.stringify(writeReturnJson(rows))), "return.json");
  const wrong = [...changed("CSV", strings, csv?.rows ?? []), ...changed("JSON", strings, json.rows)];
  for (const text of strings) if (!isEscaped(text)) wrong.push(`${JSON.stringify(text)} is not plain text on a page`);
  return plainTrial(true, wrong);
}

/** A figure of an offence of its own, so that none repeats another. */
function rowWith(note: string, i: number): Reported {
  return {
    row: i + 1,
    column: "A",
    force: "kent",
    area: `area ${i}`,
    period: "2018/19",
    periodFrom: null,
    periodTo: null,
    unit: "crimes",
    scope: "flag:CSE",
    flagRule: null,
    flagOrigin: null,
    basis: "recorded",
    edition: null,
    line: "total",
    cell: { kind: "exact", count: i },
    note: note === "" ? null : note,
    cite: null,
  };
}

function changed(way: string, strings: readonly string[], rows: readonly Reported[]): string[] {
  if (rows.length !== strings.length) return [`${rows.length} of ${strings.length} rows come back from ${way}`];
  return strings.flatMap((text, i) =>
    (rows[i]?.note ?? "") === text
      ? []
      : [`${JSON.stringify(text)} comes back from ${way} as ${JSON.stringify(rows[i]?.note)}`],
  );
}

/** Characters that would act on what stands around them are shown as one that does not. */
const ACTING = /[^\P{Cc}\n\t\r]|\p{Bidi_Control}/gu;

/** Whether the string, shown in an element and in an attribute, comes back whole (but for what acts) with no element beside it. */
function isEscaped(given: string): boolean {
  const text = given.replace(ACTING, "\uFFFD");
  const tokens = [...htmlTokens(htmlOf(<p title={given}>{given}</p>))];
  const opened = tokens.flatMap((token) => (token.is === "open" ? [token] : []));
  const shown = tokens.map((token) => (token.is === "text" ? token.text : "")).join("");
  const [only] = opened;
  return opened.length === 1 && only?.attributes.get("title") === text && shown.trim() === text.trim();
}
