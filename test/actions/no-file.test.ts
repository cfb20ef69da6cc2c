// A path that was given for a file and is none, and a file where a folder is wanted, are each said in words.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeWritable } from "../../src/actions/_folders.ts";
import { noFile } from "../../src/actions/no-file.ts";
import { saveFile } from "../../src/actions/save-file.ts";
import { withHome } from "./home.ts";

test("what is not there and what is a folder are told apart, and the hint says what to do", () =>
  withHome(async (_tools, { folder }) => {
    const missing = await noFile(join(folder, "a.csv"), "Give a CSV");
    expect([missing.code, missing.message, missing.hint]).toEqual([
      "notFound",
      `There is no file ${join(folder, "a.csv")}.`,
      "Give a CSV",
    ]);
    await mkdir(join(folder, "a.csv"));
    const other = await noFile(join(folder, "a.csv"), undefined, "a.csv");
    expect([other.code, other.message]).toEqual(["usage", "Cannot read a.csv: found a folder, wanted a file."]);
  }));

test("a file in the place of a folder, and a folder in the place of a file, are not called missing or closed", () =>
  withHome(async (_tools, { folder }) => {
    const path = join(folder, "b");
    await writeFile(path, "b");
    await expect(makeWritable(path, "Give a folder")).rejects.toThrow(`Cannot write in ${path}: found a file`);
    const answer = { name: "b", mediaType: "text/plain", bytes: Buffer.from("b") };
    await expect(saveFile(answer, folder)).rejects.toThrow(`Cannot write ${folder}: found a folder, wanted a file.`);
  }));
