// `everycase enter` and `everycase entered`: two people and a third, on the command line.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import { type Heard, hear, wordsOf } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-entering-"));
const home = ["--home", join(folder, "book")];

beforeAll(async () => {
  writeFileSync(join(folder, "letter.txt"), "There were 54 crimes with a CSE marker in 2023/24.\n");
  await hear(["add", join(folder, "letter.txt"), ...home]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function enter(as: string, value: string, more = ""): Promise<Heard> {
  const line = `enter --as ${as} --document letter.txt --page 1 --words "There were ${value} crimes" --force Kent --period 2023/24 --unit crimes --scope flag:CSE --basis recorded --flag-rule "set by officers" --line total --value ${value} ${more}`;
  return hear([...wordsOf(line), ...home]);
}

test("the first reading waits, and nothing of it is printed by the list", async () => {
  const { code, out } = await enter("AB", "4711");
  expect(code).toBe(0);
  expect(out).toContain("It waits for a second person to read the same");
  const list = await hear(["entered", ...home]);
  expect(list.out).toContain("No figure has been read by two people yet.");
  expect(list.out).toContain("Kent, 2023/24, flag:CSE, crimes: Total, in letter.txt. Read by AB.");
  for (const format of ["table", "json", "csv"]) {
    expect((await hear(["entered", "--format", format, ...home])).out).not.toContain("4711");
  }
});

test("a second reading that differs asks for a third person, who decides", async () => {
  const { out } = await enter("CD", "54");
  expect(out).toContain("The two readings differ.");
  const list = await hear(["entered", ...home]);
  expect(list.out).toContain("on 0 of 1 they agreed (0%)");
  expect(list.out).toContain("AB read “4711”, page 1: “There were 4711 crimes” (entry e2).");
  expect(list.out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  const [figure = ""] = /[0-9a-f]{12}/u.exec(list.out) ?? [];
  const decide = (as: string): Promise<Heard> =>
    hear(["entered", figure, "--decide", "54", "--as", as, "--because", "a misread", ...home]);
  expect(await decide("cd")).toMatchObject({
    code: 7,
    err: expect.stringContaining("cd made one of the two readings."),
  });
  expect(await decide("EF")).toMatchObject({ code: 0 });
  const { out: passport } = await hear(["passport", "total", "--force", "Kent", "--scope", "flag:CSE", ...home]);
  expect(passport).toContain("EF decided (entry e4: a misread)");
});

test("fields that cannot be read are told one by one, and nothing is kept", async () => {
  const { code, out } = await hear([
    ...wordsOf(
      "enter --as AB --document letter.txt --force Kant --unit crimes --scope flag:CSE --line total --value ten-ish",
    ),
    ...home,
  ]);
  expect(code).toBe(2);
  expect(out).toContain("not kept: 4 fields to look at.");
  expect(out).toContain("Nearest: Kent");
});

test("a file of readings gives an account of each row, and a bad row does not stop the others", async () => {
  const path = join(folder, "entries.csv");
  const row = (line: string, value: string): string => `Kent,2022/23,crimes,flag:CSE,${line},${value},1,of those`;
  const header = "force,period,unit,scope,line,value,page,words";
  writeFileSync(path, [header, row("charged", "3"), row("NFA", "7"), row("open", "1")].join("\n"));
  const { code, out } = await hear(["enter", "--as", "AB", "--paper", "letter of May", "--file", path, ...home]);
  expect(code).toBe(1);
  expect(out).toMatch(/^Row 2: kept as entry e\d+/mu);
  expect(out).toContain("Row 3: not kept");
  expect(out).toMatch(/^Row 4: kept/mu);
});

test("without a document, a person or a known figure nothing happens, and it is said", async () => {
  expect(await hear(["enter", "--as", "AB", ...home])).toMatchObject({
    code: 2,
    err: expect.stringContaining("No document is named."),
  });
  expect(await hear(["enter", "--document", "letter.txt", ...home])).toMatchObject({ code: 2 });
  expect(await hear(["entered", "ffff", ...home])).toMatchObject({ code: 3 });
  expect(await hear(["entered", "--decide", "4", ...home])).toMatchObject({ code: 2 });
});
