// Fetching against a server of the same shape as the departments': what is picked, what a broken line costs, what is declined.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askWeb } from "../../src/actions/_web.ts";
import { FILE_ADDED, type FileAdded } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { type Fetched, type FetchRequest, fetchPublished } from "../../src/actions/fetch-published.ts";
import type { Progress, Tools } from "../../src/actions/tools.ts";
import { openTools } from "../../src/actions/tools.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { officialCells } from "../sources/official.ts";
import { worksheet, xlsxParts, zip } from "../sources/zip.ts";
import { type FetchServer, file, landingPage, page, startFetchServer } from "./fetch-server.ts";
import { type Home, NOW, withHome } from "./home.ts";

let server: FetchServer;
beforeEach(async () => {
  server = await startFetchServer();
});
afterEach(() => server.close());

/** A workbook of one table; `filler` makes it longer and different. */
function workbook(charged: number, filler = 0): Buffer {
  const header = officialCells({}).map((_, column) => HEADERS[column] ?? "");
  const rows = [
    header,
    officialCells({ force: "Kent", outcome: 1, recorded: charged }),
    officialCells({ force: "Kent", outcome: 18, recorded: 100 - charged }),
  ];
  const xml = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
    )
    .join("");
  // Noise that no packer makes smaller, the same in every run.
  let state = charged + 1;
  const noise = Buffer.from(
    Array.from({ length: filler }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    }),
  );
  return zip(xlsxParts(worksheet(xml), filler === 0 ? [] : [{ name: "docProps/thumbnail.bin", bytes: noise }]));
}
const HEADERS = [
  "Financial Year",
  "Financial Quarter",
  "Force Name",
  "Offence Description",
  "Offence Group",
  "Offence Subgroup",
  "Offence Code",
  "Offence code expired",
  "Outcome Description",
  "Outcome Group",
  "Outcome Type",
  "Force outcomes for offences recorded in quarter",
  "Force outcomes recorded in quarter",
];

const NAME = "prc-outcomes-open-data-mar2019-tables-240724.xlsx";
const LINKS = [
  ["/media/1/prc-outcomes-open-data-mar2018-tables-240724.xlsx", "Outcomes open data year ending March 2018"],
  [`/media/2/${NAME}`, "Outcomes open data, year ending March 2019"],
  ["/media/3/prc-outcomes-open-data-mar2020-tables-240724.xlsx", "Outcomes open data, year ending March 2020"],
  ["/media/9/prc-outcomes-open-data-mar2019-tables-230126.xlsx", "Outcomes open data, year ending March 2019, newer"],
  ["/media/4/prc-pfa-mar2013-onwards-tables-230726.ods", "Police Force Area tables, year ending March 2013 onwards"],
  ["/media/5/prc-supplementary-crime-outcomes-metrics-230726.xlsx", "Supplementary crime outcomes metrics"],
  ["/media/6/prc-outcomes-alternate-open-data-mar2017-to-mar2026-tables-230726.ods", "Outcomes for alternate offences"],
  ["https://www.gov.uk/help?a=1&b=2", "Help"],
] as const;
const WANTED = "/media/9/prc-outcomes-open-data-mar2019-tables-230126.xlsx";

/** Waits are noted, not waited for. */
function patience(waits: number[] = []): { quietMs: number; wait: (ms: number) => Promise<void> } {
  return {
    quietMs: 400,
    wait: async (ms) => {
      waits.push(ms);
    },
  };
}

async function fetched(tools: Tools, more: Partial<FetchRequest> = {}, waits: number[] = []): Promise<Fetched> {
  const request = { source: "home-office", landing: `${server.url}/landing`, years: "2018/19", ...more };
  return await fetchPublished(tools, request, patience(waits));
}

/** A home over a landing page with these links. */
function withLanding<T>(work: (tools: Tools, home: Home) => Promise<T>): Promise<T> {
  server.answers.set("/landing", page(landingPage(LINKS)));
  return withHome(work);
}

function leftBehind({ folder }: Home): readonly string[] {
  return existsSync(join(folder, "fetch"))
    ? readdirSync(join(folder, "fetch")).filter((name) => !name.endsWith(".json"))
    : [];
}

