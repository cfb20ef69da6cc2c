// Strict JSON: every file of the public suite, and each thing that two readers could read in two ways.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type JsonLimits, parseStrictJson } from "../../src/ground/strict-json.ts";
import { shared } from "../shared.ts";

const read = (text: string, limits: Partial<JsonLimits> = {}) => parseStrictJson(Buffer.from(text), limits);

describe("JSON is read", () => {
  test.each([
    ["0", 0],
    [" -1.5e2 ", -150],
    ['"\\u00e9\\n\\/"', "é\n/"],
    ['"\\ud83d\\ude00"', "😀"],
    ["[]", []],
    ['\uFEFF{"a":[true,false,null]}', { a: [true, false, null] }],
    ['{"a": {"b" :\t1 } ,\r\n"c":2}', { a: { b: 1 }, c: 2 }],
    ["9007199254740991", 9007199254740991],
    ["0.0e-999", 0],
  ])("%j", (text, value) => {
    expect(read(text)).toEqual({ value });
  });

  test("with keys that name what objects share kept as plain data", () => {
    const result = read('{"__proto__":{"isAdmin":true},"constructor":1,"hasOwnProperty":2}');
    if (!("value" in result)) throw new Error("it is JSON");
    const value = result.value as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });
});

describe("JSON is refused with the place of its fault", () => {
  const faults: readonly (readonly [what: string, text: string, line: number, column: number, found: RegExp])[] = [
    ["nothing at all", "", 1, 1, /end of the text/],
    ["a comma too many", "[1,]", 1, 4, /"\]"/],
    ["a second document", "{} {}", 1, 4, /"\{"/],
    ["a word of another language", '{\n  "a": NaN\n}', 2, 8, /"N"/],
    ["a field twice", '{"a":1,\r\n "a":2}', 2, 2, /"a" twice/],
    ["a field twice in two normal forms", '{"é":1,"e\u0301":2}', 1, 8, /twice/],
    ["half a surrogate pair", '["\\ud83d"]', 1, 2, /half a surrogate pair/],
    ["a whole number that a double cannot hold", "[9007199254740993]", 1, 2, /"9007199254740993"/],
    ["a number without end", "[1e999]", 1, 2, /"1e999"/],
    ["a fraction that would become 0", "[1e-999]", 1, 2, /"1e-999"/],
    ["a leading zero", "[012]", 1, 2, /"012"/],
    ["a hex number", "[0x1]", 1, 2, /"0x1"/],
    ["a raw line end in a text", '"a\nb"', 1, 3, /U\+000A/],
    ["a text without an end", '"abc', 1, 5, /end of the text/],
    ["an escape of its own", '"\\x41"', 1, 2, /\\x/],
    ["a field without a colon", '{"a" 1}', 1, 6, /"1"/],
    ["a single quote", "{'a':1}", 1, 2, /"'"/],
    ["NUL letters, as in UTF-16 without a mark", "[\u0000]", 1, 2, /U\+0000/],
  ];
  test.each(faults)("%s", (_what, text, line, column, found) => {
    const result = read(text);
    expect(result).toMatchObject({ fault: { line, column } });
    if ("fault" in result) expect(result.fault.found).toMatch(found);
  });

  test("bytes that are not UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from('{\n"a": "'), Buffer.from([0xe9]), Buffer.from('"}')]);
    expect(parseStrictJson(bytes)).toMatchObject({ fault: { line: 2, column: 7 } });
  });

  const limits: readonly (readonly [what: string, text: string, limits: Partial<JsonLimits>])[] = [
    ["lists too deep", `${"[".repeat(65)}${"]".repeat(65)}`, {}],
    ["objects too deep without an end", '{"a":'.repeat(60_000), {}],
    ["a text too long", `"${"x".repeat(33_000)}"`, {}],
    ["a name of a field too long", `{"${"x".repeat(11)}":1}`, { characters: 10 }],
    ["a list too long", `[${"0,".repeat(10)}0]`, { items: 10 }],
    ["an object of too many fields", '{"a":1,"b":2}', { items: 1 }],
  ];
  test.each(limits)("%s", (_what, text, over) => {
    expect(read(text, over)).toHaveProperty("fault");
  });

  test("just within its limits it is read", () => {
    expect(read(`${"[".repeat(64)}${"]".repeat(64)}`)).toHaveProperty("value");
    expect(read(`"${"\\u0041".repeat(32_767)}"`)).toHaveProperty("value");
  });
});

const suite = shared("nasty/third-party/json");

describe.skipIf(suite === null)("the public suite of JSON files", () => {
  const files = suite === null ? [] : readdirSync(suite).filter((name) => name.endsWith(".json"));
  test("is met: y_ is read as JSON.parse reads it, n_ is refused, i_ gives an answer", () => {
    expect(files.length).toBeGreaterThan(100);
    for (const name of files) {
      const bytes = readFileSync(join(suite ?? "", name));
      const result = parseStrictJson(bytes);
      if (name.startsWith("y_")) expect(result, name).toEqual({ value: JSON.parse(bytes.toString("utf8")) });
      if (name.startsWith("n_")) expect(result, name).toHaveProperty("fault.line");
    }
  });
});
