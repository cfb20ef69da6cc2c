import { describe, expect, test } from "vitest";
import { passPublic } from "../../src/disclosure/protect.ts";
import { CHARGE_RATE } from "../../src/measures/definitions/charge-rate.ts";
import type { MeasureAbout, MeasureView } from "../../src/web/measure-view.ts";
import { comparePage } from "../../src/web/pages/compare.tsx";
import { measurePage } from "../../src/web/pages/measure.tsx";
import { aboutMeasurePage, measuresPage } from "../../src/web/pages/measures.tsx";
import { MADE } from "./made-answers.ts";
import { deadReferences, doubleIds, partOf, refused, textOf, unclosed } from "./reading.ts";
import { CHOICES, comparisonOf, QUESTION } from "./sample.ts";

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
const ABOUT: MeasureAbout = {
  definition: CHARGE_RATE,
  digest: "9".repeat(64),
  force: "may",
  options: [
    { name: "of", says: "which share: `charged` or another", example: "no-suspect" },
    {
      ...{ name: "as", says: "ratio or difference", example: "difference", leftOut: "ratio" },
      choices: [
        { id: "ratio", title: "How many times" },
        { id: "difference", title: "How much more", group: "Others" },
      ],
    },
  ],
};
const SHARED: Omit<MeasureView, "found"> = {
  about: ABOUT,
  asked: { question: QUESTION, force: null, options: { of: HOSTILE } },
  choices: CHOICES,
  forces: [
    { id: "kent", title: "Kent" },
    { id: "south-yorkshire", title: "South Yorkshire" },
  ],
  others: [{ id: "funnel", title: "Size and rate" }],
};
const declined = {
  title: "There is no answer to this question",
  says: "No figure answers this question. That does not mean zero.",
  hint: "What there is: 2018/19.",
  nearest: [{ title: "2018/19", href: "/measures/charge-rate?scope=rape", says: "44 forces" }],
};

const PAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(MADE).map(([name, answer]) => [
      name,
      measurePage({ ...SHARED, found: { answer: passPublic(answer) } }),
    ]),
  ),
  declined: measurePage({ ...SHARED, found: { declined } }),
  "choose a force": measurePage({
    ...SHARED,
    about: { ...ABOUT, force: "needed" },
    found: { declined: { ...declined, title: "Choose a force", hint: null, nearest: [] } },
  }),
  catalogue: measuresPage({ measures: [ABOUT, { ...ABOUT, force: null, options: [] }] }),
  "a measure's reference": aboutMeasurePage(ABOUT),
  "the reference of one that is not asked": aboutMeasurePage({ ...ABOUT, force: null, options: [] }),
};

