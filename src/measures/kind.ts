// What kind of thing a figure is: everything that decides whether it can be held against another.

import { BALANCE_LINES } from "../standard/balance-lines.ts";
import type { Basis } from "../standard/bases.ts";
import type { Edition } from "../standard/editions.ts";
import { forceById } from "../standard/forces.ts";
import type { OutcomeType } from "../standard/outcomes.ts";
import type { Period } from "../standard/periods.ts";
import type { Unit } from "../standard/units.ts";
import type { Definition } from "./definition.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import type { Plan } from "./plan.ts";
import { shareOf } from "./rate.ts";

/** What a figure is. `force` is `null` for several forces together. */
export interface Kind {
  readonly force: string | null;
  /** Whether it is a territorial force of the United Kingdom, or several of them. */
  readonly territorial: boolean;
  readonly unit: Unit;
  readonly scope: { readonly id: string; readonly title: string; readonly flagged: boolean };
  readonly basis: Basis;
  readonly period: Period;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  /** The SHA-256 of the file it was taken from, and the edition of its figures. */
  readonly file: string;
  readonly edition: Edition;
  /** The outcome types that are counted: breaks that concern others are no matter. */
  readonly types: readonly OutcomeType[];
  /** Crimes without an outcome, and those with another agency, as fractions of all; `null` where that is not known. */
  readonly open: number | null;
  readonly moved: number | null;
  /** The most that may be open before the share says too little; `null` where openness is what is measured. */
  readonly mostOpen: number | null;
  /** Quarters that other forces of the table have and this one has not. */
  readonly missingParts: readonly string[];
  readonly missingCodes: readonly string[];
  readonly silentCells: number;
  readonly incomplete: boolean;
}

/** What kind of thing a force's figure of a measure is. */
export function kindOf(
  { figures, pick, edition, missingParts }: Gathered,
  { plan, definition }: { readonly plan: Pick<Plan, "scope" | "unit">; readonly definition: Definition },
): Kind {
  return {
    force: figures.force,
    territorial: forceById(figures.force)?.territorial !== false,
    unit: plan.unit,
    scope: { id: plan.scope.id, title: plan.scope.title, flagged: plan.scope.kind === "flag" },
    basis: pick.basis,
    period: pick.period,
    flagRule: figures.flagRule,
    flagOrigin: figures.flagOrigin,
    file: pick.file.sha256,
    edition,
    types: typesOf(definition),
    open: shareOf(lineCell(figures, "open"), figures.total).share,
    moved: shareOf(lineCell(figures, "transferred"), figures.total).share,
    mostOpen: definition.apart.largestOpenShare ?? null,
    missingParts,
    missingCodes: pick.missingCodes,
    silentCells: figures.silent.reduce((sum, { cells }) => sum + cells, 0),
    incomplete: pick.file.incomplete !== null,
  };
}

/** The kind of several alike figures together: the reference's, with the middle of their open shares and the file most come from. */
export function kindTogether(reference: Kind, alike: readonly Kind[]): Kind {
  const most = commonest(alike.map(({ file }) => file)) ?? reference.file;
  const typical = alike.find(({ file }) => file === most) ?? reference;
  return {
    ...reference,
    force: null,
    territorial: true,
    file: typical.file,
    edition: typical.edition,
    open: middle(alike.map(({ open, mostOpen }) => (open === null || open > (mostOpen ?? 1) ? null : open))),
    moved: middle(alike.map(({ moved }) => moved)),
    missingParts: [],
    missingCodes: typical.missingCodes,
    silentCells: 0,
    incomplete: typical.incomplete,
  };
}

/** The outcome types that a measure counts; none where it is no share. */
export function typesOf({ counted }: Pick<Definition, "counted">): readonly OutcomeType[] {
  if (counted === undefined) return [];
  return "type" in counted
    ? [counted.type]
    : BALANCE_LINES.filter(({ id }) => counted.includes(id)).flatMap(({ types }) => types);
}

function commonest(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (
    [...counts].reduce<readonly [string, number] | null>(
      (top, next) => (top === null || next[1] > top[1] ? next : top),
      null,
    )?.[0] ?? null
  );
}

function middle(shares: readonly (number | null)[]): number | null {
  const sorted = shares.filter((share) => share !== null).toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
