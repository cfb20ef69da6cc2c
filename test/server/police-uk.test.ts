// data.police.uk and case extracts behind the door: page and API give the same answer, and an extract sent as a file is never kept.
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { createApp } from "../../src/server/app.ts";
import { PoliceUkSchema } from "../../src/server/police-uk.ts";
import { caseRow, extractOf, filesWith, MAPPING, REFERENCE } from "../actions/extracts.ts";
import { csv, policeArchive, STREET_HEADER, streetRow } from "../sources/street-files.ts";
import { textOf } from "../web/reading.ts";
import { openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: ReturnType<typeof createApp>;
const get = async (path: string): Promise<Response> => app.request(`http://localhost${path}`);

beforeAll(async () => {
  book = await openBook();
  app = createApp(book.tools);
  expect(textOf(await (await get("/police-uk")).text())).toContain("No file of data.police.uk has been added yet");
  expect(textOf(await (await get("/cases")).text())).toContain("No extract of cases has been added");
  const folder = await mkdtemp(join(tmpdir(), "everycase-sent-"));
  const rows = [1, 2, 2].map((id) => streetRow(id, { month: "2024-01", outcome: "Unable to prosecute suspect" }));
  await writeFile(join(folder, "2024-01.zip"), policeArchive({ "2024-01-kent-street": csv(STREET_HEADER, rows) }));
  await writeFile(join(folder, "extract.csv"), extractOf([caseRow(1, "14/04/2019,NFA?,20/06/2019,CSE,13")]));
  await addFiles(book.tools, { paths: [join(folder, "2024-01.zip")] });
  await addCases(book.tools, { path: join(folder, "extract.csv"), mapping: MAPPING });
  await rm(folder, { recursive: true });
});
afterAll(() => book.close());

test("the page says that there is no CSE flag, counts rows, and tells repeated IDs", async () => {
  const answer = await get("/police-uk?force=kent&month=2024-01");
  const text = textOf(await answer.text());
  expect(answer.status).toBe(200);
  for (const words of [
    "3 rows, Kent, 2024-01 ",
    "1 of these IDs stands on rows that are the same",
    "carries no CSE flag",
    "never used for CSE rates",
    "1 ID stands on more than one row",
    "no file in 2024-01",
    "everycase police-uk --force kent --from 2024-01 --to 2024-01",
  ])
    expect(text).toContain(words);
});

test("the API gives the answer in the shape that its document says", async () => {
  const answer = await get("/api/police-uk?force=kent");
  const found = PoliceUkSchema.strict().parse(await answer.json());
  expect(found).toMatchObject({ rows: 3, ids: 2, repeats: { ids: 1, identical: 1 } });
  const paths = ((await (await get("/api")).json()) as { paths: object }).paths;
  expect(Object.keys(paths)).toContain("/api/police-uk");
});

test("words that mean nothing are refused on the page and in the API", async () => {
  expect((await get("/police-uk?force=kentt")).status).toBe(400);
  expect((await get("/api/police-uk?month=January")).status).toBe(400);
  expect((await get("/police-uk?flag=CSE")).status).toBe(400);
});

test("the page of extracts shows quality, and no count of a word and no balance; rows are not handed out", async () => {
  const text = textOf(await (await get("/cases")).text());
  expect(text).toContain("extract.csv");
  // The count of a word is a small count from records.
  expect(text).toContain("NFA? not understood");
  expect(text).not.toContain("Not accounted for");
  const { files } = (await (await get("/api/sources")).json()) as { files: { file: string; sha256: string }[] };
  const extract = files.find(({ file }) => file === "extract.csv");
  expect((await get(`/files/${extract?.sha256}`)).status).toBe(409);
  expect((await get(`/sources/${extract?.sha256}`)).status).toBe(200);
});

test("an extract sent to the page that adds files is refused, and not a byte of it stays", async () => {
  const form = new FormData();
  form.append("files", new File([extractOf([caseRow(7, "14/04/2019,1,20/06/2019,CSE,13")])], "sent.csv"));
  for (const path of ["/add", "/api/files"]) {
    const answer = await app.request(`http://localhost${path}`, {
      method: "POST",
      body: form,
      headers: { Origin: "http://localhost" },
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("everycase cases propose sent.csv");
  }
  expect(filesWith(book.home, [REFERENCE])).toEqual([]);
  expect(await readdir(join(book.home, "incoming"))).toEqual([]);
});
