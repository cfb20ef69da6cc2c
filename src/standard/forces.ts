// The forces, and the way from a messy label to one of them: exact after a stated normalisation, never a guess.
import { assert } from "../ground/assert.ts";
import type { Day } from "../ground/day.ts";
import { type DatedName, FORCE_ROWS, type ForceRow, PSEUDO_FORCES } from "./force-names.ts";
import { foldLabel } from "./label.ts";
import { nearest } from "./nearest.ts";

/** The stable name of a force in addresses, files and the API, such as `south-yorkshire`. */
export type ForceId = (typeof FORCE_ROWS)[number]["id"];

/** The nation whose law a territorial force works under. */
export type Nation = "England" | "Wales" | "Scotland" | "Northern Ireland";

/** An official code; `checked: false` marks one that is commonly stated but was not read in a source. */
export interface ForceCode {
  readonly scheme: "ONS" | "HomeOffice";
  readonly code: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly checked: boolean;
}

/** A police force with its dated official codes, names and aliases. */
export interface Force {
  readonly id: ForceId;
  readonly codes: readonly ForceCode[];
  /** As Home Office tables write it, oldest first. */
  readonly names: readonly [DatedName, ...DatedName[]];
  /** The short name for pages. */
  readonly called: string;
  /** `null` for a force that belongs to no one nation. */
  readonly nation: Nation | null;
  readonly territorial: boolean;
  /** Its square on the tile map, columns and rows from 0 at the top left; `null` for a force without an area. */
  readonly tile: { readonly code: string; readonly column: number; readonly row: number } | null;
  readonly aliases: readonly string[];
}

// stands before FORCES because making FORCES needs it
const NATION_BY_LETTER: Readonly<Record<string, Nation>> = {
  E: "England",
  W: "Wales",
  S: "Scotland",
  N: "Northern Ireland",
};

/** All forces: 45 territorial ones and British Transport Police. */
export const FORCES: readonly Force[] = FORCE_ROWS.map(forceFrom);

const INDEX = indexForces(FORCES);
const PSEUDO_KEYS: ReadonlySet<string> = new Set(PSEUDO_FORCES.map(normaliseForceLabel));

/**
 * A label as it is compared: NFC, lower case, white space collapsed, "&" as "and", hyphens, dashes, underscores and
 * commas as spaces, quotes straight, full stops dropped, then a leading "The" and a trailing "Police", "Constabulary",
 * "Service", "Police Service" or "Police Force" dropped, unless nothing would be left.
 * Example: `normaliseForceLabel("The Devon & Cornwall Police")` is `"devon and cornwall"`.
 */
export function normaliseForceLabel(label: string): string {
  const plain = foldLabel(
    label
      .replaceAll("&", " and ")
      .replace(/[-_,\u2010-\u2015\u2212]/gu, " ")
      .replace(/[\u2018\u2019\u02bc]/gu, "'")
      .replace(/[\u201c\u201d]/gu, '"')
      .replaceAll(".", ""),
  );
  return plain
    .replace(/^the (?=.)/u, "")
    .replace(/(?<=.) (?:police service|police force|police|constabulary|service)$/u, "");
}

/** The force that a label names, or `null`: "Yorkshire" alone names none. Example: `findForce("London, City of")`. */
export function findForce(label: string): Force | null {
  return INDEX.get(normaliseForceLabel(label)) ?? null;
}

/** The force with this id, or `null`. Example: `forceById("south-yorkshire")`. */
export function forceById(id: string): Force | null {
  return FORCES.find((force) => force.id === id) ?? null;
}

/** The force with this ONS code or Home Office number, or `null`. Example: `forceByCode("ONS", "E23000011")`. */
export function forceByCode(scheme: ForceCode["scheme"], code: string): Force | null {
  const wanted = code.trim().toUpperCase();
  return FORCES.find((force) => force.codes.some((one) => one.scheme === scheme && one.code === wanted)) ?? null;
}

/** The forces whose names come nearest to a label that names none, nearest first; empty where nothing is near. */
export function nearestForces(label: string, limit = 3): Force[] {
  const keys = nearest(normaliseForceLabel(label), [...INDEX.keys()], INDEX.size);
  const forces = keys.flatMap((key) => INDEX.get(key) ?? []);
  return [...new Set(forces)].slice(0, limit);
}

/** The name that Home Office tables used on that day; the oldest known one for a day before all of them. */
export function forceNameOn(force: Force, day: Day): string {
  const inUse = force.names.find(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  return (inUse ?? force.names[0]).name;
}

/** The 45 territorial forces of the United Kingdom, by id within England and Wales, then Scotland, Northern Ireland. */
export function territorialForces(): readonly Force[] {
  return FORCES.filter((force) => force.territorial);
}

/** Whether the label names a body that collects fraud reports and stands among forces in some tables. */
export function isPseudoForce(label: string): boolean {
  return PSEUDO_KEYS.has(normaliseForceLabel(label));
}

/** Every key that leads to a force: id, names and aliases. Throws where one key would lead to two forces. */
export function indexForces(forces: readonly Force[]): ReadonlyMap<string, Force> {
  const index = new Map<string, Force>();
  for (const force of forces) {
    const labels = [force.id, force.called, ...force.names.map(({ name }) => name), ...force.aliases];
    for (const key of labels.map(normaliseForceLabel)) {
      const other = index.get(key);
      assert(other === undefined || other === force, `"${key}" leads to ${other?.id} and ${force.id}`);
      index.set(key, force);
    }
  }
  return index;
}

function forceFrom(row: ForceRow & { readonly id: ForceId }): Force {
  return {
    id: row.id,
    codes: codesOf(row),
    names: row.names ?? [{ name: row.called }],
    called: row.called,
    nation: nationOf(row),
    territorial: row.tile !== undefined,
    tile: row.tile === undefined ? null : { code: row.tile[0], column: row.tile[1], row: row.tile[2] },
    aliases: row.aliases ?? [],
  };
}

function codesOf({ ons, onsUnchecked = [], homeOffice }: ForceRow): ForceCode[] {
  return [
    ...(ons === undefined ? [] : [{ scheme: "ONS", code: ons, checked: true } as const]),
    ...onsUnchecked.map((code) => ({ scheme: "ONS", code, checked: false }) as const),
    ...(homeOffice === undefined ? [] : [{ scheme: "HomeOffice", code: homeOffice, checked: false } as const]),
  ];
}

/** An ONS code begins with the letter of its nation. */
function nationOf({ ons, onsUnchecked = [] }: ForceRow): Nation | null {
  const code = ons ?? onsUnchecked[0];
  return code === undefined ? null : (NATION_BY_LETTER[code.charAt(0)] ?? null);
}
