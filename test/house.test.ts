// Keeps the walls of the house (ARCHITECTURE.md), and shows for each wall that it would notice a fault.
import { describe, expect, test } from "vitest";
import { EXCEPTIONS, stale, uncovered } from "./house/exceptions.ts";
import {
  driversHaveTheirPlace,
  measuresHaveSpecs,
  noDrawers,
  noStrayWords,
  surroundingsComeFromOutside,
} from "./house/places.ts";
import { publishedHasOneMaker } from "./house/published.ts";
import { filesAreShort, functionsAreShort, publicFunctionsAreDocumented } from "./house/shape.ts";
import { type File, type Finding, type House, survey } from "./house/survey.ts";
import { readTree } from "./house/tree.ts";
import { arrowsPointDown, namedExportsOnly, noBarrels, noCircles, underscoresArePrivate } from "./house/walls.ts";

const WALLS: Readonly<Record<string, (house: House) => readonly Finding[]>> = {
  "rooms import only rooms below them": arrowsPointDown,
  "no imports go in a circle": noCircles,
  "underscore files are private to their folder": underscoresArePrivate,
  "no file only hands on what others export": noBarrels,
  "exports have names": namedExportsOnly,
  "functions are short": functionsAreShort,
  "files are short": filesAreShort,
  "exported functions are documented": publicFunctionsAreDocumented,
  "drivers have their one place": driversHaveTheirPlace,
  "clock, dice, environment and console come from outside": surroundingsComeFromOutside,
  "no file is a drawer": noDrawers,
  "measures have specs": measuresHaveSpecs,
  "only protect makes Published": publishedHasOneMaker,
  "no stray words": noStrayWords,
};

describe("the house as it stands", () => {
  const house = survey(readTree());

  test("has been read", () => {
    expect(house.sources.map((source) => source.path)).toContain("src/ground/assert.ts");
    expect(house.sources.flatMap((source) => source.statements.imports).length).toBeGreaterThan(20);
    expect(house.sources.flatMap((source) => source.functions).length).toBeGreaterThan(20);
  });

  test.each(Object.entries(WALLS))("%s", (_name, wall) => {
    expect(uncovered(wall(house), EXCEPTIONS).map(say)).toEqual([]);
  });

  test("needs every exception on the list", () => {
    expect(stale(inspect(house), EXCEPTIONS).map((exception) => exception.at)).toEqual([]);
  });
});

/** All findings of all walls. */
function inspect(house: House): readonly Finding[] {
  return Object.values(WALLS).flatMap((wall) => wall(house));
}

function say(found: Finding): string {
  return `${found.at}: ${found.message}`;
}

/** A small sound house, with these files in place of or beside its own. */
function houseWith(...planted: readonly File[]): House {
  const sound: readonly File[] = [
    file("src/ground/day.ts", '/** A day. */\nexport function day(): string {\n  return "";\n}\n'),
    file(
      "src/standard/units.ts",
      'import { day } from "../ground/day.ts";\n/** Units. */\nexport const units = () => [day()];\n',
    ),
    file(
      "src/measures/definitions/charge-rate.ts",
      '/** A rate. */\nexport const chargeRate = { name: "charge rate" };\n',
    ),
    file("test/measures/charge-rate.spec.md", "# Charge rate\n"),
  ];
  const paths = new Set(planted.map((each) => each.path));
  return survey([...sound.filter((each) => !paths.has(each.path)), ...planted]);
}

function file(path: string, text: string): File {
  return { path, text };
}

/** What all walls together find in a house, as `rule at: message`. */
function found(house: House): readonly string[] {
  return inspect(house).map((each) => `${each.rule} ${say(each)}`);
}

/** A documented exported function of so many lines. */
function longFunction(lines: number): string {
  const body = Array.from({ length: lines - 2 }, (_each, index) => `  use(${index});`);
  return ["/** Long. */", "export function long(use: (n: number) => void): void {", ...body, "}", ""].join("\n");
}

/** A word in two halves, so that this file does not hold what it plants. */
function spelled(first: string, second: string): string {
  return `${first}${second}`;
}

