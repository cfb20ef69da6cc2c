// Articles: the words that a reader of the page sees, in order, as one text; and files that are refused in words.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openArticle } from "../../../src/sources/articles/open-article.ts";
import { shared } from "../../shared.ts";
import { job, kept } from "../opening.ts";
import { at, lines, pdf } from "../pdf.ts";
import { part } from "../zip.ts";
import { docx, docxParts, paragraph } from "./docx.ts";

async function opened(name: string, content: string | Buffer) {
  return await openArticle({ path: kept(name, content), name, folder: job() });
}

async function textOf(name: string, content: string | Buffer): Promise<string> {
  const found = await opened(name, content);
  return "fault" in found ? `refused: ${found.fault.found}` : found.text;
}

describe("a text is taken as it stands", () => {
  test("line ends, spaces and letters stay; only a byte order mark goes", async () => {
    const text = "One in 34.\r\n\r\nNo\u00a0suspect: 169\u2009of 540.\n";
    expect(await textOf("a.txt", text)).toBe(text);
    expect(await textOf("a.md", `\uFEFF# ${text}`)).toBe(`# ${text}`);
    expect(await textOf("a.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]))).toBe(text);
  });

  test("bytes that are not UTF-8 are read as Windows-1252, and that is said", async () => {
    const found = await opened("a.txt", Buffer.from("Cost \xa35, \x93one in 34\x94", "latin1"));
    expect(found).toEqual({
      kind: "text",
      text: "Cost £5, “one in 34”",
      says: ["The text is not UTF-8; it is read as Windows-1252."],
    });
  });

  test("a text may begin as a web page or as JSON does", async () => {
    expect(await textOf("a.md", "<p align=center>One in 34</p>")).toBe("<p align=center>One in 34</p>");
    expect(await textOf("a.txt", "[1] One in 34")).toBe("[1] One in 34");
  });
});

describe("a web page gives its article", () => {
  const pages: readonly (readonly [what: string, html: string, text: string])[] = [
    [
      "without menus, scripts, styles, asides and footers",
      "<title>T</title><style>p{color:red}</style><nav>1,000 stories</nav><h1>One in 34</h1><script>var n = 540;</script><p>Of 540&nbsp;crimes,<b> 16</b> led\nto a charge.</p><aside>Most read: 10</aside><footer>45 offices</footer>",
      "One in 34\n\nOf 540\u00a0crimes, 16 led to a charge.",
    ],
    [
      "and of several parts the article alone",
      "<header><p>Site of 12 papers</p></header><main><p>Main words.</p><article><h1>Head</h1><p>Sixteen of 540 crimes led to a charge.</p></article></main><div>99 comments</div>",
      "Head\n\nSixteen of 540 crimes led to a charge.",
    ],
    [
      "with the rows of a table under each other",
      "<p>Table:</p><table><tr><th>Force<th>Crimes<tr><td>Kent<td>40</table><p>End.</p>",
      "Table:\n\nForce\tCrimes\nKent\t40\n\nEnd.",
    ],
    [
      "with its lists, and lines that are broken on purpose",
      "<ul><li>169 no suspect<li>75 no support</ul><p>a<br>b</p>",
      "169 no suspect\n\n75 no support\n\na\nb",
    ],
    ["laid out by a table", "<table><tr><td><p>One in 34.</p></td></tr></table>", "One in 34."],
    ["broken", "<p>16 of <b>540 <i>crimes</p><p>led", "16 of 540 crimes\n\nled"],
  ];
  for (const [what, html, text] of pages) {
    test(what, async () => {
      expect(await textOf("a.html", `<!DOCTYPE html><html><body>${html}</body></html>`)).toBe(text);
    });
  }

  test("what is hidden is left out, and that is said", async () => {
    const found = await opened(
      "a.html",
      '<!DOCTYPE html><body><p>16 of 540</p><p hidden>17 of 540</p><p style="display:none">18 of 540</p><p>end</p>',
    );
    expect(found).toMatchObject({
      text: "16 of 540\n\nend",
      says: ["In the page 2 pieces of text are hidden; they are left out."],
    });
  });
});

describe("a Word document gives what a reader of its final state sees", () => {
  test("paragraphs, tables as rows, notes at the end", async () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`;
    const body = `${paragraph("Of 540 crimes, 16 led")}<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One in</w:t><w:t xml:space="preserve"> 34</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr>${cell("Kent")}${cell("40")}</w:tr><w:tr>${cell("Dorset")}${cell("31")}</w:tr></w:tbl>${paragraph("End &amp; out.")}`;
    expect(await textOf("a.docx", docx(body))).toBe(
      "Of 540 crimes, 16 led\n\nOne in 34\n\nKent\t40\nDorset\t31\n\nEnd & out.\n\nOf 45 forces, 34 answered.",
    );
  });

  test("without deleted and hidden text, field codes and second forms of drawings; both are said", async () => {
    const run = (text: string, settings = "") => `<w:r><w:rPr>${settings}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run("16")}<w:del w:id="1"><w:r><w:delText>17</w:delText><w:footnoteReference w:id="2"/></w:r></w:del><w:ins w:id="2"><w:r><w:t xml:space="preserve"> of</w:t></w:r></w:ins><w:r><w:instrText>PAGE 99</w:instrText></w:r>${run("999", "<w:vanish/>")}<w:moveFrom w:id="3">${run("888")}</w:moveFrom><w:r><w:t xml:space="preserve"> 540</w:t></w:r>${run("!", '<w:vanish w:val="0"/>')}</w:p><w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${paragraph("Box 34")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph("Box 34")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>`;
    expect(await opened("a.docx", docx(body))).toEqual({
      kind: "docx",
      text: "16 of 540!\n\nBox 34",
      says: [
        "Text that was deleted with changes tracked in the document is left out.",
        "Hidden text in the document is left out.",
      ],
    });
  });

  const refused: readonly (readonly [what: string, bytes: () => Buffer, found: string])[] = [
    ["with a program", () => docx(paragraph("x"), [part("word/vbaProject.bin", "x")]), "holds a program"],
    ["with a DOCTYPE", () => docx("", [part("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")]), "a DOCTYPE"],
    [
      "that says less than it unpacks to",
      () => docx("", [part("word/document.xml", "x".repeat(999), { declaredBytes: 9 })]),
      "longer than it declares",
    ],
    [
      "without its text",
      () => docx("", [part("_rels/.rels", "<Relationships/>"), part("word/document.xml", "")]),
      "no element at all",
    ],
    ["without words", () => docx(paragraph(" ")), "without words"],
    [
      "of more than a million characters",
      () => docx(paragraph("x".repeat(1_000_001))),
      "more than a million characters",
    ],
    ["cut off", () => docx(paragraph("x")).subarray(0, 300), "whose end is missing"],
  ];
  for (const [what, bytes, found] of refused) {
    test(`a document ${what} is refused`, async () => {
      expect(await textOf("a.docx", bytes())).toContain(found);
    });
  }

  test("a document that is cut off or altered at any place is read or refused, and nothing else", async () => {
    const body = `${paragraph("Of 540 crimes, 16 led")}<w:tbl><w:tr><w:tc>${paragraph("Kent")}</w:tc></w:tr></w:tbl>`;
    for (const bytes of docxParts(body).map(({ bytes: one }) => one))
      for (let cut = 0; cut < bytes.length; cut += 97) {
        const broken = docx(body, [part("word/document.xml", bytes.subarray(0, cut).toString())]);
        expect(await textOf("a.docx", broken)).toMatch(/^refused: |540/u);
        if (cut > 300) break;
      }
  }, 60_000);
});

describe("a PDF document gives its paragraphs", () => {
  test("lines joined, words that were parted put together, a new paragraph at white", async () => {
    const page =
      lines(50, 780, [
        "Police recorded 540 crimes in a year; the vic-",
        "tims were chil-",
        "dren. Twenty-",
        "two of them in 2018-",
        "19 were known.",
      ]) + lines(50, 690, ["A new paragraph."]);
    expect(await textOf("a.pdf", pdf({ pages: [page] }))).toBe(
      "Police recorded 540 crimes in a year; the victims were children. Twenty-two of them in 2018-19 were known.\n\nA new paragraph.",
    );
  });

  test("short paragraphs with white between them stay apart", async () => {
    const two = (y: number, first: string) =>
      lines(50, y, [`${first} crimes in a year, and nobody`, "said what became of them at all,"]);
    const text = await textOf("a.pdf", pdf({ pages: [two(780, "Of 540") + two(738, "Of 400") + two(696, "Of 60")] }));
    expect(text.split("\n\n").map((one) => one.slice(0, 6))).toEqual(["Of 540", "Of 400", "Of 60 "]);
  });

  test("columns one after the other, under a heading over both; a paragraph goes on in the next", async () => {
    const left = [
      "Of the 540 crimes in a year",
      "sixteen led to a charge as",
      "the force said on Monday and",
      "no one else has said what",
    ];
    const right = [
      "became of the others, which",
      "the force did not explain.",
      "A spokesman said that it was",
      "looking into the matter now.",
    ];
    const page =
      at(50, 800, "One crime in thirty-four led to a charge in the county last year", 18) +
      lines(50, 760, left) +
      lines(320, 760, right);
    expect(await textOf("a.pdf", pdf({ pages: [page] }))).toBe(
      "One crime in thirty-four led to a charge in the county last year\n\nOf the 540 crimes in a year sixteen led to a charge as the force said on Monday and no one else has said what became of the others, which the force did not explain. A spokesman said that it was looking into the matter now.",
    );
  });

  test("page numbers and running heads are left out, and a table is read line by line", async () => {
    const foot = (number: number) => at(280, 30, `Page ${number} of 2`) + at(50, 820, "The Daily Paper");
    const rows = lines(50, 700, ["Force", "Kent", "Dorset", "Devon"]) + lines(200, 700, ["Crimes", "40", "31", "22"]);
    const text = await textOf("a.pdf", pdf({ pages: [foot(1) + at(50, 780, "One in 34."), foot(2) + rows] }));
    expect(text).not.toMatch(/Page|Daily/u);
    expect(text).toMatch(/Kent\s+40/u);
  });
});

describe("what is no article is refused in words", () => {
  const files: readonly (readonly [name: string, content: string | Buffer, found: string])[] = [
    ["a.txt", "", "an empty file"],
    ["a.txt", " \n", "an empty file"],
    ["a.txt", pdf({ pages: [at(50, 700, "16 of 540")] }), "a PDF document under the name of a text"],
    ["a.pdf", "One in 34 crimes led to a charge.", "a text under the name of a PDF document"],
    ["a.docx", "One in 34 crimes led to a charge.", "a text under the name of a Word document"],
    ["a.png", Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\u000dIHDR", "latin1"), "a PNG picture"],
    ["a.txt", `${"x".repeat(1_000_001)}`, "more than a million characters"],
    ["a.pdf", pdf({ pages: [""] }), "a document without text"],
    ["a.html", "<!DOCTYPE html><html><body><script>x</script></body></html>", "a web page that shows no words"],
  ];
  for (const [name, content, found] of files) {
    test(`${name}: ${found}`, async () => {
      expect(await textOf(name, content)).toContain(`refused: `);
      expect(await textOf(name, content)).toContain(found);
    });
  }
});

const nasty = shared("nasty");
const hostile =
  nasty === null
    ? []
    : readdirSync(nasty, { recursive: true, encoding: "utf8" }).filter((path) =>
        /\.(?:pdf|html?|txt|md|docx)$|html-/u.test(path),
      );

describe.skipIf(nasty === null)("hostile files", () => {
  test.each(hostile)(
    "%s is read or refused, and soon",
    async (path) => {
      const name = path.split("/").at(-1) ?? "";
      const found = await openArticle({ path: join(nasty ?? "", path), name, folder: job() });
      if ("fault" in found) expect(found.fault.found).not.toBe("");
      else expect(found.text).not.toMatch(/\u0000/u);
      expect(readFileSync(join(nasty ?? "", path)).length).toBeGreaterThanOrEqual(0);
    },
    20_000,
  );
});
