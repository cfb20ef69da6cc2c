// The options of `everycase flag-audit`, without what it does: the program lists them before a verb is loaded.

/** Flags with what they say in the help. */
export const FLAG_AUDIT_OPTIONS: readonly (readonly [flags: string, says: string])[] = [
  ["--flag <flag>", "draw: which flag, CSE or CSA; CSE if left out"],
  ["--size <number>", "draw: how many crimes, half of them flagged"],
  ["--flagged <number>", "draw: how many flagged crimes, with --unflagged"],
  ["--unflagged <number>", "draw: how many unflagged crimes, with --flagged"],
  ["--scope <scope>", "draw: child-titled, sexual-offences, rape or codes such as 19D,71; all if left out"],
  ["--by <what>", "draw: flag; flag,year; or flag,offence; flag if left out"],
  ["--seed <words>", "draw: any words; the same words draw the same crimes again"],
  ["--extract <file>", "draw and sheet: the original extract, for the crimes' own references on the sheet"],
  ["--out <file>", "draw and sheet: where the sheet is written, outside the book"],
  ["--differing", "sheet: only the lines that wait for a third person"],
  ["--as <name>", "read and decide: who says it; a name or initials"],
  ["--audit <id>", "read and decide: which audit; the one that the sheet names if left out"],
  ["--line <number>", "decide: one line, with --says"],
  ["--says <word>", "decide: yes, no or cannot say"],
];