describe.each(Object.entries(PAGES))("the page %s", (_name, page) => {
  test("is whole, runs nothing inline, has one h1, unique ids and no dead reference", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/u);
    expect(unclosed(page)).toEqual([]);
    expect(refused(page)).toEqual([]);
    expect(page.match(/<h1[ >]/gu)).toHaveLength(1);
    expect(doubleIds(page)).toEqual([]);
    expect(deadReferences(page)).toEqual([]);
    expect(page).not.toContain("<script>alert");
    expect(textOf(page)).not.toMatch(/undefined|NaN|\[object/u);
  });

  test("names each table's columns, every region, and says that it is not official", () => {
    for (const [head] of page.matchAll(/<th[ >][^>]*>/gu)) expect(head).toMatch(/scope="/u);
    for (const [region] of page.matchAll(/<(?:nav|section|form)[^>]*>/gu))
      expect(region).toMatch(/aria-label(?:ledby)?="/u);
    expect(textOf(page)).toContain("not official statistics");
  });
});

describe("the page of an answer", () => {
  const answer = MADE["ratio-to-the-rest"];
  if (answer === undefined) throw new Error("it is among the made answers");
  const page = measurePage({ ...SHARED, found: { answer: passPublic(answer) } });

  test("has the sentence as its heading, the chart, its table, what it says, the working and the passport", () => {
    expect(textOf(partOf(page, "<h1", "</h1>"))).toContain("0.51 times that of the rest of the country");
    for (const id of ["h-chart", "h-says", "h-table", "h-work", "h-apart", "h-pass"])
      expect(page).toContain(`id="${id}"`);
    expect(textOf(page)).toContain("2,400 ÷ 48,000 = 0.0500");
    expect(textOf(page)).toContain("2 crimes carry no rate that can be compared");
    expect(textOf(page)).toContain(answer.passport.command);
  });

  test("draws a wide and a narrow chart with title and words, without a link or a focus stop in them", () => {
    const drawings = [...page.matchAll(/<svg class="only-(?:wide|narrow)".*?<\/svg>/gsu)].map(([svg]) => svg);
    expect(drawings).toHaveLength(2);
    for (const svg of drawings) {
      expect(svg).toMatch(/role="img" aria-labelledby="[\w-]+ [\w-]+"/u);
      expect(svg).not.toMatch(/<a |tabindex/u);
    }
  });

  test("shows what was asked of the engine in a part that opens", () => {
    expect(partOf(page, "<summary>What was asked", "</details>")).toContain("GROUP BY ALL");
  });

  test("every download and every other view is an address with the whole question", () => {
    for (const format of ["csv", "json", "parquet", "svg"])
      expect(page).toContain(
        `/download/measure.${format}?measure=charge-rate&amp;scope=child-titled&amp;period=2018/19`,
      );
    expect(page).toContain(
      'href="/measures/funnel?scope=child-titled&amp;period=2018/19&amp;basis=recorded&amp;denominator=all"',
    );
  });

  test("a number that is not known is said so, and never blank", () => {
    const table = partOf(page, '<section class="block" id="table"', "</section></section>");
    expect(table).toContain('<span class="c-absent">not said</span>');
    expect(table).not.toMatch(/<td class="n">(?:<span>)?<\//u);
  });

  test("an answer without a chart says that nothing is drawn, and offers none to take", () => {
    const none = PAGES["nothing-drawn"] ?? "";
    expect(textOf(none)).toContain("Nothing is drawn");
    expect(none).not.toContain("measure.svg");
  });

  test("an option with a closed list is chosen from it; what is taken anyway is not in the address, and an odd word stays", () => {
    const form = measurePage({
      ...SHARED,
      asked: { question: QUESTION, force: null, options: { as: "difference" } },
      found: { declined },
    });
    expect(form).toContain(
      '<select id="o-as" name="as"><option value>How many times</option><optgroup label="Others"><option value="difference" selected>How much more</option></optgroup></select>',
    );
    expect(form).not.toMatch(/<input[^>]*name="as"/u);
    const odd = measurePage({
      ...SHARED,
      asked: { question: QUESTION, force: null, options: { as: HOSTILE } },
      found: { declined },
    });
    expect(odd).toMatch(/<option value="[^"]*&lt;script>[^"]*" selected>/u);
  });

  test("the form holds what was asked, and can be sent without script", () => {
    const form = partOf(page, "<form", "</form>");
    expect(form).toContain('action="/measures/charge-rate" method="get"');
    expect(form).toContain('<option value="kent">');
    expect(form).toContain("&quot;>&lt;script>");
  });
});

describe("the comparison", () => {
  const member = { charged: 29, outOf: 2746, rate: 0.0106, interval: [0.007, 0.015] as const };
  const kent = { force: "kent", called: "Kent", ...member };
  const under = (denominator: "all" | "concluded-only", moved: boolean) => ({
    denominator,
    rate: 0.05,
    interval: [0.048, 0.052] as const,
    above: [],
    same: moved ? [kent] : [],
    below: moved ? [] : [kent],
    apart: [],
    moved: moved ? [{ force: "kent", called: "Kent", from: "below" as const, to: "same" as const }] : [],
  });
  const page = comparePage({
    comparison: comparisonOf(undefined, { underEach: [under("all", false), under("concluded-only", true)] }),
    choices: CHOICES,
    question: QUESTION,
    order: "rate",
    others: [{ id: "funnel", title: "Size and rate" }],
  });

  test("says for each force whether it may be compared, and why not", () => {
    expect(textOf(partOf(page, 'id="comparable"', "</section>"))).toContain("Too much is open");
    expect(textOf(partOf(page, 'id="comparable"', "</section>"))).toContain(
      "12 comparable, 0 comparable with a caveat",
    );
  });

  test("shows what each denominator does to the groups, and who moves", () => {
    const section = textOf(partOf(page, 'id="denominators"', "</table>"));
    expect(section).toContain("moves 1 force to another group");
    expect(section).toContain("Kent: from below to not distinguishable");
  });

  test("leads to the same question put otherwise", () => {
    expect(page).toContain('href="/measures/funnel?scope=child-titled&amp;period=2018/19');
  });
});
