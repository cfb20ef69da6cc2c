// The style sheet of a site holds what its pages use, in its order, and nothing else.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { shorterCss } from "../../src/web/site/pictures.ts";
import { noNames, noteNames, noteScript, type UsedNames, usedCss } from "../../src/web/site/used-css.ts";

function namesOf(html: string): UsedNames {
  const names = noNames();
  noteNames(names, html);
  return names;
}

const PAGE = '<main id="main" class="wrap"><p class="note big">Words</p><a href="#x">x</a></main>';

test.each([
  ["a rule of a tag that is there", "p{color:red}", "p{color:red}"],
  ["no rule of a tag that is not", "form{color:red}", ""],
  ["a rule whose every class is there", "main .note.big > a:hover{x:y}", "main .note.big > a:hover{x:y}"],
  ["no rule with one class that is not", ".note .form{x:y}", ""],
  ["of a list what can be met", "p,.form,#main{x:y}", "p,#main{x:y}"],
  [
    "what is in brackets, whatever it says",
    "p:not(.form),p:is(.a,.b)::before{x:y}",
    "p:not(.form),p:is(.a,.b)::before{x:y}",
  ],
  ["a condition with what holds in it", "@media print{.form{x:y}p{x:y}}", "@media print{p{x:y}}"],
  ["no condition with nothing in it", "@media print{.form{x:y}}p{a:b}", "p{a:b}"],
  [
    "pages, fonts, variables and what stands for all",
    "@page{size:A4}:root{--a:1}*{x:y}",
    "@page{size:A4}:root{--a:1}*{x:y}",
  ],
  ["rules of attributes", "[hidden],a[aria-current=page]{x:y}", "[hidden],a[aria-current=page]{x:y}"],
])("keeps %s", (_, css, wanted) => {
  expect(usedCss(css, namesOf(PAGE))).toBe(wanted);
});

test("a script may make whatever it names", () => {
  const names = noNames();
  noteScript(names, 'const li=document.createElement("li");li.className="found-first";');
  expect(usedCss("li.found-first{x:y}.form{x:y}", names)).toBe("li.found-first{x:y}");
});

test("the whole style sheet stays as it is where all its names are used", () => {
  const path = fileURLToPath(new URL("../../src/web/static/everycase.css", import.meta.url));
  const css = shorterCss(readFileSync(path, "utf8"));
  const names = noNames();
  noteScript(names, css);
  expect(usedCss(css, names)).toBe(css);
});
