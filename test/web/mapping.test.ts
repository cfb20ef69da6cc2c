// The mapping page as text: what is left to say stands first, every correction is a link or a small form, and nothing depends on colour or script.
import { describe, expect, test } from "vitest";
import { mapHref } from "../../src/web/mapping-links.ts";
import { meaningsWords, meaningWord, roleWords, saidWords, sayWords } from "../../src/web/mapping-words.ts";
import { mappingPage } from "../../src/web/pages/mapping.tsx";
import { mappingView } from "./mapping-sample.ts";
import { deadReferences, doubleIds, refused, unclosed } from "./reading.ts";

const before = mappingPage({ view: mappingView(false) });
const after = mappingPage({ view: mappingView(true) });
const words = (html: string): string =>
  html
    .replace(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/gsu, " ")
    .replace(/<[^>]+>/gu, " ")
    .replace(/&amp;/gu, "&")
    .replace(/\s+/gu, " ");

test.each([
  ["before anything was said", before],
  ["with a draft", after],
])("the page %s closes its tags, has each id once, leads nowhere dead and runs nothing inline", (_when, html) => {
  expect([unclosed(html), doubleIds(html), deadReferences(html), refused(html)]).toEqual([[], [], [], []]);
});

describe("what is left to say", () => {
  test("is one sentence, and the form has exactly the fields that are missing", () => {
    expect(words(before)).toContain(
      "Three things are left to say Say which force these figures are of and when the flag is set. And say what the label means.",
    );
    expect(before).toContain('name="force"');
    expect(before).toContain('name="flagRule"');
    expect(before.match(/id="say-[a-z]+"/giu)).toEqual(['id="say-force"', 'id="say-flagRule"']);
  });

  test("is shorter once something was said, and each word can be taken back by a link to the draft without it", () => {
    expect(words(after)).toContain("One thing is left to say");
    expect(words(after)).toContain("Force: Kent take back");
    expect(words(after)).toContain("Flag rule: CSE marker undo");
    expect(after).toContain(`href="${mapHref("a".repeat(64), { sheet: 1, said: ["force=kent"] })}#say"`);
  });
});

describe("the table", () => {
  test("says in words what each row and column was read as", () => {
    expect(words(before)).toMatch(/3 headings .* 4 data .* 7 total .* 8 note/u);
    expect(words(before)).toContain("A names the line");
    expect(words(before)).toContain("B figures: 2021/22");
    expect(words(before)).toContain("D notes");
  });

  test("gives every figure an anchor, so that a check leads to it", () => {
    expect(before).toContain('id="cell-B4"');
    expect(before).toContain('href="#cell-B7"');
  });

  test("offers every other kind of row as a button of one form", () => {
    for (const kind of ["data", "header", "note", "title", "blank"])
      expect(before).toContain(`name="set" value="row:7=${kind}"`);
    expect(before).not.toContain('value="row:7=total"');
    expect(before).toContain('form="draft"');
  });

  test("carries the draft along in each form", () => {
    const forms = after.match(/<form[^>]*method="(?:get|post)".*?<\/form>/gsu) ?? [];
    expect(forms.length).toBeGreaterThan(5);
    for (const form of forms) expect(form).toContain('<input type="hidden" name="set" value="force=kent"');
  });

  test("says which figures are not complete, and marks a label that is not understood with words", () => {
    expect(before).toContain("(not complete yet)");
    expect(before).toContain("NFA: not understood. Say what it means");
  });
});

test("a total that differs stands first among the checks, with both cells", () => {
  expect(words(before)).toContain("1 of 2 stated totals do not agree with the cells");
  expect(words(before)).toMatch(/B7 261 B4 , B5 , B6 260 differs/u);
});

test("the effect is a balance with its rate in a sentence, beside what the book says now", () => {
  expect(words(after)).toContain("1 question that has no answer yet gets one.");
  expect(words(after)).toContain("One in 34 (one in 21 to one in 55) charged. 110 of 540 crimes not accounted for.");
  expect(words(before)).toContain("Nothing yet: no figure is complete.");
});

test("a file without a table says so, and leads to entering by hand", () => {
  const view = {
    ...mappingView(false),
    grid: null,
    reading: null,
    sheets: [],
    sheet: 0,
    why: "No table was found in this file.",
  };
  expect(words(mappingPage({ view }))).toContain(
    "No table was found in this file. Enter its figures by hand , or open foi-761.csv",
  );
});

test("a letter that refuses without naming its force asks for that alone, and can then be saved", () => {
  const empty = { ...mappingView(false), grid: null, reading: null, sheets: [], sheet: 0, why: "No table." };
  const asks = mappingPage({ view: { ...empty, ofLetter: ["force"], said: [] } });
  expect(words(asks)).toContain("One thing is left to say of the letter");
  expect(asks).not.toContain('method="post"');
  expect(mappingPage({ view: { ...empty, ofLetter: [], said: ["force=kent"] } })).toContain('method="post"');
});

test("a hidden sheet is shown without any way to say what it means", () => {
  const html = mappingPage({ view: { ...mappingView(false), hidden: true } });
  expect(words(html)).toContain("Somebody hid this sheet in the file");
  expect(html).not.toContain('value="row:');
  expect(html).not.toContain('method="post"');
});

test("words of a source stay text: nothing in a cell or a label becomes markup", () => {
  const view = mappingView(false);
  const rows = [["<script>alert(1)</script>", '"><img src=x>']];
  const html = mappingPage({ view: { ...view, grid: { ...(view.grid as NonNullable<typeof view.grid>), rows } } });
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<img");
});

describe("words", () => {
  test.each([
    ["force=kent", "Force: Kent"],
    ["unit=crimes", "Unit: crimes"],
    ["period=", "Period: not said"],
    ["row:14=header", "Row 14: headings"],
    ["B=ignore", "Column B: not read"],
    ["2:B=note", "Column of table 2, B: notes"],
    ["B=label:line", "Column B: names the line"],
    ["B=period:2018/19;line:charged", "Column B: figures: 2018/19, charged"],
    ["label:NFA=line:outcome:18", "“NFA”: outcome 18: investigation complete – no suspect identified"],
    ["label:NFA=", "“NFA”: left out"],
    ["label:a=b=charged", "“a=b”: charged"],
  ])("%s is “%s”", (said, says) => expect(saidWords(said)).toBe(says));

  test("what is left to say is asked in one order, whatever order it comes in", () => {
    expect(sayWords(["flagRule", "force", "unit"])).toBe(
      "Say which force these figures are of, what is counted and when the flag is set.",
    );
    expect(sayWords([])).toBe("");
  });

  test("meanings and roles", () => {
    expect(meaningsWords({ line: "total", force: "kent", period: "2018/19" })).toBe("Kent, 2018/19, total");
    expect(meaningWord("scope", "flag:CSE")).toBe("Crimes with the CSE flag");
    expect(roleWords("count", { line: "no-suspect" })).toBe("figures: no suspect identified");
  });
});

test("an address keeps what may stand in it readable", () => {
  expect(mapHref("ab", { sheet: 2, said: ["B=period:2018/19", "label:no further=total"] })).toBe(
    "/map/ab/2?set=B=period:2018/19&set=label:no+further=total",
  );
});