describe("what is fetched", () => {
  test("the newest edition of the year, added under its name with the edition and the address it came from", () =>
    withLanding(async (tools, home) => {
      const bytes = workbook(5);
      server.answers.set(WANTED, file(bytes, { etag: '"a"', lastModified: "Fri, 23 Jan 2026 09:30:00 GMT" }));
      const found = await fetched(tools);
      expect(found.problems).toEqual([]);
      expect(found.files).toEqual([
        {
          name: "prc-outcomes-open-data-mar2019-tables-230126.xlsx",
          address: server.url + WANTED,
          edition: "2026-01-23",
          from: "2018-04",
          to: "2019-03",
          state: "added",
          sha256: sha256(bytes),
        },
      ]);
      const [entry] = tools.ledger.entries({ kind: FILE_ADDED });
      expect(entry).toMatchObject({ subject: sha256(bytes), schemaVersion: 2 });
      expect(entry?.body as unknown as FileAdded).toEqual({
        name: "prc-outcomes-open-data-mar2019-tables-230126.xlsx",
        bytes: bytes.length,
        edition: "2026-01-23",
        origin: "fetched",
        cite: {
          address: server.url + WANTED,
          landing: `${server.url}/landing`,
          etag: '"a"',
          lastModified: "Fri, 23 Jan 2026 09:30:00 GMT",
          sentBytes: bytes.length,
        },
      });
      const { forces, edition } = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
      expect([edition, forces[0]?.charged, forces[0]?.total]).toEqual(["2026-01-23", 5, 100]);
      expect(leftBehind(home)).toEqual([]);
    }));

  test("politely: one name that says who asks, no cookie, nothing but the page and the file", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, (request, response) => {
        response.setHeader("Set-Cookie", "a=b");
        file(workbook(5))(request, response);
      });
      await fetched(tools);
      await fetched(tools);
      expect(server.asked.map(({ path }) => path)).toEqual(["/landing", WANTED, "/landing", WANTED]);
      for (const { headers } of server.asked) {
        expect(headers["user-agent"]).toMatch(/^Everycase\/\d+\.\d+\.\d+$/u);
        expect(headers.cookie).toBeUndefined();
        expect(headers.connection).toBe("close");
      }
    }));

  test("several years by list or by first and last; an older edition by its day; nothing wished: the newest year", () =>
    withLanding(async (tools) => {
      const names = async (more: Partial<FetchRequest>): Promise<readonly string[]> => {
        const request = { source: "home-office", landing: `${server.url}/landing`, list: true, ...more };
        return (await fetchPublished(tools, request, patience())).files.map(
          ({ name }) => /mar\d+.*-(?=\d)\d+/u.exec(name)?.[0] ?? name,
        );
      };
      const [y18, y19, y19new, y20] = [
        "mar2018-tables-240724",
        "mar2019-tables-240724",
        "mar2019-tables-230126",
        "mar2020-tables-240724",
      ];
      expect(await names({ years: "2017/18,2018/19" })).toEqual([y19new, y18]);
      expect(await names({ from: "2017/18", to: "2019/20" })).toEqual([y20, y19new, y18]);
      expect(await names({ years: "2018/19", edition: "2024-07-24" })).toEqual([y19]);
      expect(await names({})).toHaveLength(4);
      expect(await names({ source: "recorded-crime" })).toEqual(["mar2013-onwards-tables-230726"]);
      expect(server.asked.every(({ path }) => path === "/landing")).toBe(true);
    }));

  test("a year that is not there is a problem that names what is, and the others are fetched", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, file(workbook(5)));
      const found = await fetched(tools, { years: "2018/19,2035/36" });
      expect(found.files.map(({ state }) => state)).toEqual(["added"]);
      expect(found.problems).toMatchObject([{ code: "not-published", wanted: "a file that covers 2035/36" }]);
      expect(found.problems[0]?.found).toContain(NAME);
    }));

  test("a page without matching links is a problem that lists what was found", () =>
    withHome(async (tools) => {
      server.answers.set(
        "/landing",
        page(
          landingPage([
            ["/a/other-tables.ods", "Other"],
            ["/b", "B"],
          ]),
        ),
      );
      const found = await fetched(tools);
      expect(found).toMatchObject({
        files: [],
        problems: [
          {
            code: "no-published-file",
            found: "links to other-tables.ods",
            wanted: "links to files of Home Office outcomes open data",
          },
        ],
      });
      server.answers.set("/landing", page("<p>Nothing here</p>"));
      expect((await fetched(tools)).problems[0]?.found).toBe("no link to any file");
    }));

  test("a packed landing page is unpacked", () =>
    withHome(async (tools) => {
      const html = landingPage(LINKS);
      for (const [packing, bytes] of [
        ["gzip", gzipSync(html)],
        ["br", brotliCompressSync(html)],
      ] as const) {
        server.answers.set("/landing", (_request, response) =>
          response.writeHead(200, { "Content-Type": "text/html", "Content-Encoding": packing }).end(bytes),
        );
        expect((await fetched(tools, { list: true })).files).toHaveLength(1);
      }
    }));

  test.each([
    [{ source: "home" }, 'Unknown source "home".'],
    [{ years: "2018" + "-" + "2021" }, 'Cannot read the time: found "2018-2021".'],
    [{ years: "soon" }, 'Cannot read the time: found "soon".'],
    [{ landing: "file:///etc/passwd" }, '"file:///etc/passwd" is no address of a page.'],
  ])("%j is declined", (more, message) =>
    withLanding(async (tools) => {
      if ("years" in more && more.years === "2018-2021") {
        // A span of years is a time like any other: each of its financial years is looked for.
        expect((await fetched(tools, { ...more, list: true })).problems.length).toBeGreaterThan(0);
        return;
      }
      await expect(fetched(tools, more)).rejects.toMatchObject({ code: "usage", message });
    }),
  );
});

