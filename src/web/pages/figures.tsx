// The passports of all figures of one question, one after the other, each at an anchor of its own: what the static site has in place of a page a figure.
import type { VNode } from "preact";
import type { Published } from "../../disclosure/published.ts";
import type { Rate, TracedCell } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { pageOf } from "../layout.tsx";
import { compareHref, fileHref, forceHref } from "../links.ts";
import { CellView } from "../parts/cell.tsx";
import { Code } from "../parts/code.tsx";
import { CorrectionsSection } from "../parts/corrections.tsx";
import type { CorrectionShown } from "../release-view.ts";
import { besidePath } from "../site/address.ts";
import type { SiteFrame } from "../site/frame.ts";
import type { Question } from "../views.ts";
import { capital, cellWords, count, counted, partWords, rateWords } from "../words.ts";

/** One figure with where it comes from. */
export interface SiteFigure {
  /** The anchor on the page: `charged`, `rate-concluded-only`. */
  readonly anchor: string;
  readonly title: string;
  readonly words: string;
  readonly value: CellJson;
  readonly rate: Rate | null;
  readonly files: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly sheet: string | null;
    /** The cells one by one; empty where only their number and the first of them are known. */
    readonly cells: readonly Pick<TracedCell, "row" | "column" | "value" | "role">[];
    readonly first: string;
    readonly all: number;
    readonly zeroCells: number;
  }[];
  readonly working: readonly string[];
  readonly command: string;
}

export interface FiguresView {
  /** Whose figures: `Kent`, or `All forces together`. */
  readonly whose: string;
  /** The force's id; `null` for all together. */
  readonly force: string | null;
  readonly about: string;
  readonly method: string;
  readonly measure: string;
  readonly question: Question;
  readonly figures: Published<readonly SiteFigure[]>;
  /** Where every cell stands with its value. */
  readonly listed: "in the data package" | "beside the page";
  readonly caveats: readonly string[];
  readonly corrections: readonly CorrectionShown[];
  readonly site?: SiteFrame | undefined;
}

