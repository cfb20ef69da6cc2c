// From the strata of a sample and what two people said of it to over- and under-flagging and the corrected charge rate.
import { cohensKappa } from "../statistics/cohens-kappa.ts";
import type { Interval } from "../statistics/interval.ts";
import { type Estimated, partOfSum, sumOf } from "../statistics/part-of-sum.ts";
import { stratifiedProportion } from "../statistics/stratified-proportion.ts";
import {
  AUDIT_WORDS,
  type AuditAgreement,
  type AuditEstimate,
  type AuditLine,
  type AuditSays,
  type AuditState,
  type AuditStratum,
  type AuditStratumRow,
  type FlagAuditFindings,
} from "./flag-audit-result.ts";

/** Below so many lines that both have read, the interval of kappa is of no use. */
const LEAST_FOR_KAPPA = 30;

/** Works an audit out. Lines without an answer are in no estimate, and in every pair of bounds. */
export function flagAudit(strata: readonly AuditStratum[], lines: readonly AuditLine[]): FlagAuditFindings {
  const rows = strata.map((stratum) => rowOf(stratum, lines));
  const states = lines.map(stateOf);
  const flagged = strata.filter((one) => one.flagged);
  const charged = crimesOf(flagged.filter((one) => one.charged));
  return {
    lines: {
      ...{ unread: count(states, "unread"), waiting: count(states, "waiting"), agreed: count(states, "agreed") },
      ...{ different: count(states, "different"), decided: count(states, "decided") },
    },
    cannotSay: lines.filter((line) => settledOf(line) === "cannot say").length,
    agreement: agreementOf(lines),
    differing: lines.filter((line) => stateOf(line) === "different").map(({ line }) => line),
    standing: { charged, crimes: crimesOf(flagged), share: ratio(charged, crimesOf(flagged)) },
    strata: rows,
    estimates: estimatesOf(rows),
  };
}

/** Where a line stands. */
export function stateOf({ readings: [first, second], decision }: AuditLine): AuditState {
  if (first === undefined) return "unread";
  if (second === undefined) return "waiting";
  if (first === second) return "agreed";
  return decision === null ? "different" : "decided";
}

/** What a line says in the end; `null` while nothing is settled. */
function settledOf(line: AuditLine): AuditSays | null {
  const state = stateOf(line);
  if (state === "agreed") return line.readings[0] ?? null;
  return state === "decided" ? line.decision : null;
}

function rowOf(stratum: AuditStratum, lines: readonly AuditLine[]): AuditStratumRow {
  const said = lines.filter((line) => line.stratum === stratum.id).map(settledOf);
  const [yes, no] = [count(said, "yes"), count(said, "no")];
  return { ...stratum, weight: stratum.crimes / stratum.drawn, yes, no, open: stratum.drawn - yes - no };
}

function agreementOf(lines: readonly AuditLine[]): AuditAgreement {
  const pairs = lines.flatMap(({ readings: [first, second] }) =>
    first === undefined || second === undefined ? [] : [[first, second] as const],
  );
  const table = AUDIT_WORDS.map((one) =>
    AUDIT_WORDS.map((other) => pairs.filter(([first, second]) => first === one && second === other).length),
  );
  const same = pairs.filter(([first, second]) => first === second).length;
  const base = { both: pairs.length, same, words: AUDIT_WORDS, table };
  if (pairs.length === 0)
    return { ...base, share: null, kappa: null, kappaInterval: null, why: "No line has been read by two people." };
  const { agreement, kappa, interval } = cohensKappa(table);
  const few = pairs.length < LEAST_FOR_KAPPA;
  const why =
    kappa === null
      ? "Both readers say one and the same of every line: kappa is not defined there."
      : few
        ? `Kappa's interval needs ${LEAST_FOR_KAPPA} lines that both have read.`
        : interval === null
          ? "Both readers agree on every line: the method's interval has no width there."
          : null;
  return { ...base, share: agreement, kappa, kappaInterval: few ? null : interval, why };
}

/** A number of crimes that are exploitation: by estimate with its interval where there is one, and between what bounds. */
interface Total {
  readonly value: number | null;
  readonly estimated: Estimated | null;
  readonly bounds: Interval;
  readonly methods: readonly string[];
  readonly why: string | null;
}

const EXACT = "exact (hypergeometric)";
const EFFECTIVE = "Korn–Graubard on the effective sample size";

function totalOf(rows: readonly AuditStratumRow[]): Total {
  const size = crimesOf(rows);
  const bound = (pick: (row: AuditStratumRow) => number) => rows.reduce((sum, row) => sum + row.weight * pick(row), 0);
  const bounds = [bound(({ yes }) => yes), bound(({ yes, open }) => yes + open)] as const;
  if (rows.length === 0) return { value: 0, estimated: { value: 0, interval: [0, 0] }, bounds, methods: [], why: null };
  const empty = rows.find(({ yes, no }) => yes + no === 0);
  if (empty !== undefined)
    return {
      value: null,
      estimated: null,
      bounds,
      methods: [],
      why: `No line of the stratum “${empty.title}” is settled as yes or no.`,
    };
  const { share, interval, method } = stratifiedProportion(
    rows.map(({ crimes, yes, no }) => ({ size: crimes, drawn: yes + no, count: yes })),
  );
  const value = share * size;
  if (interval === null) {
    const single = rows.find(({ yes, no, crimes }) => yes + no === 1 && crimes > 1);
    const why = `The stratum “${single?.title ?? ""}” has one settled line, so its spread is not known; two are needed.`;
    return { value, estimated: null, bounds, methods: [], why };
  }
  const ends = [Math.min(value, interval[0] * size), Math.max(value, interval[1] * size)] as const;
  return {
    value,
    estimated: { value, interval: ends },
    bounds,
    methods: [method === "exact" ? EXACT : EFFECTIVE],
    why: null,
  };
}

