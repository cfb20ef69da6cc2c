import type { VNode } from "preact";
import { describe, expect, test } from "vitest";
import type { Balance, BalanceLine, Comparison } from "../../src/measures/result.ts";
import { forceById, territorialForces } from "../../src/standard/forces.ts";
import { BalanceBar, GhostBar } from "../../src/web/charts/balance.tsx";
import { barInWords, barOf } from "../../src/web/charts/balance-model.ts";
import { DotsChart } from "../../src/web/charts/dots.tsx";
import { dotsOf } from "../../src/web/charts/dots-model.ts";
import { drawingOf } from "../../src/web/charts/drawing.ts";
import { groupsOf, sorted } from "../../src/web/charts/groups.ts";
import { textWidth } from "../../src/web/charts/picture.ts";
import { roundEnd, scaleTo, ticksOf } from "../../src/web/charts/scale.ts";
import { compareChartSvg } from "../../src/web/charts/standalone.tsx";
import { CellStrip, RateStrip } from "../../src/web/charts/strip.tsx";
import { TileMap, tilesOf } from "../../src/web/charts/tiles.tsx";
import { svgOf } from "../../src/web/html.ts";
import { leftOut } from "../../src/web/parts/denominators-section.tsx";
import { deadReferences, doubleIds, partOf, refused, textOf, unclosed } from "./reading.ts";
import { comparisonOf, DOZEN, forceAnswerOf, rateOf, UNLIKE } from "./sample.ts";

const draw = (drawing: VNode): string => svgOf(<g>{drawing}</g>);
const times = (text: string, piece: string): number => text.split(piece).length - 1;
const dozen = comparisonOf();
const [south, kent, essex, norfolk] = UNLIKE;