describe("what is here already", () => {
  test("is not downloaded again while the server says it is the same", () =>
    withLanding(async (tools) => {
      const statuses: number[] = [];
      const bytes = workbook(5, 5000);
      server.answers.set(WANTED, (request, response) => {
        response.on("finish", () => statuses.push(response.statusCode));
        file(bytes, { etag: '"a"' })(request, response);
      });
      await fetched(tools);
      const again = await fetched(tools);
      expect(again.files).toMatchObject([{ state: "already here", sha256: sha256(bytes) }]);
      expect(statuses).toEqual([200, 304]);
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toHaveLength(1);
    }));

  test("also where the server ignores the question and begins to send: same ETag and length are the same file", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 300_000);
      server.answers.set(WANTED, (_request, response) => {
        response.writeHead(200, { ETag: '"a"', "Content-Length": String(bytes.length) }).end(bytes);
      });
      await fetched(tools);
      expect((await fetched(tools)).files[0]?.state).toBe("already here");
    }));

  test("also where it was added by hand: its hash tells, once it has come", () =>
    withLanding(async (tools, home) => {
      const bytes = workbook(5);
      await home.add("by-hand.xlsx", bytes);
      server.answers.set(WANTED, file(bytes, { etag: '"a"' }));
      const states = [];
      for (let time = 0; time < 2; time += 1) states.push((await fetched(tools)).files[0]?.state);
      expect(states).toEqual(["already here", "already here"]);
      expect(server.asked.at(-1)?.headers["if-none-match"]).toBe('"a"');
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toHaveLength(1);
    }));

  test("a changed file is another file, and both are kept", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, file(workbook(5), { etag: '"a"' }));
      await fetched(tools);
      server.answers.set(WANTED, file(workbook(6), { etag: '"b"' }));
      expect((await fetched(tools)).files[0]?.state).toBe("added");
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toHaveLength(2);
    }));
});

