// The account of one added file as text: what it is, what was read of it, what was not understood.
import type { FileReport } from "../../measures/result.ts";
import { bytesWords, count, counted, momentWords, shortHash } from "../../web/words.ts";
import { type Line, terms, wrapped } from "../lines.ts";
import { shellWord } from "./cells.ts";
import { problemLines } from "./problems.ts";

/** How many problems a report shows; `everycase problems` shows them all. */
const SHOWN = 10;
const INDENT = "  ";

/** The lines of one file's report, each at most `width` columns wide. */
export function reportLines(report: FileReport, width: number): readonly Line[] {
  const { file, state, sha256, bytes, entry, addedAt, problems } = report;
  const more = problems.length - SHOWN;
  return [
    ...wrapped(`${file}: ${state}`, width).map((bold) => ({ bold })),
    ...terms(
      [
        ["Read as", readAs(report)],
        ...(report.source === null ? [] : [["Cells", cellsWords(report.cells)] as const]),
        ...(report.columns.length === 0 ? [] : [["Columns", columnsWords(report.columns)] as const]),
        ...report.signals.map(({ says }) => ["Note", says] as const),
        ["Archived", `${bytesWords(bytes)}, SHA-256 ${shortHash(sha256)}, entry ${entry}, ${momentWords(addedAt)}`],
        ...(report.fetchedFrom === undefined ? [] : [["Fetched from", report.fetchedFrom] as const]),
        ["Problems", problems.length === 0 ? "none" : count(problems.length)],
      ],
      width,
      INDENT,
    ),
    ...problems.slice(0, SHOWN).flatMap((problem) => problemLines(problem, width, INDENT.repeat(2))),
    ...(more > 0 ? [`${INDENT.repeat(2)}and ${count(more)} more: everycase problems ${shellWord(file)}`] : []),
  ];
}

/** What a file was read as, in one piece. */
function readAs({ source, title, edition, rows }: FileReport): string {
  if (source === null) return "nothing: no cell could be read. It is archived as received.";
  const layout = title === null || title === "" ? "" : ` (${title})`;
  return `${source}${layout}; ${counted(rows, "row", "rows")}; ${editionSays(edition)}`;
}

/** An edition in running text, with its noun once: `edition 23 July 2026`, `edition not stated`. */
export function editionSays(edition: string | null): string {
  if (edition === null) return "edition not stated";
  return /\bedition/iu.test(edition) ? edition : `edition ${edition}`;
}

/** The cells of a file by what they turned out to be. Example: `24 read: 20 exact, 2 ranges, 2 withheld`. */
export function cellsWords({ read, exact, interval, absent, notUnderstood }: FileReport["cells"]): string {
  if (read === 0) return "none read";
  const kinds = [
    `${count(exact)} exact`,
    ...(interval === 0 ? [] : [counted(interval, "range", "ranges")]),
    ...Object.entries(absent).map(([absence, cells]) => `${count(cells)} ${absence}`),
    ...(notUnderstood === 0 ? [] : [`${count(notUnderstood)} not understood`]),
  ];
  return `${count(read)} read: ${kinds.join(", ")}`;
}

/** Which column was read as what, its letter kept on one line with it: `A force, B period, E "Offences" as value; not read: H "Comments"`. */
export function columnsWords(columns: FileReport["columns"]): string {
  const isUnread = (role: string): boolean => /^not (?:read|used)$/u.test(role);
  const read = columns.filter(({ role }) => !isUnread(role));
  const unread = columns.filter(({ role }) => isUnread(role));
  const named = read.map(({ column, header, role }) =>
    header.toLowerCase() === role.toLowerCase() ? `${column}\u00A0${role}` : `${column}\u00A0“${header}” as ${role}`,
  );
  const left = unread.map(({ column, header }) => `${column}\u00A0“${header}”`);
  return [named.join(", "), ...(left.length === 0 ? [] : [`not read: ${left.join(", ")}`])]
    .filter((part) => part !== "")
    .join("; ");
}

/** One line about several files: how many were read, kept unread, and how many problems there are. */
export function summaryWords(reports: readonly FileReport[]): string {
  const read = reports.filter(({ source }) => source !== null).length;
  const problems = reports.reduce((sum, report) => sum + report.problems.length, 0);
  const unread = reports.length - read;
  const kept = unread === 0 ? "" : `, ${count(unread)} kept unread`;
  return `${counted(reports.length, "file", "files")}: ${count(read)} read${kept}; ${counted(problems, "problem", "problems")} to look at.`;
}
