// The frozen figures of every release worked out again: byte for byte those of this very program, by their figures those of another.
import { openPartialLedger, type PartEntry, partUpTo } from "../ledger/partial-ledger.ts";
import { figuresIn } from "../releases/changes.ts";
import { type FigureParting, type FiguresHeld, heldFigures } from "../releases/held-figures.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { type Snapshot, snapshotFrom, snapshotText, snapshotVersion } from "../releases/snapshot.ts";
import { partingOf } from "./_first-difference.ts";
import { LAYOUT_SAVED } from "./_layouts.ts";
import { archivedText } from "./_release-book.ts";
import type { Difference } from "./_site-check.ts";
import type { Program } from "./program.ts";
import { withPartialBook } from "./public-book.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import type { Tools } from "./tools.ts";

/** How a release was held against its figures worked out again. */
export interface ReleaseAgain extends Omit<FiguresHeld, "parting"> {
  readonly release: string;
  /** The program that froze it; `null` where the book does not say. */
  readonly program: Program | null;
  /** `bytes`: its every byte was held; `values` is 0. `figures`: its figures were held, since another program froze it and words them otherwise. */
  readonly heldTo: "bytes" | "figures";
  readonly same: boolean;
}

/** What came of all releases. */
export interface ReleasesAgain {
  readonly frozen: readonly ReleaseAgain[];
  readonly differences: readonly Difference[];
}

/** Takes the snapshot of every release again, from the book as it was then. `ours`: the program that does so. */
export async function releasesAgain(
  book: Tools,
  part: readonly PartEntry[],
  { histories, ours }: { readonly histories: readonly ReleaseHistory[]; readonly ours: Program },
): Promise<ReleasesAgain> {
  const frozen: ReleaseAgain[] = [];
  const differences: Difference[] = [];
  for (const [done, history] of histories.entries()) {
    book.progress({ act: `Working out release ${history.id} again`, done, of: histories.length });
    const given = await archivedText(book, history.snapshot.sha256);
    const made = await snapshotAt(book, part, { asOf: history.snapshot.asOf, version: snapshotVersion(given) });
    const { again, parting } = releaseAgain(history, { given, made, ours });
    frozen.push(again);
    if (parting === null) continue;
    const { where, found, wanted } = parting;
    const file = `data/archive/${history.snapshot.sha256}`;
    differences.push({ file, kind: "altered", where: `release ${history.id}, ${where}`, found, wanted });
  }
  return { frozen, differences };
}

interface Texts {
  readonly given: string;
  readonly made: string;
  readonly ours: Program;
}

function releaseAgain(
  { id, frozenBy }: ReleaseHistory,
  { given, made, ours }: Texts,
): { readonly again: ReleaseAgain; readonly parting: FigureParting | null } {
  const program = frozenBy ?? null;
  const isOurs = program !== null && program.digest !== null && program.digest === ours.digest;
  const about = { release: id, program };
  if (given === made || isOurs) {
    const parting = given === made ? null : byteParting(given, made);
    const whole = { figures: figuresOf(given), values: 0, more: [] };
    return { again: { ...about, heldTo: "bytes", same: parting === null, ...whole }, parting };
  }
  const { parting, ...held } = heldOf(given, made);
  return { again: { ...about, heldTo: "figures", same: parting === null, ...held }, parting };
}

/** Frozen figures that are none, as somebody may have made them, part where their bytes do. */
function heldOf(given: string, made: string): FiguresHeld {
  try {
    return heldFigures(snapshotFrom(given), snapshotFrom(made));
  } catch {
    return { figures: 0, values: 0, more: [], parting: byteParting(given, made) };
  }
}

function figuresOf(given: string): number {
  try {
    return figuresIn(snapshotFrom(given)).length;
  } catch {
    return 0;
  }
}

function byteParting(given: string, made: string): FigureParting {
  return partingOf(".jsonl", given, made) ?? { where: "its figures", found: "", wanted: "" };
}

/** An earlier release is taken again in the form that snapshots had then. */
async function snapshotAt(
  book: Tools,
  part: readonly PartEntry[],
  { asOf, version }: Pick<Snapshot, "asOf" | "version">,
): Promise<string> {
  const take = async (tools: Tools): Promise<string> => snapshotText(await takeSnapshot(tools, version));
  // Files are read by the layouts there were: with later ones, they have to be read anew.
  const isReadAnew = openPartialLedger(part).entries({ kind: LAYOUT_SAVED, after: asOf }).length > 0;
  if (isReadAnew) return await withPartialBook({ tools: book, part, upTo: asOf }, take);
  return await take({ ...book, ledger: openPartialLedger(partUpTo(part, asOf)) });
}
