// The addresses of the static site, the pass that turns links, and the pictures taken out of a page.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { siteAddress, slugOf } from "../../src/web/site/address.ts";
import { passLinks, relativePath } from "../../src/web/site/link-pass.ts";
import { searchIndexScript, sitemapXml } from "../../src/web/site/listing.ts";
import { cssRules, shorterCss, takePictures } from "../../src/web/site/pictures.ts";

describe("addresses of the site", () => {
  const asked = "scope=flag:CSE&period=2018/19&basis=recorded&denominator=all";
  test.each([
    ["/", "index.html"],
    ["/compare", "questions.html"],
    ["/compare?scope=flag:CSE", "questions.html#flag-cse"],
    [`/compare?${asked}`, "questions/flag-cse/2018-19/recorded/compare.html"],
    [`/compare?${asked}#table`, "questions/flag-cse/2018-19/recorded/compare.html#table"],
    [`/compare?${asked}&order=name`, null],
    [`/compare?${asked}&edition=2019-12`, null],
    [`/force/kent?${asked}`, "questions/flag-cse/2018-19/recorded/kent.html"],
    ["/force/kent", "forces/kent.html"],
    ["/compare?scope=flag:CSE&period=&basis=&denominator=all", "questions/flag-cse/newest/compare.html"],
    [
      "/compare?scope=flag:CSE&period=&basis=&denominator=concluded-only#table",
      "questions/flag-cse/newest/compare-concluded-only.html#table",
    ],
    [
      "/passport?figure=rate&scope=flag:CSE&period=&basis=&denominator=all",
      "questions/flag-cse/newest/compare-figures.html#rate",
    ],
    ["/download/compare.csv?scope=flag:CSE&period=&basis=&denominator=all", "questions/flag-cse/newest/compare.csv"],
    [`/passport?figure=charged&force=kent&${asked}`, "questions/flag-cse/2018-19/recorded/kent-figures.html#charged"],
    [
      `/passport?figure=rate&${asked.replace("=all", "=concluded-only")}`,
      "questions/flag-cse/2018-19/recorded/compare-figures.html#rate-concluded-only",
    ],
    [`/measures/funnel?${asked}`, "questions/flag-cse/2018-19/recorded/measure-funnel.html"],
    [`/measures/funnel?${asked}&force=kent`, null],
    ["/measures/funnel/about", "measures/funnel.html"],
    [`/download/compare.csv?${asked}`, "questions/flag-cse/2018-19/recorded/compare.csv"],
    [`/sources/${"a".repeat(64)}`, `sources/${"a".repeat(64)}.html`],
    ["/sources/../secrets", null],
    ["/map/abc", null],
    ["/add", null],
    ["/cases", null],
    ["/force/%", null],
  ])("%s stands at %s", (href, path) => {
    expect(siteAddress(href)).toBe(path);
  });

  test("two words never share a path, also where capitals, signs or digests are alike", () => {
    const alike = [
      "flag:CSE",
      "flag:cse",
      "flag-cse",
      "FLAG:CSE",
      "2018/19",
      "2018-19",
      "2018 19",
      "not stated",
      "not-stated",
    ];
    expect(new Set(alike.map(slugOf)).size).toBe(alike.length);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(slugOf(one)).toMatch(/^[a-z0-9-]+$/u);
        expect(slugOf(one) === slugOf(other)).toBe(one === other);
      }),
    );
  });
});

describe("the pass over links", () => {
  const to = (href: string): string | null => (href === "/a?x=1&y=2" || href === "~a/b.html" ? "a/b.html" : null);

  test("addresses become relative, what is not there becomes plain words, and text stays as it is", () => {
    const html =
      '<a class="fig" href="/a?x=1&amp;y=2">5</a><a class="x" href="/none" aria-label="a > b">6</a> &lt;a href="/a">';
    expect(passLinks(html, { from: "a/c/d.html", to })).toBe(
      '<a class="fig" href="../b.html">5</a><a class="x" aria-label="a > b">6</a> &lt;a href="/a">',
    );
  });

  test("from one page to another, and within one", () => {
    expect(relativePath("a/b/c.html", "index.html")).toBe("../../index.html");
    expect(relativePath("a/b/c.html", "a/b/d.html#x")).toBe("d.html#x");
    expect(relativePath("a/b/c.html", "a/b/c.html#x")).toBe("#x");
    expect(relativePath("index.html", "a/b.html")).toBe("a/b.html");
  });
});

test("a drawing becomes a picture with its words, and with the colours that it needs alone", () => {
  const css = cssRules(
    ":root{--ink:#000;--no:#fff}.chart svg .t{fill:var(--ink)}.u{fill:var(--no)}@media print{.t{fill:red}}",
  );
  const drawing =
    '<svg class="only-wide" viewBox="0 0 9 9" width="9" height="9" role="img" aria-labelledby="d-t d-d"><title id="d-t">A "b"</title><desc id="d-d">c</desc><text class="t">x</text></svg>';
  const { html, pictures } = takePictures(`<p>${drawing}</p>`, { css, hrefOf: (name) => `page.${name}.svg` });
  expect(html).toBe(
    '<p><img class="drawing only-wide" src="page.d.svg" width="9" height="9" alt="A &quot;b&quot;. c" loading="lazy" decoding="async"></p>',
  );
  expect(pictures.map(({ name }) => name)).toEqual(["d"]);
  expect(pictures[0]?.svg).toContain("<style>:root{--ink:#000}.t{fill:var(--ink)}</style>");
});

test("a style sheet without its comments says the same rules", () => {
  const css = "/* a */\na,\n  b > c {\n  color: red;\n}\n@media (min-width: 1px) {\n  d {\n    top: 0;\n  }\n}\n";
  expect(shorterCss(css)).toBe("a,b > c{color: red}@media (min-width: 1px){d{top: 0}}");
});

test("what machines read is escaped", () => {
  expect(sitemapXml("https://a.org/?b&c=", ["d.html"])).toContain("<loc>https://a.org/?b&amp;c=d.html</loc>");
  expect(searchIndexScript({ forces: [["a", "</script>"]], questions: [] })).not.toContain("</script>");
});
