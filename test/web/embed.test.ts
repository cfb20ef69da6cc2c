import { describe, expect, test } from "vitest";
import { htmlTokens } from "../../src/sources/sheet/html-tokens.ts";
import { flatSvg } from "../../src/web/charts/flat-svg.ts";
import { balanceChartSvg } from "../../src/web/charts/standalone-balance.tsx";
import { comparisonEmbed, embedHtml, figureEmbed, forceEmbed } from "../../src/web/embed.tsx";
import { comparePage } from "../../src/web/pages/compare.tsx";
import { CHOICES, comparisonOf, DOZEN, figurePassportOf, forceAnswerOf, QUESTION } from "./sample.ts";

const PASSPORT =
  "https://example.org/figures/releases/1/questions/child-titled/2018-19/recorded/compare-figures.html#rate";

describe("an embed", () => {
  test("says the finding with its interval and leads to its passport", () => {
    const html = embedHtml(comparisonEmbed(comparisonOf(DOZEN)), { passport: PASSPORT });
    expect(html).toContain("one in 20 had led to a charge (one in 19 to one in 21)");
    expect(html).toContain(`<a href="${PASSPORT}">`);
    expect(html).toContain("Not official statistics.");
  });

  test("holds no script, asks nothing of another host, and brings no name that could clash", () => {
    const svg = balanceChartSvg(forceAnswerOf());
    for (const place of [{ passport: PASSPORT }, { passport: null }, { passport: PASSPORT, svg }]) {
      const html = embedHtml(forceEmbed(forceAnswerOf()), place);
      expect(html).not.toMatch(/<script|<link|<style|<iframe|\son\w+=|\sid=|\sclass=|@import/iu);
      const asked = [...html.matchAll(/\ssrc="([^"]*)"/gu)].map(([, address = ""]) => address.split(",")[0]);
      expect(asked).toEqual("svg" in place ? ["data:image/svg+xml"] : []);
    }
  });

  test("tells the command where there is no address, or one that is no address of a page", () => {
    for (const passport of [null, "javascript:alert(1)", "data:text/html,x"]) {
      const html = embedHtml(comparisonEmbed(comparisonOf(DOZEN)), { passport });
      expect(html).not.toContain("<a ");
      expect(html).toContain("everycase compare --scope child-titled");
    }
  });

  test("keeps every sign of a naughty sentence, sets it apart from the words around it, and runs none of it", () => {
    for (const text of ['<img src=x onerror="alert(1)">', "\u202Egnp.exe", "a&amp;b </figure><script>", "]]>'\"`"]) {
      const html = embedHtml({ about: text, sentence: text, source: text, command: text }, { passport: null });
      const words = [...htmlTokens(html)].flatMap((token) => (token.is === "text" ? [token.text] : []));
      // What would turn the line round is told by a sign that does nothing.
      const shown = text.replaceAll("\u202E", "\uFFFD");
      expect(words.filter((one) => one === shown).length, shown).toBe(2);
      expect(html).not.toContain("\u202E");
      expect(html.split("<bdi>")).toHaveLength(4);
      expect(html).not.toMatch(/<script|<img/iu);
    }
  });

  test("of one figure does not say its rate twice", () => {
    const { sentence } = figureEmbed(figurePassportOf());
    expect(sentence.match(/one in \d+ \(|%/giu)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test("stands on the page as text to copy", () => {
    const comparison = comparisonOf(DOZEN);
    const page = comparePage({ comparison, question: QUESTION, choices: CHOICES, order: "rate" });
    expect(page).toContain("Use this figure in your own page");
    expect(page).toContain("&lt;figure lang=");
    expect(page).toContain("/download/compare.png?");
  });
});

describe("a drawing for programs that know less of CSS", () => {
  test("has every colour in place, in the light look", () => {
    const svg = balanceChartSvg(forceAnswerOf()) ?? "";
    expect(svg).toContain("var(--ink)");
    const flat = flatSvg(svg, "Noto Sans");
    expect(flat).not.toMatch(/var\(|@media|prefers-color-scheme|:root/u);
    expect(flat).toContain("fill:#17212b");
    expect(flat).toContain("font-family:Noto Sans");
  });

  test("keeps words that look like style as they are", () => {
    const svg =
      "<svg><style>:root{--a:#fff}text{fill:var(--a)}</style><text>var(--a) font-family:x; @media{}</text></svg>";
    expect(flatSvg(svg, "F")).toBe(
      "<svg><style>text{fill:#fff}</style><text>var(--a) font-family:x; @media{}</text></svg>",
    );
  });
});
