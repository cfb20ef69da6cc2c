// Archives of files, and letters: each file in an archive is opened as if it had come alone; a letter is no table of one column.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { opened } from "./opening.ts";
import { at, pdf } from "./pdf.ts";
import { part, worksheet, xlsxParts, zip } from "./zip.ts";

const BOOK = zip(xlsxParts(worksheet('<row r="1"><c r="A1" t="str"><v>Force</v></c><c r="B1"><v>3</v></c></row>')));

describe("an archive of files is opened", () => {
  test("file by file, with the file as the part that a sheet stands in", async () => {
    const file = await opened(
      "reply.zip",
      zip([
        part("Reply/figures.csv", "force,crimes\nKent,40\n"),
        { name: "Reply/book.xlsx", bytes: BOOK },
        { name: "Reply/letter.pdf", bytes: pdf({ pages: [at(50, 700, "There were 540 crimes.")] }) },
        part("__MACOSX/._figures.csv", "x"),
        part("Reply/", ""),
      ]),
    );
    expect(file).toMatchObject({ format: "zip", problems: [], text: ["There were 540 crimes."] });
    expect(file.sheets.map(({ name, part: inside }) => [name, inside])).toEqual([
      ["Reply/figures.csv", "Reply/figures.csv"],
      ["Reply/book.xlsx: Data", "Reply/book.xlsx"],
    ]);
    expect(parseCsv(readFileSync(file.sheets[0]?.path ?? "", "utf8"), ",")).toEqual([
      ["force", "crimes"],
      ["Kent", "40"],
    ]);
  });

  test("and a file in it that cannot be read is a problem of its own, the others are read", async () => {
    const file = await opened(
      "reply.zip",
      zip([
        part("a.csv", "force,crimes\nKent,40\n"),
        { name: "inner.zip", bytes: zip([part("b.csv", "a,b\n1,2\n")]) },
        part("c.xlsx", "a,b\n1,2\n"),
      ]),
    );
    expect(file.sheets.map(({ name }) => name)).toEqual(["a.csv"]);
    expect(file.problems).toMatchObject([
      { file: "reply.zip", sheet: "inner.zip", found: "an archive inside an archive" },
      { file: "reply.zip", sheet: "c.xlsx", found: "a text under the name of a workbook" },
    ]);
  });

  test("and a signal of a file says which file", async () => {
    const file = await opened(
      "reply.zip",
      zip([{ name: "a.csv", bytes: Buffer.from("force,caf\u00e9\nKent,40\n", "latin1") }, part("b.csv", "a,b\n1,2\n")]),
    );
    expect(file.signals).toMatchObject([{ kind: "encoding-assumed", sheet: "a.csv" }]);
  });
});

describe("an archive of files is refused", () => {
  const many = Array.from({ length: 61 }, (_, i) => part(`${i}.csv`, "a,b\n1,2\n"));
  test.each([
    [
      "with nothing in it that is read",
      zip([
        part("a.bin", "\u0000\u0001\u0002\u0003\u0004\u0005"),
        part("b.bin", "\u0000\u0001\u0002\u0003\u0004\u0006"),
      ]),
      "unsupported-format",
      /archive of 2 files without/,
    ],
    [
      "of archives",
      zip([{ name: "inner.zip", bytes: zip([part("b.csv", "a,b\n1,2\n")]) }]),
      "unsupported-format",
      /archive inside an archive/,
    ],
    ["of very many files", zip(many), "too-large", /61 files/],
    ["with a name that climbs", zip([part("../../a.csv", "a,b\n1,2\n")]), "unsafe-file", /leads out/],
    ["with a wrong checksum", zip([part("a.csv", "a,b\n1,2\n", { declaredCrc: 1 })]), "unreadable-file", /checksum/],
    ["under a password", zip([part("a.csv", "a,b\n1,2\n", { flags: 1 })]), "protected-file", /password/],
  ])("%s", async (_what, bytes, code, found) => {
    const file = await opened("reply.zip", bytes);
    expect(file).toMatchObject({ sheets: [], text: null });
    expect(file.problems).toMatchObject([{ code, found: expect.stringMatching(found) }]);
  });
});

describe("a letter is text, not a table of one column", () => {
  const LETTER = [
    "Dear Ms Smith,",
    "",
    "Thank you for your request of 4 January, which we received on 5 January.",
    "In 2018/19 there were 540 crimes with the flag, 16 of them charged, and in 2019/20 there were 600.",
    "Yours sincerely,",
    "Information Access",
  ].join("\r\n");

  test.each(["letter.txt", "letter.md", "letter.eml", "letter", "letter.csv"])("under the name %s", async (name) => {
    const file = await opened(name, LETTER);
    expect(file).toMatchObject({ sheets: [], problems: [] });
    expect(file.text).toEqual(LETTER.split("\r\n").filter((line) => line !== ""));
  });

  test("in Windows-1252 too, and that is told", async () => {
    const file = await opened(
      "letter.txt",
      Buffer.from(`${LETTER}\nThe caf\u00e9 is closed on most days of the week.`, "latin1"),
    );
    expect(file.signals).toMatchObject([{ kind: "encoding-assumed" }]);
    expect(file.text?.at(-1)).toContain("café");
  });

  test.each([
    ["a column of names", "Force\nAvon and Somerset\nDevon and Cornwall\nKent\n"],
    ["a column of figures", "540\n16\n"],
    [
      "a table below a few words",
      "Crimes with the flag, by force and year, as asked for\n\nforce,2018/19\nKent,40\nDorset,31\n",
    ],
    [
      "a table of long notes",
      'force,note\nKent,"There were many crimes that year, and we say so."\nDorset,"Nothing was held on this by the force."\n',
    ],
    ["a table with semicolons", "force;crimes\nKent;40\n"],
  ])("while %s stays a table", async (_what, text) => {
    expect((await opened("table.csv", text)).sheets).toHaveLength(1);
  });
});
