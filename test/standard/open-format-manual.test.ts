import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BALANCE_LINES } from "../../src/standard/balance-lines.ts";
import { FLAG_ORIGINS } from "../../src/standard/flag-origins.ts";
import { RETURN_COLUMNS } from "../../src/standard/open-format/columns.ts";
import { readReturnJson } from "../../src/standard/open-format/json.ts";
import { NAMED_SCOPES } from "../../src/standard/scopes.ts";
import { UNITS } from "../../src/standard/units.ts";
import { read, SCHEMA } from "./returns.ts";

const manual = readFileSync(new URL("../../docs/open-format.md", import.meta.url), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([^]+?)\`\`\``, "u").exec(manual)?.[1] ?? "";

describe("the manual of the open format", () => {
  test("has a CSV example that is read without a problem", () => {
    const { rows, problems } = read(block("csv"));
    expect(problems).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual(["total", ...[1, 3, 14, 18, 20, 0].map((type) => `outcome:${type}`)]);
  });

  test("has a JSON example that the reader and the schema accept", () => {
    const document: unknown = JSON.parse(block("json"));
    expect(readReturnJson(document, "example.json")).toMatchObject({ problems: [], rows: [{}, {}] });
    expect(SCHEMA.safeParse(document).success).toBe(true);
  });

  test("names every column, unit, scope, line and origin there is", () => {
    const lists = [RETURN_COLUMNS, UNITS, NAMED_SCOPES, BALANCE_LINES, FLAG_ORIGINS];
    for (const { id } of lists.flat()) expect(manual).toContain(`\`${id}\``);
  });
});
