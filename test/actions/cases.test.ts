// Extracts of cases at the door: tokens for references, identities kept out, the extract itself never in the book, and honest counts behind it.
import { createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addCases, type CasesRequest } from "../../src/actions/add-cases.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { caseBalance } from "../../src/actions/case-balance.ts";
import { caseQuality } from "../../src/actions/case-quality.ts";
import { catalogue } from "../../src/actions/catalogue.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { originalOf } from "../../src/actions/original.ts";
import { proposeCases } from "../../src/actions/propose-cases.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { parseCaseMapping } from "../../src/sources/case-extracts/mapping.ts";
import { quote } from "../../src/warehouse/engine.ts";
import { worksheet, xlsxParts, zip } from "../sources/zip.ts";
import { caseRow, extractOf, filesWith, HEADER, MAPPING, REFERENCE } from "./extracts.ts";
import { type Home, withHome } from "./home.ts";

const ROWS = [
  caseRow(1, "03/04/2019,Charged/Summonsed,20/06/2019,CSE,13"),
  caseRow(2, "14/05/2019,Investigation complete – no suspect identified,01/07/2019,CSE,15"),
  caseRow(3, "15/05/2019,16,02/08/2019,CSE,14"),
  caseRow(4, "16/05/2019,C1,02/08/2019,CSE,14"),
  caseRow(5, "17/06/2019,,,CSE,"),
  caseRow(6, "18/07/2019,Blank,,,16"),
  caseRow(7, "19/02/2020,C2,19/03/2020,CSE,12"),
  caseRow(8, "20/02/2020,66,,no,12"),
  caseRow(9, "21/02/2020,NFA?,21/03/2020,,not known"),
];

async function put(tools: Tools, home: Home, text: string, more: Partial<CasesRequest> = {}, name = "extract.csv") {
  const path = await home.write(name, text);
  return await addCases(tools, { path, mapping: MAPPING, ...more });
}

async function rowsOf(tools: Tools, sha256: string) {
  const { engine } = await tools.warehouse();
  return await engine.rows(
    `SELECT * FROM read_parquet(${quote(tools.archive.pathOf(sha256))}) ORDER BY recorded_on, token`,
  );
}

