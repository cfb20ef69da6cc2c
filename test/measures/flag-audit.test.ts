// The flag audit is what its drawn tables say, from the readings of single lines.
import { describe, expect, test } from "vitest";
import { allocate, leastSample } from "../../src/measures/allocate-sample.ts";
import { flagAudit, stateOf } from "../../src/measures/flag-audit.ts";
import type { AuditEstimate, AuditLine, AuditSays, AuditStratum } from "../../src/measures/flag-audit-result.ts";
import { type DrawnRow, drawn } from "./drawn.ts";

const COLUMNS = ["flagged, charged", "flagged, not", "unflagged, charged", "unflagged, not"] as const;

/** Strata and lines of a row of the table "Readings"; every settled line was read twice alike. */
function auditOf(row: DrawnRow): { strata: readonly AuditStratum[]; lines: readonly AuditLine[] } {
  const strata: AuditStratum[] = [];
  const lines: AuditLine[] = [];
  for (const id of COLUMNS) {
    const [crimes, yes = 0, no = 0, open = 0] = (row[id]?.match(/\d+/gu) ?? []).map(Number);
    if (crimes === undefined) continue;
    strata.push({
      id,
      title: id,
      flagged: id.startsWith("f"),
      charged: id.endsWith("d"),
      crimes,
      drawn: yes + no + open,
    });
    const add = (times: number, readings: readonly AuditSays[]) => {
      for (let at = 0; at < times; at++) lines.push({ line: lines.length + 1, stratum: id, readings, decision: null });
    };
    add(yes, ["yes", "yes"]);
    add(no, ["no", "no"]);
    // Every way of having no answer.
    for (let at = 0; at < open; at++)
      add(1, ([[], ["yes"], ["yes", "no"], ["cannot say", "cannot say"]] as const)[at % 4] ?? []);
  }
  return { strata, lines };
}

function estimates(name: string): readonly AuditEstimate[] {
  const row = drawn("flag-audit", "Readings").find((one) => one["case"] === name) ?? {};
  const { strata, lines } = auditOf(row);
  return flagAudit(strata, lines).estimates;
}

const IDS = ["over-flagging", "under-flagging", "sensitivity", "corrected-charge-rate"] as const;
const percent = (share: number): string => (share * 100).toFixed(1);
const between = ([low, high]: readonly [number, number]): string => `${percent(low)} to ${percent(high)}`;

describe("the drawn tables", () => {
  test.each(drawn("flag-audit", "Estimates").map((row) => [row["case"] ?? "", row] as const))("%s", (name, row) => {
    const found = estimates(name);
    const said = IDS.map((id) => {
      const { estimate = null, interval = null } = found.find((one) => one.id === id) ?? {};
      return [
        id,
        estimate === null ? "–" : `${percent(estimate)}${interval === null ? "" : ` (${between(interval)})`}`,
      ];
    });
    expect({ case: name, ...Object.fromEntries(said) }).toEqual(row);
  });

  test.each(drawn("flag-audit", "Bounds").map((row) => [row["case"] ?? "", row] as const))(
    "bounds: %s",
    (name, row) => {
      const found = estimates(name);
      const said = IDS.map((id) => [id, between(found.find((one) => one.id === id)?.bounds ?? [0, 0])]);
      expect({ case: name, ...Object.fromEntries(said) }).toEqual(row);
    },
  );
});

test("precision is what over-flagging leaves, and both are also numbers of crimes", () => {
  const [over, precision, under] = estimates("some of each");
  expect(over?.crimes?.estimate).toBeCloseTo(36, 10);
  expect(precision?.estimate).toBeCloseTo(0.64, 12);
  expect(under?.crimes?.estimate).toBeCloseTo(4, 10);
  expect(under?.crimes?.interval?.[0]).toBe(1);
});

test("where there is no estimate or no interval, it says why", () => {
  const why = (name: string) => estimates(name).map((one) => one.why);
  expect(why("nothing is unflagged").slice(2, 4)).toEqual([
    "The frame has no unflagged crimes.",
    "The frame has no unflagged crimes: what the flag misses cannot be told from it.",
  ]);
  expect(why("none is exploitation").slice(3)).toEqual(Array(2).fill("No crime was read as exploitation."));
  expect(why("a stratum is not read")[2]).toBe("No line of the stratum “unflagged, not” is settled as yes or no.");
});

