// The outcome types of the Home Office framework as dated data; `outcomes.ts` finds them by the words of a source.
import { type Day, dayFrom } from "../ground/day.ts";

const APRIL_2013 = dayFrom(2013, 4, 1); // the framework replaces detections
const APRIL_2014 = dayFrom(2014, 4, 1); // ten types are added
const PREVENTED = "Prosecution prevented or not in the public interest";

/** One outcome type as it stands in the data. */
export interface OutcomeRow {
  readonly type: number;
  /** Verbatim from Home Office files, dashes included. */
  readonly title: string;
  /** Verbatim; left out where it is the title. */
  readonly group?: string;
  /** The line of a balance it stands in: exactly one. */
  readonly line: string;
  readonly since: Day | null;
  readonly note?: string;
  /** Short plain words for pages. */
  readonly plain: string;
}

/** The types 0 to 22, in order and without a gap: a type stands at its own index. */
export const OUTCOME_ROWS = [
  {
    type: 0,
    title: "Not yet assigned an outcome",
    line: "open",
    since: null,
    note: "A status, not an outcome; it exists only on the recorded basis.",
    plain: "No outcome yet",
  },
  { type: 1, title: "Charged/Summonsed", line: "charged", since: APRIL_2013, plain: "Charged or summonsed" },
  {
    type: 2,
    title: "Caution – youths",
    group: "Out-of-court (formal)",
    line: "out-of-court",
    since: APRIL_2013,
    plain: "Caution for a young person",
  },
  {
    type: 3,
    title: "Caution – adults",
    group: "Out-of-court (formal)",
    line: "out-of-court",
    since: APRIL_2013,
    plain: "Caution for an adult",
  },
  {
    type: 4,
    title: "Taken into consideration",
    line: "taken-into-consideration",
    since: APRIL_2013,
    plain: "Taken into consideration at the sentence for another offence",
  },
  {
    type: 5,
    title: "Offender died",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2013,
    plain: "The suspect died",
  },
  {
    type: 6,
    title: "Penalty Notices for Disorder",
    group: "Out-of-court (formal)",
    line: "out-of-court",
    since: APRIL_2013,
    plain: "Penalty notice for disorder",
  },
  {
    type: 7,
    title: "Cannabis/Khat Warning",
    group: "Out-of-court (informal)",
    line: "out-of-court",
    since: APRIL_2013,
    plain: "Warning for cannabis or khat",
  },
  {
    type: 8,
    title: "Community Resolution",
    group: "Out-of-court (informal)",
    line: "out-of-court",
    since: APRIL_2013,
    plain: "Community resolution",
  },
  {
    type: 9,
    title: "Not in public interest (CPS)",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2013,
    plain: "Not in the public interest, the Crown Prosecution Service decided",
  },
  {
    type: 10,
    title: "Not in public interest (Police)",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2014,
    plain: "Formal action not in the public interest, the police decided",
  },
  {
    type: 11,
    title: "Prosecution prevented: suspect under age",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2014,
    plain: "Suspect too young to be prosecuted",
  },
  {
    type: 12,
    title: "Prosecution prevented: suspect too ill",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2014,
    plain: "Suspect too ill to be prosecuted",
  },
  {
    type: 13,
    title: "Prosecution prevented: victim/key witness dead/too ill",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2014,
    plain: "Victim or key witness dead or too ill",
  },
  {
    type: 14,
    title: "Evidential difficulties: suspect not identified; victim does not support further action",
    group: "Evidential difficulties (victim does not support action)",
    line: "victim-does-not-support",
    since: APRIL_2014,
    plain: "Suspect not identified, victim does not support further action",
  },
  {
    type: 15,
    title: "Evidential difficulties: suspect identified; victim supports action",
    group: "Evidential difficulties (suspect identified; victim supports action)",
    line: "evidential-difficulties",
    since: APRIL_2014,
    plain: "Suspect identified, victim supports action, evidential difficulties",
  },
  {
    type: 16,
    title: "Evidential difficulties: suspect identified; victim does not support further action",
    group: "Evidential difficulties (victim does not support action)",
    line: "victim-does-not-support",
    since: APRIL_2014,
    plain: "Suspect identified, victim does not support further action",
  },
  {
    type: 17,
    title: "Prosecution time limit expired",
    group: PREVENTED,
    line: "prosecution-prevented",
    since: APRIL_2014,
    plain: "Time limit for a prosecution passed",
  },
  {
    type: 18,
    title: "Investigation complete – no suspect identified",
    line: "no-suspect",
    since: APRIL_2014,
    plain: "Investigation complete, no suspect identified",
  },
  {
    type: 19,
    title: "National Fraud Intelligence Bureau filed (fraud)",
    line: "fraud-bureau",
    since: APRIL_2014,
    note: "Not in the force tables; the title comes from a public page, not from a file.",
    plain: "Fraud, filed by the National Fraud Intelligence Bureau",
  },
  {
    type: 20,
    title: "Responsibility for further investigation transferred to another body",
    line: "transferred",
    since: dayFrom(2015, 4, 1),
    note: "The day is commonly stated; the type first stands in the file for 2015/16.",
    plain: "Investigation passed to another body",
  },
  {
    type: 21,
    title: "Further investigation to support formal action not in the public interest – police decision",
    line: "not-in-public-interest",
    since: dayFrom(2016, 1, 1),
    note: "From January 2016; made for sexual imagery that young people produced themselves.",
    plain: "Further investigation not in the public interest, the police decided",
  },
  {
    type: 22,
    title:
      "Diversionary, educational or intervention activity, resulting from the crime report, has been undertaken " +
      "and it is not in the public interest to take any further action.",
    line: "diversion",
    since: dayFrom(2019, 4, 1),
    note: "Voluntary from April 2019, compulsory from April 2021.",
    plain: "Diversion, education or intervention, no further action",
  },
] as const satisfies readonly OutcomeRow[];