describe("at the door", () => {
  test("references become HMAC-SHA256 tokens under the key of the book, and stand nowhere in it", async () => {
    await withHome(async (tools, home) => {
      const report = await put(tools, home, extractOf(ROWS));
      expect(report).toMatchObject({ state: "added", source: "Case rows from a records system", rows: 9 });
      const key = Buffer.from(readFileSync(join(home.folder, "secrets/cases.key"), "utf8").trim(), "hex");
      const token = createHmac("sha256", key).update(`crime:${REFERENCE}00001/19`).digest("hex").slice(0, 32);
      const [first] = await rowsOf(tools, report.sha256);
      expect(String(first?.["token"]).replaceAll("-", "")).toBe(token);
      expect(filesWith(home.folder, [REFERENCE])).toEqual([]);
      expect(readdirSync(join(home.folder, "door"))).toEqual([]);
    });
  });

  test("the key is 32 random bytes that its owner alone can read, another in every book", async () => {
    const keys = await Promise.all(
      [1, 2].map(() =>
        withHome(async (tools, home) => {
          await put(tools, home, extractOf(ROWS));
          expect(statSync(join(home.folder, "secrets/cases.key")).mode & 0o777).toBe(0o600);
          expect(statSync(join(home.folder, "secrets")).mode & 0o777).toBe(0o700);
          return readFileSync(join(home.folder, "secrets/cases.key"), "utf8");
        }),
      ),
    );
    expect(keys[0]).toMatch(/^[0-9a-f]{64}\n$/u);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test("a reference is the same token in every extract, however its letters and spaces are; a victim's is another", async () => {
    await withHome(async (tools, home) => {
      const mapping = {
        ...MAPPING,
        columns: { ...MAPPING.columns, victimReference: "Victim Ref" },
      };
      const one = await put(tools, home, extractOf([caseRow(1, "03/04/2019,1,,CSE,13")]));
      const two = await put(
        tools,
        home,
        extractOf(
          [` ${REFERENCE.toLowerCase()}00001/19 ,03/04/2019,1,,CSE,13,${REFERENCE}00001/19`],
          `${HEADER},Victim Ref`,
        ),
        { mapping },
        "second.csv",
      );
      const [[a], [b]] = [await rowsOf(tools, one.sha256), await rowsOf(tools, two.sha256)];
      expect(b?.["token"]).toBe(a?.["token"]);
      expect(b?.["victim"]).not.toBe(a?.["token"]);
      expect(b?.["victim"]).toMatch(/^[0-9a-f-]{36}$/u);
    });
  });

  test("the same extract with the same mapping changes nothing", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, extractOf(ROWS));
      expect((await put(tools, home, extractOf(ROWS), {}, "again.csv")).state).toBe("already here");
      expect(tools.ledger.head().sequence).toBe(1);
    });
  });

  test.each([
    ["Victim Name", "Ann Other", "a name"],
    ["VictimDOB", "01/02/2005", "a date of birth"],
    ["Home Address", "1 High St", "an address"],
    ["Post_Code", "ZZ1 1ZZ", "a postcode"],
    ["Mobile no", "x", "a telephone number"],
    ["E-mail", "x", "an e-mail address"],
    ["NHS No", "x", "an NHS number"],
    ["PNC ID", "x", "a PNC or CRO number"],
    ["Officer Name", "x", "a name"],
    ["Suspect Ref", "x", "a reference of a person"],
    ["MO", "x", "free text"],
  ])("a column headed %s is refused, and what stands in it is not said", async (header, value, kind) => {
    await withHome(async (tools, home) => {
      const text = extractOf(
        ROWS.map((row) => `${row},${value}`),
        `${HEADER},${header}`,
      );
      const refused = put(tools, home, text);
      await expect(refused).rejects.toThrow(`"${header}" (${kind}, by its header)`);
      await expect(refused).rejects.toMatchObject({ code: "notPossible" });
      await expect(refused).rejects.not.toThrow(value.length > 1 ? value : "no such words");
      expect([tools.archive.list(), tools.ledger.head().sequence]).toEqual([[], 0]);
      expect(readdirSync(join(home.folder, "door"))).toEqual([]);
    });
  });

  test.each([
    ["a postcode", (n: number) => `ZZ${n % 9} ${n % 9}ZZ`],
    ["an e-mail address", (n: number) => `somebody${n}@example.org`],
    ["a telephone number", (n: number) => `07700 90${String(n).padStart(4, "0")}`],
    ["an NHS number", (n: number) => `999 000 ${String(n).padStart(4, "0")}`],
    ["a PNC or CRO number", (n: number) => `2001/${n}A`],
    ["a National Insurance number", (n: number) => `QQ1234${String(n).padStart(2, "0")}C`.replace("QQ", "AB")],
    ["an address", (n: number) => `${n} Made Up Road`],
    [
      "a name",
      (n: number) => `Person${"abcdefghijklmnopqrstuvwxyz"[n % 26]} Invented${"abcdefghijklmnopqrstuvwxyz"[n % 26]}`,
    ],
    ["a date of birth", (n: number) => `${String((n % 27) + 1).padStart(2, "0")}/02/2006`],
  ])("a column under a harmless header that holds %s is refused by its values", async (kind, value) => {
    await withHome(async (tools, home) => {
      const rows = Array.from(
        { length: 20 },
        (_, index) => `${caseRow(index, "03/04/2019,1,,CSE,13")},${value(index)}`,
      );
      await expect(put(tools, home, extractOf(rows, `${HEADER},Field 7`))).rejects.toThrow(
        `"Field 7" (${kind}, by what stands in it)`,
      );
    });
  });

  test("a column that is left out is never read; a header that is not there is refused", async () => {
    await withHome(async (tools, home) => {
      const text = extractOf(
        ROWS.map((row) => `${row},Wilhelmina Placeholder,Sexual offences`),
        `${HEADER},Victim Name,Group`,
      );
      await expect(put(tools, home, text, { leaveOut: ["Victim"] })).rejects.toThrow('no column "Victim"');
      await expect(put(tools, home, text, { leaveOut: ["Outcome"] })).rejects.toThrow(
        'The mapping reads the column "Outcome"',
      );
      const report = await put(tools, home, text, { leaveOut: ["victim name"] });
      expect(report.columns.filter(({ role }) => role === "not read").map(({ header }) => header)).toEqual([
        "Victim Name",
        "Group",
      ]);
      expect(filesWith(home.folder, ["Wilhelmina", "Sexual offences", REFERENCE])).toEqual([]);
    });
  });

  test("a column of free text is no column of labels", async () => {
    await withHome(async (tools, home) => {
      const rows = Array.from({ length: 2100 }, (_, index) => caseRow(index, `03/04/2019,said word ${index},,CSE,13`));
      await expect(put(tools, home, extractOf(rows))).rejects.toThrow(
        'the column "Outcome" holds 2100 different texts',
      );
    });
  });

  test("a workbook is read as well, and one under another encoding", async () => {
    await withHome(async (tools, home) => {
      const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
      const sheet = worksheet(
        [HEADER, ...ROWS].map((row) => `<row>${row.split(",").map(cell).join("")}</row>`).join(""),
      );
      const path = await home.write("extract.xlsx", zip(xlsxParts(sheet)));
      const report = await addCases(tools, { path, mapping: MAPPING });
      expect(report.rows).toBe(9);
      const latin = Buffer.from(extractOf(ROWS.slice(1)).replaceAll("–", "\u0096"), "latin1");
      const other = await home.write("latin.csv", latin);
      await addCases(tools, { path: other, mapping: MAPPING });
      const [newest] = await caseQuality(tools, "latin.csv");
      expect(newest?.outcomes.find(({ label }) => label.startsWith("Investigation"))?.readAs).toContain("No suspect");
      expect(filesWith(home.folder, [REFERENCE])).toEqual([]);
    });
  });

  test("what the mapping does not fit is told by its headers", async () => {
    await withHome(async (tools, home) => {
      const text = extractOf(ROWS, HEADER.replace("Outcome Date", "Finalised"));
      await expect(put(tools, home, text)).rejects.toThrow('"Outcome Date" is no column of it');
    });
  });
});