describe("a planted fault is found, and nothing else", () => {
  test("a sound house has no findings", () => {
    expect(found(houseWith())).toEqual([]);
  });

  const day = 'import { units } from "../standard/units.ts";\n/** A day. */\nexport const day = () => units;\n';
  const upward = "arrow src/ground/day.ts: line 1 may not import standard/units.ts";
  test.each<[string, readonly File[], readonly string[]]>([
    [
      "an arrow up",
      [file("src/standard/units.ts", "export const units = [];\n"), file("src/ground/day.ts", day)],
      [upward],
    ],
    [
      "an arrow up for types",
      [
        file(
          "src/statistics/mean.ts",
          'import type { units } from "../standard/units.ts";\nexport type Mean = typeof units;\n',
        ),
      ],
      ["arrow src/statistics/mean.ts: line 1 may not import the types of standard/units.ts"],
    ],
    [
      "a value where only types may pass",
      [
        file("src/sources/reading.ts", "export const readings = [];\nexport type Reading = number;\n"),
        file(
          "src/web/page.ts",
          'import type { Reading } from "../sources/reading.ts";\nexport const none: Reading = 0;\n',
        ),
        file(
          "src/web/list.ts",
          'import { type Reading, readings } from "../sources/reading.ts";\nexport const all: Reading[] = readings;\n',
        ),
      ],
      ["arrow src/web/list.ts: line 1 may not import sources/reading.ts"],
    ],
    [
      "an arrow through a wall within a room",
      [
        file("src/claims/checking/sums.ts", "export const sums = [];\n"),
        file(
          "src/claims/finding/join.ts",
          'import { sums } from "../checking/sums.ts";\n/** Joins. */\nexport const join = () => sums;\n',
        ),
      ],
      ["arrow src/claims/finding/join.ts: line 1 may not import claims/checking/sums.ts"],
    ],
    [
      "an arrow by import()",
      [
        file("src/cli/add.ts", 'export const door = "x";\nawait import("../server/main.ts");\n'),
        file("src/server/main.ts", "export const port = 1;\n"),
      ],
      ["arrow src/cli/add.ts: line 2 may not import server/main.ts"],
    ],
    [
      "an arrow by export from",
      [file("src/ledger/entry.ts", 'export { units } from "../standard/units.ts";\nexport const entry = 1;\n')],
      ["arrow src/ledger/entry.ts: line 1 may not import standard/units.ts"],
    ],
    [
      "a room's file beside the named one",
      [
        file(
          "src/disclosure/protect.ts",
          'import { units } from "../standard/units.ts";\nexport const protect = units;\n',
        ),
      ],
      ["arrow src/disclosure/protect.ts: line 1 may not import standard/units.ts"],
    ],
    [
      "a room that is not on the plan",
      [file("src/attic/box.ts", "export const box = 1;\n")],
      ["arrow src/attic/box.ts: stands in no room of the plan"],
    ],
    [
      "an arrow out of the house",
      [file("src/ground/loose.ts", 'import { shared } from "../../test/shared.ts";\nexport const loose = shared;\n')],
      ["arrow src/ground/loose.ts: line 1 imports ../../test/shared.ts, outside src/"],
    ],
    [
      "a computed import",
      [file("src/ledger/open.ts", "export const open = [];\nawait import(open[0]);\n")],
      ["arrow src/ledger/open.ts: line 2 imports a computed name; a plain one is wanted"],
    ],
    [
      "a circle",
      [
        file(
          "src/ledger/a.ts",
          'import { b } from "./b.ts";\nexport const a = () => b;\n'.replace("export", "/** A. */\nexport"),
        ),
        file("src/ledger/b.ts", 'import { c } from "./c.ts";\nexport const b = [c];\n'),
        file("src/ledger/c.ts", 'import type { a } from "./a.ts";\nexport const c = null as unknown as typeof a;\n'),
      ],
      ["circle src/ledger/a.ts: goes round: ledger/a.ts → ledger/b.ts → ledger/c.ts → ledger/a.ts"],
    ],
    [
      "a file that imports itself",
      [file("src/ledger/a.ts", 'import type { A } from "./a.ts";\nexport type B = A;\n')],
      ["circle src/ledger/a.ts: goes round: ledger/a.ts → ledger/a.ts"],
    ],
    [
      "a private file used next door",
      [
        file("src/sources/sheet/_rows.ts", "export const rows = 1;\n"),
        file("src/sources/sheet/open.ts", 'import { rows } from "./_rows.ts";\nexport const open = rows;\n'),
        file("src/sources/returns/read.ts", 'import { rows } from "../sheet/_rows.ts";\nexport const read = rows;\n'),
      ],
      [
        "private src/sources/returns/read.ts: line 1 imports sources/sheet/_rows.ts, which is private to sources/sheet/",
      ],
    ],
    [
      "a barrel",
      [
        file("src/index.ts", 'export * from "./ground/day.ts";\n'),
        file("src/ground/all.ts", '// All.\nexport { day } from "./day.ts";\n'),
      ],
      ["barrel src/ground/all.ts: only hands on what other files export; import from those files"],
    ],
    [
      "a barrel in two steps",
      [file("src/ground/all.ts", 'import { day } from "./day.ts";\nexport { day };\n')],
      ["barrel src/ground/all.ts: only hands on what other files export; import from those files"],
    ],
    [
      "a default export",
      [
        file("src/ground/a.ts", "export default 1;\n"),
        file("src/ground/b.ts", "const b = 1;\nexport { b as default };\n"),
      ],
      [
        "default export src/ground/a.ts: line 1 exports a default; a name is wanted",
        "default export src/ground/b.ts: line 2 exports a default; a name is wanted",
      ],
    ],
    [
      "a long function",
      [file("src/ground/long.ts", longFunction(61)), file("src/ground/page.ts", longFunction(60))],
      ["long function src/ground/long.ts#long: line 2: long has 61 lines; at most 60 are wanted"],
    ],
    [
      "a long file",
      [
        file("src/ground/long.ts", "export const a = 1;\n".repeat(401)),
        file("src/ground/page.ts", "export const a = 1;\n".repeat(400)),
      ],
      ["long file src/ground/long.ts: has 401 lines; at most 400 are wanted"],
    ],
    [
      "an undocumented function",
      [
        file(
          "src/ground/a.ts",
          "// Not a doc comment.\nexport function a(): void {}\n\n/** Doc. */\n\nexport const b = async (n: number) => n;\n",
        ),
      ],
      [
        "undocumented src/ground/a.ts#a: line 2: a is exported without a doc comment directly above it",
        "undocumented src/ground/a.ts#b: line 6: b is exported without a doc comment directly above it",
      ],
    ],
    [
      "a driver in two files",
      [
        file("src/ledger/a.ts", 'import Database from "better-sqlite3";\nexport const a = Database;\n'),
        file("src/ledger/b.ts", 'import type Database from "better-sqlite3";\nexport type B = Database;\n'),
      ],
      ["driver src/ledger/b.ts: imports better-sqlite3, whose one file is src/ledger/a.ts"],
    ],
    [
      "a driver in another room",
      [
        file("src/actions/serve.ts", 'import { cors } from "hono/cors";\nexport const serve = cors;\n'),
        file("src/actions/page.tsx", "export const page = <p>1</p>;\n"),
      ],
      [
        "driver src/actions/page.tsx: imports preact, whose place is src/web/",
        "driver src/actions/serve.ts: imports hono, whose place is src/server/",
      ],
    ],
    [
      "clock, dice, environment and console",
      [
        file(
          "src/ledger/a.ts",
          "export const a = Date.now();\nexport const b = new Date();\nexport const c = Math.random();\nexport const d = process.env.HOME;\nconsole.log(new Date(0), Date.UTC(2020, 1));\n",
        ),
        file("src/actions/tools.ts", "export const clock = Date.now();\n"),
        file("src/cli/main.ts", "console.log(process.env.HOME);\n"),
      ],
      [
        "surroundings src/ledger/a.ts: line 1 reads the clock (Date.now); it comes from outside",
        "surroundings src/ledger/a.ts: line 2 reads the clock (newDate()); it comes from outside",
        "surroundings src/ledger/a.ts: line 3 reads the dice (Math.random); it comes from outside",
        "surroundings src/ledger/a.ts: line 4 reads the environment (process.env); it comes from outside",
        "surroundings src/ledger/a.ts: line 5 reads the console (console.); it comes from outside",
      ],
    ],
    [
      "a drawer",
      [
        file("src/ledger/sql-utils.ts", "export const a = 1;\n"),
        file("src/web/common/page.ts", "export const a = 1;\n"),
      ],
      [
        "drawer src/ledger/sql-utils.ts: “sql-utils” does not say what is inside",
        "drawer src/web/common/page.ts: “common” does not say what is inside",
      ],
    ],
    [
      "a measure without a spec",
      [
        file("src/measures/definitions/flag-audit.ts", "export const flagAudit = 1;\n"),
        file("src/measures/definitions/delay.ts", "export const delay = 1;\n"),
        file("test/measures/delay.test.ts", 'import { delay } from "../../src/measures/definitions/delay.ts";\n'),
      ],
      [
        "spec src/measures/definitions/flag-audit.ts: has no test/measures/flag-audit.spec.md, and no test in test/measures names it",
      ],
    ],
    [
      "a path of one machine, in any file",
      [file("docs/start.md", `# Start\n\nOpen ${spelled("/work", "/main")} and go on.\n`)],
      [`word docs/start.md: line 3 holds a path of one machine: “${spelled("/work", "/")}”`],
    ],
    [
      "a registry's host",
      [file("README.md", `See ${spelled("registry", ".npmjs.org")}.\n`)],
      [`word README.md: line 1 holds a registry's host: “${spelled("registry", ".npmjs")}”`],
    ],
    [
      "a word about who wrote it",
      [
        file("scripts/a.mjs", `// By an ${spelled("A", "I")}.\n`),
        file("src/ground/a.ts", `// ${spelled("C", "laude")}.\n`),
      ],
      [
        `word scripts/a.mjs: line 1 holds a word about who or what wrote the code: “${spelled("A", "I")}”`,
        `word src/ground/a.ts: line 1 holds a word about who or what wrote the code: “${spelled("C", "laude")}”`,
      ],
    ],
  ])("%s", (_name, planted, wanted) => {
    expect([...found(houseWith(...planted))].sort()).toEqual([...wanted].sort());
  });
});

describe("an exception", () => {
  const long = functionsAreShort(houseWith(file("src/ground/long.ts", longFunction(70))));
  const breach = { rule: "long function", at: "src/ground/long.ts#long", lines: 70, why: "a table" };

  test("covers what it names", () => {
    expect(uncovered(long, [breach])).toEqual([]);
    expect(uncovered(long, [{ ...breach, at: "src/ground/long.ts#other" }])).toEqual(long);
  });

  test("does not let it grow", () => {
    expect(uncovered(long, [{ ...breach, lines: 69 }])).toEqual(long);
  });

  test("is stale when nothing needs it any longer", () => {
    expect(stale(long, [breach])).toEqual([]);
    expect(stale([], [breach])).toEqual([breach]);
  });
});
