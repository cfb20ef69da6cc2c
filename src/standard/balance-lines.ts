// The lines of a balance: what became of the crimes, every crime once, in the order of the bar.
import { assert } from "../ground/assert.ts";
import { OUTCOMES, type Outcome, type OutcomeType } from "./outcomes.ts";

/** The id of a line of a balance, e.g. `no-suspect`. */
export type BalanceLineId = Outcome["line"];

/** What is known of the crimes of a line: charged; concluded without a charge; moving (another agency); open. */
export type LineState = "charged" | "concluded" | "moving" | "open";

/** One line of a balance. Every outcome type stands in exactly one line. */
export interface BalanceLine {
  readonly id: BalanceLineId;
  readonly title: string;
  readonly types: readonly OutcomeType[];
  readonly state: LineState;
  readonly note: string;
}

const ROWS = [
  {
    id: "charged",
    title: "Charged",
    state: "charged",
    note: "Charged or summonsed. A charge is an outcome of a crime; what a court decides later does not change it.",
  },
  {
    id: "no-suspect",
    title: "No suspect identified",
    state: "concluded",
    note: "The investigation is complete and nobody was identified.",
  },
  {
    id: "evidential-difficulties",
    title: "Evidential difficulties, victim supports action",
    state: "concluded",
    note: "A suspect is identified and the victim supports action; the evidence stands in the way.",
  },
  {
    id: "victim-does-not-support",
    title: "Victim does not support action",
    state: "concluded",
    note: "With or without a suspect identified: the two types form one group, which totals cannot separate.",
  },
  {
    id: "out-of-court",
    title: "Dealt with out of court",
    state: "concluded",
    note: "Cautions, penalty notices, warnings for cannabis or khat, and community resolutions.",
  },
  {
    id: "taken-into-consideration",
    title: "Taken into consideration",
    state: "concluded",
    note: "Admitted and taken into consideration at the sentence for another offence.",
  },
  {
    id: "prosecution-prevented",
    title: "Prosecution prevented or not in the public interest",
    state: "concluded",
    note: "Somebody is dead, too ill or too young, the time limit passed, or the public interest is against it.",
  },
  {
    id: "not-in-public-interest",
    title: "Further investigation not in the public interest",
    state: "concluded",
    note: "A police decision; made for sexual imagery that young people produced themselves.",
  },
  {
    id: "diversion",
    title: "Diversion, education or intervention",
    state: "concluded",
    note: "No further action follows. Forces could use it from April 2019 and must from April 2021.",
  },
  {
    id: "fraud-bureau",
    title: "Filed by the National Fraud Intelligence Bureau",
    state: "concluded",
    note: "Fraud only; it does not stand in the force tables.",
  },
  {
    id: "transferred",
    title: "With another agency",
    state: "moving",
    note: "Another body investigates, such as the National Crime Agency; still moving.",
  },
  {
    id: "open",
    title: "No outcome yet",
    state: "open",
    note: "A status, not an outcome; it exists only for outcomes of crimes recorded in the period.",
  },
] as const satisfies readonly { id: BalanceLineId; title: string; state: LineState; note: string }[];

/** The lines in the order of the bar, after "not accounted for", which is worked out and stands first. */
export const BALANCE_LINES: readonly BalanceLine[] = ROWS.map((row) => ({
  ...row,
  types: OUTCOMES.filter(({ line }) => line === row.id).map(({ type }) => type),
}));

/** The rule of the balance, in words for pages. */
export const BALANCE_RULE =
  "Every crime stands in one line, and every outcome type belongs to one line. The lines and those not accounted for " +
  "add up to the crimes recorded. Outcomes for an alternate offence are part of their line and are not added again.";

/** The line in which an outcome type stands. Example: `lineOfType(16).id` is `victim-does-not-support`. */
export function lineOfType(type: OutcomeType): BalanceLine {
  const line = BALANCE_LINES.find(({ types }) => types.includes(type));
  assert(line !== undefined, `outcome type ${type} stands in no line of the balance`);
  return line;
}

/** The line with this id. Example: `balanceLine("open").title` is `No outcome yet`. */
export function balanceLine(id: BalanceLineId): BalanceLine {
  const line = BALANCE_LINES.find((one) => one.id === id);
  assert(line !== undefined, `there is no balance line ${id}`);
  return line;
}

/** Whether a word from a file is the id of a line. */
export function isBalanceLineId(text: string): text is BalanceLineId {
  return BALANCE_LINES.some(({ id }) => id === text);
}
