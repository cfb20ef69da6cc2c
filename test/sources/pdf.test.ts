// PDF documents: tables with and without rules, what runs on over pages, what cannot be seen, what acts, and what is refused.
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import type { OpenedFile } from "../../src/sources/sheet/opened.ts";
import { opened } from "./opening.ts";
import { at, columns, lines, type PdfToWrite, pdf, ruled, stream } from "./pdf.ts";

const open = (what: PdfToWrite): Promise<OpenedFile> => opened("reply.pdf", pdf(what));
const rowsOf = (file: OpenedFile) => file.sheets.map(({ path }) => parseCsv(readFileSync(path, "utf8"), ","));

const TABLE = [
  ["Outcome", "2018/19", "2019/20", "2020/21"],
  ["Charged / summonsed", "16", "12", "<5"],
  ["No suspect identified", "169", "1,204", "180"],
  ["Total", "540", "600", "512"],
];
const XS = [50, 250, 330, 410];

describe("a table in a PDF is read", () => {
  test("by its rules", async () => {
    const file = await open({ pages: [ruled([...XS, 490], 700, TABLE)] });
    expect(file).toMatchObject({ format: "pdf", problems: [], signals: [] });
    expect(file.sheets).toMatchObject([{ name: "Page 1", part: "page 1", merges: [], hidden: false }]);
    expect(rowsOf(file)).toEqual([TABLE]);
  });

  test("by its rules drawn as thin rectangles, packed", async () => {
    const bars = [50, 250, 490]
      .map((x) => `${x} 640 0.5 60 re f\n`)
      .concat([640, 660, 680, 700].map((y) => `50 ${y} 440.5 0.5 re f\n`));
    const texts = columns(
      [55, 260],
      686,
      [
        ["Force", "Crimes"],
        ["Kent", "40"],
        ["Dorset", "31"],
      ],
      20,
    );
    const file = await open({ pages: [bars.join("") + texts], deflate: true });
    expect(rowsOf(file)).toEqual([
      [
        ["Force", "Crimes"],
        ["Kent", "40"],
        ["Dorset", "31"],
      ],
    ]);
  });

  test("with cells that reach over columns, which are said to be merged", async () => {
    const rows = [
      ["Outcome", "Year", ""],
      ["", "2018", "2019"],
      ["Charged", "10", "12"],
    ];
    const file = await open({ pages: [ruled([50, 200, 300, 400], 700, rows, { open: ["0 2"] })] });
    expect(rowsOf(file)).toEqual([rows]);
    expect(file.sheets[0]?.merges).toEqual(["B1:C1"]);
  });

  test("with a cell of two lines as one text", async () => {
    const content = `${ruled(
      [50, 250, 350],
      700,
      [
        ["", "2018"],
        ["Charged", "10"],
      ],
      { height: 40 },
    )}${lines(54, 686, ["Outcome of the", "investigation"], 12)}`;
    expect(rowsOf(await open({ pages: [content] }))).toEqual([
      [
        ["Outcome of the investigation", "2018"],
        ["Charged", "10"],
      ],
    ]);
  });

  test("without rules, by its white columns, empty cells in their place", async () => {
    const table = TABLE.map((row, i) => (i === 2 ? ["No suspect identified", "169", "", "180"] : row));
    const file = await open({ pages: [columns(XS, 700, table)] });
    expect(rowsOf(file)).toEqual([table]);
  });

  test("without rules and with figures set to the right", async () => {
    const right = (x: number, y: number, text: string) => at(x - text.length * 5.56, y, text);
    const rows = [
      ["Kent", "1204", "3"],
      ["Dorset", "31", "12"],
      ["Essex", "7", "104"],
    ];
    const content = rows.map(
      ([force = "", a = "", b = ""], i) =>
        at(50, 600 - i * 16, force) + right(300, 600 - i * 16, a) + right(400, 600 - i * 16, b),
    );
    expect(rowsOf(await open({ pages: [content.join("")] }))).toEqual([rows]);
  });

  test("without rules, with the second line of a label put to its row", async () => {
    const content = `${columns(
      [50, 300],
      700,
      [
        ["Outcome", "Crimes"],
        ["Evidential difficulties where the", "12"],
      ],
      30,
    )}${at(50, 658, "victim supports action")}${columns(
      [50, 300],
      640,
      [
        ["Charged", "3"],
        ["Total", "15"],
      ],
      30,
    )}`;
    expect(rowsOf(await open({ pages: [content] }))).toEqual([
      [
        ["Outcome", "Crimes"],
        ["Evidential difficulties where the victim supports action", "12"],
        ["Charged", "3"],
        ["Total", "15"],
      ],
    ]);
  });

  test("of several on a page and on several pages, each with its page", async () => {
    const first =
      ruled([...XS, 490], 750, TABLE) +
      at(50, 600, "The second table is by force.") +
      columns([50, 300], 560, [
        ["Kent", "40"],
        ["Dorset", "31"],
      ]);
    const file = await open({
      pages: [
        first,
        ruled([50, 200, 300], 700, [
          ["Force", "Children"],
          ["Kent", "3"],
        ]),
      ],
    });
    expect(file.sheets.map(({ name, part }) => [name, part])).toEqual([
      ["Page 1, table 1", "page 1"],
      ["Page 1, table 2", "page 1"],
      ["Page 2", "page 2"],
    ]);
    expect(rowsOf(file)[1]).toEqual([
      ["Kent", "40"],
      ["Dorset", "31"],
    ]);
  });

  test("that repeats its header on each page as a table a page; one that runs on without it as one table", async () => {
    const [header = [], ...rest] = TABLE;
    const xs = [...XS, 490];
    const again = await open({ pages: [ruled(xs, 700, TABLE), ruled(xs, 700, [header, ["Other", "1", "2", "3"]])] });
    expect(again.sheets.map(({ part }) => part)).toEqual(["page 1", "page 2"]);
    const runsOn = await open({ pages: [ruled(xs, 700, TABLE), ruled(xs, 780, rest)] });
    expect(runsOn.sheets.map(({ part }) => part)).toEqual(["pages 1 to 2"]);
    expect(rowsOf(runsOn)).toEqual([[...TABLE, ...rest]]);
  });

  test("on a page that is turned", async () => {
    // Drawn sideways, shown upright.
    const content = `0 1 -1 0 595 0 cm\n${ruled([...XS, 490], 400, TABLE)}`;
    expect(rowsOf(await open({ pages: [content], page: "/Rotate 90" }))).toEqual([TABLE]);
  });
});