test("one settled line in one of several strata of a kind leaves the interval open, and the estimate stands", () => {
  const row = drawn("flag-audit", "Readings")[0] ?? {};
  const { strata, lines } = auditOf(row);
  const more: AuditStratum = {
    id: "x",
    title: "unflagged, 2019/20",
    flagged: false,
    charged: false,
    crimes: 50,
    drawn: 1,
  };
  const line: AuditLine = { line: 99, stratum: "x", readings: ["no", "no"], decision: null };
  const under = flagAudit([...strata, more], [...lines, line]).estimates.find(({ id }) => id === "under-flagging");
  expect(under).toMatchObject({ estimate: expect.closeTo(4 / 950, 12), interval: null });
  expect(under?.why).toContain("“unflagged, 2019/20” has one settled line");
});

test("several strata of a kind go by the effective size, and it is named", () => {
  const strata = [300, 100].map(
    (crimes, at): AuditStratum => ({ id: `s${at}`, title: `s${at}`, flagged: true, charged: false, crimes, drawn: 20 }),
  );
  const lines = strata.flatMap(({ id }, of) =>
    Array.from(
      { length: 20 },
      (_, at): AuditLine => ({
        line: at + 20 * of,
        stratum: id,
        readings: [at < 15 ? "yes" : "no", at < 15 ? "yes" : "no"],
        decision: null,
      }),
    ),
  );
  const [over] = flagAudit(strata, lines).estimates;
  expect(over?.estimate).toBeCloseTo(0.25, 12);
  expect(over?.method).toContain("Korn–Graubard");
});

test("a decided line counts as decided, a difference that waits as no answer", () => {
  const line = { line: 1, stratum: "s", readings: ["yes", "no"] as const, decision: null };
  expect([stateOf(line), stateOf({ ...line, decision: "no" }), stateOf({ ...line, readings: ["yes"] })]).toEqual([
    ...["different", "decided", "waiting"],
  ]);
  const strata = [{ id: "s", title: "s", flagged: true, charged: false, crimes: 2, drawn: 2 }];
  const other = { line: 2, stratum: "s", readings: ["yes", "yes"] as const, decision: null };
  const waiting = flagAudit(strata, [line, other]);
  expect([waiting.differing, waiting.strata[0]?.open]).toEqual([[1], 1]);
  expect(flagAudit(strata, [{ ...line, decision: "no" }, other]).estimates[0]?.estimate).toBe(0.5);
});

test("agreement is counted before anybody decided; kappa has an interval from thirty lines on", () => {
  const lines = (times: number): AuditLine[] =>
    Array.from({ length: times }, (_, at) => ({
      ...{ line: at + 1, stratum: "s", decision: "yes" as const },
      readings:
        at % 5 === 0 ? (["yes", "no"] as const) : at % 2 === 0 ? (["yes", "yes"] as const) : (["no", "no"] as const),
    }));
  const strata = (times: number) => [{ id: "s", title: "s", flagged: true, charged: false, crimes: 90, drawn: times }];
  const few = flagAudit(strata(20), lines(20)).agreement;
  expect(few).toMatchObject({ both: 20, same: 16, share: 0.8, kappaInterval: null });
  expect(few.why).toContain("needs 30 lines");
  // po = 0.8; the first says yes of 24 in 40, the second of 16: pe = 0.6·0.4 + 0.4·0.6 = 0.48; kappa = 0.32 ÷ 0.52.
  expect(flagAudit(strata(40), lines(40)).agreement.kappa).toBeCloseTo(0.32 / 0.52, 12);
  expect(flagAudit(strata(40), lines(40)).agreement.kappaInterval).not.toBeNull();
});

test("each stratum gets its least number, then in proportion, never more than there are", () => {
  expect(allocate(20, [300, 100, 3])).toEqual([12, 5, 3]);
  expect(allocate(100, [300, 100])).toEqual([75, 25]);
  expect(allocate(500, [300, 100])).toEqual([300, 100]);
  expect(leastSample([300, 3, 1])).toBe(9);
  expect(() => allocate(8, [300, 3, 1])).toThrow("a sample of 8");
});
