// Extracts of cases as text and as flat rows: proposals, quality, balances. Counts only; no row is ever printed.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { CaseProposal } from "../../actions/propose-cases.ts";
import type { CaseBalances, CaseQuality } from "../../measures/cases-result.ts";
import { count, counted, percent } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";

/** A proposed mapping with what a person must still do. The mapping itself stands as JSON, to be kept in a file. */
export function proposalLines(
  { file, mapping, identities, unknown, missing }: CaseProposal,
  width: number,
): readonly Line[] {
  const json = JSON.stringify(mapping, null, 2).split("\n");
  return [
    ...wrapped(`${file}: a proposed mapping. Keep it in a file, correct it, and add the extract with it.`, width).map(
      (bold) => ({ bold }),
    ),
    ...section("The mapping", json),
    ...section(
      "Columns that must be there, and are not found",
      bullets(
        missing.map((field) => `${field}: name its header in "columns".`),
        width,
      ),
    ),
    ...section(
      "Columns that identify somebody: leave them out",
      bullets(
        identities.map(({ header, kind, by }) => `--leave-out "${header}" (${kind}, by ${by})`),
        width,
      ),
    ),
    ...section(
      "Words that nobody understands yet: say what they mean in the mapping",
      bullets(
        unknown.map(({ field, label, rows }) => `${field} "${label}": ${counted(rows, "row", "rows")}`),
        width,
      ),
    ),
  ];
}

/** The data-quality reports. */
export function qualityLines(reports: readonly CaseQuality[], width: number): readonly Line[] {
  return reports.flatMap((report, index) => [
    ...(index === 0 ? [] : [""]),
    ...wrapped(`${report.file}: ${counted(report.rows, "row", "rows")}, ${daysWords(report)}`, width).map((bold) => ({
      bold,
    })),
    ...wrapped(`Read with ${report.mapping}. ${leftWords(report)}`, width),
    ...section("How complete each field is", fieldLines(report, width)),
    ...section(
      "What cannot be, or is worth a look",
      report.findings.length === 0
        ? ["Nothing was found."]
        : bullets(
            report.findings.map(({ rows, says }) => `${counted(rows, "row", "rows")}: ${says}`),
            width,
          ),
    ),
    ...section("Outcome words", wordLines(report.outcomes, width)),
    ...section("Flag words", wordLines(report.flags, width)),
  ]);
}

function daysWords({ firstDay, lastDay }: CaseQuality): string {
  return firstDay === null ? "no day of recording" : `recorded ${firstDay} to ${lastDay}`;
}

function leftWords({ leftOut, notRead, broken }: CaseQuality): string {
  const rows = broken === 0 ? "" : ` ${counted(broken, "row", "rows")} could not be split and are in no count.`;
  const out = leftOut.length === 0 ? "" : ` Left out: ${leftOut.join(", ")}.`;
  return `${notRead.length + leftOut.length === 0 ? "Every column was read." : notRead.length === 0 ? "" : `Not read: ${notRead.join(", ")}.`}${out}${rows}`;
}

function fieldLines({ fields, rows: all }: CaseQuality, width: number): readonly Line[] {
  const columns = [
    { head: "Field" },
    { head: "Column", gives: "wrap" },
    { head: "Given", right: true },
    { head: "Share", right: true },
    { head: "Different", right: true },
    { head: "Not understood", right: true },
  ] as const;
  const rows = fields.map((one) => [
    one.field,
    one.header,
    `${count(one.given)} of ${count(all)}`,
    one.share === null ? "–" : percent(one.share),
    count(one.distinct),
    count(one.notUnderstood),
  ]);
  return drawTable({ columns, rows }, width);
}

function wordLines(words: CaseQuality["outcomes"], width: number): readonly Line[] {
  const columns = [
    { head: "Word", gives: "wrap" },
    { head: "Rows", right: true },
    { head: "Read as", gives: "wrap" },
  ] as const;
  const rows = words.map(({ label, rows: some, readAs }) => [label === "" ? "(blank)" : label, count(some), readAs]);
  return drawTable({ columns, rows }, width);
}

/** The quality reports as flat rows, one a field, finding or word. */
export function qualityTable(reports: readonly CaseQuality[]): FlatTable {
  const rows = reports.flatMap(({ file, ...report }) => [
    ...report.fields.map((one) => [
      file,
      "field",
      one.field,
      one.header,
      one.given,
      one.share,
      one.distinct,
      one.notUnderstood,
    ]),
    ...report.findings.map((one) => [file, "finding", one.code, one.says, one.rows, null, null, null]),
    ...report.outcomes.map((one) => [file, "outcome", one.label, one.readAs, one.rows, null, null, null]),
    ...report.flags.map((one) => [file, "flag", one.label, one.readAs, one.rows, null, null, null]),
  ]);
  const texts = ["file", "part", "name", "says"].map((name) => [name, "VARCHAR"] as const);
  const numbers = [
    ["rows", "BIGINT"],
    ["share", "DOUBLE"],
    ["different", "BIGINT"],
    ["not_understood", "BIGINT"],
  ] as const;
  return { columns: [...texts, ...numbers], rows };
}

/** The balances of an extract. */
export function caseBalanceLines({ says, balances }: CaseBalances, width: number): readonly Line[] {
  const titles = [...new Set(balances.flatMap(({ lines }) => lines.map(({ title }) => title)))];
  const columns = [
    { head: "Scope" },
    { head: "Force", gives: "shorten" },
    { head: "Period" },
    { head: "Crimes", right: true },
    { head: "Not accounted for", right: true, gives: "wrap" },
    ...titles.map((title) => ({ head: title, right: true, gives: "wrap" as const })),
  ] as const;
  const rows = balances.map((one) => [
    one.scope === "all" ? "all crimes" : one.scope,
    one.called,
    one.period ?? "no day",
    count(one.total),
    count(one.notAccountedFor),
    ...titles.map((title) => count(one.lines.find((line) => line.title === title)?.rows ?? 0)),
  ]);
  const apart = balances
    .filter(({ scope }) => scope === "all")
    .flatMap((one) =>
      one.apart.map(
        (some) => `${one.called}, ${one.period ?? "no day"}: ${counted(some.rows, "row", "rows")}, ${some.says}.`,
      ),
    );
  return [
    ...wrapped(says, width),
    "",
    ...drawTable({ columns, rows }, width),
    ...section("Rows that are no crimes: in no line, and not in the total", bullets(apart, width)),
  ];
}

/** The balances as flat rows, one a line. */
export function caseBalanceTable({ balances }: CaseBalances): FlatTable {
  const texts = ["file", "scope", "force", "called", "period", "line", "title"].map(
    (name) => [name, "VARCHAR"] as const,
  );
  const rows = balances.flatMap(({ file, scope, force, called, period, total, notAccountedFor, lines }) =>
    [
      { line: "total", title: "Crimes", rows: total },
      { line: "not-accounted-for", title: "Not accounted for", rows: notAccountedFor },
      ...lines,
    ].map(({ line, title, rows: some }) => [file, scope, force, called, period, line, title, some]),
  );
  return { columns: [...texts, ["rows", "BIGINT"]], rows };
}
