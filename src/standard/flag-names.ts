// The name of a flag is not its rule: "CSE flag" says which flag, not when it is set.

const NAMING_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the with has have having as for by of to in on or and cse csa child children sexual exploitation abuse home office " +
    "national local interest warning crime crimes crime's offence offences flag flags flagged marker markers mark marked " +
    "tag tags tagged qualifier qualifiers indicator indicators identifier identifiers applied added attached set field"
  ).split(" "),
);

/**
 * Whether words given as a flag rule only name the flag, so that nobody has said when it is set. Example: true of
 * `CSE flag` and `flagged as CSE`, false of `keyword search for CSE` and `CSE marker set by the recording officer`.
 */
export function isBareFlagName(rule: string): boolean {
  const words = rule.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.every((word) => NAMING_WORDS.has(word));
}