describe("a line that breaks", () => {
  test("in the middle costs only the rest: each time it goes on where it broke off", () =>
    withLanding(async (tools, home) => {
      const bytes = workbook(5, 400_000);
      server.answers.set(WANTED, file(bytes, { etag: '"a"', cuts: [100_000, 50_000, 1] }));
      const waits: number[] = [];
      expect((await fetched(tools, {}, waits)).files).toMatchObject([{ state: "added", sha256: sha256(bytes) }]);
      const ranges = server.asked.slice(1).map(({ headers }) => headers.range ?? null);
      expect(ranges).toEqual([null, "bytes=100000-", "bytes=150000-", "bytes=150001-"]);
      expect(server.asked.at(-1)?.headers["if-range"]).toBe('"a"');
      expect(waits).toEqual([1000, 1000, 1000]);
      expect(leftBehind(home)).toEqual([]);
    }));

  test("before anybody reads costs nothing that had come: it is taken off the line at once", async () => {
    server.answers.set("/late", file(Buffer.alloc(200_000), { cuts: [60_000] }));
    const rules = { agent: "Everycase/test", hosts: [new URL(server.url).host], quietMs: 5000 };
    const answer = await askWeb(`${server.url}/late`, {}, rules);
    await new Promise((resolve) => setTimeout(resolve, 300));
    let bytes = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of answer.body()) bytes += chunk.byteLength;
    };
    await expect(read()).rejects.toThrow("the line broke off");
    expect(bytes).toBe(60_000);
  });

  test("and a file that changes meanwhile is begun anew, never mixed", () =>
    withLanding(async (tools) => {
      const [old, fresh] = [workbook(5, 400_000), workbook(6, 400_000)];
      let times = 0;
      server.answers.set(WANTED, (request, response) => {
        times += 1;
        if (times === 1) file(old, { etag: '"old"', cuts: [150_000] })(request, response);
        else file(fresh, { etag: '"new"' })(request, response);
      });
      expect((await fetched(tools)).files).toMatchObject([{ state: "added", sha256: sha256(fresh) }]);
    }));

  test("and a server that sends a part of another file all the same is noticed by its ETag", () =>
    withLanding(async (tools) => {
      const [old, fresh] = [workbook(5, 400_000), workbook(6, 400_000)];
      let times = 0;
      server.answers.set(WANTED, (request, response) => {
        times += 1;
        if (times === 1) return file(old, { etag: '"old"', cuts: [150_000] })(request, response);
        if (times > 2) return file(fresh, { etag: '"new"' })(request, response);
        const range = `bytes 150000-${fresh.length - 1}/${fresh.length}`;
        response.writeHead(206, { ETag: '"new"', "Content-Range": range }).end(fresh.subarray(150_000));
      });
      expect((await fetched(tools)).files).toMatchObject([{ state: "added", sha256: sha256(fresh) }]);
      expect(times).toBe(3);
    }));

  test("without a validator the file is begun anew, since nobody could tell whether the rest fits", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 200_000);
      server.answers.set(WANTED, file(bytes, { cuts: [100_000] }));
      expect((await fetched(tools)).files[0]?.state).toBe("added");
      expect(server.asked.slice(1).map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
    }));

  test("where ranges are ignored the file is begun anew, and the day of change will do as a validator where they are not", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 200_000);
      server.answers.set(WANTED, file(bytes, { etag: '"a"', cuts: [100_000], ranges: false }));
      expect((await fetched(tools)).files[0]?.sha256).toBe(sha256(bytes));
      const other = workbook(6, 200_000);
      server.answers.set(WANTED, file(other, { lastModified: "Fri, 23 Jan 2026 09:30:00 GMT", cuts: [100_000] }));
      expect((await fetched(tools)).files[0]?.sha256).toBe(sha256(other));
      expect(server.asked.at(-1)?.headers["if-range"]).toBe("Fri, 23 Jan 2026 09:30:00 GMT");
    }));

  test("again and again at the same place ends in a problem after five tries that brought nothing; what came is kept for the next time", () =>
    withLanding(async (tools, home) => {
      const bytes = workbook(5, 200_000);
      const cut = file(bytes, { etag: '"a"', cuts: [60_000, ...Array.from({ length: 20 }, () => 0)] });
      server.answers.set(WANTED, cut);
      const waits: number[] = [];
      const found = await fetched(tools, {}, waits);
      expect(found.files[0]?.state).toBe("not fetched");
      expect(found.problems[0]).toMatchObject({
        code: "not-fetched",
        found: expect.stringContaining("60000 bytes of it are kept"),
      });
      expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
      expect(leftBehind(home).some((name) => name.endsWith(".part"))).toBe(true);
      server.answers.set(WANTED, file(bytes, { etag: '"a"' }));
      expect((await fetched(tools)).files[0]?.state).toBe("added");
      expect(server.asked.at(-1)?.headers.range).toBe("bytes=60000-");
    }));

  test("that falls silent counts as broken, and the rest is asked for", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 200_000);
      let times = 0;
      server.answers.set(WANTED, (request, response) => {
        times += 1;
        if (times > 1) return file(bytes, { etag: '"a"' })(request, response);
        response.writeHead(200, { ETag: '"a"', "Content-Length": String(bytes.length) });
        response.write(bytes.subarray(0, 70_000));
      });
      expect((await fetched(tools)).files[0]?.state).toBe("added");
      expect(server.asked.at(-1)?.headers.range).toBe("bytes=70000-");
    }));

  test("a slow one is waited for as long as bytes come", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 20_000);
      server.answers.set(WANTED, (_request, response) => {
        response.writeHead(200, { "Content-Length": String(bytes.length) });
        let at = 0;
        const timer = setInterval(() => {
          response.write(bytes.subarray(at, at + 4000));
          at += 4000;
          if (at >= bytes.length) {
            clearInterval(timer);
            response.end();
          }
        }, 150);
      });
      expect((await fetched(tools)).files[0]?.sha256).toBe(sha256(bytes));
      expect(server.asked).toHaveLength(2);
    }));
});

