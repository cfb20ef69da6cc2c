// A table of a reply as text: its first rows with what each is, what is left to say, and what the book would say.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { Effect, MappingView, Said } from "../../web/mapping-view.ts";
import {
  dimensionWord,
  inAskingOrder,
  MAPPED,
  meaningsWords,
  meaningWord,
  ROW_WORDS,
  roleWords,
  saidWords,
  sayWords,
} from "../../web/mapping-words.ts";
import { cellWords, counted, lower } from "../../web/words.ts";
import { bullets, type Line, section, terms, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { shellWord } from "./cells.ts";
import { problemLines } from "./problems.ts";

/** How much of a table is shown; the page shows it all. */
const SHOWN = { rows: 24, columns: 8, problems: 10 } as const;

/** The lines of a mapping, each at most `width` columns wide. `isSaved`: it was saved just now. */
export function mappingLines(view: MappingView, width: number, isSaved = false): readonly Line[] {
  const { grid, reading, why, file, said } = view;
  if (grid === null || reading === null)
    return [
      ...wrapped(`${file}: ${why ?? "nothing to map"}`, width),
      ...wrapped("Figures in sentences are entered by hand: everycase enter", width),
    ];
  return [
    ...wrapped(headWords(view), width).map((bold) => ({ bold })),
    "",
    ...gridLines(view, width),
    ...section("What its columns are", columnLines(view, width)),
    ...section("You said", bullets(said.map(saidWords), width)),
    ...section("Left to say", leftLines(view, width)),
    ...section("Not understood", unknownLines(view, width)),
    ...section("Stated totals", totalLines(view, width)),
    ...section("What the book will say", effectLines(view, width)),
    ...section(
      "What does not fit",
      view.problems.slice(0, SHOWN.problems).flatMap((problem) => problemLines(problem, width)),
    ),
    ...(isSaved ? [] : ["", ...wrapped(endWords(view), width)]),
  ];
}

function headWords({ file, sheets, sheet, reading, how }: MappingView): string {
  const of = sheets.length > 1 ? `, sheet ${sheet} of ${sheets.length} (${sheets[sheet - 1]?.title ?? ""})` : "";
  const version = how === "proposed" ? "proposed" : `${reading?.layout.version}, ${how}`;
  const layout = reading === null ? "" : `, layout ${reading.layout.id}@${version}`;
  return `${file}${of}${layout}`;
}

function gridLines({ grid, reading }: MappingView, width: number): readonly Line[] {
  const rows = grid?.rows ?? [];
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const drawn = Math.min(widest, SHOWN.columns);
  const kinds = new Map(reading?.rows.map(({ row, is }) => [row, ROW_WORDS[is]]));
  const letters = Array.from({ length: drawn }, (_, index) => ({
    head: String.fromCharCode(65 + index),
    gives: "shorten" as const,
  }));
  const columns = [{ head: "Row", right: true }, { head: "Is" }, ...letters];
  const cells = rows
    .slice(0, SHOWN.rows)
    .map((row, index) => [String(index + 1), kinds.get(index + 1) ?? "", ...letters.map((_, at) => row[at] ?? "")]);
  const more = [
    ...(rows.length > SHOWN.rows ? [counted(rows.length - SHOWN.rows, "more row", "more rows")] : []),
    ...(widest > drawn ? [counted(widest - drawn, "more column", "more columns")] : []),
  ];
  return [
    ...drawTable({ columns, rows: cells }, width),
    ...(more.length === 0 ? [] : [{ dim: `and ${more.join(" and ")}` }]),
  ];
}

function columnLines({ reading }: MappingView, width: number): readonly Line[] {
  const tables = reading?.layout.tables ?? [];
  const pairs = tables.flatMap(({ columns }, table) =>
    columns.flatMap(({ header, role, means }, index) => {
      if (role === "ignore" && header === "") return [];
      const letters = String.fromCharCode(65 + (index % 26));
      const name = `${tables.length > 1 ? `${table + 1}:` : ""}${index < 26 ? letters : `${String.fromCharCode(64 + Math.floor(index / 26))}${letters}`}`;
      return [[name, `${header === "" ? "" : `“${header}”: `}${roleWords(role, means)}`] as const];
    }),
  );
  const facts = meaningsWords({ ...(tables.length === 1 ? tables[0]?.means : {}), ...reading?.layout.means });
  return terms([...pairs, ...(facts === "" ? [] : [["All", facts] as const])], width);
}

function leftLines({ reading }: MappingView, width: number): readonly Line[] {
  const missing = inAskingOrder(reading?.missing ?? []);
  if (missing.length === 0) return [];
  const example = missing.map((dimension) => `--set ${dimension}=…`).join(" ");
  return [...wrapped(sayWords(missing), width), `  ${example}`];
}

function unknownLines({ reading }: MappingView, width: number): readonly Line[] {
  return (reading?.unknown ?? []).flatMap(({ dimension, text, cell, suggestions }) => {
    const near =
      suggestions.length === 0 ? "" : ` Nearest: ${suggestions.map((one) => meaningWord(dimension, one)).join(", ")}.`;
    const say = `--set ${shellWord(`label:${text}=${suggestions[0] ?? (dimension === "line" ? "no-suspect" : "…")}`)}`;
    return [...wrapped(`${cell}: “${text}” as ${dimensionWord(dimension)}.${near}`, width), `  ${say}`];
  });
}

function totalLines({ reading }: MappingView, width: number): readonly Line[] {
  const checks = reading?.checks ?? [];
  const wrong = checks.filter(({ agrees }) => agrees === false);
  if (checks.length === 0) return [];
  return [
    `${checks.length - wrong.length} of ${checks.length} do not contradict their parts.`,
    ...wrong.flatMap(({ total, stated, sum, parts }) =>
      wrapped(`${total} says ${stated}; ${parts[0] ?? ""} to ${parts.at(-1) ?? ""} add up to ${sum}`, width, {
        first: "- ",
        rest: "  ",
      }),
    ),
  ];
}

function effectLines({ effects, moreEffects, besides }: MappingView, width: number): readonly Line[] {
  const columns = [
    { head: "Question", gives: "wrap" },
    { head: "Crimes", right: true },
    { head: "Charged", right: true },
    { head: "Not accounted for", right: true },
    { head: "Now", gives: "wrap" },
  ] as const;
  const rows = effects.map((effect) => [titleOf(effect), ...figuresOf(effect.after), nowWords(effect)]);
  return [
    ...(effects.length === 0
      ? ["Nothing yet: no balance of crimes is complete."]
      : drawTable({ columns, rows }, width)),
    ...(moreEffects > 0 ? [`and ${counted(moreEffects, "answer", "answers")} more`] : []),
    ...(besides.length > 0 ? [`${counted(besides.length, "figure is", "figures are")} kept beside the balances.`] : []),
  ];
}

function titleOf({ called, scopeTitle, period, basis }: Effect): string {
  return `${called}, ${lower(scopeTitle)}, ${period}${basis === "not stated" ? "" : `, ${basis}`}`;
}

function figuresOf(said: Said | null): readonly string[] {
  if (said === null) return ["no answer", "", ""];
  const charged = said.balance.lines.find(({ line }) => line === "charged")?.count ?? said.rate.numerator;
  return [said.balance.total, charged, said.balance.notAccountedFor].map(cellWords);
}

function nowWords({ before, after }: Effect): string {
  if (before === null) return "nothing";
  const [now, then] = [figuresOf(before).join("; "), figuresOf(after).join("; ")];
  return now === then ? "the same" : now;
}

function endWords({ complete, said, how, reading }: MappingView): string {
  if (!complete)
    return "Nothing is guessed: figures stay out until they are complete. Say it with --set, keep it with --save.";
  if (how === "saved for this file" && said.length === 0) return "Every figure is complete, and saved.";
  return `${counted(reading?.cells.length ?? 0, "figure is", "figures are")} complete. Keep it with --save.`;
}

/** The figures as flat rows, one a cell, with everything that is said of each. */
export function mappingTable({ file, sheets, sheet, reading }: MappingView): FlatTable {
  const dimensions = MAPPED;
  const complete = new Set(reading?.cells.map(({ column, row }) => `${column}${row}`));
  const rows = (reading?.figures ?? []).map(({ cell, means }) => [
    file,
    sheets[sheet - 1]?.title ?? null,
    cell,
    ...dimensions.map((dimension) => means[dimension] ?? null),
    String(complete.has(cell)),
  ]);
  const names = ["file", "sheet", "cell", ...dimensions, "complete"];
  return { columns: names.map((name) => [name, "VARCHAR"]), rows };
}
