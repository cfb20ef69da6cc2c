import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { keepAnswers, type Made } from "../../src/server/kept-answers.ts";

function counted(body: string): { made: () => Promise<Made>; times: () => number } {
  let times = 0;
  return {
    times: () => times,
    made: async () => {
      times += 1;
      return { type: "text/plain", body };
    },
  };
}

describe("kept answers", () => {
  test("are made once for all who ask at the same time, and kept", async () => {
    const kept = keepAnswers(1000);
    const { made, times } = counted("one");
    await Promise.all([kept.get("/", "h1", made), kept.get("/", "h1", made)]);
    const again = await kept.get("/", "h1", made);
    expect(Buffer.from(again.bytes).toString()).toBe("one");
    expect(times()).toBe(1);
  });

  test("are made anew when the book has a new head", async () => {
    const kept = keepAnswers(1000);
    const { made, times } = counted("one");
    await kept.get("/", "h1", made);
    await kept.get("/", "h2", made);
    expect(times()).toBe(2);
    expect(kept.bytes()).toBe("one".length + "/".length);
  });

  test("that failed are not kept", async () => {
    const kept = keepAnswers(1000);
    await expect(kept.get("/", "h1", async () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const { made, times } = counted("one");
    await kept.get("/", "h1", made);
    expect(times()).toBe(1);
  });

  test("that fail before they are begun fail alone", async () => {
    const kept = keepAnswers(1000);
    const failing = (): Promise<Made> => {
      throw new Error("at once");
    };
    await expect(kept.get("/", "h1", failing)).rejects.toThrow("at once");
    expect(kept.bytes()).toBe(0);
  });

  test("make room: the one longest unasked goes first, and the sum never passes the limit", async () => {
    const kept = keepAnswers(1000);
    const answers = Array.from({ length: 12 }, (_, index) => ({ key: `/${index}`, ...counted("x".repeat(98)) }));
    for (const { key, made } of answers) {
      await kept.get(key, "h", made);
      await kept.get("/0", "h", (answers[0] as { made: () => Promise<Made> }).made);
      expect(kept.bytes()).toBeLessThanOrEqual(1000);
    }
    expect(answers[0]?.times()).toBe(1);
    await kept.get("/1", "h", (answers[1] as { made: () => Promise<Made> }).made);
    expect(answers[1]?.times()).toBe(2);
  });

  test("of more than an eighth of the room are given and not kept", async () => {
    const kept = keepAnswers(800);
    const { made, times } = counted("x".repeat(200));
    expect((await kept.get("/", "h", made)).bytes.byteLength).toBe(200);
    await kept.get("/", "h", made);
    expect(times()).toBe(2);
    expect(kept.bytes()).toBe(0);
  });

  test("are packed once, and what is packed counts", async () => {
    const kept = keepAnswers(100_000);
    const text = "every crime to its outcome ".repeat(100);
    const { made } = counted(text);
    const one = await kept.get("/", "h", made);
    const before = kept.bytes();
    const [first, second] = await Promise.all([one.packed("br"), one.packed("br")]);
    expect(second).toBe(first);
    expect(brotliDecompressSync(first).toString()).toBe(text);
    expect(gunzipSync(await one.packed("gzip")).toString()).toBe(text);
    expect(kept.bytes()).toBe(before + first.byteLength + (await one.packed("gzip")).byteLength);
  });
});