describe("what a server answers instead", () => {
  test("429 and 503 are waited out as long as they ask, within bounds", () =>
    withLanding(async (tools) => {
      const answers = [429, 503, 503];
      const bytes = workbook(5);
      server.answers.set(WANTED, (request, response) => {
        const status = answers.shift();
        if (status === undefined) return file(bytes)(request, response);
        response.writeHead(
          status,
          status === 429
            ? { "Retry-After": "7" }
            : answers.length === 0
              ? { Date: "Fri, 23 Jan 2026 09:30:00 GMT", "Retry-After": "Fri, 23 Jan 2026 09:30:20 GMT" }
              : {},
        );
        response.end();
      });
      const waits: number[] = [];
      expect((await fetched(tools, {}, waits)).files[0]?.state).toBe("added");
      expect(waits).toEqual([7000, 2000, 20_000]);
    }));

  test("one that asks for an hour is left in peace, and that is told", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, (_request, response) => response.writeHead(429, { "Retry-After": "3600" }).end());
      const waits: number[] = [];
      const found = await fetched(tools, {}, waits);
      expect([waits, found.problems[0]?.found]).toEqual([[], "the answer 429, asking for 3600 s of peace"]);
    }));

  test("500 again and again, and 404 at once, are problems of that file; the others go on", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, (_request, response) => response.writeHead(500).end());
      server.answers.set("/media/1/prc-outcomes-open-data-mar2018-tables-240724.xlsx", file(workbook(9)));
      const found = await fetched(tools, { years: "2017/18,2018/19,2019/20" });
      expect(found.files.map(({ state }) => state)).toEqual(["not fetched", "not fetched", "added"]);
      expect(found.problems.map((problem) => problem.found)).toEqual([
        "the answer 404",
        "the answer 500, again and again",
      ]);
      expect(server.asked.filter(({ path }) => path === WANTED)).toHaveLength(6);
    }));

  test.each([
    ["by its type", { "Content-Type": "text/html" }],
    ["by its first letters", { "Content-Type": "application/octet-stream" }],
  ])("a web page in place of the file is known %s", (_how, headers) =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, (_request, response) =>
        response.writeHead(200, headers).end("<!DOCTYPE html><title>Sign in</title>"),
      );
      const found = await fetched(tools);
      expect(found.problems[0]?.found).toBe("a web page");
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toEqual([]);
    }),
  );

  test("a length that is not true is a line that breaks; an archive without its end is not taken for whole", () =>
    withLanding(async (tools) => {
      const bytes = workbook(5, 5000);
      server.answers.set(WANTED, (_request, response) => {
        response.writeHead(200, { "Content-Length": String(bytes.length + 10) });
        response.write(bytes, () => response.destroy());
      });
      expect((await fetched(tools)).problems[0]?.found).toContain("a line that breaks off again and again");
      server.answers.set(WANTED, file(bytes.subarray(0, bytes.length - 10)));
      expect((await fetched(tools)).problems[0]?.found).toBe("an archive whose end is missing");
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toEqual([]);
    }));

  const digests = (bytes: Buffer): readonly (readonly [string, string])[] => [
    ["Content-MD5", createHash("md5").update(bytes).digest("base64")],
    ["Digest", `SHA-256=${createHash("sha256").update(bytes).digest("base64")}`],
    ["Content-Digest", `sha-512=:${createHash("sha512").update(bytes).digest("base64")}:`],
    ["Repr-Digest", `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:, unixsum=:aa:`],
  ];
  test("announced digests are checked: what fits is taken, what does not is fetched once more and then told", () =>
    withLanding(async (tools) => {
      for (const [index, [name, value]] of digests(workbook(5)).entries()) {
        server.answers.set(WANTED, file(workbook(20 + index), { headers: { [name]: value } }));
        const before = server.asked.length;
        expect((await fetched(tools)).problems[0]?.wanted, name).toMatch(/as announced$/u);
        expect(server.asked.length - before, name).toBe(3);
        const good = workbook(30 + index);
        const fits = digests(good)[index]?.[1] ?? "";
        server.answers.set(WANTED, file(good, { headers: { [name]: fits } }));
        expect((await fetched(tools)).files[0]?.state, name).toBe("added");
      }
    }));

  test("a file packed on the way is unpacked, also when the line broke within it", () =>
    withLanding(async (tools) => {
      for (const [packing, pack] of [
        ["gzip", gzipSync],
        ["br", brotliCompressSync],
      ] as const) {
        const bytes = workbook(packing.length, 300_000);
        const packed = pack(bytes);
        server.answers.set(
          WANTED,
          file(packed, { etag: `"${packing}"`, cuts: [500], headers: { "Content-Encoding": packing } }),
        );
        expect((await fetched(tools)).files[0], packing).toMatchObject({ state: "added", sha256: sha256(bytes) });
      }
      server.answers.set(WANTED, file(Buffer.from("not packed at all"), { headers: { "Content-Encoding": "gzip" } }));
      expect((await fetched(tools)).problems[0]?.found).toContain("cannot be unpacked");
      server.answers.set(WANTED, file(workbook(1), { headers: { "Content-Encoding": "zstd" } }));
      expect((await fetched(tools)).problems[0]?.found).toBe('bytes packed with "zstd"');
    }));

  test("redirects on the same host are followed, at most five; others lead nowhere", () =>
    withLanding(async (tools) => {
      const other = await startFetchServer();
      try {
        const to = (location: string) => (_request: unknown, response: import("node:http").ServerResponse) =>
          void response.writeHead(302, { Location: location }).end();
        server.answers.set("/moved", file(workbook(5)));
        server.answers.set(WANTED, to("/moved"));
        expect((await fetched(tools)).files[0]?.state).toBe("added");
        const stolen = other.url.replace("127.0.0.1", "localhost");
        for (const [location, says] of [
          [`${other.url}/a.xlsx`, "another host"],
          [`${stolen}/a.xlsx`, "another host"],
          ["http://169.254.169.254/latest/meta-data", "another host"],
          ["http://www.gov.uk/a.xlsx", "without encryption"],
          ["https://www.gov.uk.example.org/a.xlsx", "another host"],
          [`http://user:secret@${new URL(server.url).host}/moved`, "a name and a password"],
          ["file:///etc/passwd", "no address of the web"],
          [WANTED, "more than 5 times"],
        ] as const) {
          server.answers.set(WANTED, to(location));
          expect((await fetched(tools)).problems[0]?.found, location).toContain(says);
        }
        expect(other.asked).toEqual([]);
      } finally {
        await other.close();
      }
    }));

  test("more than announced, and more than any file of the place, is cut off", () =>
    withLanding(async (tools) => {
      server.answers.set(WANTED, (_request, response) =>
        response.writeHead(200, { "Content-Length": "500000000000" }).write("x"),
      );
      expect((await fetched(tools)).problems[0]?.found).toBe("500000000000 bytes");
    }));
});

