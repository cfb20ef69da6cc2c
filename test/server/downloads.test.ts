import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ComparisonSchema, FilesSchema, ForceAnswerSchema } from "../../src/server/api-schemas.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: App;
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED, "closed.csv": CLOSED });
  app = createApp(book.tools);
});
afterAll(() => book.close());

const QUESTION = "scope=flag:CSE&period=2023/24&basis=recorded&denominator=less-transferred";

async function bytesOf(address: string): Promise<{ answer: Response; bytes: Buffer }> {
  const answer = await app.request(address);
  expect(answer.status, address).toBe(200);
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

function rowsOf(csv: Buffer): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.toString("utf8"), { header: true, skipEmptyLines: true }).data;
}

describe("a download", () => {
  test.each([
    ["/download/compare.csv", "text/csv; charset=utf-8", "compare-flag-cse-2023-24-recorded-less-transferred.csv"],
    ["/download/compare.json", "application/json", "compare-flag-cse-2023-24-recorded-less-transferred.json"],
    [
      "/download/compare.parquet",
      "application/vnd.apache.parquet",
      "compare-flag-cse-2023-24-recorded-less-transferred.parquet",
    ],
    ["/download/compare.svg", "image/svg+xml", "compare-flag-cse-2023-24-recorded-less-transferred.svg"],
    [
      "/download/force.csv?force=south-yorkshire",
      "text/csv; charset=utf-8",
      "south-yorkshire-flag-cse-2023-24-recorded.csv",
    ],
    [
      "/download/force.json?force=south-yorkshire",
      "application/json",
      "south-yorkshire-flag-cse-2023-24-recorded.json",
    ],
    [
      "/download/force.parquet?force=south-yorkshire",
      "application/vnd.apache.parquet",
      "south-yorkshire-flag-cse-2023-24-recorded.parquet",
    ],
  ])("of %s is a file with its name and type, to be saved", async (address, type, name) => {
    const { answer } = await bytesOf(`${address}${address.includes("?") ? "&" : "?"}${QUESTION}`);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`);
    expect(answer.headers.get("etag")).toMatch(/^"[0-9a-f]{32}"$/u);
  });

  test("in CSV holds the very figures that the API gives and the page shows", async () => {
    const comparison = ComparisonSchema.parse(await (await app.request(`/api/compare?${QUESTION}`)).json());
    const rows = rowsOf((await bytesOf(`/download/compare.csv?${QUESTION}`)).bytes);
    const forces = rows.filter(({ row }) => row === "force");
    expect(forces.map(({ force }) => force)).toEqual(comparison.forces.map(({ force }) => force));
    const page = await (await app.request(`/compare?${QUESTION}`)).text();
    for (const [index, row] of comparison.forces.entries()) {
      const flat = forces[index] ?? {};
      for (const [column, cell] of [
        ["total", row.total],
        ["charged", row.charged],
        ["out_of", row.outOf],
        ["not_accounted_for", row.notAccountedFor],
      ] as const) {
        const wanted =
          typeof cell === "number"
            ? [String(cell), String(cell), ""]
            : "absent" in cell
              ? ["", "", cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})`]
              : [String(cell.from), String(cell.to ?? ""), ""];
        expect([flat[column], flat[`${column}_at_most`], flat[`${column}_absent`]], `${row.force} ${column}`).toEqual(
          wanted,
        );
      }
      expect([flat["rate"], flat["lower"], flat["upper"]].map(numberOrNull)).toEqual([
        row.rate,
        row.interval?.[0] ?? null,
        row.interval?.[1] ?? null,
      ]);
      expect(page).toContain(row.called);
    }
    expect(numberOrNull(rows.find(({ row }) => row === "pooled")?.["rate"])).toBe(comparison.pooled.rate);
  });

  test("in JSON is what the API gives", async () => {
    const [{ bytes: compare }, { bytes: force }] = [
      await bytesOf(`/download/compare.json?${QUESTION}`),
      await bytesOf(`/download/force.json?force=kent&${QUESTION}`),
    ];
    expect(JSON.parse(compare.toString())).toEqual(await (await app.request(`/api/compare?${QUESTION}`)).json());
    expect(JSON.parse(force.toString())).toEqual(await (await app.request(`/api/force/kent?${QUESTION}`)).json());
  });

  test("in Parquet has the rows of the CSV", async () => {
    const path = join(book.home, "taken.parquet");
    await writeFile(path, (await bytesOf(`/download/force.parquet?force=south-yorkshire&${QUESTION}`)).bytes);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.runAndReadAll(
      `SELECT line, "count" FROM read_parquet('${path}') WHERE "row" = 'balance' ORDER BY place`,
    );
    const answer = ForceAnswerSchema.parse(await (await app.request(`/api/force/south-yorkshire?${QUESTION}`)).json());
    const wanted = [
      ["total", answer.balance.total],
      ...answer.balance.lines.map(({ line, count }) => [line, typeof count === "number" ? count : null]),
    ];
    expect(reader.getRows().map(([line, count]) => [line, count === null ? null : Number(count)])).toEqual(wanted);
    connection.closeSync();
  });

  test("of the chart stands by itself", async () => {
    const svg = (await bytesOf(`/download/compare.svg?${QUESTION}`)).bytes.toString();
    expect(svg).toMatch(/^<\?xml version="1.0"/u);
    expect(svg).toContain("South Yorkshire");
    expect(svg).not.toMatch(/(?:href|src)=|<script|url\((?!#)/u);
  });

  test.each([
    ["/download/force.csv", 400],
    ["/download/compare.csv?scope=nonsense", 400],
    ["/download/compare.csv?scope=rape", 404],
    ["/download/compare.svg?scope=rape", 404],
    ["/download/compare.xls", 404],
  ])("that cannot be is declined: %s", async (address, status) => {
    expect((await app.request(address)).status).toBe(status);
  });
});

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}

describe("an original", () => {
  const first = async (): Promise<{ sha256: string; file: string }> => {
    const { files } = FilesSchema.parse(await (await app.request("/api/sources")).json());
    return files[0] ?? { sha256: "", file: "" };
  };

  test("is given byte for byte, to be saved and never shown", async () => {
    const { sha256 } = await first();
    const { answer, bytes } = await bytesOf(`/files/${sha256}`);
    expect(bytes.toString()).toBe(CLOSED);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename=\"closed.csv\"; filename*=UTF-8''closed.csv",
    );
    expect(answer.headers.get("content-length")).toBe(String(bytes.byteLength));
    expect(
      (await app.request(`/files/${sha256}`, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } }))
        .status,
    ).toBe(304);
    const head = await app.request(`/files/${sha256}`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      String(bytes.byteLength),
      "",
    ]);
  });

  test.each(["abc", "../book.sqlite", "%2e%2e%2fbook.sqlite", "0".repeat(64), `${"0".repeat(63)}G`])(
    "that is not there is not given: %s",
    async (name) => {
      expect((await app.request(`/files/${name}`)).status).toBe(404);
    },
  );
});
