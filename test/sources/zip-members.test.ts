// The files of an archive: listed without unpacking, taken out one at a time, and every trick refused.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Fault } from "../../src/sources/sheet/fault.ts";
import { type ArchiveLimits, extractMember, listArchive } from "../../src/sources/sheet/zip-members.ts";
import { job, kept } from "./opening.ts";
import { type Part, part, zip } from "./zip.ts";

describe("an archive of tables", () => {
  const months = ["2018-01", "2018-02"].map((month) =>
    part(`${month}/${month}-city-of-london-street.csv`, `${month}\n`),
  );

  test("lists its files in order with their sizes, and no folders", async () => {
    const path = kept("a.zip", zip([part("2018-01/", "", {}), ...months]));
    const members = await listArchive(path);
    expect(members.map(({ name, bytes, index }) => ({ name, bytes, index }))).toEqual([
      { name: "2018-01/2018-01-city-of-london-street.csv", bytes: 8, index: 0 },
      { name: "2018-02/2018-02-city-of-london-street.csv", bytes: 8, index: 1 },
    ]);
  });

  test("gives each file byte for byte", async () => {
    const big = part("big.csv", "a,b\n1,2\n".repeat(200_000));
    const path = kept("a.zip", zip([...months, big]));
    const members = await listArchive(path);
    const folder = job();
    for (const member of members) await extractMember(path, member, join(folder, `${member.index}.csv`));
    const texts = members.map(({ index }) => readFileSync(join(folder, `${index}.csv`), "utf8"));
    expect(texts).toEqual([...months, big].map(({ bytes }) => bytes.toString()));
  });

  test("lists 5,000 files", async () => {
    const many = Array.from({ length: 5000 }, (_, i) => part(`${i}.csv`, "a\n"));
    expect(await listArchive(kept("a.zip", zip(many)))).toHaveLength(5000);
  });
});

describe("an archive is refused", () => {
  const faults: readonly (readonly [
    what: string,
    parts: readonly Part[],
    code: string,
    limits: Partial<ArchiveLimits>,
  ])[] = [
    ["for a name that climbs", [part("../../x.csv", "a")], "unsafe-file", {}],
    ["for a name that climbs by backslashes", [part("a\\..\\..\\x.csv", "a")], "unsafe-file", {}],
    ["for a name from the root", [part("/etc/x.csv", "a")], "unsafe-file", {}],
    ["for a name with a drive", [part("C:\\x.csv", "a")], "unsafe-file", {}],
    ["for a name with control letters", [part("a\nb.csv", "a")], "unsafe-file", {}],
    ["for a very long name", [part("a".repeat(501), "a")], "too-large", {}],
    ["for two files of one name", [part("a.csv", "a"), part("A.csv", "b")], "unsafe-file", {}],
    ["for too many files", [part("a.csv", "a"), part("b.csv", "b")], "too-large", { members: 1 }],
    ["for too many bytes", [part("a.csv", "a".repeat(100))], "too-large", { inflatedBytes: 99 }],
    ["under a password", [part("a.csv", "a", { flags: 1 })], "protected-file", {}],
  ];
  test.each(faults)("%s", async (_what, parts, code, limits) => {
    const path = kept("a.zip", zip(parts));
    await expect(listArchive(path, limits)).rejects.toMatchObject({ facts: { code } });
  });

  const lies: readonly (readonly [what: string, part: Part, code: string])[] = [
    ["a wrong checksum", part("a.csv", "a", { declaredCrc: 1 }), "unreadable-file"],
    ["a file longer than it declares", part("a.csv", "a".repeat(100), { declaredBytes: 10 }), "unsafe-file"],
    ["a file shorter than it declares", part("a.csv", "a", { declaredBytes: 10 }), "unreadable-file"],
  ];
  test.each(lies)("while a file is taken out, for %s; nothing is left behind", async (_what, one, code) => {
    const path = kept("a.zip", zip([one]));
    const [member] = await listArchive(path);
    const target = join(job(), "a.csv");
    if (member === undefined) throw new Error("the archive has one file");
    await expect(extractMember(path, member, target)).rejects.toMatchObject({ facts: { code } });
    expect(existsSync(target)).toBe(false);
  });

  test("and a file that is there already is not written over", async () => {
    const path = kept("a.zip", zip([part("a.csv", "new")]));
    const [member] = await listArchive(path);
    const target = join(job(), "a.csv");
    writeFileSync(target, "old");
    if (member === undefined) throw new Error("the archive has one file");
    await expect(extractMember(path, member, target)).rejects.not.toBeInstanceOf(Fault);
    expect(readFileSync(target, "utf8")).toBe("old");
  });
});