describe("added as any other file", () => {
  test("an extract is refused before a byte of it is archived, with the way that is right", async () => {
    await withHome(async (tools, home) => {
      const path = await home.write("extract.csv", extractOf(ROWS));
      const refused = addFiles(tools, { paths: [path] });
      await expect(refused).rejects.toMatchObject({
        code: "notPossible",
        hint: expect.stringContaining("everycase cases propose extract.csv"),
      });
      expect([tools.archive.list(), tools.ledger.head().sequence]).toEqual([[], 0]);
      expect(filesWith(home.folder, [REFERENCE])).toEqual([]);
    });
  });

  test("so is a workbook, a compressed one, and people by name and birth", async () => {
    await withHome(async (tools, home) => {
      const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
      const sheet = worksheet(
        [HEADER, ...ROWS].map((row) => `<row>${row.split(",").map(cell).join("")}</row>`).join(""),
      );
      const { gzipSync } = await import("node:zlib");
      const people = "Victim Name,DOB,Town\nA Person,01/01/2005,X\nB Person,02/01/2005,X\nC Person,03/01/2005,Y\n";
      const paths = [
        await home.write("a.xlsx", zip(xlsxParts(sheet))),
        await home.write("b.csv.gz", gzipSync(extractOf(ROWS))),
        await home.write("c.csv", people),
      ];
      for (const path of paths)
        await expect(addFiles(tools, { paths: [path] })).rejects.toThrow("Nothing was archived");
      expect(tools.archive.list()).toEqual([]);
      expect(filesWith(home.folder, [REFERENCE, "A Person"])).toEqual([]);
    });
  });

  test.each([
    ["a return", "force,period,unit,scope,line,value\nKent,2019/20,crimes,flag:CSE,total,30\n"],
    ["a log of requests", "Reference,Date received,Outcome\nFOI/1,01/02/2020,Refused\nFOI/2,02/02/2020,Answered\n"],
    ["counts by outcome", "Offence code,Outcome,Number of crimes\n19D,Charged,4\n19E,Charged,2\n"],
    [
      "counts beside a reference of the table",
      "Crime reference,Outcome,2018\nA1,Charged,4\nA1,No suspect,7\nA1,Open,1\n",
    ],
  ])("%s is no extract of cases", async (_what, text) => {
    await withHome(async (_tools, home) => {
      expect((await home.add("table.csv", text)).file).toBe("table.csv");
    });
  });
});

