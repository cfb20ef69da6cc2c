// Bodies that publish figures and are no police force of the comparison: held as they are, never compared with forces.
import { normaliseForceLabel } from "./forces.ts";

/** A body with its names, and what it does that makes its figures other than a force's. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly says: string;
}

/** The bodies known by name. */
export const BODIES = [
  {
    id: "copfs",
    name: "Crown Office and Procurator Fiscal Service",
    aliases: ["COPFS", "Crown Office", "Procurator Fiscal"],
    says: "Prosecutes in Scotland. It counts charges reported to it, not crimes recorded.",
  },
  {
    id: "national-crime-agency",
    name: "National Crime Agency",
    aliases: ["NCA", "The National Crime Agency (NCA)"],
    says: "Investigates across force areas. Its crimes may stand in a force's count as transferred too.",
  },
  {
    id: "crown-prosecution-service",
    name: "Crown Prosecution Service",
    aliases: ["CPS"],
    says: "Prosecutes in England and Wales. It counts defendants, not crimes recorded.",
  },
  {
    id: "public-prosecution-service",
    name: "Public Prosecution Service for Northern Ireland",
    aliases: ["PPS", "PPSNI", "Public Prosecution Service"],
    says: "Prosecutes in Northern Ireland. It counts people reported to it, not crimes recorded.",
  },
  {
    id: "ministry-of-defence-police",
    name: "Ministry of Defence Police",
    aliases: ["MOD Police", "MDP"],
    says: "Polices defence sites across the country; it has no area of its own.",
  },
  {
    id: "civil-nuclear-constabulary",
    name: "Civil Nuclear Constabulary",
    aliases: ["CNC"],
    says: "Polices nuclear sites across the country; it has no area of its own.",
  },
] as const satisfies readonly Body[];

const BY_LABEL: ReadonlyMap<string, Body> = new Map(
  BODIES.flatMap((body) => [body.id, body.name, ...body.aliases].map((label) => [normaliseForceLabel(label), body])),
);

/**
 * The body that a label names, compared as force labels are; `null` when it names none. Example:
 * `findBody("C.O.P.F.S.")` is `copfs`.
 */
export function findBody(label: string): Body | null {
  return BY_LABEL.get(normaliseForceLabel(label)) ?? null;
}

/** The body with this id, or `null`. */
export function bodyById(id: string): Body | null {
  return BODIES.find((body) => body.id === id) ?? null;
}
