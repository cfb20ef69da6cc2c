// The options that several verbs take, and how their words are read.
import { type Command, InvalidArgumentError, Option } from "commander";
import { ASKING_OPTIONS } from "./asking.ts";
import { QUESTION_OPTIONS } from "./question.ts";

const FORMATS = ["table", "json", "csv"];

/** Adds the options of a question. `unsaid`: which crimes are meant where no scope is named. */
export function withQuestion(command: Command, unsaid = "child-titled"): Command {
  for (const [flags, says] of QUESTION_OPTIONS)
    command.option(flags, says.replace(/child-titled if left out$/u, `${unsaid} if left out`));
  return command;
}

/** Adds the options that show how it was asked. */
export function withAsking(command: Command): Command {
  for (const [flags, says] of ASKING_OPTIONS) command.option(flags, says);
  return command;
}

/** How the answer is printed. */
export function formatOption(): Option {
  return new Option("--format <format>", "how to print; table if left out").choices(FORMATS);
}

/** Gathers an option that may stand more than once. */
export function oneMore(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Reads the number of a sheet. */
export function sheetOf(text: string): number {
  if (/^[1-9]\d{0,4}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("a number from 1.");
}

/** Reads a port. */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new InvalidArgumentError("a number from 0 to 65535.");
}

/** Reads a number of cells. */
export function cellsOf(text: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError("a whole number.");
}
