// CSV files: left where they are when they are plain, copied as plain UTF-8 when not, refused when they cannot be trusted.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { checkCompressed, openFile, transcodeCsv } from "../../src/sources/sheet/open.ts";
import type { OpenedFile } from "../../src/sources/sheet/opened.ts";
import { job, kept, opened } from "./opening.ts";

describe("a CSV file that a bulk reader can read stays where it is", () => {
  test.each([
    ["line feeds", "a,b\n1,2\n"],
    ["carriage return and line feed", "a,b\r\n1,2\r\n"],
    ["a byte order mark", "\uFEFFa,b\n1,2\n"],
    ["no last line end", "a,b\n1,2"],
    ["line feeds inside quotes between CRLF", 'a,"x\ny"\r\n1,2\r\n'],
    ["blank lines at the end", "a,b\n1,2\n\n\n"],
    ["a blank line inside quotes", 'a,"x\n\ny"\n1,2\n'],
    ["letters beyond ASCII", "Ærø,£\n1,2\n"],
  ])("with %s", async (_what, text) => {
    const path = kept("a.csv", text);
    const folder = job();
    const file = await openFile({ path, name: "a.csv", folder });
    expect(file).toMatchObject({
      format: "csv",
      signals: [],
      problems: [],
      sheets: [{ path, gzip: false, delimiter: "," }],
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(file.sheets[0]?.head[0]?.[0]).not.toContain("\uFEFF");
  });

  test("and a compressed one is not unpacked", async () => {
    const path = kept("a.csv.gz", gzipSync("a;b\n1;2\n"));
    const folder = job();
    const file = await openFile({ path, name: "a.csv.gz", folder });
    const sheet = {
      path,
      gzip: true,
      delimiter: ";",
      records: 2,
      head: [
        ["a", "b"],
        ["1", "2"],
      ],
    };
    expect(file).toMatchObject({ format: "csv.gz", signals: [], problems: [], sheets: [sheet] });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the head holds sixty rows, and the number of records is told only where the head holds all", async () => {
    const rows = Array.from({ length: 61 }, (_, i) => `${i + 1},x`);
    const [sixty, more] = [await opened("a.csv", rows.slice(0, 60).join("\n")), await opened("a.csv", rows.join("\n"))];
    expect(sixty.sheets[0]).toMatchObject({ records: 60 });
    expect(more.sheets[0]).toMatchObject({ records: null });
    expect(more.sheets[0]?.head).toHaveLength(60);
    expect(more.sheets[0]?.head[59]).toEqual(["60", "x"]);
  });

  test("a letter cut in two by the borders of chunks is whole again", async () => {
    const text = `${"é".repeat(100)},`.repeat(4000);
    const rows = text.replace(/(.{2020})/g, "$1\n");
    for (const shift of ["", "x", "xx"]) {
      const file = await opened("a.csv", shift + rows);
      expect(file.signals).toEqual([]);
      expect(file.sheets[0]?.head.flat().join("")).not.toContain("\uFFFD");
    }
  });
});

describe("the separator is told from the first rows", () => {
  test.each([
    [",", "a,b,c\n1,2,3\n"],
    [";", "a;b;c\n1,5;2,5;3,5\n4;5;6\n"],
    ["\t", "a\tb\n1,204\t2\n"],
    ["|", "a|b\n1|2\n"],
    [",", "only one column\nhere\n"],
    [",", 'a,b\n"x;y;z",1\n"p;q;r",2\n'],
    [";", "Table 1: outcomes, by force\n\na;b;c\nKent;1;2\nEssex;3;4\n"],
    [";", "sep=;\na;b,c,d\n1;2,3,4\n"],
    ["|", "SEP=|\r\na,b|c,d\r\n"],
  ])("%j", async (delimiter, text) => {
    expect((await opened("a.csv", text)).sheets[0]?.delimiter).toBe(delimiter);
  });
});

describe("any other CSV becomes a plain UTF-8 copy in the job's folder", () => {
  const TEXT = 'force,"said “so”"\nÆrø,£5\n';
  const plain = (file: OpenedFile) => readFileSync(file.sheets[0]?.path ?? "", "utf8");
  const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

  test.each([
    ["UTF-16LE", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
    ["UTF-16BE", utf16be(TEXT)],
    ["UTF-16LE without a mark", Buffer.from(TEXT, "utf16le")],
  ])("%s", async (_what, bytes) => {
    const file = await opened("a.csv", bytes);
    expect(plain(file)).toBe(TEXT);
    expect(file.sheets[0]?.head).toEqual([
      ["force", "said “so”"],
      ["Ærø", "£5"],
    ]);
  });

  test("Windows-1252, which is said with the first record it matters for", async () => {
    const file = await opened("a.csv", Buffer.from("force,note\nKent,\x93so\x94\nEssex,\xa35\n", "latin1"));
    expect(plain(file)).toBe("force,note\nKent,“so”\nEssex,£5\n");
    expect(file.signals).toEqual([
      { kind: "encoding-assumed", cell: "2", says: expect.stringContaining("Windows-1252") },
    ]);
  });

  test("UTF-8 with a damaged letter is not taken for Windows-1252", async () => {
    const file = await opened(
      "a.csv",
      Buffer.concat([Buffer.from("Ærø,£,“x”\n1,"), Buffer.from([0xc3]), Buffer.from("\n")]),
    );
    expect(plain(file)).toBe("Ærø,£,“x”\n1,\uFFFD\n");
    expect(file.signals).toMatchObject([
      { kind: "encoding-damaged", cell: "2" },
      { kind: "ragged-row", cell: "2" },
    ]);
  });

  test.each([
    ["bare carriage returns", "a,b\r1,2\r", "a,b\n1,2\n", []],
    ["three kinds of line end", "a,b\r\n1,2\n3,4\r5,6", "a,b\n1,2\n3,4\n5,6", ["mixed-line-ends"]],
    ["blank lines between others, which bulk readers pass over", "\na,b\n\n\n1,2\n\n", '""\na,b\n""\n""\n1,2\n', []],
    ["blank lines and quotes", 'a,"x\r\ny"\r\n\r\n1,"2""\n3"\r\n', 'a,"x\r\ny"\n""\n1,"2""\n3"\n', []],
    ["a quotation mark inside a cell that is not quoted", 'a,5" pipe\r1,6" pipe\r', 'a,5" pipe\n1,6" pipe\n', []],
  ])("%s", async (_what, text, copy, signals) => {
    const file = await opened("a.csv", text);
    expect(plain(file)).toBe(copy);
    expect(file.signals.map((signal) => signal.kind)).toEqual(signals);
  });

  test("and every row keeps its number", async () => {
    const file = await opened("a.csv", "title\n\n\nforce,crimes\nKent,40\n");
    expect(file.sheets[0]?.head).toEqual([["title"], [""], [""], ["force", "crimes"], ["Kent", "40"]]);
    expect(parseCsv(plain(file), ",")).toEqual(file.sheets[0]?.head);
  });

  test("the copy of a compressed file is not compressed", async () => {
    const file = await opened("a.csv.gz", gzipSync(utf16be(TEXT)));
    expect(file.sheets[0]).toMatchObject({ gzip: false });
    expect(plain(file)).toBe(TEXT);
  });
});

describe("a CSV file that cannot be trusted is refused", () => {
  const compressed = gzipSync(
    Buffer.from(Array.from({ length: 40_000 }, (_, i) => `${i * 7919},${(i * 104_729) % 65_537}\n`).join("")),
  );
  const cases: readonly (readonly [what: string, content: string | Buffer, code: string, cell: string | undefined])[] =
    [
      ["a NUL in a cell", `${"a,b\n".repeat(30)}1,2\u00003\n`, "unreadable-file", "31"],
      [
        "an overlong form of NUL",
        Buffer.concat([Buffer.from("a,b\n1,"), Buffer.from([0xc0, 0x80])]),
        "unsafe-file",
        undefined,
      ],
      [
        "half a surrogate pair",
        Buffer.concat([Buffer.from("a,b\n1,"), Buffer.from([0xed, 0xa0, 0xbd])]),
        "unsafe-file",
        undefined,
      ],
      ["a cell longer than Excel allows", `a,b\n1,${"x".repeat(32_768)}\n`, "too-large", "B2"],
      ["a quotation mark that is never closed", `a,b\n1,"${"x,y\n".repeat(200_000)}`, "too-large", "B2"],
      ["more columns than Excel allows", `a\n${",".repeat(16_384)}\n`, "too-large", "2"],
      [
        "a short compressed file that is cut off",
        gzipSync("a,b\n1,2\n".repeat(50)).subarray(0, 30),
        "truncated-file",
        undefined,
      ],
      [
        "a long compressed file that is cut off",
        compressed.subarray(0, compressed.length / 2),
        "truncated-file",
        undefined,
      ],
      [
        "a compressed file with broken bytes",
        Buffer.concat([gzipSync("a").subarray(0, 10), Buffer.alloc(50, 0xff)]),
        "unreadable-file",
        undefined,
      ],
    ];
  test.each(cases)("%s", async (_what, content, code, cell) => {
    const file = await opened("a.csv", content);
    expect(file.sheets).toEqual([]);
    expect(file.problems).toMatchObject([{ code, ...(cell === undefined ? {} : { cell }) }]);
  });

  test("a compressed file that inflates without end stops at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, "1,2\n"));
    const transcoded = await transcodeCsv(kept("a.csv.gz", bomb), job(), {
      name: "a.csv.gz",
      limits: { inflatedBytes: 1_000_000 },
    });
    expect(transcoded.problems).toMatchObject([{ code: "too-large", file: "a.csv.gz" }]);
  });

  test("checking a compressed file tells a whole one from a cut-off one", async () => {
    const check = await checkCompressed({ path: kept("a.gz", compressed), name: "a.gz" });
    expect(check).toEqual({ problem: null, isPlain: true });
    const half = kept("a.gz", compressed.subarray(0, compressed.length - 1000));
    const cut = await checkCompressed({ path: half, name: "a.gz" });
    expect(cut.problem).toMatchObject({ code: "truncated-file", file: "a.gz" });
  });
});

describe("transcoding", () => {
  test("reads a whole compressed file, also behind the head that was looked at", async () => {
    const bytes = Buffer.concat([Buffer.from("a,b\n1,2\n".repeat(40_000)), Buffer.from("Caf\xe9,1\n", "latin1")]);
    const path = kept("a.csv.gz", gzipSync(bytes));
    const before = await openFile({ path, name: "a.csv.gz", folder: job() });
    expect(before.sheets[0]).toMatchObject({ path, gzip: true });
    const folder = job();
    const { path: copy, signals, problems } = await transcodeCsv(path, folder);
    expect(copy.startsWith(folder)).toBe(true);
    expect(readFileSync(copy, "utf8").endsWith("1,2\nCafé,1\n")).toBe(true);
    expect(signals).toMatchObject([{ kind: "encoding-assumed", cell: "80001" }]);
    expect(problems).toEqual([]);
  });

  test("always gives a copy, and never the same one twice", async () => {
    const [path, folder] = [kept("a.csv", "a,b\n1,2\n"), job()];
    const paths = [(await transcodeCsv(path, folder)).path, (await transcodeCsv(path, folder)).path];
    expect(new Set([path, ...paths]).size).toBe(3);
    expect(paths.map((one) => readFileSync(one, "utf8"))).toEqual(["a,b\n1,2\n", "a,b\n1,2\n"]);
  });
});