describe("the dot chart", () => {
  const markup = draw(<DotsChart comparison={dozen} order="rate" />);
  const wide = partOf(markup, '<svg class="only-wide"', "</svg>");
  const narrow = partOf(markup, '<svg class="only-narrow"', "</svg>");

  test("is well-formed, with no link in it and no id twice", () => {
    expect(unclosed(markup)).toEqual([]);
    expect(doubleIds(markup)).toEqual([]);
    expect(markup).not.toContain("<a ");
  });

  test.each([
    ["wide", wide],
    ["narrow", narrow],
  ])("holds each compared force once (%s), and none of those apart", (_name, drawing) => {
    for (const row of dozen.forces) expect(times(drawing, `>${row.called}<`)).toBe(row.standing === "apart" ? 0 : 1);
  });

  test("names its groups with their sizes and puts each force in its own", () => {
    const groups = groupsOf(dozen, "rate").map(({ id, rows }) => [id, rows.map(({ called }) => called)]);
    expect(groups).toEqual([
      ["above", ["South Wales", "Gloucestershire", "North Wales", "Cumbria"]],
      ["same", ["Greater Manchester", "Metropolitan Police", "West Midlands", "Devon and Cornwall"]],
      ["below", ["West Yorkshire", "South Yorkshire", "Humberside", "Kent"]],
    ]);
    expect(textOf(wide)).toContain("Clearly above all other forces: 4");
    expect(times(wide, 'class="is-below"')).toBe(4);
    expect(times(wide, 'class="mark-below"')).toBe(4);
  });

  test("keeps the arrow of an interval that runs on clear of the rate beside it, however wide that is", () => {
    const cut = comparisonOf(DOZEN.map((one, at) => (at === 1 ? { ...one, total: 12, charged: 4, open: 1 } : one)));
    const drawing = partOf(draw(<DotsChart comparison={cut} order="rate" />), '<svg class="only-wide"', "</svg>");
    const tip = Number(/class="runs-on" d="M([\d.]+) /u.exec(drawing)?.[1]) + 4;
    expect(tip).toBeGreaterThan(600);
    expect(drawing).toContain('<text x="778"');
    expect(tip + 4).toBeLessThan(778 - textWidth("100.0%"));
  });

  test("names both averages on their lines", () => {
    expect(textOf(wide)).toMatch(/pooled \d\.\d%.*mean of forces \d\.\d%/u);
    expect(wide).toContain('class="mean"');
  });

  test("prints no rank number and begins its axis at 0%", () => {
    expect(textOf(wide)).not.toMatch(/\b1\. /u);
    expect(wide).toContain(">0%<");
  });

  test("points to a note by its number", () => {
    expect(wide).toContain("see note 1");
  });

  test("stands in each order that can be asked", () => {
    const names = (order: "name" | "crimes" | "open"): readonly string[] =>
      sorted(dozen.forces, order).map(({ called }) => called);
    expect(names("name").slice(0, 2)).toEqual(["British Transport Police", "City of London"]);
    expect(names("crimes")[0]).toBe("Metropolitan Police");
    expect(names("open")[0]).toBe("North Yorkshire");
  });

  test("on the closed basis shows nothing as still open", () => {
    const closed = draw(<DotsChart comparison={{ ...dozen, basis: "closed" }} order="rate" />);
    expect(closed).not.toContain("still open");
    expect(closed).not.toContain("open-bar");
  });

  test("makes room for the longest name", () => {
    const long = "The Hampshire and Isle of Wight Constabulary";
    const comparison = comparisonOf(DOZEN.map((one) => (one.force === "kent" ? { ...one, called: long } : one)));
    const [x] =
      draw(<DotsChart comparison={comparison} order="rate" />).match(
        /(?<=<text x=")\d+(?=" y="[\d.]+" text-anchor="end">The H)/u,
      ) ?? [];
    expect(Number(x)).toBeGreaterThanOrEqual(long.length * 7);
  });
});

describe("what is not one number", () => {
  const unlike = comparisonOf(UNLIKE);
  const markup = draw(<DotsChart comparison={unlike} order="rate" />);
  const wide = partOf(markup, '<svg class="only-wide"', "</svg>");
  const rowOf = (called: string): string => partOf(wide.slice(wide.indexOf(`>${called}<`)), ">", "</g>");

  test("unlike forces stand side by side by name, without a common line", () => {
    expect(groupsOf(unlike, "rate").map(({ id, rows }) => [id, rows.map(({ called }) => called)])).toEqual([
      ["beside", ["Essex", "Gwent", "Kent", "Norfolk", "South Yorkshire"]],
    ]);
    expect(dotsOf(unlike, "rate")).toMatchObject({ pooled: null, mean: null });
    expect(wide).not.toContain('class="pooled"');
  });

  test("an interval count is a hollow box, not a dot", () => {
    expect(rowOf("Kent")).toContain('class="hollow"');
    expect(rowOf("Kent")).not.toContain('class="dot"');
    expect(rowOf("Kent")).toContain("1 to 4 of 60");
  });

  test("what is withheld is a hatched strip that could be anywhere", () => {
    expect(rowOf("Essex")).toContain('fill="url(#hatch-soft)"');
    expect(rowOf("Essex")).toContain("could be anywhere");
    expect(rowOf("Essex")).not.toMatch(/class="(?:dot|ci|hollow)"/u);
  });

  test("a silence is a word, with no mark and no number", () => {
    expect(rowOf("Gwent")).toContain("not held");
    expect(rowOf("Gwent")).not.toMatch(/<circle|class="ci|\d%/u);
  });

  test("a zero is drawn with its interval and has no one in N", () => {
    expect(rowOf("Norfolk")).toContain('class="dot"');
    expect(rowOf("Norfolk")).toContain('class="ci"');
    expect(rowOf("Norfolk")).not.toContain("one in");
  });

  test("in a comparison, a range or a withheld count stands beside the order and is still drawn", () => {
    const mixed = comparisonOf([...DOZEN, ...[essex, norfolk].flatMap((one) => one ?? [])]);
    const last = groupsOf(mixed, "rate").at(-1);
    expect(last?.id).toBe("beside");
    expect(last?.rows.map(({ called }) => called)).toEqual(["Essex"]);
  });

  test("the drawing follows the cells, never a guess", () => {
    const none = { rate: null, interval: null, interval998: null };
    expect(drawingOf({ ...none, numerator: { absent: "withheld" }, denominator: 60 })).toEqual({ kind: "hidden" });
    expect(drawingOf({ ...none, numerator: 3, denominator: { absent: "not stated" } })).toEqual({
      kind: "silent",
      says: "not stated",
    });
    expect(drawingOf({ ...none, numerator: 0, denominator: 0 })).toEqual({ kind: "silent", says: "no rate" });
    expect(drawingOf({ ...none, numerator: { from: 1, to: 4 }, denominator: 60 })).toMatchObject({
      kind: "range",
      from: 1 / 60,
      to: 4 / 60,
    });
    expect(drawingOf({ ...none, numerator: { from: 3, to: null }, denominator: 60 })).toMatchObject({
      kind: "range",
      to: 1,
    });
    expect(drawingOf(rateOf(16, 540))).toMatchObject({ kind: "rate", rate: 16 / 540 });
  });

  test("a small strip draws the same kinds", () => {
    expect(draw(<RateStrip drawing={drawingOf(rateOf(16, 540))} end={0.12} />)).toContain(">12%<");
    expect(draw(<CellStrip drawing={{ kind: "hidden" }} end={1} />)).toContain("could be anywhere");
    expect(draw(<CellStrip drawing={{ kind: "silent", says: "no reply" }} end={1} />)).toContain(">no reply<");
    expect(draw(<CellStrip drawing={{ kind: "range", from: 0.1, to: 0.2, interval: null }} end={1} />)).toContain(
      'class="hollow"',
    );
  });

  test("a force with few crimes does not press the others against the left", () => {
    const tiny = { ...(kent ?? DOZEN[0]), charged: 1, total: 10, why: "", force: "kent", called: "Kent" };
    const { why: _why, ...compared } = tiny;
    const comparison: Comparison = comparisonOf([
      ...DOZEN.filter(({ force }) => force !== "kent"),
      compared as (typeof DOZEN)[number],
    ]);
    expect(dotsOf(comparison, "rate").end).toBeLessThanOrEqual(0.3);
  });
});

describe("the tile map", () => {
  const markup = draw(<TileMap tiles={tilesOf(dozen)} />);
  const wide = partOf(markup, '<svg class="only-wide"', "</svg>");

  test("is well-formed and has one square for each territorial force", () => {
    expect(unclosed(markup)).toEqual([]);
    expect(doubleIds(markup)).toEqual([]);
    expect(times(wide, 'class="tile tile-')).toBe(territorialForces().length);
  });

  test("tints only where a force is clearly different, and says so with a triangle too", () => {
    expect(times(wide, "tile-above")).toBe(4);
    expect(times(wide, "mark-above")).toBe(4);
    expect(times(wide, "tile-below")).toBe(times(wide, "mark-below"));
  });

  test("tells not compared from no figure", () => {
    const apart = dozen.forces.filter(({ standing, force }) => standing === "apart" && forceById(force)?.tile != null);
    expect(times(wide, "tile-apart")).toBe(apart.length);
    expect(times(wide, "tile-absent")).toBe(territorialForces().length - 12 - apart.length);
    expect(times(wide, ">none<")).toBe(times(wide, "tile-absent"));
  });

  test("a line that runs beyond the small axis ends in an arrow head", () => {
    expect(partOf(wide, "<title>South Wales", "</g><title>")).toContain("tile-more");
  });
});

describe("the balance bar", () => {
  const { balance } = forceAnswerOf();
  const lineFor = (line: string, count: BalanceLine["count"]): Balance => ({
    ...balance,
    lines: balance.lines.map((one) => (one.line === line ? { ...one, count, share: null, interval: null } : one)),
  });

  test("South Yorkshire's parts close to 540, not accounted for first", () => {
    const bar = barOf(balance);
    if (bar.kind === "none") throw new Error(bar.why);
    expect(bar.parts.map(({ count }) => count)).toEqual([110, 16, 169, 75, 170]);
    expect(bar.parts.reduce((sum, { size }) => sum + size, 0)).toBeCloseTo(1, 12);
    expect(barInWords(bar, "crimes")).toBe(
      "540 crimes: 110 not accounted for, 16 charged, 169 no suspect identified, 75 victim does not support action, 170 with another agency.",
    );
    const markup = draw(<BalanceBar bar={bar} id="b" title="t" unit="crimes" bracket="540 crimes" />);
    expect(unclosed(markup)).toEqual([]);
    expect(times(markup, '<rect class="b-charged"')).toBe(2);
    expect(times(markup, 'fill="url(#hatch)"')).toBe(2);
  });

  test("a withheld part is a hatched rest with what is left of the total, never a zero", () => {
    const bar = barOf(lineFor("charged", { absent: "withheld", why: "s.40(2)" }));
    if (bar.kind === "none") throw new Error(bar.why);
    expect(bar.parts.at(-1)).toMatchObject({ id: "hidden", count: 16, title: "charged", fill: "url(#hatch-soft)" });
  });

  test("without an exact total, or with parts that add to more, there is no bar and the reason is said", () => {
    expect(barOf({ ...balance, total: { from: 500, to: 549 } })).toMatchObject({ kind: "none" });
    expect(barOf({ ...balance, total: { absent: "not stated" } })).toMatchObject({ kind: "none" });
    expect(barOf(lineFor("charged", 400))).toMatchObject({ kind: "none" });
    expect(barOf(lineFor("not-accounted-for", -5))).toMatchObject({ kind: "none" });
    expect(barOf({ ...balance, total: 0, lines: [] })).toMatchObject({ kind: "none" });
  });

  test("each denominator leaves out what its rule says", () => {
    expect([...leftOut(balance.lines, "all")]).toEqual([]);
    expect([...leftOut(balance.lines, "less-transferred")]).toEqual(["transferred"]);
    expect([...leftOut(balance.lines, "concluded-only")]).toEqual(["not-accounted-for", "transferred"]);
    const bar = barOf(balance);
    if (bar.kind === "none") throw new Error(bar.why);
    const markup = draw(<GhostBar bar={bar} leavesOut={leftOut(balance.lines, "concluded-only")} />);
    expect(times(markup, "b-ghost")).toBe(2);
  });

  test("a part that may hold a charge is not drawn as left out", () => {
    const lines = lineFor("charged", { absent: "withheld" }).lines;
    expect([...leftOut(lines, "concluded-only")]).not.toContain("hidden");
    expect([...leftOut(lineFor("transferred", { from: 1, to: 4 }).lines, "less-transferred")]).toContain("hidden");
  });
});

describe("the chart as a file", () => {
  const svg = compareChartSvg(dozen);

  test("is well-formed and carries its patterns and colours", () => {
    expect(unclosed(svg)).toEqual([]);
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(deadReferences(svg)).toEqual([]);
    expect(refused(svg)).toEqual([]);
    expect(svg).toContain("prefers-color-scheme:dark");
  });

  test("says what it shows, where it comes from, and that it is not official", () => {
    const text = textOf(svg);
    expect(text).toContain("Home Office outcomes open data");
    expect(text).toContain("Not official statistics.");
    expect(text).toContain("Note 1. South Wales");
    for (const { called } of groupsOf(dozen, "rate").flatMap(({ rows }) => rows)) expect(text).toContain(called);
  });

  test("shows unlike forces too", () => {
    expect(unclosed(compareChartSvg(comparisonOf(UNLIKE)))).toEqual([]);
    expect(textOf(compareChartSvg(comparisonOf(UNLIKE)))).toContain(south?.called);
  });
});

describe("axes", () => {
  test("begin at 0 and carry few ticks, with one in N where it is whole", () => {
    const ticks = ticksOf(scaleTo(0.22, 176, 742), 3.5);
    expect(ticks.map(({ label }) => label)).toEqual(["0%", "2.5%", "5%", "10%", "15%", "20%"]);
    expect(ticks.map(({ oneIn }) => oneIn)).toEqual([null, "one in 40", "one in 20", "one in 10", null, "one in 5"]);
  });

  test("end at a round value that holds the rate", () => {
    expect([0.003, 0.11, 0.12, 0.99, 1].map(roundEnd)).toEqual([0.01, 0.12, 0.12, 1, 1]);
  });

  test("a rate beyond the end stands at the end", () => {
    expect(scaleTo(0.1, 0, 100).at(0.7)).toBe(100);
    expect(scaleTo(0.1, 0, 100).at(-0.1)).toBe(0);
  });
});
