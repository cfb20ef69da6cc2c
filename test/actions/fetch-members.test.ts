// One force's tables out of an archive on the web: only their bytes cross the line.
import { afterEach, beforeEach, expect, test } from "vitest";
import { FILE_ADDED, type FileAdded } from "../../src/actions/catalogue.ts";
import { type Fetched, type FetchRequest, fetchPublished } from "../../src/actions/fetch-published.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { part, zip } from "../sources/zip.ts";
import { type Answer, type FetchServer, landingPage, page, startFetchServer } from "./fetch-server.ts";
import { withHome } from "./home.ts";

const HEAD =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const table = (month: string, force: string, rows: number): string =>
  `${HEAD}\n${Array.from({ length: rows }, (_, index) => `${force}${month}${index},${month},${force},${force},,,,,,Burglary,Under investigation,`).join("\n")}\n`;
const NAMES = ["2024-10", "2024-11", "2024-12"].flatMap((month) =>
  ["kent", "essex", "btp"].flatMap((force) => [
    `${month}/${month}-${force}-street.csv`,
    `${month}/${month}-${force}-stop-and-search.csv`,
  ]),
);
const archive = zip(NAMES.map((name) => part(name, table(name.slice(0, 7), name.slice(16, 20), 3000))));

let server: FetchServer;
let sent = 0;
beforeEach(async () => {
  server = await startFetchServer();
  sent = 0;
  server.answers.set("/landing", page(landingPage([["/data/archive/2024-12.zip", "January 2022 to December 2024"]])));
  server.answers.set("/data/archive/2024-12.zip", ranges(archive, '"a"'));
});
afterEach(() => server.close());

function ranges(bytes: Buffer, etag: string): Answer {
  return (request, response) => {
    const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/u.exec(request.headers.range ?? "") ?? [];
    const start = first === "" ? Math.max(0, bytes.length - Number(last)) : Number(first);
    const end = first === "" || last === "" ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
    const fits = [undefined, etag].includes(request.headers["if-range"] as string | undefined);
    const body = fits ? bytes.subarray(start, end + 1) : bytes;
    sent += body.length;
    response.writeHead(fits ? 206 : 200, {
      ETag: etag,
      "Content-Length": String(body.length),
      ...(fits ? { "Content-Range": `bytes ${start}-${end}/${bytes.length}` } : {}),
    });
    response.end(body);
  };
}

const take = (tools: Tools, more: Partial<FetchRequest> = {}): Promise<Fetched> =>
  fetchPublished(
    tools,
    { source: "police-uk", landing: `${server.url}/landing`, force: "Kent", from: "2024-10", to: "2024-11", ...more },
    { quietMs: 400, wait: async () => undefined },
  );

test("the months and the force that are wanted are added, each with the address of its place in the archive", () =>
  withHome(async (tools) => {
    const found = await take(tools);
    expect(found.files.map(({ name, state, from }) => [name, from, state === "not fetched"])).toEqual([
      ["2024-10-kent-street.csv", "2024-10", false],
      ["2024-11-kent-street.csv", "2024-11", false],
    ]);
    const [first] = tools.ledger.entries({ kind: FILE_ADDED });
    const body = first?.body as unknown as FileAdded;
    expect(body).toMatchObject({
      name: "2024-10-kent-street.csv",
      bytes: table("2024-10", "kent", 3000).length,
      edition: "2024-12",
      origin: "fetched",
      cite: { address: `${server.url}/data/archive/2024-12.zip#2024-10/2024-10-kent-street.csv`, etag: '"a"' },
    });
    expect(sent).toBeLessThan(archive.length);
    const asked = server.asked.length;
    expect((await take(tools)).files.map(({ state }) => state)).toEqual(["already here", "already here"]);
    // The page and the end of the archive, and nothing more.
    expect(server.asked.length - asked).toBe(2);
  }));

test("a force goes by any of its names, and by the slug of the archive", () =>
  withHome(async (tools) => {
    const names = async (force: string): Promise<readonly string[]> =>
      (await take(tools, { force, from: "2024-12", to: "2024-12" })).files.map(({ name }) => name);
    expect(await names("British Transport Police")).toEqual(["2024-12-btp-street.csv"]);
    await expect(take(tools, { force: "Kant" })).rejects.toMatchObject({ code: "usage" });
    await expect(take(tools, { source: "home-office" })).rejects.toMatchObject({ code: "usage" });
  }));

test("without a table of the force, with a server that gives no parts, and with damaged bytes, each is told", () =>
  withHome(async (tools) => {
    const found = async (more: Partial<FetchRequest> = {}): Promise<string | undefined> =>
      (await take(tools, more)).problems[0]?.found;
    expect(await found({ force: "Surrey" })).toBe("no street or outcomes table of Surrey for these months");
    server.answers.set("/data/archive/2024-12.zip", (_request, response) => response.writeHead(200).end(archive));
    expect(await found()).toBe("a server that gives whole files only");
    const at = archive.indexOf("2024-10/2024-10-kent-street.csv") + 60;
    const damaged = Buffer.from(archive);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    server.answers.set("/data/archive/2024-12.zip", ranges(damaged, '"b"'));
    const some = await take(tools);
    expect(some.problems.map((problem) => problem.found)).toEqual(["damaged bytes in 2024-10/2024-10-kent-street.csv"]);
    expect(some.files.map(({ state }) => state === "not fetched")).toEqual([true, false]);
    server.answers.set("/data/archive/2024-12.zip", ranges(Buffer.from("no archive at all, only words"), '"c"'));
    expect(await found()).toBe("bytes that are no zip archive");
  }));

test("an archive that changes between two parts is noticed", () =>
  withHome(async (tools) => {
    let times = 0;
    server.answers.set("/data/archive/2024-12.zip", (request, response) => {
      times += 1;
      ranges(archive, times > 2 ? '"new"' : '"old"')(request, response);
    });
    expect((await take(tools)).problems.at(-1)?.found).toBe("an archive that has changed meanwhile");
  }));
