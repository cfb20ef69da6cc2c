// What two editions show together, in sums and in words: the finding, and why the two bases move as they do.
import type { Basis } from "../standard/bases.ts";
import type { Force } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Version, VersionPair } from "./edition-pairs.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import { asKnown } from "./known-on.ts";
import type { Candidate, Plan } from "./plan.ts";
import type { BasisMove, EditionSide, Move } from "./revisions-result.ts";
import { nounOf } from "./sentences.ts";

/** The sums of the named forces on each basis that both files hold. `versionOn` finds an edition's figures on a basis. */
export async function movesOf(
  { before, after }: VersionPair,
  forces: readonly string[],
  versionOn: (pick: Candidate, basis: Basis) => Promise<Version | null>,
): Promise<readonly BasisMove[]> {
  const moves: BasisMove[] = [];
  const bases: readonly Basis[] =
    before.pick.basis === "not stated" ? ["not stated"] : (["recorded", "closed"] as const);
  for (const basis of bases) {
    const [was, is] = [await versionOn(before.pick, basis), await versionOn(after.pick, basis)];
    if (was === null || is === null) continue;
    const both = forces.filter((force) => was.forces.has(force) && is.forces.has(force));
    const move = (countOf: (one: Gathered) => number | null): Move | null => {
      const [earlier, later] = [sumOver(was, both, countOf), sumOver(is, both, countOf)];
      return earlier === null || later === null || both.length === 0 ? null : { before: earlier, after: later };
    };
    moves.push({
      basis,
      forces: both.length,
      total: move(({ figures }) => countIn(figures.total)),
      charged: move(({ figures }) => countIn(lineCell(figures, "charged"))),
      open: move(({ figures }) => countIn(lineCell(figures, "open"))),
    });
  }
  return moves;
}

function sumOver(
  { forces }: Version,
  ids: readonly string[],
  countOf: (one: Gathered) => number | null,
): number | null {
  return ids.reduce<number | null>((sum, id) => {
    const one = forces.get(id);
    const count = one === undefined ? null : countOf(one);
    return sum === null || count === null ? null : sum + count;
  }, 0);
}

function countIn(cell: ReturnType<typeof lineCell>): number | null {
  return cell.kind === "exact" ? cell.count : null;
}

/** The finding of one pair of editions, fit to be quoted alone. */
export function sentenceOf(
  { before, after }: { before: EditionSide; after: EditionSide },
  plan: Plan,
  bases: readonly BasisMove[],
  force: Force | null,
): string {
  const between = `Between the edition of ${before.title} and that of ${after.title}`;
  const found = bases.find(({ basis }) => basis === (plan.basis ?? "not stated"));
  const where = force === null ? `in ${forcesWords(found?.forces ?? 0)}` : `in ${force.called}`;
  const year = plan.period?.title ?? "";
  const what =
    plan.basis === "closed"
      ? `charges given to ${nounOf(plan.scope)} in ${year}`
      : `charges of ${nounOf(plan.scope)}${plan.basis === "recorded" ? " recorded in" : ","} ${year}`;
  if (found === undefined || found.charged === null)
    return asKnown(
      `${between}, what became of ${what} cannot be added up ${where}: not every count is exact`,
      plan.asKnownOn,
    );
  return asKnown(`${between}, ${what} ${moveWords(found.charged)} ${where}`, plan.asKnownOn);
}

function forcesWords(forces: number): string {
  return forces === 1 ? "one force" : `${forces} forces`;
}

/** `rose from 194 to 336`, `fell from 5 to 3`, `stayed at 7`. */
function moveWords({ before, after }: Move): string {
  if (before === after) return `stayed at ${counted(after)}`;
  return `${after > before ? "rose" : "fell"} from ${counted(before)} to ${counted(after)}`;
}

/** A count with a real minus sign: corrections can bring a line below 0. */
function counted(count: number): string {
  return withCommas(count).replace("-", "−");
}

/** A difference with its sign. Example: `+142`. */
function signed({ before, after }: Move): string {
  const change = after - before;
  return change > 0 ? `+${withCommas(change)}` : change < 0 ? `−${withCommas(-change)}` : "no change";
}

/** Why late charges make the recorded basis rise while the closed basis hardly moves, told with the sums of this very pair. */
export function explanationOf(bases: readonly BasisMove[], { period }: Plan): readonly string[] {
  const [recorded, closed] = ["recorded", "closed"].map((id) => bases.find(({ basis }) => basis === id));
  const year = period?.title ?? "the period";
  const told: string[] = [];
  if (recorded?.charged != null) {
    const open =
      recorded.open === null
        ? ""
        : ` Crimes with no outcome yet ${moveWords(recorded.open)} (${signed(recorded.open)}).`;
    told.push(
      `On the recorded basis the crimes recorded in ${year} are looked at again: charges ${moveWords(recorded.charged)} (${signed(recorded.charged)}).${open} ` +
        "An investigation may end years after the crime was recorded, and its outcome is then counted with the year of the crime.",
    );
  }
  if (closed?.charged != null)
    told.push(
      `On the closed basis the charges given in ${year} ${moveWords(closed.charged)} (${signed(closed.charged)}). ` +
        "A charge given in a year stays with that year, and a later one goes to a later year: only corrections move it.",
    );
  if (recorded?.charged != null && closed?.charged != null) told.push(comparedWords(recorded.charged, closed.charged));
  if (recorded !== undefined && closed === undefined)
    told.push("The closed basis does not stand in both editions here, so the two cannot be set side by side.");
  return told;
}

function comparedWords(recorded: Move, closed: Move): string {
  const [one, other] = [recorded, closed].map((move) =>
    move.before === 0
      ? null
      : `${((100 * (move.after - move.before)) / move.before)
          .toFixed(1)
          .replace(/^(?=\d)/u, "+")
          .replace("-", "−")}%`,
  );
  if (one == null || other == null)
    return "In shares of the earlier count the two cannot be set side by side: one of them was 0.";
  return `Set side by side: ${one} on the recorded basis, ${other} on the closed basis, between the same two editions.`;
}