/** The passports of a question's figures: a whole HTML document. */
export function figuresPage(view: FiguresView): string {
  const { whose, force, about, method, measure, question, figures, listed, caveats, site } = view;
  const cells =
    listed === "beside the page" && site !== undefined ? besidePath(site.path, "json") : "data/passports.jsonl";
  return pageOf({
    title: `Figures: ${whose}, ${about}, ${question.basis === "not stated" ? "basis not stated" : `${question.basis} basis`}`,
    place: "forces",
    site,
    crumbs: [
      { title: "Compare", href: compareHref(question) },
      ...(force === null ? [] : [{ title: whose, href: forceHref(force, question) }]),
      { title: "Figures and their cells" },
    ],
    children: (
      <>
        <h1>
          <span class="over">{about}</span>
          {`${whose}: every figure and the cells it came from`}
        </h1>
        <p class="lead">{`${capital(counted(figures.length, "figure stands", "figures stand"))} here. ${method}`}</p>
        <nav class="views" aria-label="On this page">
          <ul>
            {figures.map(({ anchor, title }) => (
              <li>
                <a href={`#${anchor}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <CorrectionsSection corrections={view.corrections} />
        {figures.map((figure) => (
          <FigureSection figure={figure} listed={listed} />
        ))}
        {SILENT.filter(({ anchor }) => figures.every((figure) => figure.anchor !== anchor)).map(({ anchor, title }) => (
          <section class="block" id={anchor} aria-labelledby={`h-${anchor}`}>
            <h2 id={`h-${anchor}`}>{`${title}: not stated`}</h2>
            <p>No source states this count. That does not mean zero.</p>
          </section>
        ))}
        <p class="note top-5">
          <a href={`~${cells}`}>{LISTS[listed]}</a>, with the value of every cell.
        </p>
        <section class="block" aria-labelledby="h-all">
          <h2 id="h-all">What holds for all of them</h2>
          <p>{measure}</p>
          {caveats.length === 0 ? null : (
            <ul class="bullets">
              {caveats.map((caveat) => (
                <li>{caveat}</li>
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  });
}

const LISTS: Readonly<Record<FiguresView["listed"], string>> = {
  "in the data package": "The passports of all figures",
  "beside the page": "The cells of these figures as JSON",
};

/** What pages lead to also where no source states it. */
const SILENT = [
  { anchor: "charged", title: "Charged" },
  { anchor: "open", title: "No outcome yet" },
] as const;

function FigureSection({ figure, listed }: Pick<FiguresView, "listed"> & { readonly figure: SiteFigure }): VNode {
  const { anchor, title, words, value, rate, files, working, command } = figure;
  const said = rate === null || (rate.rate === null && rate.interval === null) ? null : rateWords(rate);
  return (
    <section class="block" id={anchor} aria-labelledby={`h-${anchor}`}>
      <h2 id={`h-${anchor}`}>
        {`${title}: `}
        {rate === null ? <CellView cell={value} withWhy /> : partWords(rate.numerator, rate.denominator)}
      </h2>
      <p>
        {words}
        {said === null ? null : ` ${capital(said)}.`}
      </p>
      {files.length === 0 ? (
        <p class="note">It is worked out from other figures; no cell holds it.</p>
      ) : (
        <ul class="bullets">
          {files.map((file) => (
            <li>
              <a href={fileHref(file.sha256)} aria-label={`${file.file}, source of ${title}`}>
                {file.file}
              </a>
              {`: ${whereWords(file, listed)} `}
              <span class="hash">{file.sha256}</span>
            </li>
          ))}
        </ul>
      )}
      {working.length === 0 ? null : (
        <p class="note signs">
          {working.map((line, index) => (
            <>
              {index === 0 ? null : <br />}
              {line}
            </>
          ))}
        </p>
      )}
      <Code label={`Command to recompute: ${title}`} lines={[command]} wraps />
    </section>
  );
}

type FileBehind = SiteFigure["files"][number];

/** Cells of at most this many are told with their values; more as ranges of addresses, as long as those are few. */
const TOLD_WITH_VALUES = 60;
const MOST_RANGES = 300;

function whereWords({ sheet, cells, first, all, zeroCells }: FileBehind, listed: FiguresView["listed"]): string {
  const where = sheet === null ? "" : `sheet ${sheet}, `;
  const zeros = zeroCells === 0 ? "" : ` ${capital(counted(zeroCells, "more cell holds", "more cells hold"))} 0.`;
  if (cells.length === 0)
    return `${where}${all === 1 ? `cell ${first}` : `${count(all)} cells, the first ${first}`}.${zeros}`;
  const more = all > cells.length ? `, and ${count(all - cells.length)} more` : "";
  const head = `${where}${counted(all, "cell", "cells")}: `;
  if (cells.length <= TOLD_WITH_VALUES)
    return `${head}${cells.map(({ column, row, value }) => `${column}${row} = ${cellWords(value)}`).join("; ")}${more}.${zeros}`;
  const ranges = rangesOf(cells);
  if (ranges.length > MOST_RANGES)
    return `${where}${count(all)} cells, the first ${first}; each stands ${listed}.${zeros}`;
  return `${head}${ranges.join(", ")}${more}.${zeros}`;
}

/** Addresses in short: cells of one column in rows that follow each other are one range, `L4090:L4101`. */
function rangesOf(cells: readonly { readonly column: string; readonly row: number }[]): readonly string[] {
  const sorted = cells.toSorted((a, b) => (a.column < b.column ? -1 : a.column > b.column ? 1 : a.row - b.row));
  const ranges: { column: string; from: number; to: number }[] = [];
  for (const { column, row } of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.column === column && row <= last.to + 1) last.to = row;
    else ranges.push({ column, from: row, to: row });
  }
  return ranges.map(({ column, from, to }) => (from === to ? `${column}${from}` : `${column}${from}:${column}${to}`));
}