describe("the words of a PDF are read", () => {
  test("as lines from top to bottom over all pages, and a letterhead is no table", async () => {
    const head = columns([50, 400], 780, [
      ["Our ref:", "FOI 2024/01"],
      ["Date:", "12 January 2024"],
    ]);
    const file = await open({
      pages: [head + lines(50, 700, ["Dear Ms Smith,", "There were 540 crimes."]), at(50, 700, "Yours sincerely")],
    });
    expect(file).toMatchObject({ sheets: [], problems: [] });
    expect(file.text).toEqual([
      "Our ref: FOI 2024/01",
      "Date: 12 January 2024",
      "Dear Ms Smith,",
      "There were 540 crimes.",
      "Yours sincerely",
    ]);
  });
});

describe("letters that nobody can see are left out and told", () => {
  const visible = at(50, 700, "There were 540 crimes.");
  const hidden: readonly (readonly [why: string, content: string])[] = [
    ["invisible ink", `BT 3 Tr /F1 10 Tf 50 600 Td (secret) Tj ET 0 Tr\n`],
    ["the colour of what is behind it", `1 1 1 rg ${at(50, 600, "secret")} 0 0 0 rg\n`],
    ["the colour of what is behind it", `0 0 1 rg 40 590 200 30 re f ${at(50, 600, "secret")}\n`],
    ["too small to read", at(50, 600, "secret", 0.5)],
    ["off the page", at(50, 900, "secret")],
    ["off the page", `q 0 0 10 10 re W n ${at(50, 600, "secret")} Q\n`],
    ["covered", `${at(50, 600, "secret")} 40 590 200 30 re f\n`],
  ];
  test.each(hidden)("%s", async (why, content) => {
    const file = await open({ pages: [content + visible] });
    expect(file.text).toEqual(["There were 540 crimes."]);
    expect(file.signals).toMatchObject([{ kind: "hidden-text", cell: "page 1", says: expect.stringContaining(why) }]);
    expect(JSON.stringify(file)).not.toContain("secret");
  });

  test("but white letters on a dark head of a table, and black ones on a shaded one, are seen", async () => {
    const content = `0 0 0.5 rg 40 690 400 20 re f 1 1 1 rg ${at(50, 696, "Force")} 0.9 g 40 670 400 20 re f 0 g ${at(50, 676, "Kent")}`;
    expect(await open({ pages: [content] })).toMatchObject({ text: ["Force", "Kent"], signals: [] });
  });

  test("and a layer of recognised letters over a picture is read, and told to be one", async () => {
    const file = await open({ pages: [`BT 3 Tr /F1 10 Tf 50 600 Td (There were 540 crimes.) Tj ET\n`] });
    expect(file.text).toEqual(["There were 540 crimes."]);
    expect(file.signals).toMatchObject([
      { kind: "hidden-text", says: expect.stringContaining("check it against the picture") },
    ]);
  });

  test("a layer that is turned off", async () => {
    const catalogue = "/OCProperties << /OCGs [4 0 R] /D << /OFF [4 0 R] >> >>";
    const more = ["<< /Type /OCG /Name (draft) >>"];
    const content = `/OC /L BDC ${at(50, 600, "secret")} EMC ${visible}`;
    const page = "/Resources << /Font << /F1 3 0 R >> /Properties << /L 4 0 R >> >>";
    const file = await open({ pages: [content], catalogue, more, page });
    expect(file.text).toEqual(["There were 540 crimes."]);
    expect(file.signals).toMatchObject([{ kind: "hidden-text" }]);
  });
});

