// Every verb: what it says of itself, the words and options it takes, and the file that answers.
import { Argument, type Command, Option } from "commander";
import type { Verb } from "./door.ts";
import { FLAG_AUDIT_OPTIONS } from "./flag-audit-options.ts";
import type { VerbName } from "./help.ts";
import { QUESTION_OPTIONS } from "./question.ts";
import { RELEASE_VERBS } from "./release-verbs.ts";
import { REPORT_VERBS } from "./report-verbs.ts";
import { cellsOf, formatOption, oneMore, portOf, sheetOf, withAsking, withQuestion } from "./verb-options.ts";

/** A verb as the program lays it out. */
export interface VerbPlan {
  readonly says: string;
  /** Adds the words and options that the verb takes. */
  readonly shape: (command: Command) => void;
  readonly load: () => Promise<Verb>;
}

/** The verbs, in the order of the help. */
export const VERBS: Readonly<Record<VerbName, VerbPlan>> = {
  start: {
    says: "open the pages and the API on this machine",
    shape: (command) => {
      command
        .option("--port <port>", "where to listen; 4545 if left out, 0 for any free one", portOf)
        .option("--host <host>", "which address to listen at; 127.0.0.1 if left out: this machine alone");
    },
    load: async () => (await import("./start.ts")).start,
  },
  add: {
    says: "add files or folders, and say what was understood of each",
    shape: (command) => {
      command
        .addArgument(new Argument("<paths...>", "files or folders"))
        .option("--edition <edition>", "which publication the files are: a date such as 2020-01, or words")
        .option("--layouts <folder>", "take the layout files of a folder in first")
        .addOption(formatOption());
    },
    load: async () => (await import("./add.ts")).add,
  },
  map: {
    says: "what the tables of a reply mean: see it, say it, save it",
    shape: (command) => {
      command
        .addArgument(new Argument("<file>", "a name, or the start of a SHA-256"))
        .option(
          "--set <what=meaning>",
          "say one thing, such as force=kent, B=ignore, row:14=total; repeatable",
          oneMore,
        )
        .option("--sheet <number>", "which sheet, from 1; the first with something to say if left out", sheetOf)
        .option("--save", "keep it as a layout: the figures go into the book")
        .option("--as <name>", "the name of the layout")
        .option("--id <slug>", "its id: small letters, digits and hyphens")
        .option("--who <name>", "who says so; initials will do")
        .addOption(formatOption());
    },
    load: async () => (await import("./map.ts")).map,
  },
  layouts: {
    says: "how tables of replies are read: list, write to files, take in",
    shape: (command) => {
      command
        .option("--out <folder>", "write them to a folder, one reviewed file each")
        .option("--add <folder>", "take the layout files of a folder into the book")
        .option("--who <name>", "who takes them in; initials will do")
        .addOption(formatOption());
    },
    load: async () => (await import("./layouts.ts")).layouts,
  },
  fetch: {
    says: "find files where the departments publish them, download and add them",
    shape: (command) => {
      command
        .addArgument(new Argument("<source>", "home-office, recorded-crime, ons or police-uk"))
        .option("--years <years>", "such as 2018/19,2019/20; the newest file if left out")
        .option("--from <time>", "the first year or month, such as 2018/19 or 2024-03")
        .option("--to <time>", "the last one")
        .option("--force <name>", "police-uk only: take this force's tables out of the archive, not the whole of it")
        .option("--edition <edition>", "the edition to take in place of the newest, such as 2026-07-23")
        .option("--landing <address>", "another page with the same links, such as an archived copy")
        .option("--list", "only show what would be fetched")
        .addOption(formatOption());
    },
    load: async () => (await import("./fetch.ts")).fetchVerb,
  },
  revisions: {
    says: "what changed between two editions of the same figures",
    shape: (command) => {
      const wanted = ["--scope", "--period", "--basis", "--as-known-on"];
      for (const [flags, says] of QUESTION_OPTIONS)
        if (wanted.some((one) => flags.startsWith(`${one} `))) command.option(flags, says);
      command
        .option("--force <name>", "one force, line by line; all forces if left out")
        .option("--by-quarter", "also tell which quarters changed")
        .option("--all", "also show what did not change")
        .addOption(formatOption());
    },
    load: async () => (await import("./revisions.ts")).revisionsVerb,
  },
  enter: {
    says: "enter by hand what no machine can read: two people, each without the other",
    shape: (command) => {
      command
        .option("--as <name>", "who reads: a name or initials")
        .option("--document <file>", "the file it stands in: a name, or the start of a SHA-256")
        .option("--paper <words>", "a document that is no file, such as a letter of 3 May 2024")
        .option("--file <csv>", "many at once: columns of the open format, and page and words")
        .option("--page <page>", "the page it stands on")
        .option("--words <words>", "the words around the figure, as they stand there")
        .option("--force <name>", "the force")
        .option("--area <name>", "a part of the force; the whole if left out")
        .option("--period <period>", "such as 2023/24")
        .option("--unit <unit>", "what is counted: crimes, children, charges …")
        .option("--scope <scope>", "which ones: flag:CSE, code:71, other: and words")
        .option("--flag-rule <words>", "when the flag is set, as the document says it")
        .option("--flag-origin <origin>", "officer, keyword rule, carried over from a person, location, unknown")
        .option("--basis <basis>", "recorded, closed, or not stated")
        .option("--edition <edition>", "as known on: a day, or words")
        .option("--line <line>", "total, charged, no-suspect, outcome 18 …")
        .option("--value <value>", "the figure as written; where there is none, why")
        .option("--note <words>", "what a reader must know beside it")
        .option("--source <words>", "where it was published")
        .addOption(formatOption());
    },
    load: async () => (await import("./enter.ts")).enter,
  },
  entered: {
    says: "what was entered by hand, and where two readings differ",
    shape: (command) => {
      command
        .addArgument(new Argument("[figure]", "its short name, or the start of it"))
        .option("--decide <value>", "what stands in the document, said by somebody who made neither reading")
        .option("--as <name>", "who decides")
        .option("--because <words>", "why the readings differed")
        .option("--flag-rule <words>", "where the readings differ in it")
        .option("--flag-origin <origin>", "where the readings differ in it")
        .addOption(formatOption());
    },
    load: async () => (await import("./entered.ts")).entered,
  },
  compare: {
    says: "compare forces by charge rate, only like with like",
    shape: (command) => {
      withAsking(withQuestion(command))
        .addOption(
          new Option("--order <by>", "the order in each group; rate if left out").choices([
            "rate",
            "name",
            "crimes",
            "open",
          ]),
        )
        .option("--out <file>", "write it to a file: .csv, .json, .parquet, .xlsx, or .svg or .png for the chart")
        .addOption(formatOption());
    },
    load: async () => (await import("./compare.ts")).compare,
  },
  measures: {
    says: "every measure of the catalogue, and how it is asked",
    shape: (command) => {
      command.addOption(formatOption());
    },
    load: async () => (await import("./measure.ts")).measures,
  },
  measure: {
    says: "ask a measure: its finding, every value, how it was worked out",
    shape: (command) => {
      command
        .addArgument(new Argument("<id>", "which one: everycase measures lists them"))
        .option("--force <name>", "the force, of a measure that takes one");
      withAsking(withQuestion(command))
        .option("--option <name=value>", "an option of the measure's own, such as of=no-suspect; repeatable", oneMore)
        .addOption(
          new Option("--from <what>", "reported tables or records; tables if left out").choices(["tables", "records"]),
        )
        .option("--extract <name>", "from records: the name of the extract; the newest if left out")
        .option("--table <file>", "charged-within: a table by recorded quarter and lag, read and not kept")
        .addOption(
          new Option("--by <period>", "from records: year or quarter of recording").choices(["year", "quarter"]),
        )
        .option(
          "--out <file>",
          "write the answer to a file: .csv, .json, .parquet, .xlsx, or .svg or .png for its chart",
        )
        .addOption(formatOption());
    },
    load: async () => (await import("./measure.ts")).measure,
  },
  check: {
    says: "check an article: every number worked out again; or published claims",
    shape: (command) => {
      command
        .addArgument(new Argument("[file]", "a .txt, .md, .html, .pdf or .docx file, or - to read from a pipe"))
        .option("--claims <paths...>", "check claims files (.yaml), or folders of them, in place of an article")
        .option("--out <file>", "write it to a file: .json, .csv, .html (annotated page) or .jsonld (ClaimReview)")
        .addOption(
          new Option("--format <format>", "how to print; table if left out").choices([
            "table",
            "json",
            "csv",
            "html",
            "jsonld",
          ]),
        );
    },
    load: async () => (await import("./check.ts")).check,
  },
  force: {
    says: "one force: its balance and its rate under each denominator",
    shape: (command) => {
      command.addArgument(new Argument("<name...>", "a name, alias or official code of a force"));
      withAsking(withQuestion(command, "a flag where the force has figures of one, else child-titled,"))
        .option("--out <file>", "write it to a file: .csv, .json, .parquet, .xlsx, or .svg or .png for the balance")
        .addOption(formatOption());
    },
    load: async () => (await import("./force.ts")).force,
  },
  passport: {
    says: "recompute one figure and show the cells it stands on",
    shape: (command) => {
      command
        .addArgument(
          new Argument(
            "<figure>",
            "rate, charged, total, open, transferred, not-accounted-for, or another line of a balance",
          ),
        )
        .option("--force <name>", "the force; without it the pooled figure of all forces");
      withQuestion(command).addOption(formatOption());
    },
    load: async () => (await import("./passport.ts")).passport,
  },
  cells: {
    says: "what each cell of a file was read as, tables that are kept apart too",
    shape: (command) => {
      command
        .addArgument(new Argument("<file>", "a name, or the start of a SHA-256"))
        .option("--force <name>", "the cells of one force; all if left out")
        .option("--after <number>", "how many cells to leave out first; none if left out", cellsOf)
        .addOption(formatOption());
    },
    load: async () => (await import("./cells.ts")).cells,
  },
  reconcile: {
    says: "hold the outcomes against the recorded crimes, and tell every difference",
    shape: (command) => {
      command
        .option("--period <period>", "the time; the newest that both tables have if left out")
        .option("--scope <scope>", "which offences: child-titled, sexual-offences, rape, code:19D; all if left out")
        .option("--force <name>", "one force; all if left out")
        .addOption(new Option("--by <grain>", "how finely; force if left out").choices(["force", "group", "code"]))
        .addOption(formatOption());
    },
    load: async () => (await import("./reconcile.ts")).reconcile,
  },
  sources: {
    says: "the files that were added, and what can be asked of them",
    shape: (command) => {
      command.addArgument(new Argument("[file]", "a name, or the start of a SHA-256")).addOption(formatOption());
    },
    load: async () => (await import("./sources.ts")).sources,
  },
  problems: {
    says: "everything that could not be read, with its place",
    shape: (command) => {
      command.addArgument(new Argument("[file]", "a name, or the start of a SHA-256")).addOption(formatOption());
    },
    load: async () => (await import("./problems.ts")).problems,
  },
  "police-uk": {
    says: "what data.police.uk publishes, by force, month and crime type; never of the flag",
    shape: (command) => {
      command
        .option("--force <name>", "one force; all if left out")
        .option("--month <month>", "one month, such as 2024-01")
        .option("--from <month>", "the first month")
        .option("--to <month>", "the last month")
        .option("--type <words>", "one crime type, such as shoplifting")
        .addOption(
          new Option("--show <part>", "which table --format csv prints; balances if left out").choices([
            "balances",
            "coverage",
            "repeats",
            "disagreements",
            "set-aside",
          ]),
        )
        .addOption(formatOption());
    },
    load: async () => (await import("./police-uk.ts")).policeUk,
  },
  cases: {
    says: "extracts of a records system: propose a mapping, add, quality, balance",
    shape: (command) => {
      command
        .addArgument(new Argument("<act>", "propose, add, quality or balance"))
        .addArgument(new Argument("[file]", "the extract; for quality and balance its name in the book"))
        .option("--mapping <file>", "what its columns and words mean, a JSON file; propose writes it")
        .option("--leave-out <header>", "a column that is not to be read; repeatable", oneMore)
        .option("--force <id>", "for propose: the force of every row, such as south-yorkshire")
        .option("--by <period>", "for balance: year, quarter or month of recording")
        .addOption(formatOption());
    },
    load: async () => (await import("./cases.ts")).cases,
  },
  "flag-audit": {
    says: "a random sample of flagged and unflagged crimes, read twice: how well the flag finds exploitation",
    shape: (command) => {
      command
        .addArgument(new Argument("[act]", "draw, sheet, read, decide or result; result if left out"))
        .addArgument(new Argument("[name]", "draw: an extract; read, decide: a filled sheet; sheet, result: an audit"));
      for (const [flags, says] of FLAG_AUDIT_OPTIONS) command.option(flags, says);
      command.addOption(formatOption());
    },
    load: async () => (await import("./flag-audit.ts")).flagAuditVerb,
  },
  audit: {
    says: "what all releases together tell of every hidden count",
    shape: (command) => {
      command
        .addArgument(new Argument("[files...]", "proposed releases (JSON): a protected table, or printed statements"))
        .option("--keep", "keep the statements of the files in the book: the next table is held against them")
        .option("--who <name>", "who keeps them; initials will do")
        .addOption(formatOption());
    },
    load: async () => (await import("./audit.ts")).audit,
  },
  publish: {
    says: "release what is public, and write the pages as a site that opens from a folder or any host",
    shape: (command) => {
      command
        .addArgument(new Argument("<folder>", "where to write the site: an empty folder, or a site written before"))
        .option("--who <name>", "who decides that the figures are published; needed where they changed")
        .option("--title <words>", "what the release is called; as the last one if left out")
        .option("--because <words>", "why figures changed since the last release")
        .option("--base <address>", "the address it will be served from; as the site there if left out")
        .option("--no-base", "no address: relative links alone")
        .option("--scope <scopes>", "child-titled,flag:CSE or all; as the site there if left out", oneMoreScope)
        .option("--originals", "hand the original files on; as the site there if left out")
        .option("--no-originals", "leave the original files out of the data package")
        .addOption(
          new Option("--format <format>", "how to tell what was written; table if left out").choices(["table", "json"]),
        );
    },
    load: async () => (await import("./publish.ts")).publish,
  },
  recompute: {
    says: "work a published site out again from its own data, and hold every file against what comes out",
    shape: (command) => {
      command
        .addArgument(new Argument("<folder>", "the folder of a site, or data in it"))
        .option("--archive <folder>", "a folder of originals, where the site holds none")
        .option("--head <sequence:digest>", "the end of the book as noted elsewhere: also finds one that was made anew")
        .addOption(formatOption());
    },
    load: async () => (await import("./recompute.ts")).recompute,
  },
  ...RELEASE_VERBS,
  ...REPORT_VERBS,
  verify: {
    says: "check that the book and the archive are as they were",
    shape: (command) => {
      command
        .option("--head <sequence:digest>", "a head noted earlier: also finds an end that was cut off")
        .addOption(formatOption());
    },
    load: async () => (await import("./verify.ts")).verify,
  },
  rebuild: {
    says: "derive every figure again from the book and the archive",
    shape: (command) => {
      command.addOption(formatOption());
    },
    load: async () => (await import("./rebuild.ts")).rebuild,
  },
  export: {
    says: "write all cells to a folder, or one scope and period as a return",
    shape: (command) => {
      command
        .requiredOption("--out <folder>", "where to write")
        .option("--scope <scope>", "write a return in the open format: every force's balance of this scope")
        .option("--period <period>", "the period of the return")
        .option("--edition <edition>", "the edition to state in the return")
        .option("--source <words>", "the public source to state in the return")
        .option("--as-known-on <day>", "write only what was known on this day, such as 2020-06-01")
        .addOption(
          new Option("--format <format>", "of the table; csv if left out").choices(["csv", "json", "parquet"]),
        );
    },
    load: async () => (await import("./export.ts")).exportVerb,
  },
};

/** A second --scope adds to the first. */
function oneMoreScope(scope: string, before: string | undefined): string {
  return before === undefined ? scope : `${before},${scope}`;
}
