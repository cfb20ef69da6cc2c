// Layouts as text and as flat rows.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { ListedLayout, Taken } from "../../actions/list-layouts.ts";
import { counted, listed } from "../../web/words.ts";
import { type Line, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { problemLines } from "./problems.ts";

/** The layouts in a table. */
export function layoutLines(layouts: readonly ListedLayout[], width: number): readonly Line[] {
  if (layouts.length === 0)
    return wrapped(
      "No layout has been saved yet. See how a reply is read: everycase map, with the name of its file",
      width,
    );
  const columns = [
    { head: "Layout", gives: "shorten" },
    { head: "Name", gives: "wrap" },
    { head: "Made" },
    { head: "Reads", gives: "wrap" },
    { head: "Who" },
    { head: "When", gives: "spare" },
  ] as const;
  const rows = layouts.map(({ id, version, title, made, files, who, when }) => [
    `${id}@${version}`,
    title,
    made,
    files.length === 0
      ? "no file yet"
      : files.length <= 2
        ? listed(files.map(({ file }) => file))
        : counted(files.length, "file", "files"),
    who ?? "Everycase",
    when?.slice(0, 10) ?? "",
  ]);
  return drawTable({ columns, rows }, width);
}

/** Layouts as flat rows, one a layout and file. */
export function layoutTable(layouts: readonly ListedLayout[]): FlatTable {
  const names = ["id", "version", "title", "made", "newest", "file", "file_sha256", "who", "saved_at", "entry"];
  const rows = layouts.flatMap(({ id, version, title, made, newest, files, who, when, entry }) =>
    (files.length === 0 ? [null] : files).map((one) => [
      id,
      version,
      title,
      made,
      String(newest),
      one?.file ?? null,
      one?.sha256 ?? null,
      who,
      when,
      entry,
    ]),
  );
  return { columns: names.map((name) => [name, name === "version" ? "BIGINT" : "VARCHAR"]), rows };
}

/** What taking layouts in gave. */
export function takenLines({ taken, known, read, problems }: Taken, width: number): readonly Line[] {
  const here = known.length === 0 ? "" : ` ${counted(known.length, "was", "were")} here already, word for word.`;
  const again =
    read.length === 0 ? "" : ` Read again with them: ${listed(read.slice(0, 8))}${read.length > 8 ? " …" : ""}.`;
  return [
    ...wrapped(`${counted(taken.length, "layout", "layouts")} taken in.${here}${again}`, width),
    ...problems.flatMap((problem) => problemLines(problem, width)),
  ];
}
