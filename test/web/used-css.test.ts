// A page of the site holds the rules that it uses, in their order, and nothing else; its policy names them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { shorterCss } from "../../src/web/site/pictures.ts";
import { NO_STYLE, STYLE_PLACE, stylePass } from "../../src/web/site/style-pass.ts";
import { cssSheet, noNames, noteNames, noteScript, type UsedNames, usedCss } from "../../src/web/site/used-css.ts";

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
  expect(usedCss(cssSheet(css), namesOf(PAGE))).toBe(wanted);
});

test("a script may make whatever it names", () => {
  const names = noNames();
  noteScript(names, 'const li=document.createElement("li");li.className="found-first";');
  expect(usedCss(cssSheet("li.found-first{x:y}.form{x:y}"), names)).toBe("li.found-first{x:y}");
});

test("the whole style sheet stays as it is where all its names are used", () => {
  const path = fileURLToPath(new URL("../../src/web/static/everycase.css", import.meta.url));
  const css = shorterCss(readFileSync(path, "utf8"));
  const names = noNames();
  noteScript(names, css);
  expect(usedCss(cssSheet(css), names)).toBe(css);
});

describe("the style of a page stands in the page", () => {
  const pass = stylePass({ css: "p{a:b}.form{x:y}li.found{c:d}", scripts: ["li.className='found'"] });
  const page = (body: string, title = ""): string =>
    `<head><title>${title}</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${NO_STYLE};"/>${STYLE_PLACE}</head><body>${body}</body>`;
  const [ruleOf, sourceOf] = [/<style>([^<]*)<\/style>/u, /'sha256-([^']+)'/u].map(
    (pattern) =>
      (html: string): string =>
        pattern.exec(html)?.[1] ?? "nothing",
  ) as [(html: string) => string, (html: string) => string];

  test("with the rules that it uses, and those that its script may come to need", () => {
    expect(ruleOf(pass(page("<p>x</p>")))).toBe("p{a:b}");
    expect(ruleOf(pass(page("<p>y</p>")))).toBe("p{a:b}");
    expect(ruleOf(pass(page("<i>x</i>")))).toBe("");
    expect(ruleOf(pass(page("<p>x</p><script defer></script>")))).toBe("p{a:b}li.found{c:d}");
  });

  test("and its policy takes those rules and no others", () => {
    for (const body of ["<p>x</p>", '<p class="form">x</p>']) {
      const html = pass(page(body));
      const digest = createHash("sha256").update(ruleOf(html)).digest("base64");
      expect(sourceOf(html)).toBe(digest);
      expect(html).toContain(`style-src 'sha256-${digest}';`);
    }
  });

  test("also where a title looks like a policy", () => {
    const html = pass(page("<p>x</p>", NO_STYLE));
    expect(html).toContain(`<title>${NO_STYLE}</title>`);
    expect(html).toBe(pass(page("<p>x</p>")).replace("<title>", `<title>${NO_STYLE}`));
  });

  test("a page that says nowhere where its style stands, or has it in its words alone, is an error", () => {
    expect(() => pass("<head></head><body></body>")).toThrow("where its style stands");
    expect(() => pass(`<head>${NO_STYLE}</head><body>${STYLE_PLACE}</body>`)).toThrow("where its style stands");
  });
});
