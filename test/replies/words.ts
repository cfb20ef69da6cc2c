// What made replies say in common: the question they answer, official titles, and the rule of the flag where a person says it.

/** A made reply: the name of its file as a force would name it, and its bytes. */
export interface MadeReply {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** How the basis is told in a reply that tells it. */
export const BASIS = "Outcomes to date for crimes recorded in each period.";
/** How the officers' rule is told in a reply that tells it. */
export const OFFICERS = "CSE markers are applied by officers when a crime is recorded.";
/** What a person says of a reply that does not tell its rule, after asking the force. */
export const RULE = "set by the recording officer";

/** Official titles of outcome types. */
export const T0 = "Not yet assigned an outcome";
export const T1 = "Charged/Summonsed";
export const T14 = "Evidential difficulties: suspect not identified; victim does not support further action";
export const T15 = "Evidential difficulties: suspect identified; victim supports action";
export const T16 = "Evidential difficulties: suspect identified; victim does not support further action";
export const T18 = "Investigation complete \u2013 no suspect identified";
export const T20 = "Responsibility for further investigation transferred to another body";
/** Official titles of outcome groups. */
export const G_VICTIM = "Evidential difficulties (victim does not support action)";
export const G_SUSPECT = "Evidential difficulties (suspect identified; victim supports action)";
export const G_PREVENTED = "Prosecution prevented or not in the public interest";

/** Lines of a file, with line feeds. */
export function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}

/** A record of a CSV with its fields quoted where they need it. */
export function record(delimiter: string, ...fields: readonly (string | number)[]): string {
  const quoted = fields
    .map(String)
    .map((field) => (/[",;\t\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field));
  return quoted.join(delimiter);
}
