// "Charged within H days" from our own records: counted by day, rounded and held against everything released, and only then a curve.

import { attack } from "../disclosure/attack.ts";
import type { CountTable, ShownTable } from "../disclosure/count-table.ts";
import { MIDPOINT_7 } from "../disclosure/policy.ts";
import { madeFrom } from "../disclosure/protect.ts";
import { protectBeside } from "../disclosure/protect-beside.ts";
import type { Published } from "../disclosure/published.ts";
import { keyOf, placeOf, type Release, relationsOf, systemOfReleases } from "../disclosure/release-store.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import {
  type CurveStep,
  type CurveTable,
  type CurveTableAsked,
  chainOf,
  cohortKey,
  curveDays,
  curveTable,
  type LeftCohort,
} from "../measures/curve-table.ts";
import type { Histories } from "../measures/history-counts.ts";
import { protectedCurves } from "../measures/protected-curves.ts";
import { notReleased } from "./_not-released.ts";
import { keptReleases, keptTables } from "./_releases.ts";
import { caseFiles } from "./case-files.ts";
import { historiesOf } from "./history-curves.ts";
import { refuseOverlap, scopeAsked, universeOf } from "./measure-records.ts";
import { protectRecords } from "./protect-records.ts";
import type { ShownAsking } from "./show-asking.ts";
import type { Tools } from "./tools.ts";

/** A question to an extract of cases; the newest where no label names one. `scope`: `all`, `flag:CSE` or `flag:CSA`. */
export interface CurvesQuestion {
  readonly label?: string;
  readonly scope?: string;
  /** 365 when left out; it must be the end of a step of the curve. */
  readonly horizonDays?: number;
}

/**
 * The curves of an extract by force and year, protected. Refuses (`usage`) a horizon between two steps and words it does not know,
 * (`notFound`) no extract, no crime or no cohort that is large and old enough, and (`notPossible`) a scope that the extract cannot tell, one that
 * overlaps with what was released, and curves that would tell too much beside earlier releases.
 */
export async function protectCurves(tools: Tools, question: CurvesQuestion = {}): Promise<Published<MeasureAnswer>> {
  const { label, horizonDays = 365 } = question;
  if (!curveDays("months", horizonDays).includes(horizonDays)) throw betweenSteps(horizonDays, "months");
  const { engine } = await tools.warehouse();
  const [file] = await caseFiles(tools, label);
  if (file === undefined) throw new Refusal("notFound", "No extract of cases has been added.");
  const scope = scopeAsked(question.scope, file.account.mapping);
  if (scope.kind === "offences")
    throw new Refusal(
      "notPossible",
      `Crimes of the scope ${scope.id} are not followed day by day.`,
      "Ask for --scope all, flag:CSE or flag:CSA.",
    );
  refuseOverlap(tools, scope, file);
  tools.progress({ act: "Counting days from record to outcome", done: 0, of: 2 });
  const asked = scope.kind === "flag" ? scope.id : "all";
  const histories = await historiesOf(engine, file, { scope: asked });
  const { body, entry } = file.book;
  if (histories.cohorts.length === 0)
    throw new Refusal("notFound", `No row of ${body.name} is of the scope ${asked}.`, "See: everycase cases quality");
  const id = `curves by force and year, ${scope.id}, extract ${entry.subject.slice(0, 12)}`;
  const wish = { id, universe: universeOf(scope.id, entry.subject) };
  const { shown, left, step } = await releasedOf(tools, histories, wish);
  if (!curveDays(step, horizonDays).includes(horizonDays)) throw betweenSteps(horizonDays, step);
  tools.progress({ act: "Working out the curves", done: 2, of: 2 });
  const command = [
    "everycase measure charged-within --from records",
    `--scope ${asked}`,
    `--option days=${horizonDays}`,
  ];
  if (label !== undefined) command.push(`--extract ${JSON.stringify(label)}`);
  const caveats = notReleased(tools, shown);
  return madeFrom(shown, (published) => {
    const answer = protectedCurves({
      shown: published,
      left,
      horizonDays,
      followedTo: histories.followedTo,
      scope: asked,
      sources: [{ file: body.name, sha256: entry.subject, source: "Case rows from a records system", entry: entry.id }],
      edition: `followed to ${histories.followedTo}`,
      asking: histories.asking,
      command: command.join(" "),
    });
    return { ...answer, caveats: [...caveats, ...answer.caveats] };
  });
}