describe("without a way to the page", () => {
  test("one clear line, at once", () =>
    withHome(async (tools) => {
      await server.close();
      const waits: number[] = [];
      await expect(fetched(tools, {}, waits)).rejects.toMatchObject({
        code: "surroundings",
        message: expect.stringMatching(
          /^Cannot read the landing page at 127\.0\.0\.1:\d+: the host takes no connection \(ECONNREFUSED\)\.$/u,
        ),
      });
      expect(waits).toEqual([]);
      server = await startFetchServer();
    }));

  test("a server that declines is told with its answer; one that asks for patience gets some", () =>
    withHome(async (tools) => {
      server.answers.set("/landing", (_request, response) => response.writeHead(403).end());
      await expect(fetched(tools)).rejects.toMatchObject({
        code: "surroundings",
        message: expect.stringContaining("the server answers 403"),
      });
      let times = 0;
      server.answers.set("/landing", (request, response) => {
        times += 1;
        if (times === 1) response.writeHead(503, { "Retry-After": "3" }).end();
        else page(landingPage(LINKS))(request, response);
      });
      const waits: number[] = [];
      expect((await fetched(tools, { list: true }, waits)).files).toHaveLength(1);
      expect(waits).toEqual([3000]);
    }));

  test("an address that is not encrypted is not asked, unless it is this machine's own", () =>
    withHome(async (tools) => {
      await expect(fetched(tools, { landing: "http://www.gov.uk/x" })).rejects.toMatchObject({
        code: "surroundings",
        message: "Cannot read the landing page at www.gov.uk: it is an address without encryption (http).",
      });
    }));

  test("when it goes away in the middle of the files, those before are added, and what came of the next is kept", () =>
    withLanding(async (tools, home) => {
      const bytes = workbook(5, 200_000);
      server.answers.set(WANTED, file(workbook(6)));
      server.answers.set("/media/1/prc-outcomes-open-data-mar2018-tables-240724.xlsx", (_request, response) => {
        response.writeHead(200, { ETag: '"a"', "Content-Length": String(bytes.length) });
        response.write(bytes.subarray(0, 90_000), () => setTimeout(() => void server.close(), 50));
      });
      await expect(fetched(tools, { years: "2017/18,2018/19" })).rejects.toMatchObject({
        code: "surroundings",
        message: expect.stringContaining("Cannot fetch prc-outcomes-open-data-mar2018-tables-240724.xlsx"),
        hint: expect.stringContaining("90000 bytes of it are kept"),
      });
      expect(tools.ledger.entries({ kind: FILE_ADDED })).toHaveLength(1);
      expect(leftBehind(home).filter((name) => name.endsWith(".lock"))).toEqual([]);
      server = await startFetchServer();
    }));
});

