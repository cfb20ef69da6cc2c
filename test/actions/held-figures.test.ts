// A frozen answer held to its figures: every number of it is held, no wording is, and every text of real answers stands on one side.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import { figureValues, SIDES, type Side, type TextField } from "../../src/releases/figure-values.ts";
import { heldFigures } from "../../src/releases/held-figures.ts";
import { type Snapshot, type SnapshotAnswer, snapshotFrom, snapshotText } from "../../src/releases/snapshot.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { withHome } from "./home.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const SIDE_OF: ReadonlyMap<string, Side> = new Map(Object.entries(SIDES));
let text = "";

beforeAll(async () => {
  await withHome(async (tools, home) => {
    await home.addPath(join(EXAMPLES, "child-titled-2018-19.csv"));
    await home.add(
      "kent.csv",
      returnOf(lines("Kent", { total: 400, charged: "<5", "no-suspect": "withheld", open: 30, transferred: 12 })),
    );
    await home.add("essex.csv", returnOf(lines("Essex", { total: 300, charged: 20, open: 0 }, { period: "2022/23" })));
    text = snapshotText(await takeSnapshot(tools));
  });
}, 120_000);

/** One answer of each kind, and of a force one with a range and a silence. */
function oneOfEach(): Snapshot {
  const whole = snapshotFrom(text);
  const found = new Map<string, SnapshotAnswer>();
  for (const one of whole.answers) {
    const name = one.kind === "measure" ? one.answer.measure : `${one.kind} of ${one.question.scope.slice(0, 4)}`;
    if (!found.has(name)) found.set(name, one);
  }
  return { ...whole, answers: [...found.values()] };
}

type Branch = { [name: string]: unknown };
type Leaf = { readonly path: readonly string[]; readonly name: string; readonly in: Branch; readonly value: unknown };

/** Every leaf below a value with what it stands in, so that it can be altered. The name of a list's item is that of the list. */
function leaves(value: unknown, path: readonly string[] = [], name = ""): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const own = Array.isArray(value) ? name : key;
    const at = [...path, key];
    return typeof item === "object" && item !== null
      ? leaves(item, at, own)
      : [{ path: at, name: own, in: value as Branch, value: item }];
  });
}

const WHOLE = /^(?:working|reasons|asking|others|columns|version)$/u;

describe("the answers of a release", () => {
  test("are of each kind, so that what follows says something", () => {
    const kinds = oneOfEach().answers.map((one) => (one.kind === "measure" ? one.answer.measure : one.kind));
    expect(new Set(kinds)).toEqual(new Set(["comparison", "force", "newest", "funnel", "rank-certainty"]));
  });

  test("have no text whose side is not said", () => {
    const unsaid = snapshotFrom(text).answers.flatMap(({ answer }) =>
      leaves(answer).flatMap(({ name, value, path }) =>
        typeof value === "string" && !SIDE_OF.has(name) ? [path.join(".")] : [],
      ),
    );
    expect([...new Set(unsaid)]).toEqual([]);
  });

  test("are held to every number, whichever is altered by one", () => {
    const [frozen, made] = [oneOfEach(), oneOfEach()];
    let altered = 0;
    for (const [index, one] of frozen.answers.entries()) {
      const values = figureValues(one.answer);
      for (const leaf of leaves(one.answer)) {
        if (typeof leaf.value !== "number" || leaf.path.some((part) => WHOLE.test(part))) continue;
        const key = leaf.path.at(-1) ?? "";
        leaf.in[key] = leaf.value + 1;
        const now = figureValues(one.answer);
        const isHeld = now.size !== values.size || [...values].some(([place, value]) => now.get(place) !== value);
        expect([leaf.path.join("."), isHeld]).toEqual([leaf.path.join("."), true]);
        leaf.in[key] = leaf.value;
        altered++;
      }
      expect(figureValues((made.answers[index] ?? one).answer)).toEqual(values);
    }
    expect(altered).toBeGreaterThan(2000);
  });

  test("come out the same in other words, another order of rows, and with other steps of working", () => {
    const frozen = oneOfEach();
    const said = new Set<string>();
    for (const { answer } of frozen.answers) {
      for (const { name, path, value, in: branch } of leaves(answer)) {
        const isReason = name === "why" && branch["absent"] === "withheld";
        if (typeof value !== "string" || SIDE_OF.get(name) !== "wording" || isReason) continue;
        branch[path.at(-1) ?? ""] = `Otherwise: ${value}`;
        said.add(name);
      }
      if ("forces" in answer) (answer.forces as unknown[]).reverse();
      if ("caveats" in answer) (answer.caveats as unknown[]).push("Another caveat, with 7 in it.");
      if ("working" in answer) (answer.working as unknown[]).pop();
    }
    expect([...said]).toEqual(expect.arrayContaining(["sentence", "says", "caveats", "why", "called", "method"]));
    const held = heldFigures(frozen, oneOfEach());
    expect(held).toMatchObject({ parting: null, more: [] });
    expect(held.values).toBeGreaterThan(2000);
  });
});

