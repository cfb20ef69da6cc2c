// What is said when a verb stops: in our grammar, in one line, and with a stack only when somebody looks for the fault.
import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { told } from "../../src/cli/failures.ts";
import { usageWords } from "../../src/cli/usage-words.ts";

const HOW = { seeAlso: "everycase --help", debug: false };

test.each([
  ["error: unknown command 'compair'\n(Did you mean compare?)", 'Unknown verb "compair". Nearest: compare.'],
  ["error: unknown command 'xyz'", 'Unknown verb "xyz".'],
  [
    "error: unknown option '--formt'\n(Did you mean one of --format, --force?)",
    'Unknown option "--formt". Nearest: --format, --force.',
  ],
  ["error: missing required argument 'paths'", "Something is missing: wanted paths."],
  ["error: required option '--out <folder>' not specified", "The option --out <folder> is missing."],
  ["error: option '--scope <scope>' argument missing", "The option --scope <scope> has no value."],
  [
    "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are table, json, csv.",
    'Cannot read --format: found "xml", wanted table, json, csv.',
  ],
  [
    "error: option '--format <format>' argument 'xlsx' is invalid. Allowed choices are table, json, csv.",
    'Cannot read --format: found "xlsx", wanted table, json, csv. A file of that kind is named by its ending, where the verb writes one: --out NAME.xlsx',
  ],
  [
    "error: too many arguments for 'rebuild'. Expected 0 arguments but got 1.",
    "Too many words for rebuild: found 1, wanted none. What is asked stands in options.",
  ],
  ["error: something else", "Something else"],
])("a command line that cannot be read is told in our words: %j", (message, words) => {
  expect(usageWords(message)).toBe(words);
});

test("a wish that cannot be read names the help that fits", () => {
  const failure = new CommanderError(1, "commander.unknownCommand", "error: unknown command 'ad'\n(Did you mean add?)");
  expect(told(failure, HOW)).toEqual({
    ending: "usage",
    lines: ['Unknown verb "ad". Nearest: add.', "See: everycase --help"],
  });
});

test("help and version are no failure and need no words", () => {
  expect(told(new CommanderError(0, "commander.helpDisplayed", "(outputHelp)"), HOW)).toEqual({
    ending: "done",
    lines: [],
  });
});

test("a fault of our own is one line, and has its stack only when asked for", () => {
  const fault = new Error("the lid is off.\nsecond line");
  const { ending, lines } = told(fault, HOW);
  expect(ending).toBe("fault");
  expect(lines).toEqual(["Everycase stopped on a fault of its own: the lid is off; please report it."]);
  expect(told(fault, { ...HOW, debug: true }).lines.length).toBeGreaterThan(2);
  expect(told("text", HOW).lines).toEqual(["Everycase stopped on a fault of its own: text; please report it."]);
});
