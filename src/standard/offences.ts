// Offence codes of Home Office tables that concern sexual offences and children, as dated data.
import { type Day, dayFrom } from "../ground/day.ts";
import { foldLabel } from "./label.ts";

/** One offence code. `checked: false` marks a row that is commonly stated but was not read in a file. */
export interface Offence {
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly subgroup: string;
  /** The title itself names a child as the victim (Home Office answer to written question 30374, 11 March 2016). */
  readonly namesAChild: boolean;
  readonly from?: Day;
  readonly to?: Day;
  /** No longer in use; rows of it still stand in files, mostly with zero. */
  readonly expired: boolean;
  readonly checked: boolean;
  readonly note?: string;
}

type OffenceRow = Pick<Offence, "code" | "title"> & Partial<Omit<Offence, "group" | "subgroup">>;

const RAPE = [
  { code: "19C", title: "Rape of a female aged 16 and over" },
  { code: "19D", title: "Rape of a female child under 16", namesAChild: true },
  { code: "19E", title: "Rape of a female child under 13", namesAChild: true },
  { code: "19F", title: "Rape of a male aged 16 and over" },
  { code: "19G", title: "Rape of a male child under 16", namesAChild: true },
  { code: "19H", title: "Rape of a male child under 13", namesAChild: true },
  { code: "19J", title: "Rape of a female: multiple undefined offenders", from: dayFrom(2019, 4, 1), checked: false },
  { code: "19K", title: "Rape of a male: multiple undefined offenders", from: dayFrom(2019, 4, 1), checked: false },
] as const satisfies readonly OffenceRow[];

const OTHER_SEXUAL = [
  { code: "17A", title: "Sexual assault on a male aged 13 and over" },
  { code: "17B", title: "Sexual assault on a male child under 13", namesAChild: true },
  {
    code: "20",
    title: "Indecent Assault On A Female",
    expired: true,
    note: "Replaced by 20A and 20B; single rows still stand in files.",
  },
  { code: "20A", title: "Sexual assault on a female aged 13 and over" },
  { code: "20B", title: "Sexual assault on a female child under 13", namesAChild: true },
  { code: "21", title: "Sexual activity involving a child under 13", namesAChild: true },
  { code: "22A", title: "Causing sexual activity without consent" },
  { code: "22B", title: "Sexual activity involving child under 16", namesAChild: true },
  { code: "23", title: "Incest or familial sexual offences" },
  { code: "70", title: "Sexual activity etc with a person with a mental disorder" },
  {
    code: "71",
    title: "Abuse of children through sexual exploitation",
    namesAChild: true,
    note: "Holds sexual communication with a child (71/17) too. It is not the CSE flag.",
  },
  {
    code: "72",
    title: "Trafficking for sexual exploitation",
    expired: true,
    note: "Moved to 106, modern slavery; rows of it carry zero.",
  },
  { code: "73", title: "Abuse of position of trust of a sexual nature", namesAChild: true },
  { code: "88A", title: "Sexual grooming", namesAChild: true },
  { code: "88C", title: "Other miscellaneous sexual offences" },
  { code: "88D", title: "Unnatural sexual offences" },
  { code: "88E", title: "Exposure and voyeurism" },
] as const satisfies readonly OffenceRow[];

const OUTSIDE_SEXUAL = [
  {
    code: "86",
    title: "Obscene publications etc",
    group: "Miscellaneous crimes against society",
    subgroup: "Miscellaneous crimes",
    note: "Mostly indecent images of children.",
  },
  { code: "13", title: "Child abduction", group: "Violence against the person", subgroup: "Violence without injury" },
  {
    code: "11A",
    title: "Cruelty to children/young persons",
    group: "Violence against the person",
    subgroup: "Violence without injury",
  },
  {
    code: "106",
    title: "Modern slavery",
    group: "Violence against the person",
    subgroup: "Violence without injury",
    note: "Holds trafficking for sexual exploitation, formerly 72.",
  },
] as const satisfies readonly (OffenceRow & Pick<Offence, "group" | "subgroup">)[];

/** The codes of the group "Sexual offences", and four codes outside it that concern children. */
export const OFFENCES: readonly Offence[] = [
  ...RAPE.map((row) => offence(row, "Sexual offences", "Rape")),
  ...OTHER_SEXUAL.map((row) => offence(row, "Sexual offences", "Other sexual offences")),
  ...OUTSIDE_SEXUAL.map((row) => offence(row, row.group, row.subgroup)),
];

/** Subcodes that a force's reply names; they stand in other files than their class and are never added to it. */
export const OFFENCE_SUBCODES: readonly { readonly code: string; readonly title: string }[] = [
  { code: "71/17", title: "Sexual communication with a child" }, // Northamptonshire Police, reply 10905/25
];

/** A class with an optional letter or decimal, then further codes or a subcode after strokes. */
const WELL_FORMED = /^\d{1,3}(?:[A-Z]|\.\d{1,2})?(?:\/\d{1,3}(?:[A-Z]|\.\d{1,2})?)*$/u;

/**
 * A code as tables write it: upper case, no white space, no leading zeros, no ".0" that a spreadsheet added.
 * Real decimals and strokes stay. Examples: `" 019d "` becomes `"19D"`; `"37.2"` and `"1/4.1/4.10/4.2"` stay.
 */
export function normaliseOffenceCode(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, "")
    .toUpperCase()
    .replace(/^0+(?=\d)/u, "")
    .replace(/\.0$/u, "");
}

/** Whether a normalised code has the form of an offence code; whether it exists is another question. */
export function isOffenceCode(code: string): boolean {
  return WELL_FORMED.test(code);
}

/**
 * A group or subgroup name as it is compared, since products spell them differently: "Drug Offences" is
 * "drug offences", "Miscellaneous crimes" is "miscellaneous crimes against society".
 */
export function normaliseGroup(name: string): string {
  const plain = foldLabel(name.replaceAll("&", " and "));
  return plain === "miscellaneous crimes" ? "miscellaneous crimes against society" : plain;
}

/** What is known of a code, or `null`. Example: `findOffence("19d")` is the rape of a female child under 16. */
export function findOffence(code: string): Offence | null {
  const wanted = normaliseOffenceCode(code);
  return OFFENCES.find((one) => one.code === wanted) ?? null;
}

function offence(row: OffenceRow, group: string, subgroup: string): Offence {
  return { namesAChild: false, expired: false, checked: true, ...row, group, subgroup };
}
