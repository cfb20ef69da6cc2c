// What commander says of a command line it cannot read, in our grammar: what was found, what was wanted, what is nearest.

type Rule = readonly [pattern: RegExp, says: (...parts: string[]) => string];

const RULES: readonly Rule[] = [
  [/^unknown command '(.*)'$/su, (verb = "") => `Unknown verb "${verb}".`],
  [/^unknown option '(.*)'$/su, (option = "") => `Unknown option "${option}".`],
  [/^missing required argument '(.*)'$/u, (name = "") => `Something is missing: wanted ${name}.`],
  [/^required option '(.*)' not specified$/u, (option = "") => `The option ${option} is missing.`],
  [/^option '(.*)' argument missing$/u, (option = "") => `The option ${option} has no value.`],
  [
    /^option '(\S+).*' argument '(.*)' is invalid\. (?:Allowed choices are )?(.*)$/su,
    (option = "", found = "", wanted = "") =>
      `Cannot read ${option}: found "${found}", wanted ${wanted}${fileHint(option, found)}`,
  ],
  [
    /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)/u,
    (verb = "everycase", wanted = "", found = "") =>
      wanted === "0"
        ? `Too many words for ${verb}: found ${found}, wanted none. What is asked stands in options.`
        : `Too many words for ${verb}: found ${found}, wanted ${wanted}. A name of several words stands in quotes.`,
  ],
];

/** A kind of file is named by the ending of --out, and --format says how to print. */
function fileHint(option: string, found: string): string {
  const isFile = option === "--format" && /^\.?(?:xlsx|parquet|svg|png|pdf|csv|json|html|jsonld)$/iu.test(found);
  return isFile
    ? ` A file of that kind is named by its ending, where the verb writes one: --out NAME.${found.replace(".", "").toLowerCase()}`
    : "";
}

/** The words for a message of commander, which begins with `error: ` and may end with a bracket of suggestions. */
export function usageWords(message: string): string {
  const [, text = message, nearest] =
    /^(?:error: )?(.*?)(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/su.exec(message) ?? [];
  const near = nearest === undefined ? "" : ` Nearest: ${nearest}.`;
  for (const [pattern, says] of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return `${says(...match.slice(1))}${near}`;
  }
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${near}`;
}
