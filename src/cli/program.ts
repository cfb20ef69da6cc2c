// The command line: verbs with their words and options. What a verb does is loaded when it is called, and not before.
import { Argument, Command, InvalidArgumentError, Option } from "commander";
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
        .addOption(formatOption());
    },
    load: async () => (await import("./add.ts")).add,
  },
  compare: {
    says: "compare forces by charge rate, only like with like",
    shape: (command) => {
      withQuestion(command)
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
  force: {
    says: "one force: its balance and its rate under each denominator",
    shape: (command) => {
      command.addArgument(new Argument("<name...>", "a name, alias or official code of a force"));
      withQuestion(command).addOption(formatOption());
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

function formatOption(): Option {
  return new Option("--format <format>", "how to print; table if left out").choices(FORMATS);
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new InvalidArgumentError("a number from 0 to 65535.");
}
