// Each way round the wall of disclosure is planted, and found.
import { describe, expect, test } from "vitest";
import { publishedHasOneMaker } from "./published.ts";
import { survey } from "./survey.ts";

const IMPORT = 'import type { Published } from "../disclosure/published.ts";\n';

function foundIn(text: string, path = "src/measures/rate.ts"): readonly string[] {
  return publishedHasOneMaker(survey([{ path, text: IMPORT + text }])).map(({ message }) => message);
}

describe("a planted forgery of Published is found", () => {
  test.each([
    ["a cast", "export const a = figures as Published<Rate>;", "casts to Published"],
    ["a cast by way of unknown", "export const a = figures as unknown as Published<Rate>;", "casts to Published"],
    [
      "a cast of what holds it",
      "export const a = x as readonly { readonly t: Published<Rate> }[];",
      "casts to Published",
    ],
    ["a cast in angle brackets", "export const a = <Published<Rate>>figures;", "casts to Published"],
    ["a cast to an alias", "type Shown = Published<Rate>;\nexport const a = figures as Shown;", "casts to Shown"],
    [
      "a cast to an interface",
      "interface Page { readonly t: Published<Rate> }\nexport const a = x as Page;",
      "casts to Page",
    ],
    ["a cast to never", "export const a: Published<Rate> = figures as never;", "casts to never"],
    [
      "a predicate",
      "export function is(x: unknown): x is Published<Rate> {\n  return true;\n}",
      "declares something to be Published",
    ],
    [
      "an assertion",
      "export function must(x: unknown): asserts x is Published<Rate> {}",
      "declares something to be Published",
    ],
    ["JSON", "export const a: Published<Rate> = JSON.parse(text);", "reads JSON as Published"],
    ["the mark", "export const mark = PUBLISHED;", "uses the mark of Published"],
    ["a use of what one action may use", "export const a = publishedBefore(kept);", "uses publishedBefore"],
    ["a pass for figures that nobody checks", "export const a = passPublic(figures);", "uses passPublic"],
    [
      "the same under another name",
      'import { passPublic as good } from "../disclosure/protect.ts";',
      "uses passPublic",
    ],
    ["the same by way of the whole file", "export const a = wall.passPublic(figures);", "uses passPublic"],
    ["an answer made outside the actions", "export const a = madeFrom(shown, make);", "uses madeFrom"],
  ])("%s", (_name, text, message) => {
    const found = foundIn(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test("another name for it", () => {
    const text =
      'import type { Published as P } from "../disclosure/published.ts";\nexport const a = figures as P<Rate>;\n';
    const found = publishedHasOneMaker(survey([{ path: "src/measures/rate.ts", text }]));
    expect(found.map(({ message }) => message)).toEqual([
      "line 1 gives Published another name; only disclosure/protect.ts makes Published",
    ]);
  });
});

test.each([
  ["types", "export function page(figures: Published<Rate>): Promise<Published<Rate>> {\n  return wait(figures);\n}"],
  ["other casts", "export const a = [1] as const;\nexport const b = x as Rate;"],
  ["generics", "export const a = new Map<string, Published<Rate>>();"],
  ["words in strings", 'export const a = "as Published<Rate>";'],
])("%s are no forgery", (_name, text) => {
  expect(foundIn(text)).toEqual([]);
});

test("the maker itself may cast, and the action that keeps tables may take them up again", () => {
  expect(foundIn("export const a = figures as Published<Rate>;", "src/disclosure/protect.ts")).toEqual([]);
  expect(foundIn("export const a = publishedBefore(kept);", "src/actions/protect-records.ts")).toEqual([]);
  expect(foundIn("export const a = passPublic(answer);", "src/actions/measure.ts")).toEqual([]);
});

test("what counts records of cases may not pass figures as public ones, nor may pages and doors", () => {
  for (const path of [
    "src/actions/measure-records.ts",
    "src/actions/protect-curves.ts",
    "src/web/layout.ts",
    "src/cli/program.ts",
  ])
    expect(foundIn("export const a = passPublic(answer);", path)).toHaveLength(1);
});
