// Letters in one call: a refusal becomes an absent total with its section, and everything else is told with what to do.
import { expect, test } from "vitest";
import { forceOfDocument, forcesNamed } from "../../src/sources/replies/forces-named.ts";
import { readLetter } from "../../src/sources/replies/refused.ts";
import { absent } from "../../src/standard/cell.ts";

const OVER_LIMIT = [
  "FOI 00412/24",
  "You asked how many crimes flagged as child sexual exploitation (CSE) were recorded from 1 April 2023 to 31 March 2024,",
  "and their outcomes, and for the modus operandi of each.",
  "When one part of a request is over the limit, the whole request is refused.",
  "I am therefore refusing your request under section 12(1) of the Freedom of Information Act 2000.",
  "Kent Police",
];

function codesOf(text: readonly string[], figures = 0): readonly string[] {
  return readLetter({ file: "reply.pdf", text, figures, force: "kent" }).problems.map(({ code }) => code);
}

test("a refusal in whole is the absent total of what was asked, with its section and period", () => {
  const { rows, problems } = readLetter({ file: "reply.pdf", text: OVER_LIMIT, figures: 0, force: null });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    force: "kent",
    period: "2023/24",
    unit: "crimes",
    scope: "flag:CSE",
    line: "total",
    cell: absent("cost limit", "s.12(1)"),
    row: 5,
  });
  expect(problems.map(({ code }) => code)).toEqual(["refused-in-whole"]);
});

test("a refusal that does not name CSE is not put in the scope of its flag", () => {
  const { rows } = readLetter({
    file: "Kent.pdf",
    text: ["Your request is refused under section 14(1)."],
    figures: 0,
    force: null,
  });
  expect(rows[0]).toMatchObject({ scope: "other:as asked", period: "as asked", cell: absent("withheld", "s.14(1)") });
});

test("nothing held is an absence of its own, never 0", () => {
  const { rows } = readLetter({
    file: "Kent.pdf",
    text: ["CSE crimes in 2023/24 and 2022/23: no information held."],
    figures: 0,
    force: null,
  });
  expect(rows.map(({ period, cell }) => [period, cell])).toEqual([
    ["2022/23", absent("not held")],
    ["2023/24", absent("not held")],
  ]);
});

test("a refusal whose force nobody names gives no cell and asks for the force", () => {
  const text = ["Your request is refused under section 14(1). Kent Police and Essex Police"];
  const { rows, problems } = readLetter({ file: "reply.pdf", text, figures: 0, force: null });
  expect(rows).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain("force-not-named");
});

test("figures in sentences ask for two people's hands, and in a table they do not", () => {
  const text = ["There were 111 crimes with a CSE marker in 2013/14, of which 9 led to a charge."];
  expect(codesOf(text)).toEqual(["figures-in-words"]);
  expect(codesOf(text, 4)).toEqual([]);
});

test("a letter of dates, sections and references alone asks for nothing", () => {
  const text = [
    "FOI Ref: 19_15",
    "4 May 2024",
    "Thank you for your request. You may complain under section 50 within 40 working days.",
  ];
  expect(codesOf(text)).toEqual([]);
});

test("a part that is kept back and several requests are told beside the figures", () => {
  const text = [
    "References 1204/24 and 1205/24.",
    "The figures are provided in the table below, with the exception of ages, which are exempt under section 40(2).",
  ];
  expect(codesOf(text, 8)).toEqual(["part-withheld", "several-requests"]);
});

test.each([
  ["FOI 01234-24 South Yorkshire Police response.xlsx", ["south-yorkshire"]],
  ["foi_2024_west-mercia.csv", ["west-mercia"]],
  ["Reply from SYP", ["south-yorkshire"]],
  ["we met on Monday", []],
  ["Devon & Cornwall Police", ["devon-and-cornwall"]],
  ["Norfolk and Suffolk Constabularies", ["norfolk", "suffolk"]],
  ["essex", ["essex"]],
  ["Sussexshire", []],
])("%j names %j", (text, forces) => {
  expect([...forcesNamed(text)].sort()).toEqual(forces);
});

test("the file's name goes before the words, and two forces are nobody", () => {
  expect(forceOfDocument("Kent Police.pdf", ["Essex Police was asked too."])).toBe("kent");
  expect(forceOfDocument("reply.pdf", ["Kent Police", "Essex Police"])).toBeNull();
  expect(forceOfDocument("Kent and Essex.pdf", ["Kent Police"])).toBeNull();
});