describe("what is known of an extract", () => {
  test("the balance closes: every row in one line, not accounted for, or apart as no crime", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, extractOf(ROWS));
      const { balances } = await caseBalance(tools);
      const brief = balances.map(
        (one) =>
          `${one.scope} ${one.period}: ${one.total} = ${one.lines.map(({ line, rows }) => `${line} ${rows}`).join(" + ")} + ? ${one.notAccountedFor}; apart ${one.apart.map(({ rows }) => rows).join()}`,
      );
      expect(brief).toEqual([
        "flag:CSE 2019/20: 5 = charged 1 + no-suspect 1 + victim-does-not-support 1 + transferred 1 + ? 1; apart 1",
        "all 2019/20: 8 = charged 1 + no-suspect 1 + victim-does-not-support 1 + transferred 1 + ? 4; apart 1",
      ]);
      expect((await caseBalance(tools, { by: "quarter" })).balances.map(({ period }) => period)).toContain(
        "2019/20-Q4",
      );
    });
  });

  test("it stands in no comparison and no export, and its rows are not handed out", async () => {
    await withHome(async (tools, home) => {
      const { sha256 } = await put(tools, home, extractOf(ROWS));
      expect(await catalogue(tools)).toEqual([]);
      expect((await exportTables(tools, { folder: join(home.folder, "..", "out"), format: "csv" })).rows).toBe(0);
      await expect(originalOf(tools, sha256)).rejects.toMatchObject({ code: "notPossible" });
    });
  });

  test("a rebuild from the archive alone gives the same", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, extractOf(ROWS));
      const before = [await caseQuality(tools), await caseBalance(tools)];
      await rebuildWarehouse(tools);
      expect([await caseQuality(tools), await caseBalance(tools)]).toEqual(before);
    });
  });

  test("the quality report counts what is given, what cannot be, and words that mean nothing", async () => {
    await withHome(async (tools, home) => {
      const rows = [
        ...ROWS,
        caseRow(1, "03/04/2019,Charged/Summonsed,20/06/2019,CSE,13"),
        caseRow(10, "10/03/2020,18,01/03/2020,,14"),
        caseRow(11, "01/01/1900,18,,,14"),
        caseRow(12, "02/10/2026,18,03/10/2026,,14"),
        caseRow(13, "31/02/2020,18,,,14"),
        caseRow(14, "05/03/2020,,06/03/2020,,19"),
        "short,row",
      ];
      const report = await put(tools, home, extractOf(rows));
      expect(report.problems.map(({ code, found, cells }) => `${code} ${cells} ${found.slice(0, 20)}`)).toEqual([
        "unknown-outcome 1 NFA?",
        "broken-row 1 rows that cannot be ",
      ]);
      const [quality] = await caseQuality(tools);
      expect(quality).toMatchObject({ rows: 15, broken: 1, firstDay: "1900-01-01", lastDay: "2026-10-02" });
      expect(
        quality?.fields.map(({ field, given, distinct, notUnderstood }) => [field, given, distinct, notUnderstood]),
      ).toEqual([
        ["crimeReference", 15, 14, 0],
        ["recordedOn", 14, 13, 1],
        ["outcome", 13, 9, 1],
        ["outcomeOn", 10, 8, 0],
        ["flag", 8, 2, 0],
        ["victimAge", 13, 6, 1],
      ]);
      expect(Object.fromEntries(quality?.findings.map(({ code, rows: some }) => [code, some]) ?? [])).toEqual({
        "before-record": 1,
        "recorded-future": 1,
        "outcome-future": 1,
        "recorded-1900": 1,
        "day-without-outcome": 1,
        adults: 1,
        "repeated-reference": 2,
        "identical-rows": 1,
      });
      expect(quality?.outcomes.find(({ label }) => label === "C2")?.readAs).toContain("no crime");
    });
  });

  test("an order of day and month that no date proves is said to rest on the mapping", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, extractOf([caseRow(1, "03/04/2019,1,05/06/2019,CSE,13")]));
      const [quality] = await caseQuality(tools);
      expect(quality?.findings.map(({ code }) => code)).toEqual([
        "recorded-order-not-proven",
        "outcome-order-not-proven",
      ]);
    });
  });

  test("a mapping is proposed from the headers, with what must be left out and what nobody understands", async () => {
    await withHome(async (tools, home) => {
      const path = await home.write(
        "Kent extract 2019.csv",
        extractOf(
          ROWS.map((row) => `${row},A Person`),
          `${HEADER},Victim Name`,
        ),
      );
      const proposal = await proposeCases(tools, path, "kent");
      expect(parseCaseMapping(JSON.stringify(proposal.mapping)).faults).toEqual([]);
      expect(proposal.mapping).toMatchObject({ id: "kent-extract-2019", columns: MAPPING.columns });
      expect(proposal.identities.map(({ header }) => header)).toEqual(["Victim Name"]);
      expect(proposal.unknown.map(({ label }) => label).sort()).toEqual(["66", "NFA?"]);
      expect([tools.archive.list(), existsSync(join(home.folder, "secrets"))]).toEqual([[], false]);
    });
  });
});
