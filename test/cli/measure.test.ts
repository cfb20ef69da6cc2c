// `everycase measures` and `everycase measure` over a small book: readable in 80 columns, the sentence first, and files that carry their passport.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { catalogueOfMeasures } from "../../src/actions/measure.ts";
import { lengthOf } from "../../src/cli/lines.ts";
import { catalogueLines, measureLines } from "../../src/cli/show/measure.ts";
import type { Published } from "../../src/disclosure/published.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { caseRow, extractOf, MAPPING } from "../actions/extracts.ts";
import { withHome } from "../actions/home.ts";
import { officialCsv } from "../sources/official.ts";
import { MADE } from "../web/made-answers.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-measure-"));
const home = ["--home", join(folder, "book")];
const ASKED = ["--scope", "code:19D", "--period", "2018/19", "--basis", "recorded"];
const plain = (lines: readonly unknown[]): readonly string[] =>
  lines.map((line) => (typeof line === "string" ? line : Object.values(line as Record<string, string>).join("")));

beforeAll(async () => {
  const forces = ["Kent", "Essex", "Devon & Cornwall", "Surrey", "Sussex", "Norfolk"];
  const rows = forces.flatMap((force, index) => [
    { force, outcome: 1, recorded: 20 + 9 * index },
    { force, outcome: 18, recorded: 300 },
    { force, outcome: 0, recorded: 40 },
  ]);
  writeFileSync(join(folder, "outcomes.csv"), officialCsv(rows));
  await hear([...home, "add", join(folder, "outcomes.csv")]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an answer in the terminal", () => {
  test.each(Object.entries(MADE))(
    "%s: no line is wider than 80 columns, and the sentence stands first",
    (_name, answer) => {
      const lines = plain(measureLines(answer, 80));
      expect(lines.filter((line) => lengthOf(line) > 80)).toEqual([]);
      expect(lines.join(" ").replace(/\s+/gu, " ").startsWith(answer.sentence)).toBe(true);
    },
  );

  test("says, working, who stands apart, caveats and the command follow the table", () => {
    const text = plain(measureLines(MADE["bounds"] as Published<MeasureAnswer>, 80)).join("\n");
    const places = [
      "1 to 4",
      "What this can and cannot mean",
      "How it was worked out",
      "Not compared, and why",
      "What to keep in mind",
      "This again",
    ];
    const found = places.map((words) => text.indexOf(words));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
  });

  test("what is left out for want of width is said, and numbers are never left out", () => {
    const wide = MADE["intervals-awkward"] as Published<MeasureAnswer>;
    const text = plain(measureLines(wide, 80)).join("\n");
    expect(text).toContain("Left out for want of width: why not.");
    expect(text).toContain("0.0%");
    expect(plain(measureLines(wide, 400)).join("\n")).not.toContain("Left out");
  });

  test("the catalogue fits 80 columns and tells the options of each measure", () => {
    const lines = plain(catalogueLines(catalogueOfMeasures(), 80));
    expect(lines.filter((line) => lengthOf(line) > 80)).toEqual([]);
    expect(lines.join("\n")).toContain("--option of=");
  });
});

describe("the verb", () => {
  test("answers of one force, by any of its names", async () => {
    const { code, out } = await hear([...home, "measure", "charge-rate", "--force", "Kent Police", ...ASKED]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Kent: /u);
  });

  test("gives the same as JSON and CSV", async () => {
    const json = JSON.parse(
      (await hear([...home, "measure", "charge-rate", ...ASKED, "--format", "json"])).out,
    ) as MeasureAnswer;
    expect(json.passport.scope.id).toBe("code:19D");
    const csv = (await hear([...home, "measure", "charge-rate", ...ASKED, "--format", "csv"])).out;
    expect(csv.split("\n")[0]).toContain("measure_digest");
  });

  test.each(["csv", "json", "parquet", "svg"])("writes a .%s file and says so", async (ending) => {
    const path = join(folder, `answer.${ending}`);
    const { code, out } = await hear([...home, "measure", "charge-rate", ...ASKED, "--out", path]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/gu, " ")).toContain("Written to");
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path).subarray(0, 4).toString()).toBe(
      { csv: "row,", json: "{\n  ", parquet: "PAR1", svg: "<?xm" }[ending],
    );
  });

  test("takes the method of the interval, and an option of the measure's own", async () => {
    const exact = await hear([...home, "measure", "charge-rate", ...ASKED, "--method", "clopper-pearson"]);
    expect(exact.out).toContain("Clopper");
    const share = await hear([...home, "measure", "share", "--option", "of=no-suspect", ...ASKED]);
    expect([share.code, share.err]).toEqual([0, ""]);
  });

  test("prints the statements that counted", async () => {
    const { out } = await hear([...home, "measure", "charge-rate", ...ASKED, "--sql"]);
    expect(out).toMatch(/SELECT[\s\S]+;/u);
  });

  test.each([
    [["measure", "funel"], 3, /Unknown measure "funel"\.\nDid you mean funnel\?/u],
    [["measure", "charge-rate", "--force", "Kentt"], 2, /Nearest: Kent/u],
    [["measure", "funnel", "--option", "colour=red"], 2, /has no option "colour"/u],
    [["measure", "funnel", "--option", "red"], 2, /found "red", wanted a name, = and a value/u],
    [
      ["measure", "charge-rate", "--out", "answer.docx"],
      2,
      /found "\.docx", wanted \.csv, \.json, \.parquet, \.xlsx, \.svg, \.png/u,
    ],
    [["measure", "revisions"], 7, /everycase revisions/u],
    [["measure", "charge-rate", "--scope", "rape", "--period", "1999/00"], 3, /That does not mean zero/u],
  ])("%j is declined in words", async (words, code, says) => {
    const heard = await hear([...home, ...words]);
    expect(heard.err.replace(/\n(?!Did)/gu, " ")).toMatch(says);
    expect([heard.code, heard.out]).toEqual([code, ""]);
  });
});

test("a file of figures from records is announced as not released, and how they are released", {
  timeout: 120_000,
}, async () => {
  await withHome(async (tools, { folder: book, write }) => {
    const crimes = (from: number, count: number, outcome: string): readonly string[] =>
      Array.from({ length: count }, (_, index) => caseRow(from + index, `14/05/2018,${outcome},,CSE,13`));
    const rows = [...crimes(0, 40, "1"), ...crimes(1000, 100, "18"), ...crimes(2000, 60, "16")];
    await addCases(tools, { path: await write("extract.csv", extractOf(rows)), mapping: MAPPING });
    const out = join(folder, "records.csv");
    const asked = await hear(["--home", book, "measure", "charge-rate", "--from", "records", "--out", out]);
    expect(asked.code).toBe(0);
    const words = asked.out.replace(/\s+/gu, " ");
    expect(words).toContain("Not released: these figures are for this machine alone");
    expect(words).toContain("everycase release propose --from records --title WORDS --who NAME");
    expect(readFileSync(out, "utf8")).toContain("not_released");
    const proposed = await hear([
      "--home",
      book,
      "release",
      "propose",
      "--from",
      "records",
      "--title",
      "T",
      "--who",
      "AB",
    ]);
    expect(proposed.code).toBe(0);
  });
});
