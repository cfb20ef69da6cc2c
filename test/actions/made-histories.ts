// A made extract with a known truth for curves: some thousand crimes of one force over several years, every day drawn from a fixed seed.
import type { CaseMapping } from "../../src/sources/case-extracts/mapping.ts";
import { caseRow, MAPPING } from "./extracts.ts";

/** The mapping of these extracts, which have flags and no ages. */
export const HISTORY_MAPPING: CaseMapping = MAPPING;

/** The crimes of one year: how many, and the chances of each ending. */
export interface MadeYear {
  readonly year: number;
  readonly crimes: number;
  readonly charged: number;
  readonly other: number;
}

/** The last day that stands in the extracts. */
export const LAST_DAY = "2022-06-30";

/** A drawn crime in days from 1 January 1970. */
export interface MadeCrime {
  readonly year: string;
  readonly recorded: number;
  readonly ending: "charged" | "other" | "open";
  readonly ended: number;
}

/** Draws crimes: charges come after about 120 days, other outcomes after about 60; what would end after the last day is open. */
export function madeCrimes(years: readonly MadeYear[], seed = 7): readonly MadeCrime[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const last = Date.parse(`${LAST_DAY}T00:00:00Z`) / 86_400_000;
  const all = years.flatMap(({ year, crimes, charged, other }) =>
    Array.from({ length: crimes }, (): MadeCrime => {
      const first = Date.parse(`${year}-04-01T00:00:00Z`) / 86_400_000;
      const recorded = first + Math.floor(random() * 365);
      const draw = random();
      const ending = draw < charged ? "charged" : draw < charged + other ? "other" : "open";
      const days = Math.floor(-Math.log(random()) * (ending === "charged" ? 120 : 60));
      const isSeen = ending !== "open" && recorded + days <= last;
      return {
        year: `${year}/${String((year + 1) % 100).padStart(2, "0")}`,
        recorded,
        ending: isSeen ? ending : "open",
        ended: recorded + days,
      };
    }),
  );
  return all.filter(({ recorded }) => recorded <= last);
}

/** The crimes as rows of an extract; the last row states the last day. */
export function historyRows(crimes: readonly MadeCrime[], flag = "CSE"): readonly string[] {
  const day = (at: number): string => {
    const [year, month, date] = new Date(at * 86_400_000).toISOString().slice(0, 10).split("-");
    return `${date}/${month}/${year}`;
  };
  const rows = crimes.map(({ recorded, ending, ended }) => {
    const outcome = { charged: "1", other: "18", open: "Not yet assigned an outcome" }[ending];
    return `${day(recorded)},${outcome},${ending === "open" ? "" : day(ended)},${flag},13`;
  });
  const last = day(Date.parse(`${LAST_DAY}T00:00:00Z`) / 86_400_000);
  return [...rows, `31/03/2022,18,${last},${flag},13`].map((rest, index) => caseRow(index, rest));
}

/** The true share of the crimes of some years charged within so many days; all of them are followed so long. */
export function trueShare(crimes: readonly MadeCrime[], years: readonly string[], days: number): number {
  const mine = crimes.filter(({ year }) => years.includes(year));
  const charged = mine.filter(({ ending, recorded, ended }) => ending === "charged" && ended - recorded <= days);
  return charged.length / mine.length;
}