function together(some: readonly Total[]): Total {
  const values = some.flatMap(({ value }) => value ?? []);
  const parts = some.flatMap(({ estimated }) => estimated ?? []);
  const whole = sumOf(parts);
  return {
    value: values.length === some.length ? values.reduce((sum, one) => sum + one, 0) : null,
    estimated: parts.length === some.length ? whole : null,
    bounds: [some.reduce((sum, one) => sum + one.bounds[0], 0), some.reduce((sum, one) => sum + one.bounds[1], 0)],
    methods: [...new Set(some.flatMap(({ methods }) => methods))],
    why: some.find(({ why }) => why !== null)?.why ?? null,
  };
}

function estimatesOf(rows: readonly AuditStratumRow[]): readonly AuditEstimate[] {
  const of = (flagged: boolean, charged: boolean): Total =>
    totalOf(rows.filter((row) => row.flagged === flagged && row.charged === charged));
  const [found, missed] = [together([of(true, true), of(true, false)]), together([of(false, true), of(false, false)])];
  const [charged, others] = [
    together([of(true, true), of(false, true)]),
    together([of(true, false), of(false, false)]),
  ];
  const flagged = crimesOf(rows.filter((row) => row.flagged));
  const unflagged = crimesOf(rows.filter((row) => !row.flagged));
  const precision = shareOfCrimes(found, flagged, "flagged");
  const noneUnflagged = "The frame has no unflagged crimes: what the flag misses cannot be told from it.";
  return [
    {
      id: "over-flagging",
      title: "Flagged crimes that are not exploitation (over-flagging)",
      ...turned(precision, flagged),
    },
    { id: "precision", title: "Flagged crimes that are exploitation (precision)", ...precision },
    {
      id: "under-flagging",
      title: "Unflagged crimes that are exploitation (under-flagging)",
      ...shareOfCrimes(missed, unflagged, "unflagged"),
    },
    {
      id: "sensitivity",
      title: "Exploitation that the flag finds (sensitivity)",
      ...(unflagged === 0 ? nothing(noneUnflagged) : partOf(found, missed)),
    },
    { id: "corrected-charge-rate", title: "Charged, of the crimes that are exploitation", ...partOf(charged, others) },
  ];
}

type Estimate = Omit<AuditEstimate, "id" | "title">;

function nothing(why: string): Estimate {
  return { estimate: null, interval: null, bounds: null, crimes: null, method: null, why };
}

function shareOfCrimes({ value, estimated, bounds, methods, why }: Total, of: number, what: string): Estimate {
  if (of === 0) return nothing(`The frame has no ${what} crimes.`);
  const crimes = { estimate: value, interval: estimated === null ? null : within(estimated.interval, of) };
  const interval = estimated === null ? null : within([estimated.interval[0] / of, estimated.interval[1] / of]);
  const estimate = value === null ? null : value / of;
  return {
    estimate,
    interval,
    bounds: [bounds[0] / of, bounds[1] / of],
    crimes,
    method: methodOf(methods, interval),
    why,
  };
}

/** The share of those that are not. */
function turned(share: Estimate, of: number): Estimate {
  const rest = ([low, high]: Interval, whole: number): Interval => [whole - high, whole - low];
  const { estimate, interval, bounds, crimes } = share;
  return {
    ...share,
    estimate: estimate === null ? null : 1 - estimate,
    interval: interval === null ? null : rest(interval, 1),
    bounds: bounds === null ? null : rest(bounds, 1),
    crimes: crimes && {
      estimate: crimes.estimate === null ? null : of - crimes.estimate,
      interval: crimes.interval === null ? null : within(rest(crimes.interval, of), of),
    },
  };
}

/** The share of one number of crimes in the sum of two. */
function partOf(part: Total, rest: Total): Estimate {
  const bounds = [leastPart(part.bounds[0], rest.bounds[1]), mostPart(part.bounds[1], rest.bounds[0])] as const;
  const methods = [...part.methods, ...rest.methods];
  if (part.value === null || rest.value === null) return { ...nothing(part.why ?? rest.why ?? ""), bounds };
  if (part.value + rest.value === 0) return { ...nothing("No crime was read as exploitation."), bounds };
  const { estimated } = part;
  const interval = estimated === null || rest.estimated === null ? null : within(partOfSum(estimated, rest.estimated));
  return {
    estimate: part.value / (part.value + rest.value),
    ...{ interval, bounds, crimes: null, method: methodOf(methods, interval), why: part.why ?? rest.why },
  };
}

function leastPart(part: number, rest: number): number {
  return part === 0 ? 0 : part / (part + rest);
}

function mostPart(part: number, rest: number): number {
  return rest === 0 ? 1 : part / (part + rest);
}

function methodOf(methods: readonly string[], interval: Interval | null): string | null {
  return interval === null ? null : `${[...new Set(methods)].join(" and ")} by group, put together by MOVER, 95%`;
}

function within([low, high]: Interval, most = 1): Interval {
  return [Math.max(0, low), Math.min(most, high)];
}

function crimesOf(some: readonly { readonly crimes: number }[]): number {
  return some.reduce((sum, { crimes }) => sum + crimes, 0);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function count<T>(some: readonly T[], wanted: T): number {
  return some.filter((one) => one === wanted).length;
}
