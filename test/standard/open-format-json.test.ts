import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { absent } from "../../src/standard/cell.ts";
import { readReturnJson } from "../../src/standard/open-format/json.ts";
import { inShort, SCHEMA } from "./returns.ts";

const GOOD = { force: "kent", period: "2018", unit: "crimes", scope: "flag:CSE", line: "total", value: 5 };
const without = (field: string): object => Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== field));

const GOOD_ROWS: readonly object[] = [
  GOOD,
  {
    ...GOOD,
    area: "Medway",
    flag_rule: "",
    flag_origin: "officer",
    basis: "closed",
    edition: "2026-07",
    note: "n",
    source: "s",
  },
  { ...GOOD, value: 0 },
  { ...GOOD, value: { from: 1, to: 4 } },
  { ...GOOD, value: { from: 11, to: null } },
  { ...GOOD, value: { absent: "withheld", why: "s.40(2)" } },
  { ...GOOD, value: { absent: "no reply" } },
  { ...GOOD, force: "copfs", unit: "charges", scope: "other:reported to the Crown Office" },
  { ...GOOD, scope: "code:71/17", line: "of-which:1A" },
  { ...GOOD, scope: "code:19D", line: "outcome:22" },
  { ...GOOD, line: "other:live investigations", period: "last recorded financial year" },
];
const BAD_ROWS: readonly (readonly [unknown, string])[] = [
  [null, "rows[0]"],
  ["kent", "rows[0]"],
  [[GOOD], "rows[0]"],
  ...["force", "period", "unit", "scope", "line", "value"].map(
    (field) => [without(field), `rows[0].${field}`] as const,
  ),
  [{ ...GOOD, force: "Kent Police" }, "rows[0].force"],
  [{ ...GOOD, force: "narnia" }, "rows[0].force"],
  [{ ...GOOD, period: 2018 }, "rows[0].period"],
  [{ ...GOOD, period: " " }, "rows[0].period"],
  [{ ...GOOD, unit: "Crimes" }, "rows[0].unit"],
  [{ ...GOOD, unit: "things" }, "rows[0].unit"],
  [{ ...GOOD, scope: "FLAG:CSE" }, "rows[0].scope"],
  [{ ...GOOD, scope: "other:" }, "rows[0].scope"],
  [{ ...GOOD, scope: "other: words" }, "rows[0].scope"],
  [{ ...GOOD, scope: "code:019D" }, "rows[0].scope"],
  [{ ...GOOD, scope: "code:37.0" }, "rows[0].scope"],
  [{ ...GOOD, scope: "code:x" }, "rows[0].scope"],
  [{ ...GOOD, line: "Outcome 1" }, "rows[0].line"],
  [{ ...GOOD, line: "outcome:23" }, "rows[0].line"],
  [{ ...GOOD, line: "of-which:4A" }, "rows[0].line"],
  [{ ...GOOD, line: "other:two  spaces" }, "rows[0].line"],
  [{ ...GOOD, basis: "Not stated" }, "rows[0].basis"],
  [{ ...GOOD, basis: "" }, "rows[0].basis"],
  [{ ...GOOD, basis: "cohort" }, "rows[0].basis"],
  [{ ...GOOD, flag_origin: "" }, "rows[0].flag_origin"],
  [{ ...GOOD, flag_origin: "computer" }, "rows[0].flag_origin"],
  [{ ...GOOD, area: null }, "rows[0].area"],
  [{ ...GOOD, note: 5 }, "rows[0].note"],
  [{ ...GOOD, colour: "red" }, "rows[0].colour"],
  [JSON.parse('{"force":"kent","__proto__":{"value":1}}'), "rows[0].__proto__"],
  ...[
    "5",
    "<5",
    0.5,
    1e12,
    null,
    [],
    {},
    { from: 1 },
    { from: 1, to: 4, x: 1 },
    { absent: "gone" },
    { absent: "withheld", why: "" },
  ].map((value) => [{ ...GOOD, value }, "rows[0].value"] as const),
];
const BAD_DOCUMENTS: readonly object[] = [
  { everycase: "return", version: 2, rows: [GOOD] },
  { everycase: "return", version: "1", rows: [] },
  { everycase: "return", version: 1 },
  { everycase: "return", version: 1, rows: {} },
  { everycase: "return", version: 1, rows: [], signed: true },
  { everycase: "return", version: 1, rows: [], $schema: 5 },
];

describe("a return in JSON", () => {
  const documentOf = (row: unknown): object => ({ everycase: "return", version: 1, rows: [row] });

  test.each(GOOD_ROWS)("%j satisfies the schema and the reader", (row) => {
    expect(SCHEMA.safeParse(documentOf(row)).success).toBe(true);
    const reading = readReturnJson(documentOf(row), "r.json");
    expect(reading?.problems).toEqual([]);
    expect(reading?.rows).toHaveLength(1);
  });

  test.each(BAD_ROWS)("%j satisfies neither; the fault is at %s", (row, address) => {
    expect(SCHEMA.safeParse(documentOf(row)).success).toBe(false);
    const { problems = [] } = readReturnJson(documentOf(row), "r.json") ?? {};
    expect(problems.map(({ cell }) => cell)).toContain(address);
  });

  test.each(BAD_DOCUMENTS)("%j satisfies neither", (document) => {
    expect(SCHEMA.safeParse(document).success).toBe(false);
    const reading = readReturnJson(document, "r.json");
    expect(reading?.problems).toHaveLength(1);
    expect(reading?.rows).toEqual([]);
  });

  test.each([null, [], "return", {}, { everycase: "book", version: 1, rows: [] }])(
    "%j does not call itself one",
    (value) => {
      expect(readReturnJson(value, "r.json")).toBeNull();
      expect(SCHEMA.safeParse(value).success).toBe(false);
    },
  );

  test("a range that runs downwards is beyond the schema, and the reader tells it", () => {
    const document = documentOf({ ...GOOD, value: { from: 4, to: 1 } });
    expect(inShort(readReturnJson(document, "r.json")?.problems ?? [])).toEqual([
      'rows[0].value value-not-understood "{\\"from\\":4,\\"to\\":1}"',
    ]);
  });

  test("a label in another spelling is read and told; a figure that is none is kept as not understood", () => {
    const reading = readReturnJson(
      documentOf({ ...GOOD, force: "Kent Police", unit: "Offences", value: "<5" }),
      "r.json",
    );
    expect(reading?.rows).toMatchObject([{ force: "kent", unit: "crimes", cell: absent("not understood", '"<5"') }]);
    expect(reading?.problems.map(({ code }) => code)).toEqual([
      "value-not-understood",
      "not-as-stored",
      "not-as-stored",
    ]);
  });

  test("nested without end is told, not followed", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const row = { ...GOOD, value: { from: deep }, area: deep };
    expect(readReturnJson(documentOf(row), "r.json")?.problems.map(({ cell }) => cell)).toEqual([
      "rows[0].area",
      "rows[0].value",
    ]);
  });

  test("no value whatever makes the reader throw", () => {
    const anyRow = fc.oneof(
      fc.jsonValue(),
      fc.record({ force: fc.constant("kent"), value: fc.jsonValue(), line: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(readReturnJson({ everycase: "return", version: 1, rows }, "r.json")).not.toBeNull();
      }),
    );
  });
});