test("how far it has come is told with a bar, bytes and rate", async () =>
  withHome(async (_tools, { folder }) => {
    const bytes = workbook(5, 2_000_000);
    server.answers.set("/landing", page(landingPage(LINKS)));
    server.answers.set(WANTED, file(bytes));
    const acts: string[] = [];
    let seconds = 0;
    const progress: Progress = ({ act }) => acts.push(act);
    const home = join(folder, "..", "other-home");
    mkdirSync(home);
    const now = (): string => new Date(Date.parse(NOW) + 1000 * seconds++).toISOString();
    const tools = await openTools({ home, now, progress });
    await fetched(tools);
    tools.close();
    expect(
      acts.find((act) =>
        /^Fetching prc-outcomes\S+ \[#+-*\] [\d.]+ MB of 2\.0 MB, [\d,.]+ (?:bytes|KB|MB)\/s$/u.test(act),
      ),
    ).toBeDefined();
  }));

test("another fetch of the same file by a process that runs is left alone; a lock that nobody holds is taken", () =>
  withLanding(async (tools, home) => {
    server.answers.set(WANTED, file(workbook(5)));
    const key = createHash("sha256")
      .update(server.url + WANTED)
      .digest("hex")
      .slice(0, 20);
    mkdirSync(join(home.folder, "fetch"), { recursive: true });
    const lock = join(home.folder, "fetch", `${key}.lock`);
    writeFileSync(lock, "1");
    await expect(fetched(tools)).rejects.toMatchObject({
      code: "surroundings",
      message: expect.stringContaining("Another everycase fetch"),
    });
    writeFileSync(lock, "4194999");
    expect((await fetched(tools)).files[0]?.state).toBe("added");
  }));

test("an entry of the time before files were fetched is read as ever", () =>
  withHome(async (tools, { add }) => {
    await add("new.csv", "a,b\n");
    const [entry] = tools.ledger.entries({ kind: FILE_ADDED });
    const old = { name: "old.csv", bytes: 3, edition: null, origin: "given" };
    tools.ledger.append(
      {
        kind: FILE_ADDED,
        subject: entry?.subject.replace(/^./u, "0") ?? "",
        actor: "operator",
        saidAt: NOW,
        body: old,
        schemaVersion: 1,
      },
      { recordedAt: NOW, expect: "newSubject" },
    );
    const { fileCites } = await import("../../src/actions/catalogue.ts");
    expect(fileCites(tools)).toEqual([]);
  }));
