// A slice of the made inputs of fuzz-sheets.long.test.ts, and proof that the run would notice.
import { describe, expect, test } from "vitest";
import { odsOf, openPlace, type Place, xlsxOf } from "./fuzz-sheets.ts";
import { fuzz, planOf } from "./fuzz-sheets-run.ts";
import { zip } from "./zip.ts";

test("made CSV, XLSX and ODS files end in sheets or in one typed refusal, and valid CSV comes back letter by letter", async () => {
  const { read, refused } = await fuzz(planOf(1_500), 20_240_229);
  expect(read).toBeGreaterThan(400);
  expect(refused).toBeGreaterThan(100);
}, 60_000);

test("the made workbooks are sound before they are broken", async () => {
  const place = openPlace();
  const rows = [
    ["h0", "h1"],
    ["a & b", "x\ny"],
  ];
  expect(await place.read("xlsx", zip(xlsxOf(rows)))).toEqual({ is: "read", rows: [rows] });
  expect(await place.read("ods", zip(odsOf(rows)))).toEqual({ is: "read", rows: [rows] });
  place.remove();
});

describe("the run notices", () => {
  const sound: Place = { read: async () => ({ is: "refused" }), left: () => [], remove: () => {} };
  const wild = { validCsv: 0, brokenCsv: 3, xlsx: 3, ods: 3 };

  test("valid CSV that does not come back", async () => {
    await expect(fuzz({ ...wild, validCsv: 3 }, 1, sound)).rejects.toThrow();
    await expect(fuzz(wild, 1, sound)).resolves.toEqual({ read: 0, refused: 9 });
  });

  test("an error that is no refusal, and a file where none should be", async () => {
    const throwing = { ...sound, read: () => Promise.reject(new RangeError("planted")) };
    await expect(fuzz(wild, 1, throwing)).rejects.toThrow();
    await expect(fuzz(wild, 1, { ...sound, left: () => ["pwned.txt"] })).rejects.toThrow();
  });

  test("something added to what all objects share", async () => {
    const polluting: Place = {
      ...sound,
      read: async () => {
        Object.defineProperty(Object.prototype, "planted", { value: 1, configurable: true });
        return { is: "refused" };
      },
    };
    try {
      await expect(fuzz(wild, 1, polluting)).rejects.toThrow();
    } finally {
      Reflect.deleteProperty(Object.prototype, "planted");
    }
  });
});