describe("what acts or hides in a PDF is told, and never run", () => {
  const pages = [at(50, 700, "There were 540 crimes.")];
  const acting: readonly (readonly [what: string, catalogue: string])[] = [
    ["a script", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"],
    ["a script", "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>"],
    ["a script", "/OpenAction << /S /J#61vaScript /J#53 (1) >>"],
    ["an order to start a program", "/OpenAction << /S /Launch /F (calc.exe) >>"],
    ["an action that starts by itself", "/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>"],
    ["an action that starts by itself", "/AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >>"],
  ];
  test.each(acting)("%s", async (what, catalogue) => {
    const file = await open({ pages, catalogue });
    expect(file.text).toEqual(["There were 540 crimes."]);
    expect(file.signals).toMatchObject([{ kind: "active-content", says: expect.stringContaining(what) }]);
  });

  test("also where it stands in a packed object stream", async () => {
    const inside = "9 0 << /S /JavaScript /JS (1) >>";
    const more = [stream(Buffer.from(inside), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", true)];
    expect((await open({ pages, more })).signals).toMatchObject([{ kind: "active-content" }]);
  });

  test("an embedded file", async () => {
    const catalogue = "/Names << /EmbeddedFiles << /Names [(raw.xlsx) 4 0 R] >> >>";
    const file = await open({ pages, catalogue, more: ["<< /Type /Filespec /F (raw.xlsx) >>"] });
    expect(file.signals).toMatchObject([{ kind: "embedded-file" }]);
  });

  test("but a link to click and a first page to open at are nothing to tell", async () => {
    const page =
      "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>]";
    expect((await open({ pages, page, catalogue: "/OpenAction << /S /GoTo /D [6 0 R /Fit] >>" })).signals).toEqual([]);
  });
});

describe("a PDF is refused", () => {
  const bomb = deflateSync(Buffer.alloc(40 * 1024 ** 2, 32));
  const picture = stream(
    Buffer.from([0]),
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
  );
  const refused: readonly (readonly [why: string, bytes: Buffer, code: string, found: RegExp])[] = [
    [
      "when it is a scan without text",
      pdf({ pages: ["q Q"], more: [picture] }),
      "unsupported-format",
      /scanned document/,
    ],
    ["when it holds no text", pdf({ pages: [""] }), "unsupported-format", /without text/],
    [
      "when a page unpacks to too much",
      pdf({ pages: [""], more: [stream(bomb, "/Filter /FlateDecode")] }),
      "too-large",
      /unpacks to more than 32 MiB/,
    ],
    [
      "when it is packed twice to hide that",
      pdf({ pages: [""], more: [stream(deflateSync(bomb), "/Filter [/FlateDecode /FlateDecode]")] }),
      "too-large",
      /unpacks/,
    ],
    [
      "under a password",
      pdf({ pages: [at(50, 700, "x")], trailer: "/Encrypt << /Filter /Standard /V 4 /R 4 /O (x) /U (y) /P -4 >>" }),
      "protected-file",
      /password/,
    ],
    ["when it is cut off at once", Buffer.from("%PDF-1.7\n1 0 obj\n<<"), "unreadable-file", /broken/],
  ];
  test.each(refused)("%s", async (_why, bytes, code, found) => {
    const file = await opened("reply.pdf", bytes);
    expect(file).toMatchObject({
      format: "pdf",
      sheets: [],
      text: null,
      problems: [{ code, found: expect.stringMatching(found) }],
    });
  });

  test("with the way to enter its figures by hand when it is a scan", async () => {
    const { problems } = await opened("reply.pdf", pdf({ pages: ["q Q"], more: [picture] }));
    expect(problems[0]?.hint).toContain("everycase enter");
  });

  test("never for one broken page among others: that one is a problem", async () => {
    const whole = pdf({ pages: [at(50, 700, "There were 540 crimes."), at(50, 700, "x")] }).toString("latin1");
    const file = await opened("reply.pdf", Buffer.from(whole.replace("/Contents 7 0 R", "/Contents 7 0 X"), "latin1"));
    expect(file.text?.[0]).toBe("There were 540 crimes.");
  });
});
