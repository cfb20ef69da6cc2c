// Which CSVs of data.police.uk count: one for each force, month and kind, the one added last; the others are set aside and told.
import type { StreetSource } from "../warehouse/street-ask.ts";
import type { StreetAnswer, StreetCoverage, StreetPart, StreetState } from "./street-result.ts";

/** One file of the book with street rows. `order` grows with every file that is added. */
export interface StreetBookFile {
  readonly file: string;
  readonly sha256: string;
  readonly entry: string;
  readonly order: number;
  readonly path: string;
  readonly parts: readonly StreetPart[];
}

/** A CSV that has a known force and month, with the file it is in. */
export interface PlacedPart extends StreetPart {
  readonly force: string;
  readonly month: string;
  readonly from: StreetBookFile;
}

/** The CSVs that count and those set aside, each with the one that counts instead. */
export interface Chosen {
  readonly parts: readonly PlacedPart[];
  readonly setAside: readonly { readonly part: PlacedPart; readonly instead: PlacedPart }[];
}

/** Chooses: archives of data.police.uk overlap, and the same month twice would count every crime twice. */
export function chooseParts(files: readonly StreetBookFile[]): Chosen {
  const placed = files
    .toSorted((a, b) => a.order - b.order)
    .flatMap((from) =>
      from.parts.flatMap((part) =>
        part.force === null || part.month === null ? [] : [{ ...part, force: part.force, month: part.month, from }],
      ),
    );
  const last = new Map(placed.map((part) => [keyOf(part), part]));
  const setAside = placed.flatMap((part) => {
    const instead = last.get(keyOf(part));
    return instead === undefined || instead === part ? [] : [{ part, instead }];
  });
  return { parts: [...last.values()], setAside };
}

function keyOf({ force, month, kind }: PlacedPart): string {
  return JSON.stringify([force, month, kind]);
}

/** The tables behind the chosen CSVs. A file all of whose CSVs are chosen is read whole. */
export function sourcesOf({ parts }: Chosen): readonly StreetSource[] {
  const files = [...new Set(parts.map(({ from }) => from))];
  return files.map((file) => {
    const mine = parts.filter(({ from, rows }) => from === file && rows > 0);
    const whole = file.parts.filter(({ rows }) => rows > 0).length === mine.length;
    const chosen = mine.map(({ index, force, month, kind }) => ({ member: index, force, month, kind }));
    return { path: file.path, chosen: whole ? null : chosen };
  });
}

/** What there is of each force and month, and what is known to be missing. */
export function coverageOf(
  parts: readonly PlacedPart[],
  asked: {
    readonly forces: readonly { readonly id: string; readonly called: string }[];
    readonly months: readonly string[];
    readonly gapOf: (force: string, month: string, kind: StreetPart["kind"]) => string | null;
  },
): readonly StreetCoverage[] {
  const rowsOf = new Map(parts.map((part) => [keyOf(part), part.rows]));
  return asked.forces.flatMap(({ id, called }) =>
    asked.months.map((month) => {
      const of = (kind: StreetPart["kind"]) => rowsOf.get(JSON.stringify([id, month, kind]));
      const known = (["street", "outcomes"] as const).flatMap((kind) => asked.gapOf(id, month, kind) ?? []);
      return {
        force: id,
        called,
        month,
        street: stateOf(of("street")),
        streetRows: of("street") ?? 0,
        outcomes: stateOf(of("outcomes")),
        outcomesRows: of("outcomes") ?? 0,
        known: [...new Set(known)],
      };
    }),
  );
}

/** A file without rows says that nothing happened; no file says nothing. */
function stateOf(rows: number | undefined): StreetState {
  if (rows === undefined) return "no file";
  return rows === 0 ? "empty" : "rows";
}

/** The months from the first to the last, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (let at = first; at <= last; at = `${year}-${String(month).padStart(2, "0")}`) {
    months.push(at);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

/** The CSVs set aside, as an answer shows them. */
export function setAsideOf({ setAside }: Chosen): StreetAnswer["setAside"] {
  return setAside.map(({ part, instead }) => ({
    file: part.from.file,
    member: part.member,
    kind: part.kind,
    force: part.force,
    month: part.month,
    rows: part.rows,
    instead: instead.from.file,
    insteadRows: instead.rows,
  }));
}
