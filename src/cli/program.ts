// The command line: verbs with their words and options. What a verb does is loaded when it is called, and not before.
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { ASKING_OPTIONS } from "./asking.ts";
import { type Options, openDoor, type Surroundings, type Verb } from "./door.ts";
import { type Ending, exitCode } from "./exit-codes.ts";
import { told } from "./failures.ts";
import { ABOUT, EXAMPLES, exampleLines, FIRST_WORDS, mainHelpEnd, type VerbName } from "./help.ts";
import { printable, WIDEST } from "./lines.ts";
import { QUESTION_OPTIONS } from "./question.ts";

const FORMATS = ["table", "json", "csv"];

/** Runs a command line (without the program's own name) and resolves to the exit code. Prints through the surroundings alone. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  if (argv.length === 0) {
    surroundings.out(FIRST_WORDS);
    return exitCode("done");
  }
  let ending: Ending = "done";
  const program = buildProgram(surroundings, (how) => {
    ending = how;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode(ending);
  } catch (failure) {
    const { ending: how, lines } = told(failure, { seeAlso: helpFor(argv), debug: surroundings.debug });
    for (const line of lines) surroundings.err(`${printable(line)}\n`);
    return exitCode(how);
  }
}

function helpFor(argv: readonly string[]): string {
  const verb = Object.keys(EXAMPLES).find((name) => argv.includes(name));
  return verb === undefined ? "everycase --help" : `everycase ${verb} --help`;
}

type OnEnd = (how: Ending) => void;

/** The program with all its verbs; each tells `onEnd` how it ended. */
function buildProgram(surroundings: Surroundings, onEnd: OnEnd): Command {
  const program = new Command("everycase")
    .description(ABOUT)
    .usage("<verb> [options]")
    .option("--home <folder>", "the folder of the book")
    .version(`Everycase ${surroundings.version}`, "--version", "print the version")
    .helpOption("--help", "print this help")
    .commandsGroup("Verbs:")
    .helpCommand("help [verb]", "print the help of a verb")
    .configureHelp({ subcommandTerm: termOf, showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: surroundings.out,
      // What went wrong is told in our own words by `run`.
      writeErr: () => undefined,
      getOutHelpWidth: () => WIDEST,
      getOutHasColors: () => false,
    })
    .addHelpText("after", mainHelpEnd());
  for (const [name, plan] of Object.entries(VERBS)) {
    const command = program.command(name).description(plan.says);
    plan.shape(command);
    command.addHelpText("after", exampleLines(name as VerbName)); // the keys of VERBS are checked against VerbName
    command.action(async () => {
      const options: Options = command.optsWithGlobals();
      const verb = await plan.load();
      onEnd(await verb(openDoor(surroundings, options.home), command.args, options));
    });
  }
  return program;
}

function termOf(command: Command): string {
  const words = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? "..." : ""}`;
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...words].join(" ");
}

interface Plan {
  readonly says: string;
  /** Adds the words and options that the verb takes. */
  readonly shape: (command: Command) => void;
  readonly load: () => Promise<Verb>;
}

const VERBS: Readonly<Record<VerbName, Plan>> = {
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
        .addOption(
          new Option("--by <period>", "from records: year or quarter of recording").choices(["year", "quarter"]),
        )
        .option("--out <file>", "write the answer to a file: .csv, .json, .parquet, or .svg for its chart")
        .addOption(formatOption());
    },
    load: async () => (await import("./measure.ts")).measure,
  },
  force: {
    says: "one force: its balance and its rate under each denominator",
    shape: (command) => {
      command.addArgument(new Argument("<name...>", "a name, alias or official code of a force"));
      withAsking(withQuestion(command)).addOption(formatOption());
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
        .addArgument(
          new Argument("[name]", "draw: an extract; read and decide: a filled sheet; sheet and result: an audit"),
        )
        .option("--flag <flag>", "draw: which flag, CSE or CSA; CSE if left out")
        .option("--size <number>", "draw: how many crimes, half of them flagged", cellsOf)
        .option("--flagged <number>", "draw: how many flagged crimes, with --unflagged", cellsOf)
        .option("--unflagged <number>", "draw: how many unflagged crimes, with --flagged", cellsOf)
        .option("--scope <scope>", "draw: child-titled, sexual-offences, rape or codes such as 19D,71; all if left out")
        .option("--by <what>", "draw: flag; flag,year; or flag,offence; flag if left out")
        .option("--seed <words>", "draw: any words; the same words draw the same crimes again")
        .option("--extract <file>", "draw and sheet: the original extract, for the crimes' own references on the sheet")
        .option("--out <file>", "draw and sheet: where the sheet is written, outside the book")
        .option("--differing", "sheet: only the lines that wait for a third person")
        .option("--as <name>", "read and decide: who says it; a name or initials")
        .option("--audit <id>", "read and decide: which audit; the newest if left out")
        .option("--line <number>", "decide: one line, with --says")
        .option("--says <word>", "decide: yes, no or cannot say")
        .addOption(formatOption());
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

function withQuestion(command: Command): Command {
  for (const [flags, says] of QUESTION_OPTIONS) command.option(flags, says);
  return command;
}

function withAsking(command: Command): Command {
  for (const [flags, says] of ASKING_OPTIONS) command.option(flags, says);
  return command;
}

function formatOption(): Option {
  return new Option("--format <format>", "how to print; table if left out").choices(FORMATS);
}

function oneMore(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function sheetOf(text: string): number {
  if (/^[1-9]\d{0,4}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("a number from 1.");
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new InvalidArgumentError("a number from 0 to 65535.");
}

function cellsOf(text: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("a whole number.");
}
