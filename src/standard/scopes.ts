// Scopes: which crimes a figure is about, by offence codes, by flag, or in the words of a source.
import {
  findOffence,
  isOffenceCode,
  normaliseGroup,
  normaliseOffenceCode,
  OFFENCE_SUBCODES,
  OFFENCES,
} from "./offences.ts";

/** Crimes selected by offence: every list that is given must hold. `codes` are the known codes, for pages. */
export interface OffenceScope {
  readonly kind: "offences";
  /** `sexual-offences`, `rape`, `child-titled` or `code:` and a code. */
  readonly id: string;
  readonly title: string;
  readonly select: {
    readonly groups?: readonly string[];
    readonly subgroups?: readonly string[];
    readonly codes?: readonly string[];
  };
  readonly codes: readonly string[];
  /** What it is and what it is not, in a sentence or two. */
  readonly says: string;
}

/** Crimes that carry a flag, whatever the offence. */
export interface FlagScope {
  readonly kind: "flag";
  readonly id: "flag:CSE" | "flag:CSA";
  readonly flag: "CSE" | "CSA";
  readonly title: string;
  readonly says: string;
}

/** Crimes as a source describes them, in its own words. */
export interface OtherScope {
  readonly kind: "other";
  /** `other:` and the words. */
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** Which crimes a figure is about. */
export type Scope = OffenceScope | FlagScope | OtherScope;

const NEVER_FOR_THE_FLAG =
  "It never stands in for the CSE flag: the flag may stand on any offence, rape included, while class 71 also " +
  "holds sexual communication with a child. In 2018/19, 44 forces recorded 1,016 crimes of class 71; an " +
  "article reports 540 crimes with the flag in one force in one year.";

const SEXUAL_OFFENCES: OffenceScope = {
  kind: "offences",
  id: "sexual-offences",
  title: "Sexual offences",
  select: { groups: ["Sexual offences"] },
  codes: codesWhere(({ group }) => group === "Sexual offences"),
  says:
    "All crimes of the group “Sexual offences”, against children and adults. Indecent images of children (86), " +
    "child abduction (13) and modern slavery (106) stand in other groups and are not in it.",
};

const RAPE: OffenceScope = {
  kind: "offences",
  id: "rape",
  title: "Rape",
  select: { groups: ["Sexual offences"], subgroups: ["Rape"] },
  codes: codesWhere(({ subgroup }) => subgroup === "Rape"),
  says: "All crimes of the subgroup “Rape”, of children and adults, male and female.",
};

const CHILD_TITLED: OffenceScope = {
  kind: "offences",
  id: "child-titled",
  title: "Offences whose title names a child",
  select: { codes: codesWhere(({ namesAChild }) => namesAChild) },
  codes: codesWhere(({ namesAChild }) => namesAChild),
  says:
    "The eleven sexual offence codes whose title names a child. Victims of 16 and 17 cannot be told from titles, " +
    "and codes that mix children and adults are not in it.",
};

const CSE_FLAG: FlagScope = {
  kind: "flag",
  id: "flag:CSE",
  flag: "CSE",
  title: "Crimes with the CSE flag",
  says:
    "Crimes that a force marked as child sexual exploitation, whatever the offence. Each force decides when to set " +
    "the flag, so numbers of flagged crimes do not compare by themselves.",
};

const CSA_FLAG: FlagScope = {
  kind: "flag",
  id: "flag:CSA",
  flag: "CSA",
  title: "Crimes with the CSA flag",
  says:
    "Crimes that a force marked as child sexual abuse, whatever the offence. It is another flag than CSE, and a " +
    "change over time may come from better flagging.",
};

/** The scopes that have a name of their own. */
export const NAMED_SCOPES: readonly Scope[] = [CSE_FLAG, CSA_FLAG, CHILD_TITLED, SEXUAL_OFFENCES, RAPE];

/**
 * The scope that an id names, in any case; `null` when it names none. `child-named` is `child-titled`; `code:` takes
 * any well-formed code, subcodes too; `other:` takes any words. Example: `parseScope("CODE:019d")` has id `code:19D`.
 */
export function parseScope(text: string): Scope | null {
  const words = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  const code = /^code ?:(.*)$/iu.exec(words)?.[1];
  if (code !== undefined) return codeScope(normaliseOffenceCode(code));
  const other = /^other ?:(.*)$/iu.exec(words)?.[1];
  if (other !== undefined) return otherScope(other.trim());
  const id = words.toLowerCase() === "child-named" ? "child-titled" : words.toLowerCase();
  return NAMED_SCOPES.find((scope) => scope.id.toLowerCase() === id) ?? null;
}

/**
 * Whether a scope takes an offence as a table writes it. A subcode is not taken with its class: the two stand in
 * different files, and together they would count twice.
 */
export function takesOffence(
  { select }: OffenceScope,
  offence: { readonly group: string; readonly subgroup: string; readonly code: string },
): boolean {
  const group = normaliseGroup(offence.group);
  const subgroup = normaliseGroup(offence.subgroup);
  const code = normaliseOffenceCode(offence.code);
  return (
    (select.groups?.some((one) => normaliseGroup(one) === group) ?? true) &&
    (select.subgroups?.some((one) => normaliseGroup(one) === subgroup) ?? true) &&
    (select.codes?.includes(code) ?? true)
  );
}

function codeScope(code: string): OffenceScope | null {
  if (!isOffenceCode(code)) return null;
  const known = findOffence(code) ?? OFFENCE_SUBCODES.find((one) => one.code === code);
  return {
    kind: "offences",
    id: `code:${code}`,
    title: known === undefined ? `Offence code ${code}` : `${known.title} (${code})`,
    select: { codes: [code] },
    codes: [code],
    says: saysOfCode(code),
  };
}

function saysOfCode(code: string): string {
  if (code === "71") return `Crimes of offence code 71. ${NEVER_FOR_THE_FLAG}`;
  if (code.startsWith("71/")) return `Crimes of offence code ${code}, a part of class 71. ${NEVER_FOR_THE_FLAG}`;
  return `Crimes of offence code ${code}, and no others.`;
}

function otherScope(words: string): OtherScope | null {
  if (words === "") return null;
  return {
    kind: "other",
    id: `other:${words}`,
    title: words,
    says: "In the words of the source. Which offences or flags they take in, it does not say.",
  };
}

function codesWhere(test: (offence: (typeof OFFENCES)[number]) => boolean): string[] {
  return OFFENCES.filter(test).map(({ code }) => code);
}
