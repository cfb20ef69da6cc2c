// The command line: verbs with their words and options. What a verb does is loaded when it is called, and not before.
import { Command } from "commander";
import { type Options, openDoor, type Surroundings } from "./door.ts";
import { type Ending, exitCode } from "./exit-codes.ts";
import { told } from "./failures.ts";
import { ABOUT, EXAMPLES, exampleLines, FIRST_WORDS, mainHelpEnd, type VerbName } from "./help.ts";
import { printable, WIDEST } from "./lines.ts";
import { VERBS } from "./verbs.ts";

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