/** The statement that counts for the curves of an extract. Nothing is released. */
export async function explainCurves(
  tools: Tools,
  { label, scope: said }: Pick<CurvesQuestion, "label" | "scope"> = {},
): Promise<readonly ShownAsking[]> {
  const { engine } = await tools.warehouse();
  const [file] = await caseFiles(tools, label);
  if (file === undefined) throw new Refusal("notFound", "No extract of cases has been added.");
  const scope = scopeAsked(said, file.account.mapping);
  return (await historiesOf(engine, file, { scope: scope.kind === "flag" ? scope.id : "all" })).asking;
}

function betweenSteps(days: number, step: CurveStep): Refusal {
  const ends = curveDays(step, 1095);
  const shown = step === "quarters" ? ends : curveDays("quarters", 1095);
  return new Refusal(
    "usage",
    `Cannot say what was charged within ${days} days: curves of records have steps of ${step}, so that none shows a single crime.`,
    `Ask for the end of a step: ${shown.join(", ")}${step === "months" ? ", or a month in between such as 30 or 121" : ""}.`,
  );
}

interface Released extends Pick<CurveTable, "left" | "step"> {
  readonly shown: Published<ShownTable>;
}

type Wish = Pick<CurveTableAsked, "id" | "universe">;

/** What stands beside a year that was kept back; the table itself says which releases are behind it. */
const KEPT_BACK = "Beside earlier releases it would tell more than promised.";

/** Releases the table, coarser where earlier releases ask for it; one that is there already is given again as it was. */
async function releasedOf(tools: Tools, histories: Histories, wish: Wish): Promise<Released> {
  const kept = keptTables(tools).find(({ table }) => table.id === wish.id && table.universe === wish.universe);
  if (kept !== undefined) return await again(tools, histories, { wish, kept: kept.table });
  const earlier = keptReleases(tools);
  const plain = curveTable(histories, wish);
  if (plain.table.cells.length === 0) throw noCohort(plain.left);
  const { bases, because } = await groupsBeside(earlier, plain.table);
  const reasons = new Map<string, string>();
  for (;;) {
    const withheld = new Map([...reasons.keys()].map((key) => [key, KEPT_BACK]));
    const made = curveTable(histories, { ...wish, bases, withheld, step: plain.step });
    if (made.table.cells.length === 0) throw tellsTooMuch(wish.id, reasons);
    const table = { ...made.table, says: [...coarserSays(made.table, because), ...reasons.values()] };
    const found = await protectBeside(earlier, table, MIDPOINT_7);
    if (found.verdict === "released") return { ...made, shown: await protectRecords(tools, table, MIDPOINT_7) };
    const before = reasons.size;
    for (const { id, because: releases } of found.cells) {
      const key = id.split("|").slice(0, 2).join("|");
      const others = releases.filter((release) => release !== wish.id).join(", ") || "earlier releases";
      if (made.table.cells.some((cell) => cell.id.startsWith(`${key}|`)))
        reasons.set(
          key,
          `${key.replace("|", " ")} is kept back: together with ${others} it would tell ${id} too closely.`,
        );
    }
    if (reasons.size === before) throw tellsTooMuch(wish.id, new Map(found.cells.map(({ id }) => [id, id])));
  }
}

