// `everycase fetch` as a command line, against a server of its own: what is printed, and how it ends.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLES } from "../../src/cli/help.ts";
import { lengthOf } from "../../src/cli/lines.ts";
import { type FetchServer, file, landingPage, page, startFetchServer } from "../actions/fetch-server.ts";
import { part, zip } from "../sources/zip.ts";
import { hear, wordsOf } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-fetch-"));
const NAME = "prc-outcomes-open-data-mar2019-tables-230726.xlsx";
let server: FetchServer;

beforeAll(async () => {
  server = await startFetchServer();
  server.answers.set(
    "/landing",
    page(
      landingPage([
        [`/media/${NAME}`, "Outcomes"],
        ["/media/other.ods", "Other"],
        ["/gone/prc-outcomes-open-data-mar2020-tables-230726.xlsx", "Gone"],
      ]),
    ),
  );
  server.answers.set(`/media/${NAME}`, file(zip([part("a.txt", "no table")]), { etag: '"a"' }));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetched = (...words: readonly string[]): ReturnType<typeof hear> =>
  hear(["fetch", "home-office", "--landing", `${server.url}/landing`, "--home", join(folder, "book"), ...words]);

test("the list names what the page offers, and downloads nothing", async () => {
  const { code, out, err } = await fetched("--list");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("Home Office outcomes open data: the page offers 2 files.");
  expect(out).toMatch(new RegExp(`^${NAME} +2018-04 to 2019-03 +2026-07-23 +listed$`, "mu"));
  expect(out).toContain("- other.ods");
  expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  expect(server.asked.map(({ path }) => path)).toEqual(["/landing"]);
});

test("a file is fetched, archived and reported; a second time it is here already", async () => {
  const first = await fetched("--years", "2018/19");
  // The archive holds no table, so that there is something to look at.
  expect(first.code).toBe(1);
  expect(first.out).toContain(`${NAME}: kept unread`);
  expect(first.out).toContain("Fetched from");
  const again = await fetched("--years", "2018/19", "--format", "json");
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ files: [{ name: NAME, state: "already here" }], problems: [] });
  const csv = await fetched("--years", "2018/19", "--format", "csv");
  expect(csv.out.split("\n")[0]).toBe("file,state,edition,from,to,sha256,address");
});

test("a file that is gone is a problem; where none could be had it ends in 4", async () => {
  const gone = await fetched("--years", "2019/20");
  expect(gone.code).toBe(4);
  expect(gone.out).toContain("Found the answer 404");
  expect((await fetched("--years", "2018/19,2019/20")).code).toBe(1);
});

test("without a way to the page it ends in 5 with one line of what and one of what to do", async () => {
  const closed = await startFetchServer();
  await closed.close();
  const { code, out, err } = await hear([
    "fetch",
    "ons",
    "--landing",
    `${closed.url}/`,
    "--home",
    join(folder, "other"),
  ]);
  expect({ code, out, lines: err.trimEnd().split("\n").length }).toEqual({ code: 5, out: "", lines: 2 });
  expect(err).toMatch(/^Cannot read the landing page at 127\.0\.0\.1:\d+: the host takes no connection/u);
});

test("what cannot be read ends in 2", async () => {
  for (const words of [
    ["fetch", "nowhere"],
    ["fetch", "home-office", "--years", "soon"],
    ["fetch", "home-office", "--force", "Kent"],
  ])
    expect((await hear([...words, "--home", join(folder, "third")])).code, words.join(" ")).toBe(2);
});

test("every example of the help is a command that can be read", async () => {
  for (const { command } of EXAMPLES.fetch) {
    const [, ...words] = wordsOf(command);
    const ended = await hear([...words, "--landing", `${server.url}/landing`, "--home", join(folder, "fourth")]);
    expect(ended.err, command).toBe("");
    expect([0, 1, 4], command).toContain(ended.code);
  }
});
