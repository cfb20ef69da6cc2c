// The account of reading data.police.uk: which CSV holds what, and everything in it that does not fit.
import type { Problem } from "../ground/problem.ts";
import type { StreetPart } from "../measures/street-result.ts";
import type { MemberName, StreetKind } from "../sources/police-uk/member-names.ts";
import { findOutcomeCategory } from "../sources/police-uk/outcome-categories.ts";
import { findForce, forceById, nearestForces } from "../standard/forces.ts";
import type { StreetPartCounts } from "../warehouse/street-fill.ts";
import type { StreetCount } from "../warehouse/street-table.ts";
import type { StreetGathered } from "./_street-members.ts";

/** A CSV: its name in the archive (`null` where it came by itself) and what its name says. */
export interface Named {
  readonly name: string | null;
  readonly label: MemberName | null;
  /** What its headers say, where the name says nothing. */
  readonly kind?: StreetKind;
}

type Names = ReadonlyMap<number, Named>;

/** The forces of "Reported by" that differ from the name of their file: the rows are believed, and the difference is told. */
export function forcesSaid(counts: readonly StreetPartCounts[], names: Names): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { member, reported } of counts.flatMap((part) => part.counts)) {
    const force = reported === null ? null : findForce(reported);
    if (reported !== null && force !== null && force.id !== names.get(member)?.label?.force)
      said.set(reported, force.id);
  }
  return said;
}

/** Every CSV that was read, by force and month; one that holds several gives several. One without rows stands by its name. */
export function partsOf({ counts, read }: StreetGathered, names: Names): readonly StreetPart[] {
  const all = counts.flatMap((part) => part.counts);
  return [...read]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const named = names.get(index);
      const of = { index, member: named?.name ?? null, kind: kindOf(named) };
      const mine = all.filter(({ member }) => member === index);
      if (mine.length === 0) {
        const { force = null, month = null } = named?.label ?? {};
        return [{ ...of, force, month, rows: 0, withId: 0 }];
      }
      return addedUp(mine, named).map((part) => ({ ...of, ...part }));
    });
}

function kindOf(named: Named | undefined): StreetKind {
  const kind = named?.kind ?? named?.label?.kind;
  return kind === "outcomes" ? "outcomes" : "street";
}

function addedUp(
  counts: readonly StreetCount[],
  named: Named | undefined,
): readonly Pick<StreetPart, "force" | "month" | "rows" | "withId">[] {
  const parts = new Map<string, Pick<StreetPart, "force" | "month" | "rows" | "withId">>();
  for (const { month, reported, rows, withId } of counts) {
    const force = (reported === null ? null : findForce(reported)?.id) ?? named?.label?.force ?? null;
    const at = isMonth(month) ? month : null;
    const key = JSON.stringify([force, at]);
    const known = parts.get(key);
    parts.set(key, { force, month: at, rows: rows + (known?.rows ?? 0), withId: withId + (known?.withId ?? 0) });
  }
  return [...parts.values()];
}

function isMonth(text: string | null): text is string {
  return text !== null && /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/u.test(text);
}

/** What does not fit in the rows of the CSVs. */
export function streetProblems(file: string, parts: readonly StreetPartCounts[], names: Names): readonly Problem[] {
  const place = (member: number): { file: string; sheet?: string } => {
    const name = names.get(member)?.name ?? null;
    return name === null ? { file } : { file, sheet: name };
  };
  const broken = parts.flatMap((part) =>
    part.broken.map(({ member, rows, firstRow }) => ({
      ...place(member),
      code: "broken-row",
      cell: String(firstRow),
      cells: rows,
      found: "a row that cannot be split into the columns of its table",
      wanted: "as many cells as there are headers",
      hint: "It was left out, and counts nowhere.",
    })),
  );
  const odd = parts.flatMap(({ oddIds }) =>
    oddIds === null
      ? []
      : [
          {
            ...place(oddIds.member),
            code: "odd-crime-id",
            cells: oddIds.rows,
            found: "crime IDs that are not 64 hex digits",
            wanted: "64 hex digits, or nothing",
            hint: "These rows are counted, and joined to nothing.",
          },
        ],
  );
  const labels = parts
    .flatMap((part) => part.counts)
    .flatMap((count) => labelProblems(count, names, place(count.member)));
  return [...broken, ...odd, ...labels];
}

function labelProblems(
  { member, month, reported, rows }: StreetCount,
  names: Names,
  place: { file: string; sheet?: string },
): readonly Problem[] {
  const label = names.get(member)?.label ?? null;
  const force = reported === null ? null : findForce(reported);
  const problems: Problem[] = [];
  if (force === null) {
    const suggestions = nearestForces(reported ?? "").map(({ called }) => called);
    const hint =
      (label?.force ?? null) === null
        ? "These rows stand under no force, and count nowhere."
        : "These rows stand under the force of the file's name.";
    problems.push({
      ...place,
      code: "unknown-force",
      cells: rows,
      found: reported ?? "",
      wanted: "a force in the column Reported by",
      suggestions,
      hint,
    });
  } else if (label !== null && label.force !== null && force.id !== label.force) {
    problems.push({
      ...place,
      code: "force-differs",
      cells: rows,
      found: `rows reported by ${force.called}`,
      wanted: `rows of ${forceById(label.force)?.called ?? label.force}, as the name says`,
      hint: "They stand under the force that the rows name.",
    });
  }
  if (!isMonth(month)) {
    problems.push({
      ...place,
      code: "not-a-month",
      cells: rows,
      found: month ?? "",
      wanted: "a month such as 2024-01",
      hint: "These rows stand in no month, and count nowhere.",
    });
  } else if (label !== null && month !== label.month) {
    problems.push({
      ...place,
      code: "month-differs",
      cells: rows,
      found: `rows of ${month}`,
      wanted: `rows of ${label.month}, as the name says`,
      hint: "They stand under the month that the rows name.",
    });
  }
  return problems;
}

/** Outcome words that nobody has seen before: they are counted under their own words. */
export function unknownOutcomes(
  file: string,
  words: readonly { readonly words: string; readonly rows: number; readonly member: number }[],
  names: Names,
): readonly Problem[] {
  return words
    .filter((one) => findOutcomeCategory(one.words) === null)
    .map((one) => {
      const name = names.get(one.member)?.name ?? null;
      return {
        file,
        ...(name === null ? {} : { sheet: name }),
        code: "unknown-outcome",
        cells: one.rows,
        found: one.words.slice(0, 120),
        wanted: "an outcome word of data.police.uk",
        hint: "These rows are counted under these words, and in no line of a balance.",
      };
    });
}
