import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ForceAnswer } from "../../src/measures/result.ts";
import { aboutPage } from "../../src/web/pages/about.tsx";
import { addedPage, addPage } from "../../src/web/pages/add.tsx";
import { comparePage } from "../../src/web/pages/compare.tsx";
import { forcePage } from "../../src/web/pages/force.tsx";
import { forcesPage } from "../../src/web/pages/forces.tsx";
import { messagePage } from "../../src/web/pages/message.tsx";
import { noFigurePage, nothingYetPage } from "../../src/web/pages/nothing.tsx";
import { passportPage } from "../../src/web/pages/passport.tsx";
import { problemsPage } from "../../src/web/pages/problems.tsx";
import { filePage, sourcesPage } from "../../src/web/pages/sources.tsx";
import type { Question } from "../../src/web/views.ts";
import { deadReferences, doubleIds, partOf, refused, textOf, unclosed } from "./reading.ts";
import {
  CHOICES,
  closingAnswerOf,
  comparisonOf,
  figurePassportOf,
  fileReportOf,
  forceAnswerOf,
  QUESTION,
  sumPassportOf,
  UNLIKE,
} from "./sample.ts";

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>.csv`;
const flagged: Question = {
  ...QUESTION,
  scope: "flag:CSE",
  period: "last recorded financial year",
  basis: "not stated",
};
const compare = (changes = {}, order: "rate" | "name" = "rate"): string =>
  comparePage({ comparison: comparisonOf(undefined, changes), choices: CHOICES, question: QUESTION, order });
const force = (changes: Partial<ForceAnswer> = {}): string =>
  forcePage({ answer: forceAnswerOf(changes), question: flagged, choices: CHOICES });
const unread = fileReportOf({
  file: "reply.xls",
  state: "kept unread",
  source: null,
  edition: null,
  cells: { read: 0, exact: 0, interval: 0, absent: {}, notUnderstood: 0 },
});
const about = {
  measures: [
    { id: "charge-rate", title: "Charge rate", version: 1, digest: "9".repeat(64), says: "s", formula: "a ÷ b" },
  ],
  scopes: [{ id: "code:71", title: "Code 71", says: "It never stands in for the CSE flag.", codes: ["71"] }],
  outcomes: [{ type: 1, title: "Charged/Summonsed", line: "Charged" }],
};

const PAGES: Readonly<Record<string, string>> = {
  compare: compare(),
  "compare, unlike": comparePage({
    comparison: comparisonOf(UNLIKE),
    choices: CHOICES,
    question: QUESTION,
    order: "rate",
  }),
  "compare, closed": compare({ basis: "closed" }),
  force: force(),
  "force, closing": forcePage({ answer: closingAnswerOf(), question: QUESTION, choices: CHOICES }),
  forces: forcesPage({
    forces: [
      { id: "kent", called: "Kent", code: "E23000032", nation: "England", says: "2 questions answered", known: true },
      { id: "btp", called: "British Transport Police", code: null, nation: null, says: "No figure.", known: false },
    ],
  }),
  passport: passportPage({ passport: figurePassportOf(), question: flagged }),
  "passport of a sum": passportPage({ passport: sumPassportOf(), question: QUESTION }),
  sources: sourcesPage({ files: [fileReportOf(), unread] }),
  "no sources": sourcesPage({ files: [] }),
  file: filePage({ report: fileReportOf() }),
  problems: problemsPage({ files: [fileReportOf(), unread] }),
  "no problems": problemsPage({ files: [] }),
  add: addPage({}),
  added: addedPage({ reports: [fileReportOf(), unread, fileReportOf({ problems: [] })] }),
  about: aboutPage(about),
  message: messagePage({ title: "There is no such page", says: "Nothing stands here.", hint: null, status: 404 }),
  "no figure": noFigurePage({
    question: { ...flagged, basis: "closed" },
    choices: CHOICES,
    nearest: [{ title: "CSE flag, recorded basis", href: "/compare?scope=flag:CSE", says: "29 forces" }],
  }),
  "nothing yet": nothingYetPage(),
};

describe.each(Object.entries(PAGES))("the page %s", (_name, page) => {
  test("is whole: doctype, language, title, tags that close", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/u);
    expect(page).toMatch(/<title>[^<]+ – Everycase<\/title>/u);
    expect(unclosed(page)).toEqual([]);
  });

  test("styles and runs nothing inline", () => {
    expect(refused(page)).toEqual([]);
  });

  test("has one h1, a skip link, the landmarks, unique ids and no dead reference", () => {
    expect(page.match(/<h1[ >]/gu)).toHaveLength(1);
    expect(page).toContain('<a class="skip" href="#main">');
    for (const landmark of ["<header", "<nav", "<main", "<footer", "<aside"]) expect(page).toContain(landmark);
    expect(doubleIds(page)).toEqual([]);
    expect(deadReferences(page)).toEqual([]);
  });

  test("says that its figures are not official statistics, and where to turn", () => {
    expect(textOf(page)).toContain("not official statistics");
    expect(textOf(page)).toContain("Childline 0800 1111");
  });

  test("names each table's columns and every repeated region", () => {
    for (const [head] of page.matchAll(/<th[ >][^>]*>/gu)) expect(head).toMatch(/scope="/u);
    for (const [region] of page.matchAll(/<(?:nav|section|form)[^>]*>/gu))
      expect(region).toMatch(/aria-label(?:ledby)?="/u);
  });
});

describe("the checks themselves notice a fault", () => {
  test("a tag left open, an inline style, a script, a double id, a dead reference", () => {
    expect(unclosed("<p><b>x</p>")).not.toEqual([]);
    expect(refused('<p style="color:red">')).toHaveLength(1);
    expect(refused("<script>1</script>")).toHaveLength(1);
    expect(refused('<script type="module" src="/static/add.js"></script>')).toEqual([]);
    expect(refused("<img onerror=1>")).toHaveLength(1);
    expect(doubleIds('<p id="a"><p id="a">')).toEqual(["a"]);
    expect(deadReferences('<a href="#b">')).toEqual(["b"]);
  });
});

describe("the comparison", () => {
  test("leads with the finding and its interval, kept in one piece", () => {
    const h1 = partOf(compare(), "<h1>", "</h1>");
    expect(h1).toMatch(/one in \d+ had led to a charge <span class="nb">\(one in \d+ to one in \d+\)<\/span>/u);
    expect(textOf(h1)).toContain("April 2018 to March 2019, edition about January 2020");
  });

  test("is a form that works without script, with the question marked", () => {
    const form = partOf(compare(), '<form class="filter"', "</form>");
    expect(form).toContain('method="get"');
    expect(form).toMatch(/<option selected value="child-titled"|<option value="child-titled" selected/u);
  });

  test("sorts by links in the headings, with aria-sort on the one in use", () => {
    const head = partOf(compare({}, "name"), "<thead><tr><th", "</thead>");
    const table = partOf(compare({}, "name"), '<table class="tight">', "</table>");
    expect(head.length).toBeGreaterThan(0);
    expect(table).toMatch(/aria-sort="ascending"><a class="sort"/u);
    expect(table.match(/aria-sort/gu)).toHaveLength(1);
    expect(table).toContain("&amp;order=crimes#table");
  });

  test("every number of a row leads to its passport", () => {
    const row = partOf(compare(), '<th scope="row"><a href="/force/kent', "</tr>");
    for (const figure of ["rate", "charged", "total", "open"])
      expect(row).toContain(`/passport?figure=${figure}&amp;force=kent`);
  });

  test("says of a zero that no one in N is said of it", () => {
    const row = partOf(partOf(compare(), 'id="table"', "</table>"), "City of London", "</tr>");
    expect(textOf(row)).toContain("0.0 (0.0 to 65.8)");
    expect(textOf(row)).toContain("not said of 0");
    expect(textOf(row)).not.toMatch(/one in \d/u);
  });

  test("lists who is not compared, with what is known and why", () => {
    const apart = textOf(partOf(compare(), 'id="apart"', "</section>"));
    expect(apart).toContain("16 of 983 , open its passport charged, 1.6% (1.0% to 2.6%)");
    expect(apart).toContain("Too much is open.");
    expect(apart).toContain("Police Scotland not applicable Outside this publication.");
  });

  test("counts its groups from the numbers", () => {
    expect(textOf(compare())).toContain("4 of 12 forces cannot be told apart from all the others");
    expect(textOf(compare())).toContain("Four stand clearly above all other forces together and four clearly below.");
  });

  test("changes its words on the closed basis", () => {
    const closed = textOf(partOf(PAGES["compare, closed"] ?? "", "<main", "</main>"));
    expect(closed).toContain("outcomes given");
    expect(closed).not.toContain("till open");
    expect(closed).not.toContain("no outcome yet");
  });

  test("puts unlike forces side by side, without an average and without an order", () => {
    const unlike = textOf(PAGES["compare, unlike"] ?? "");
    expect(unlike).toContain("These figures are shown side by side, in no order");
    expect(unlike).not.toContain("Order within each group");
    expect(unlike).not.toContain("Mean of the");
    expect(PAGES["compare, unlike"]).not.toContain("aria-sort");
    expect(unlike).toContain("A square without a figure is a silence, not a zero.");
    expect(unlike).toContain("Flag rule: keyword rule.");
    expect(unlike).toContain("Period: 2017/18.");
  });

  test("many missing forces with one reason share a row that names them", () => {
    const missing = ["A", "B", "C", "D", "E"].map((called) => ({
      force: called,
      called,
      why: "Nobody has asked.",
      absence: "not asked",
    }));
    const page = compare({ coverage: { ...comparisonOf().coverage, missing } });
    expect(textOf(partOf(page, 'id="apart"', "</section>"))).toContain("5 forces A, B, C, D, E");
  });

  test("offers what is shown as CSV, JSON, Parquet and SVG", () => {
    for (const format of ["csv", "json", "parquet", "svg"])
      expect(compare()).toContain(`/download/compare.${format}?scope=`);
  });
});

describe("a force", () => {
  test("shows first what nobody has accounted for, and how the parts make the total", () => {
    const text = textOf(force());
    expect(text).toContain("110 of 540 crimes are not accounted for");
    expect(text).toContain("The four stated figures make 430 of the 540.");
    expect(text).toContain("540 − 16 − 169 − 75 − 170 = 110");
    expect(text).toContain("34.4%");
  });

  test("draws all three denominators and links the two not shown", () => {
    const part = partOf(force(), 'id="denominators"', "</section>");
    expect(part.match(/class="denom"/gu)).toHaveLength(3);
    expect(part.match(/<h3><a href/gu)).toHaveLength(2);
    expect(textOf(part)).toMatch(/One in 34 .*One in 23 .*One in 16 /u);
  });

  test("says that nobody has said how the flag was put on", () => {
    expect(textOf(force())).toContain("The flag: nobody has said how it was put on");
    const stated = textOf(force({ flag: { rule: "keyword rule", origin: null } }));
    expect(stated).toContain("Flag rule: keyword rule. Flag origin: nobody has said.");
  });

  test("keeps other units beside the balance", () => {
    expect(textOf(force())).toContain("Arrests arrests The districts add to 1,957. 2014-01/2019-06 2,016");
  });

  test("prints a withheld charge as withheld, with its exemption, and no bar of it as zero", () => {
    const { balance } = forceAnswerOf();
    const lines = balance.lines.map((line) =>
      line.line === "charged"
        ? { ...line, count: { absent: "withheld", why: "s.40(2)" } as const, share: null, interval: null }
        : line,
    );
    const part = partOf(force({ balance: { ...balance, lines, sum: null } }), 'id="balance"', "</section>");
    expect(textOf(part)).toContain("withheld (s.40(2))");
    expect(textOf(part)).toContain("not said");
    expect(part).toContain("url(#hatch-soft)");
  });
});

describe("a passport", () => {
  const page = PAGES.passport ?? "";

  test("draws the very cell, its row and its column", () => {
    expect(page).toContain('<td class="is-cell stays">16');
    expect(page).toContain('<td class="is-used stays">540');
    expect(page).toContain('<th scope="col" class="is-row-head stays">K</th>');
    expect(textOf(page)).toContain("Filled: the numerator, K28.");
  });

  test("gives the command, the hash and the working by hand", () => {
    expect(textOf(page)).toContain("sha256sum foi_facts.csv");
    expect(textOf(page)).toContain("= 17.92 ÷ 543.84 = 0.0330");
  });

  test("leaves out columns in which nothing stands, as a cut", () => {
    const [file] = figurePassportOf().files;
    const window = file?.window;
    if (file === undefined || window == null) throw new Error("the sample has a window");
    const rows = window.rows.map((row) =>
      row === null || row.head ? row : { ...row, cells: row.cells.map((cell, index) => (index === 2 ? "" : cell)) },
    );
    const page = passportPage({
      passport: figurePassportOf({ files: [{ ...file, window: { ...window, rows } }] }),
      question: flagged,
    });
    const grid = partOf(page, '<table class="grid-sheet">', "</table>");
    expect(grid).not.toContain(">I</th>");
    expect(grid).not.toContain(">unit</td>");
    expect(grid.match(/<th scope="col" class="gap/gu)).toHaveLength(2);
  });

  test("breaks a long command so that a shell still reads it", () => {
    expect(page).toContain("everycase force 'South Yorkshire' \\\n  --scope flag:CSE \\\n  --denominator all");
  });

  test("lists the cells of a sum, and says how many are not listed and how many hold 0", () => {
    const sum = textOf(PAGES["passport of a sum"] ?? "");
    expect(sum).toContain("Numerator: the first 19 cells");
    expect(sum).toContain("1,204 more cells not listed here");
    expect(sum).toContain("13 cells that hold 0");
    expect(sum).not.toContain("= 41 ,");
  });
});

describe("files and problems", () => {
  test("a problem says where, what was found, what was wanted and what can be done", () => {
    const row = textOf(partOf(PAGES.file ?? "", "Sheet2!C14", "</tr>"));
    expect(row).toContain("NFA? an outcome type of the 2014 framework Ask the force which outcome is meant.");
    expect(textOf(PAGES.file ?? "")).toContain("Sheet2!D9 and 2 more cells");
  });

  test("a file kept unread is said to be archived, and nothing is called zero", () => {
    expect(textOf(PAGES.problems ?? "")).toContain("It was archived as received; no cell was read.");
    expect(textOf(PAGES.added ?? "")).toContain("Nothing was changed to 0.");
  });

  test("the form takes many files and works without script", () => {
    const form = partOf(PAGES.add ?? "", "<form", "</form>");
    expect(form).toContain('enctype="multipart/form-data"');
    expect(form).toContain('name="files"');
    expect(form).toContain("multiple");
  });

  test("hostile names are text and nothing else", () => {
    const report = fileReportOf({
      file: HOSTILE,
      problems: [{ code: "x", file: HOSTILE, found: HOSTILE, wanted: HOSTILE }],
    });
    const pages = [
      filePage({ report }),
      sourcesPage({ files: [report] }),
      problemsPage({ files: [report] }),
      addedPage({ reports: [report] }),
    ];
    for (const page of pages) {
      expect(refused(page)).toEqual([]);
      expect(page).not.toContain("<script>alert");
      expect(textOf(page)).toContain("<script>alert('x')</script>");
    }
  });

  test("a hostile question is text and nothing else", () => {
    const page = noFigurePage({
      question: { ...QUESTION, scope: HOSTILE, period: HOSTILE },
      choices: CHOICES,
      nearest: [],
    });
    expect(refused(page)).toEqual([]);
    expect(unclosed(page)).toEqual([]);
    expect(textOf(page)).toContain("That does not mean zero.");
  });
});

describe("the style sheet", () => {
  const css = readFileSync("src/web/static/everycase.css", "utf8");

  test("has a rule for every class that a page uses", () => {
    const used = new Set(
      Object.values(PAGES).flatMap((page) =>
        [...page.matchAll(/\sclass="([^"]*)"/gu)].flatMap(([, all]) => (all ?? "").split(" ")),
      ),
    );
    const plain = new Set(["", "is-same", "is-apart", "sheet", "nb", "balance", "apart-table", "problems-table"]);
    const missing = [...used].filter((name) => !plain.has(name) && !css.includes(`.${name}`));
    expect(missing).toEqual([]);
  });

  test("closes every brace and imports nothing", () => {
    expect(css.split("{").length).toBe(css.split("}").length);
    expect(css).not.toMatch(/@import|url\(/u);
  });
});