/** The answers with one of them altered. */
function altered(of: Snapshot, change: (answers: SnapshotAnswer[]) => void): Snapshot {
  const copy = structuredClone(of) as { answers: SnapshotAnswer[] } & Snapshot; // a copy may be altered
  change(copy.answers);
  return copy;
}

/** The answer of a kind as something that can be altered. */
function answerOf(answers: readonly SnapshotAnswer[], kind: SnapshotAnswer["kind"], scope = ""): Branch {
  const found = answers.find((one) => one.kind === kind && one.question.scope.startsWith(scope));
  return found?.answer as unknown as Branch;
}

describe("planted", () => {
  test("a figure altered is named with its answer and its place", () => {
    const frozen = altered(oneOfEach(), (answers) => {
      const balance = answerOf(answers, "force", "flag")["balance"] as { lines: { line: string; count: unknown }[] };
      const open = balance.lines.find(({ line }) => line === "open");
      if (open !== undefined) open.count = 31;
    });
    expect(heldFigures(frozen, oneOfEach()).parting).toEqual({
      where: "force kent, flag:CSE, 2023/24, recorded: balance › lines › open › count",
      found: "31",
      wanted: "30",
    });
  });

  test.each([
    ["an absence", '"absent":"withheld"', '"absent":"not held"'],
    ["the end of a range", '"to":4', '"to":5'],
    ["a denominator", '"denominator":400', '"denominator":401'],
    ["a place in the order", '"standing":"above"', '"standing":"below"'],
    ["the cell of a file", /"first":"([A-Z]+)\d/u, '"first":"$10'],
    ["the hash of a file", /"sha256":"[0-9a-f]{4}/u, '"sha256":"0000'],
    ["a flag rule", "when the crime is recorded", "when the crime is closed"],
  ])("%s is held", (_, from, to) => {
    const before = snapshotText(oneOfEach());
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    expect(heldFigures(snapshotFrom(after), snapshotFrom(before)).parting).not.toBeNull();
  });

  test("a row, an answer and a field that are gone are named", () => {
    const made = oneOfEach();
    const rows = altered(made, (answers) => (answerOf(answers, "comparison")["forces"] as unknown[]).pop());
    expect(heldFigures(rows, made).parting?.where).toMatch(/^comparison, .*: forces › #$/u);
    const field = altered(made, (answers) => Reflect.deleteProperty(answerOf(answers, "force"), "bounds"));
    expect(heldFigures(made, field).parting?.where).toMatch(/^force .*: bounds/u);
    const whole = snapshotFrom(text);
    const gone = altered(whole, (answers) => answers.splice(1, 1));
    expect(heldFigures(gone, whole).parting).toMatchObject({ found: "nothing", wanted: "an answer" });
    expect(heldFigures(whole, gone).parting).toMatchObject({ found: "an answer", wanted: "nothing" });
    expect(heldFigures({ ...made, asOf: 1 }, made).parting?.where).toBe("line 1 › asOf");
  });

  test("what the release does not hold at all parts nothing, and is told", () => {
    const made = oneOfEach();
    const field = altered(made, (answers) => Reflect.deleteProperty(answerOf(answers, "force"), "bounds"));
    expect(heldFigures(field, made)).toMatchObject({
      parting: null,
      more: ["bounds"],
    });
    const whole = snapshotFrom(text);
    const earlier = { ...whole, answers: whole.answers.filter((one) => one.kind !== "measure") };
    const { parting, more } = heldFigures(earlier, whole);
    expect(parting).toBeNull();
    expect(more.some((one) => /^the answer to measure funnel, /u.test(one))).toBe(true);
  });

  test("a new field with text that stands on no side does not compile", () => {
    type More = { readonly rows: readonly { readonly force: string; readonly grade: string }[]; readonly n: number };
    // @ts-expect-error: `grade` is missing.
    const missing: Readonly<Record<TextField<More>, Side>> = { force: "figure" };
    const whole: Readonly<Record<TextField<More>, Side>> = { force: "figure", grade: "wording" };
    expect(Object.keys(whole)).not.toEqual(Object.keys(missing));
  });
});
