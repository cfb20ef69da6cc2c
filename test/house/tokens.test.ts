// The scanner under the walls: what it takes for code, and what not.
import { expect, test } from "vitest";
import { findExportedFunctions, findFunctions } from "./functions.ts";
import { readStatements } from "./imports.ts";
import { tokenise } from "./tokens.ts";

function words(text: string, jsx = false): readonly string[] {
  return tokenise(text, jsx)
    .filter((token) => token.kind === "word")
    .map((token) => token.text);
}

test("strings, comments, regular expressions and the text of templates are not code", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: source text that holds a template
  const text = "a; \"b\"; 'c\\'d'; // e\n/* f\n */ g; `h ${i} \\` ${`j ${k}`} l`; /[/m]n\\/`/.p";
  expect(words(text)).toEqual(["a", "g", "i", "k", "p"]);
});

test("a slash behind a value divides", () => {
  expect(words("a / b / c; (d) / e; f[0] / g; return /h'/.i")).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "return",
    "i",
  ]);
});

test("JSX text and tags are not code, and what stands in braces is", () => {
  const text =
    "const a = <p class=\"b\" title={c}>Don't `stop` // {d.map((e) => <li key={e}>{e} it's</li>)}</p>;\nconst f = <><br /></>;";
  expect(words(text, true)).toEqual(["const", "a", "c", "d", "map", "e", "e", "e", "const", "f"]);
});

test("a comparison and type parameters in TSX are no elements", () => {
  expect(words("if (a < b && c > d) e(); const f = <T,>(g: T) => g; const h: Map<I, J> = k<l>();", true)).toContain(
    "k",
  );
  expect(findFunctions(tokenise("const f = <T,>(g: T) => {\n  return g;\n};", true))).toMatchObject([
    { name: "f", line: 1, endLine: 3 },
  ]);
});

test("tokens know their lines", () => {
  const tokens = tokenise("a\n/* b\n */ c `d\ne` f");
  expect(tokens.map((token) => [token.text, token.line])).toEqual([
    ["a", 1],
    ["c", 3],
    ["`", 3],
    ["d\ne", 3],
    ["`", 4],
    ["f", 4],
  ]);
});

test("imports of every form are read, and those in strings and comments are not", () => {
  const text = `
    import a, { b as c } from "1";
    import * as d from "2";
    import type { E } from "3";
    import { type F } from "4";
    import "5";
    import data from "6" with { type: "json" };
    export * from "7";
    export type { G } from "8";
    const h = await import("9");
    type I = import("10").I;
    const j = require("11");
    // import k from "no"
    const l = 'import m from "no"; ' + \`import("no")\`;
    const n = { import: o, from: "no" }; p.import("no"); import.meta.url;
  `;
  const arrows = readStatements(tokenise(text)).imports.map(({ specifier, typeOnly }) =>
    typeOnly ? `type ${specifier}` : specifier,
  );
  expect(arrows).toEqual(["1", "2", "type 3", "4", "5", "6", "7", "type 8", "9", "10", "11"]);
});

test("functions of every form are found with their names and lines", () => {
  const text = `function a<T extends { x: 1 }>(b: T = {} as T): { c: string } | null {
      return null;
    }
    export const d = async (e: number): Promise<Map<string, { f: 1 }>> => {
      return g;
    };
    const h: (i: number) => string = (i) =>
      [i]
        .join("");
    class J {
      k(): void {
      }
      get l(): string { return "}"; }
      async *m() {
      }
    }
    const n = { o() {
    }, p: function () {
    }, q: (r) => ({
      r,
    }) };
    if (s) {
      t(u);
    } else v(w, () => {
    });`;
  const places = findFunctions(tokenise(text)).filter((place) => place.endLine > place.line || place.name === "l");
  expect(places.map(({ name, line, endLine }) => `${name} ${line}-${endLine}`)).toEqual([
    "a 1-3",
    "d 4-6",
    "h 7-9",
    "k 11-12",
    "l 13-13",
    "m 14-15",
    "o 17-18",
    "p 18-19",
    "q 19-21",
    "anonymous 24-25",
  ]);
});

test("a call with a block behind it is no function", () => {
  const text =
    "for (const a of b(c)) {\n  d();\n}\nwhile (e()) {\n}\nconst f = g ? h(i) : { j: 1,\n k: [] };\nconst l = [m ? n(o) : p, q ? {\n} : r];";
  expect(findFunctions(tokenise(text))).toEqual([]);
});

test("exported functions are found with their doc comments", () => {
  const text = `
    /** A. */
    export function a(): void;
    export function a(): void {}
    /** B. */
    // biome-ignore lint/x: reason
    export async function b() {}
    // C.
    export const c = () => 1;
    export const notAFunction = 1;
    function d() {}
    /** E. */
    const e = function () {};
    export { d, e };
  `;
  const tokens = tokenise(text);
  const found = findExportedFunctions(tokens, readStatements(tokens).exportedNames);
  expect(found.map(({ name, documented }) => [name, documented])).toEqual([
    ["a", true],
    ["b", true],
    ["c", false],
    ["d", false],
    ["e", true],
  ]);
});
