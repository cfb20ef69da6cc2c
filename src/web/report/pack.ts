// The right of reply as a document: what we mean to publish of a force, how it was worked out, what we could not read, and how to answer.
import type { Published } from "../../disclosure/published.ts";
import type { Problem } from "../../ground/problem.ts";
import type { ForceAnswer } from "../../measures/result.ts";
import { dayWords } from "../release-words.ts";
import { capital, count } from "../words.ts";
import { type Block, heading, type ReportDocument, words } from "./document.ts";
import { cellSaid, forceBlocks } from "./force-section.ts";

/** What a pack says besides its figures. */
export interface PackAsked {
  readonly called: string;
  /** Who asks: a name or initials. */
  readonly who: string;
  /** Days, `2026-11-14`. */
  readonly due: string;
  /** The day it was asked; `null` where that is not noted. */
  readonly on: string | null;
  /** `Release 2: Figures of November`; `null` for figures as they are in the book now. */
  readonly release: string | null;
  /** Whether those figures are out already. */
  readonly isPublished: boolean;
  /** The file with the form, beside this document. */
  readonly form: string;
  /** The command that takes the filled form in, for whoever gets it back. */
  readonly comesBack: string;
}

/** Everything in a pack. */
export interface PackParts {
  readonly asked: PackAsked;
  readonly answers: readonly Published<ForceAnswer>[];
  /** What of the files behind these figures could not be read. */
  readonly problems: readonly Problem[];
}

/** The most problems that are told one by one. */
const MOST_PROBLEMS = 60;

/** Lays the pack of a force out. */
export function packOf({ asked, answers, problems }: PackParts): ReportDocument {
  const title = `${asked.called}: your figures, ${asked.isPublished ? "as they are published" : "before they are published"}`;
  return {
    title,
    running: title,
    over: "Everycase. Right of reply.",
    blocks: [
      heading(1, title),
      ...askedBlocks(asked),
      ...problemBlocks(problems),
      ...answers.flatMap((answer): readonly Block[] => [
        { kind: "page" },
        ...forceBlocks({ answer, replies: [] }),
        ...figureBlocks(answer),
      ]),
    ],
  };
}

function askedBlocks({ called, who, due, on, release, isPublished, form, comesBack }: PackAsked): readonly Block[] {
  const which = release === null ? "the figures on the next pages" : `figures about ${called}`;
  return [
    ...words(
      "lead",
      isPublished
        ? `We published ${which}; they are on the next pages. You can say what they are, in your own words and in figures, and what you say will stand beside them.`
        : `We mean to publish ${which}. Before that you can say what they are, in your own words and in figures.`,
    ),
    {
      kind: "facts",
      facts: [
        { term: "Who asks", says: who },
        ...(release === null ? [] : [{ term: "What for", says: release }]),
        ...(on === null ? [] : [{ term: "Asked on", says: dayWords(on) }]),
        { term: "A reply is due by", says: dayWords(due) },
        { term: "The form", says: `${form}, beside this document` },
      ],
    },
    heading(2, "How to answer"),
    {
      kind: "list",
      items: [
        `In figures: open ${form}, sheet “Reply”. Each row is one figure as we have it. Put your own in the column value; write why in the column note. A count, a range such as 1 to 4, or why there is none, such as withheld (s.40(2)) or not held.`,
        "Rows may be added: one a line of the balance (charged, no-suspect, transferred, open …), so that all crimes are accounted for.",
        "In words: write to whoever sent this. Your words are printed beside the figure, whole and unchanged.",
        "By another reading: say which crimes should be left out of the whole (all, less transferred, concluded only), or which basis or scope fits. The figure under your reading is worked out and printed beside ours.",
      ],
    },
    heading(2, "What happens then"),
    {
      kind: "list",
      items: [
        isPublished
          ? "A slip of ours is corrected, with the day and the reason; what was said before stays at its address."
          : "A slip of ours is corrected before anything is published.",
        "What you say stands beside our figure and never in its place, also in later releases.",
        "The counts of your form are read as a return is, and the rate by your own counts is printed beside ours. They do not become our figures. New figures that you give as an answer to a request for information are another thing: say so, and send them as a table of their own.",
        "Where nothing comes, that is said with its dates, and that it is not evidence of anything.",
        "A reply that comes later is printed too.",
      ],
    },
    { kind: "code", title: "For whoever gets the form back", text: comesBack },
  ];
}

/** How each figure was worked out: the cells it stands on. */
function figureBlocks({ figures, balance }: ForceAnswer): readonly Block[] {
  return [
    heading(2, "How the figures were worked out"),
    ...words("text", balance.sum === null ? "" : `What is not accounted for: ${balance.sum}.`),
    {
      kind: "table",
      title: "Each figure, and the first of the cells it stands on",
      columns: [
        { title: "Figure", share: 4 },
        { title: "Count", share: 2, right: true },
        { title: "Cells", share: 1.2, right: true },
        { title: "Where", share: 6 },
      ],
      rows: figures.map(({ title, count: cell, sources }) => [
        capital(title),
        cellSaid(cell),
        count(sources.reduce((sum, { cells }) => sum + cells, 0)),
        sources.map(({ file, first }) => `${file}, ${first}`).join("; "),
      ]),
      strong: [],
    },
  ];
}

/** What we could not read, with its place: a force can say what was meant. */
function problemBlocks(problems: readonly Problem[]): readonly Block[] {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const more = problems.length - shown.length;
  const after = more === 0 ? [] : words("note", `And ${count(more)} more, in the same files.`);
  if (shown.length === 0)
    return [
      heading(2, "What we could not read"),
      ...words("text", "Nothing: every cell of these files was understood."),
    ];
  return [
    heading(2, "What we could not read"),
    {
      kind: "table",
      title: "Places that were not understood; nothing was guessed",
      columns: [
        { title: "Where", share: 4 },
        { title: "What stands there", share: 4 },
        { title: "What was wanted", share: 4 },
      ],
      rows: shown.map(({ file, sheet, cell, found, wanted }) => [
        [file, sheet, cell].filter((part) => part !== undefined && part !== "").join(", "),
        found,
        wanted,
      ]),
      strong: [],
    },
    ...after,
  ];
}
