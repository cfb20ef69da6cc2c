// The flag audit through the command line, from the draw by way of a disagreement to its figures.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import type { FlagAuditAnswer } from "../../src/measures/flag-audit-result.ts";
import { auditExtract, filled, truthOf } from "../actions/audit-extract.ts";
import { MAPPING, REFERENCE } from "../actions/extracts.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-audit-"));
const at = (name: string): string => join(folder, name);
const home = ["--home", at("book")];

beforeAll(async () => {
  writeFileSync(at("extract.csv"), auditExtract());
  writeFileSync(at("mapping.json"), JSON.stringify(MAPPING));
  // One flag word of the extract is not understood, and it says so.
  expect((await hear(["cases", "add", at("extract.csv"), "--mapping", at("mapping.json"), ...home])).code).toBe(1);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const truth = (number: number): string => (truthOf(number).exploited ? "yes" : "no");

test("draw, two readers, a difference, a third person, and the result", async () => {
  const draw = ["flag-audit", "draw", "--flag", "CSE", "--size", "120", "--seed", "through the door"];
  const sheets = ["--extract", at("extract.csv"), "--out"];
  const drawn = await hear([...draw, ...sheets, at("one.csv"), ...home]);
  expect([drawn.code, drawn.err]).toEqual([0, ""]);
  expect(drawn.out).toContain("120 crimes drawn from 240 of extract.csv");
  expect(drawn.out).toMatch(/CSE flag, charged +12 +12 +1\.0/u);
  expect(drawn.out).not.toContain(REFERENCE);

  expect((await hear(["flag-audit", "sheet", ...sheets, at("two.csv"), ...home])).code).toBe(0);
  const sheet = readFileSync(at("two.csv"), "utf8");
  expect(sheet).toBe(readFileSync(at("one.csv"), "utf8"));

  writeFileSync(
    at("one.csv"),
    filled(sheet, (number, line) => (line === 7 ? "cannot say" : truth(number))),
  );
  writeFileSync(
    at("two.csv"),
    filled(sheet, (number, line) => (line === 8 ? "maybe" : line === 9 ? "" : truth(number))),
  );
  const first = await hear(["flag-audit", "read", at("one.csv"), "--as", "AB", ...home]);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining("120 lines were kept as read by AB")]);
  const second = await hear(["flag-audit", "read", at("two.csv"), "--as", "CD", ...home]);
  expect(second.code).toBe(1);
  expect(second.out).toContain("118 lines were kept as read by CD");
  expect(second.out).toContain("2 lines are not read");
  expect(second.out).toContain("D9: unknown word");

  const waiting = await hear(["flag-audit", ...home]);
  expect(waiting.code).toBe(0);
  expect(waiting.out).toContain("They are not protected: small");
  expect(waiting.out).toContain("7. Then: everycase flag-audit decide");
  const own = await hear(["flag-audit", "decide", "--line", "7", "--says", "yes", "--as", "AB", ...home]);
  expect([own.code, own.out]).toEqual([1, expect.stringContaining("own reading")]);
  const decided = await hear(["flag-audit", "decide", "--line", "7", "--says", "no", "--as", "EF", ...home]);
  expect([decided.code, decided.out]).toEqual([0, expect.stringContaining("1 line was kept as decided by EF")]);

  const json = await hear(["flag-audit", "result", "--format", "json", ...home]);
  const { design, findings } = JSON.parse(json.out) as FlagAuditAnswer;
  expect(findings.lines).toEqual({ unread: 0, waiting: 2, agreed: 117, different: 0, decided: 1 });
  for (const { id, estimate, interval, bounds } of findings.estimates) {
    const [low = 1, high = 0] = interval ?? [];
    expect({ id, held: low <= (estimate ?? -1) && (estimate ?? 2) <= high }).toEqual({ id, held: true });
    expect({ id, between: (bounds?.[0] ?? 1) <= (bounds?.[1] ?? 0) }).toEqual({ id, between: true });
  }
  const text = await hear(["flag-audit", design.audit.slice(0, 6), ...home]);
  expect(text.out).toMatch(/over-flagging\): \d/u);
  expect(text.out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  const csv = await hear(["flag-audit", "result", "--format", "csv", ...home]);
  expect(csv.out.split("\n")[0]).toBe(
    "audit,part,id,title,value,lower,upper,least,most,crimes,drawn,yes,no,open,count,of,method,why",
  );
  const widths = new Set(
    csv.out
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/"[^"]*"/gu, "").split(",").length),
  );
  expect([...widths]).toEqual([18]);
});

test.each([
  [["flag-audit", "dance"], 2, "Unknown word"],
  [["flag-audit", "draw", "--size", "20", "--seed", "x"], 2, "Where the sheet is written"],
  [["flag-audit", "draw", "--seed", "x", "--out", "x.csv"], 2, "How many crimes"],
  [["flag-audit", "draw", "--size", "many", "--seed", "x", "--out", "x.csv"], 2, "Cannot read --size"],
  [["flag-audit", "read"], 2, "The filled sheet is missing"],
  [["flag-audit", "decide", "--as", "EF"], 2, "Which line is decided"],
  [["flag-audit", "result", "ffffff"], 3, "No one flag audit"],
  [["measure", "flag-audit"], 7, "everycase flag-audit"],
])("%j ends in %i and says what is wanted", async (words, code, says) => {
  const ended = await hear([...words, ...home]);
  expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says)]);
});