/** The kept table, held against the counts once more. */
async function again(
  tools: Tools,
  histories: Histories,
  { wish, kept }: { readonly wish: Wish; readonly kept: ShownTable },
): Promise<Released> {
  const ids = kept.cells.map(({ id }) => id);
  const step: CurveStep = ids.some((id) => id.endsWith("|charged within 30 days")) ? "months" : "quarters";
  const there = new Set(ids.map((id) => id.split("|").slice(0, 2).join("|")));
  const lacking = histories.cohorts.map(cohortKey).filter((key) => !there.has(key));
  const made = curveTable(histories, { ...wish, withheld: new Map(lacking.map((key) => [key, KEPT_BACK])), step });
  return { ...made, shown: await protectRecords(tools, made.table, MIDPOINT_7) };
}

/**
 * How large the groups of each chain must be so that every group keeps at least seven counts between the least and the most that is public of the
 * chain already: chosen from what is released alone, so that the choice itself tells nothing of a count.
 */
async function groupsBeside(
  earlier: readonly Release[],
  table: CountTable,
): Promise<{ readonly bases: ReadonlyMap<string, number>; readonly because: readonly string[] }> {
  const { universe, id, among = [] } = table;
  const near = earlier.filter((one) => (one.kind === "table" ? one.table.universe : one.universe) === universe);
  if (near.length === 0) return { bases: new Map(), because: [] };
  const last = among.flatMap(({ parts, exactly }) => (exactly ? parts.filter((part) => chainOf(part) !== null) : []));
  // The relations alone, and no count of the new table: what is public of it before it is released.
  const system = systemOfReleases([...earlier, relationsOf({ id, universe, sums: [], among })]);
  const found = await attack(system, { of: new Set(last.map((part) => keyOf({ universe, id: part }))) });
  const bases = new Map<string, number>();
  for (const { id: key, from, to } of found) {
    const chain = chainOf(placeOf(key).id);
    const size = groupSize(from, to);
    if (chain !== null && size > MIDPOINT_7.base) bases.set(chain, size);
  }
  return { bases, because: near.map(({ release }) => release) };
}

/**
 * The smallest group of at least seven such that no group keeps fewer than seven counts from `least` to `most`. Where these leave fewer than seven
 * themselves, no group helps, and it is seven. Example: from 0 to 51 gives 11.
 */
function groupSize(least: number, most: number | null): number {
  const width = MIDPOINT_7.base;
  if (most !== null && most - Math.max(1, least) + 1 < width) return width;
  for (let size = width; ; size++) {
    const first = Math.ceil(Math.max(1, least) / size) * size - Math.max(1, least) + 1;
    const last = most === null ? size : most % size === 0 ? size : most % size;
    if (first >= width && last >= width) return size;
    // One group from 1 to the most holds all there is.
    if (most !== null && size >= most) return most;
  }
}

function coarserSays({ cells }: CountTable, because: readonly string[]): readonly string[] {
  const coarser = cells.filter(({ base = MIDPOINT_7.base }) => base > MIDPOINT_7.base);
  if (coarser.length === 0) return [];
  const lines = [...new Set(coarser.flatMap(({ id }) => chainOf(id) ?? []))].map((chain) => chain.replaceAll("|", " "));
  return [
    `${lines.length} of the lines (${lines.slice(0, 3).join(", ")}${lines.length > 3 ? " …" : ""}) are rounded in larger groups, because ` +
      `${because.join(", ")} tells how many there can be.`,
  ];
}

function noCohort(left: readonly LeftCohort[]): Refusal {
  const [first] = left;
  return new Refusal(
    "notFound",
    "There is no year of a force whose crimes can be shown as a curve.",
    first === undefined
      ? "No crime has a day of recording."
      : `${first.force} ${first.year}: ${first.why}${left.length > 1 ? ` And ${left.length - 1} more.` : ""}`,
  );
}

function tellsTooMuch(id: string, withheld: ReadonlyMap<string, string>): Refusal {
  const named = [...withheld.values()].slice(0, 5);
  return new Refusal(
    "notPossible",
    `Cannot release ${id}: beside earlier releases it would tell more than promised. ${named.join(" ")}`,
    "The shares of these crimes can still be asked: everycase measure charge-rate --from records",
  );
}
