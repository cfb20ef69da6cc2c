// What a fetch gave as text: each file and what became of it, what was not there, what else the page offers.
import type { Fetched } from "../../actions/fetch-published.ts";
import { counted } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { problemLines } from "./problems.ts";

/** The lines of a fetch, each at most `width` columns wide. */
export function fetchedLines(
  { place, landing, files, offered, others, problems }: Fetched,
  width: number,
): readonly Line[] {
  const rows = files.map(({ name, state, edition, from, to }) => [
    name,
    monthsWords(from, to),
    edition ?? "not stated",
    state,
  ]);
  const columns = [
    { head: "File", gives: "shorten" },
    { head: "Covers" },
    { head: "Edition" },
    { head: "State" },
  ] as const;
  const offer = `${place.title}: the page offers ${counted(offered, "file", "files")}.`;
  const isList = files.some(({ state }) => state === "listed");
  return [
    ...wrapped(offer, width).map((bold) => ({ bold })),
    ...wrapped(landing, width).map((dim) => ({ dim })),
    ...(rows.length === 0 ? [] : ["", ...drawTable({ columns, rows }, width)]),
    ...section(
      "Problems",
      problems.flatMap((problem) => [...wrapped(problem.file, width), ...problemLines(problem, width)]),
    ),
    ...(isList ? section("Other files on the page, which are not fetched", bullets(others, width)) : []),
  ];
}

/** Months in words: `2018-04 to 2019-03`; an open end is told as such. */
function monthsWords(from: string, to: string): string {
  return to.startsWith("9999") ? `${from} onwards` : `${from} to ${to}`;
}
