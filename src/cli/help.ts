// The words of the help: what to do first, examples that run, exit codes.
import { exitCodeLines } from "./exit-codes.ts";

/** What `everycase` alone says: the first things to do. */
export const FIRST_WORDS = `Everycase follows crimes flagged as child sexual exploitation to their outcome, and compares police
forces fairly: how many reached a charge, what happened to the rest, and what nobody can say.

To begin:
  everycase start                          open the pages, with a worked example to look at
  everycase add replies/                   add files or folders: replies, tables, open data
  everycase compare --scope flag:CSE       compare forces, and only like with like
  everycase force South Yorkshire          one force: its balance and its rate
  everycase --help                         every verb, and what the exit codes mean
`;

/** What stands above the verbs in the help. */
export const ABOUT = `Follows every crime flagged as child sexual exploitation to its outcome, and compares police
forces fairly. What is added stays on this machine, byte for byte; every figure can be traced to
the cell it came from.`;

/** An example of a verb: a command that runs, and what it does. */
export interface Example {
  readonly command: string;
  readonly says: string;
}

/** Two or three examples of every verb. A test runs them all. */
export const EXAMPLES = {
  add: [
    { command: "everycase add replies/", says: "every file in a folder, and in the folders in it" },
    { command: "everycase add outcomes.csv --edition 2020-01", says: "one file, saying which publication it is" },
    { command: "everycase add replies/ --format csv", says: "the account of each file as a table" },
  ],
  fetch: [
    { command: "everycase fetch home-office --years 2018/19,2019/20", says: "two years, the newest edition of each" },
    { command: "everycase fetch home-office --list", says: "what the page offers, without downloading" },
    { command: "everycase fetch police-uk --from 2024-01 --to 2024-12", says: "the archive that covers these months" },
  ],
  revisions: [
    { command: "everycase revisions --scope child-titled --period 2018/19", says: "every force, between two editions" },
    { command: "everycase revisions --force Kent --all", says: "one force, line by line, also what did not change" },
    { command: "everycase revisions --by-quarter --format csv", says: "with its quarters, as a table" },
  ],
  compare: [
    { command: "everycase compare --scope flag:CSE", says: "crimes with the CSE flag, side by side" },
    { command: "everycase compare --period 2018/19 --basis closed", says: "outcomes given in that year" },
    { command: "everycase compare --scope flag:CSE --sql", says: "the statements that count, to read or run again" },
  ],
  measures: [
    { command: "everycase measures", says: "what can be worked out, and how each is asked" },
    { command: "everycase measures --format json", says: "every definition with its digest" },
  ],
  measure: [
    {
      command: "everycase measure no-suspect --scope child-titled",
      says: "the share without a suspect, all forces with their intervals",
    },
    {
      command: "everycase measure charge-rate --force Kent --scope child-titled --out kent.parquet",
      says: "one force against the rest, as a file that carries its passport",
    },
    {
      command: "everycase measure charged-within --from records --scope all --sql",
      says: "what would be counted in an extract of cases; without --sql its protected curve",
    },
  ],
  check: [
    { command: "everycase check article.txt", says: "every number of an article, under each reading of its words" },
    {
      command: "everycase check article.txt --out claims.html",
      says: "the text with its claims underlined, as one file; also .json, .csv, .jsonld (ClaimReview)",
    },
    {
      command: "everycase check --claims claims/",
      says: "published claims against the book as it is now; ends in 8 when a verdict changed",
    },
  ],
  force: [
    { command: "everycase force South Yorkshire", says: "the flag where there is one, else what there is" },
    {
      command: "everycase force Kent --scope child-titled --denominator concluded-only",
      says: "another scope and rule",
    },
  ],
  map: [
    { command: "everycase map kent.csv", says: "what each row and column was read as, and what is left to say" },
    {
      command: "everycase map kent.csv --set B=ignore --set row:6=note",
      says: "what the book would say, if one read it so",
    },
    { command: "everycase map kent.csv --save --as 'Kent by year' --who AB", says: "kept, and used from now on" },
  ],
  layouts: [
    { command: "everycase layouts", says: "how tables of replies are read, and which files by which" },
    { command: "everycase layouts --out layouts", says: "as reviewed files" },
    { command: "everycase layouts --add layouts", says: "the same layouts in another book" },
  ],
  enter: [
    {
      command: "everycase enter --as AB --document replies.csv --file entries.csv",
      says: "one person's readings: force, period, unit, scope, line, value, page, words",
    },
    { command: "everycase enter --as AB --document replies.csv --file entries.csv --format csv", says: "as a table" },
  ],
  entered: [
    { command: "everycase entered", says: "what waits for a second person, what differs, how often two agree" },
    { command: "everycase entered --format csv", says: "as a table" },
  ],
  passport: [
    {
      command: "everycase passport rate --scope child-titled",
      says: "the pooled rate of all forces, down to the cells",
    },
    {
      command: 'everycase passport charged --force "South Yorkshire" --scope flag:CSE',
      says: "one figure of one force",
    },
    { command: "everycase passport not-accounted-for --force Kent --format json", says: "with every cell" },
  ],
  problems: [
    { command: "everycase problems", says: "everything that could not be read, in all files" },
    { command: "everycase problems --format csv", says: "as a table to work through" },
  ],
  sources: [
    { command: "everycase sources", says: "all files, and what can be asked of them" },
    { command: "everycase sources outcomes.csv", says: "the account of one file, by its name or SHA-256" },
  ],
  cells: [
    { command: "everycase cells outcomes.csv", says: "what each cell of a file was read as" },
    { command: "everycase cells outcomes.csv --force Kent --format csv", says: "those of one force, as a table" },
  ],
  reconcile: [
    { command: "everycase reconcile", says: "outcomes held against recorded crimes, by force" },
    {
      command: "everycase reconcile --period 2018/19 --scope sexual-offences --by code",
      says: "every offence code that differs",
    },
    { command: "everycase reconcile --force Kent --by group --format csv", says: "one force, as a table" },
  ],
  "police-uk": [
    { command: "everycase police-uk", says: "every force, month and crime type in the book" },
    { command: "everycase police-uk --force Kent --month 2024-01", says: "one force, one month" },
    { command: "everycase police-uk --show coverage --format csv", says: "what is there and what is not, as a table" },
  ],
  cases: [
    {
      command: "everycase cases propose extract.csv --force kent --mapping kent.json",
      says: "writes a mapping to correct; nothing of the extract is kept",
    },
    {
      command: "everycase cases add extract.csv --mapping mapping.json",
      says: "references become tokens at the door; the extract itself never comes in",
    },
    { command: "everycase cases balance --by quarter", says: "what became of the crimes, at this machine alone" },
  ],
  "flag-audit": [
    {
      command: 'everycase flag-audit draw --size 200 --seed "any words" --extract extract.csv --out first.csv',
      says: "a blind sheet for the first reader: yes, no or cannot say in the column exploited",
    },
    { command: "everycase flag-audit read first.csv --as AB", says: "what one reader says; the other never sees it" },
    { command: "everycase flag-audit", says: "agreement, the lines that differ, over- and under-flagging" },
  ],
  audit: [
    { command: "everycase audit", says: "the releases of this book, and what its files tell of each other" },
    { command: "everycase audit --format csv", says: "every hidden count with what is left of it" },
    { command: "everycase audit statements.json", says: "the same with totals, rates or a table still to be released" },
  ],
  release: [
    { command: "everycase release", says: "every release: its state, who decided, what it corrects" },
    {
      command: 'everycase release propose --title "Figures of November" --who AB',
      says: "freezes every public figure; --from records lets out protected tables, which two people decide",
    },
    { command: "everycase release show 1", says: "its whole history: steps, changes, replies, citations" },
  ],
  reply: [
    {
      command: "everycase reply ask Kent --on 2026-11-01 --due 2026-11-14 --who AB",
      says: "notes that the force was asked about its figures, and by when it may answer",
    },
    {
      command: 'everycase reply receive SYP --words "An agency holds 170." --reading denominator=less --who AB',
      says: "what it said, beside the figure; and what the figure comes to under its reading",
    },
    {
      command: "everycase reply receive SYP --file filled-form.csv --who AB",
      says: "its filled form (a workbook too): its counts beside ours",
    },
  ],
  cite: [
    {
      command: 'everycase cite rate --force SYP --who "The Daily Example" --where https://example.org/1',
      says: "notes who cited a figure of the published release, where and on which day",
    },
    { command: "everycase cite list", says: "every citation; where the figure changed, a sentence to send" },
  ],
  publish: [
    { command: "everycase publish site --who AB", says: "every public figure as a site: open site/index.html" },
    {
      command: "everycase publish site --who AB --base https://example.org/figures/",
      says: "with the address it will be served from: for cards, feeds and search engines",
    },
    {
      command: "everycase publish site",
      says: "again, as the site there (else: --no-base, --scope all); only what changed is written",
    },
  ],
  recompute: [
    {
      command: "everycase recompute site/data",
      says: "every figure worked out again, every file compared byte for byte",
    },
    {
      command: "everycase recompute site --archive book/archive --format csv",
      says: "a site without its originals; each file that differs, as a table",
    },
  ],
  report: [
    {
      command: "everycase report --force Kent --out kent.pdf",
      says: "one force: balance, rates, caveats, replies, sources",
    },
    {
      command: "everycase report --force Kent --force SYP --scope flag:CSE --out two.pdf",
      says: "two forces, each among all others and by itself",
    },
    { command: "everycase report --all --scope child-titled --out all.xlsx", says: "every force, as a workbook" },
  ],
  embed: [
    {
      command: "everycase embed figure charged --force SYP --out charged.html",
      says: "a sentence to paste, with its source",
    },
    {
      command: "everycase embed compare --base https://example.org/figures/ --out rate.html",
      says: "the finding, with a link to its passport in your published site",
    },
    { command: "everycase embed force Kent --format png --out kent.png", says: "the balance as a picture" },
  ],
  verify: [
    { command: "everycase verify", says: "every entry, every archived byte" },
    { command: "everycase verify --format json", says: "the same, for a program" },
  ],
  rebuild: [
    { command: "everycase rebuild", says: "read everything again, for instance after an update" },
    { command: "everycase rebuild --format json", says: "the same, for a program" },
  ],
  export: [
    { command: "everycase export --out tables", says: "tables/cells.csv and tables/manifest.json" },
    { command: "everycase export --out tables --format parquet", says: "the same as Parquet" },
    {
      command: "everycase export --out tables --scope child-titled --period 2018/19",
      says: "a return: tables/child-titled-2018-19.csv",
    },
  ],
  start: [
    { command: "everycase start", says: "http://127.0.0.1:4545, for this machine alone" },
    { command: "everycase start --port 5000", says: "at another port" },
  ],
} as const satisfies Readonly<Record<string, readonly Example[]>>;

/** The name of a verb. */
export type VerbName = keyof typeof EXAMPLES;

/** The examples of a verb as they stand in its help. */
export function exampleLines(verb: VerbName): string {
  const examples: readonly Example[] = EXAMPLES[verb];
  return `\nExamples:\n${examples.map(({ command, says }) => `  ${command}\n      ${says}`).join("\n")}`;
}

/** What stands at the end of the main help. */
export function mainHelpEnd(): string {
  return [
    "",
    "Examples:",
    "  everycase add replies/",
    "  everycase compare --scope flag:CSE",
    "  everycase force South Yorkshire --format json",
    "",
    "Exit codes:",
    ...exitCodeLines(),
    "",
    "The book lies in ./everycase-data; --home or EVERYCASE_HOME names another folder.",
  ].join("\n");
}
