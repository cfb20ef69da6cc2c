// The options of release, reply and cite: flags and what they say.
import { QUESTION_OPTIONS } from "./question.ts";

type OptionText = readonly [flags: string, says: string];

/** What can be done with a release. */
export const RELEASE_ACTS = [
  "list",
  "propose",
  "check",
  "approve",
  "publish",
  "correct",
  "withdraw",
  "show",
  "compare",
] as const;

/** What can be done about replies. */
export const REPLY_ACTS = ["list", "ask", "receive", "pack"] as const;

const WHO: OptionText = ["--who <name>", "who does it: a name or initials"];
const RELEASE: OptionText = ["--release <number>", "which release; the newest if left out"];
const ON: OptionText = ["--on <day>", "the day, such as 2026-11-01; today if left out"];

/** The options of a question that say which figure is meant. */
const FIGURE: readonly OptionText[] = QUESTION_OPTIONS.filter(([flags]) =>
  ["--scope", "--period", "--basis", "--denominator"].some((one) => flags.startsWith(`${one} `)),
).map(([flags]) => [flags, "which figure is meant, where the release holds several"]);

/** The options of `release`. */
export const RELEASE_OPTIONS: readonly OptionText[] = [
  ["--title <words>", "propose: what the release is called"],
  [
    "--from <what>",
    "propose: tables (figures of public sources, one person) or records (protected tables, two people)",
  ],
  WHO,
  ["--because <words>", "correct, withdraw: why, for readers; check: what was looked at"],
  ["--against <number>", "compare: the release to compare with; the one before if left out"],
];

/** The options of `reply`. */
export const REPLY_OPTIONS: readonly OptionText[] = [
  RELEASE,
  WHO,
  ["--due <day>", "ask, pack: by when a reply may come; for pack as it was asked if left out"],
  ["--out <folder>", "pack: where the PDF and the form of each force are written"],
  ON,
  ["--words <words>", "receive: what the force said"],
  ["--file <file>", "receive: a text file with what it said, or the filled form (.xlsx, .ods, .csv)"],
  ["--about <figure>", "receive: the figure it speaks of: rate, charged, total …; rate if left out"],
  ...FIGURE,
];

/** The options of `cite`. */
export const CITE_OPTIONS: readonly OptionText[] = [
  ["--force <name>", "the force; without it the pooled figure of all forces"],
  ["--who <name>", "who cited it: an outlet, an office; with --told who told them"],
  ["--where <address>", "where: an address, or a title and a page"],
  ON,
  ["--as <name>", "who notes it: a name or initials"],
  ["--told <entry>", "notes that those of this citation were told what happened to the figure"],
  RELEASE,
  ...FIGURE,
];
