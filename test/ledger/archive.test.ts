import { execFileSync } from "node:child_process";
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { sha256 } from "../../src/ground/digest.ts";
import { Refusal } from "../../src/ground/refusal.ts";
import { type Archive, openArchive } from "../../src/ledger/archive.ts";
import { bundleKeeper, nobodyCanRun, pause, rounds, startKeeper, temporaryFolder, works } from "./children.ts";
import { errorOf } from "./samples.ts";

// Other work on the machine may slow a disk or a start down.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const keeper = await bundleKeeper();

let made = 0;
function newFolder(): string {
  const path = join(folder, `folder-${++made}`);
  mkdirSync(path);
  return path;
}

function newFile(content: string | Uint8Array): string {
  const path = join(folder, `source-${++made}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Damages an archived file by the hand of another program. */
function damage(path: string, work: (path: string) => void): void {
  chmodSync(path, 0o644);
  work(path);
  chmodSync(path, 0o444);
}

/** Everything below a folder that is no folder, by path. */
function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).message).toMatch(/^Cannot [^\n]+\.$/);
  return error as Refusal;
}

describe("putting a file", () => {
  test("keeps its bytes under their hash, for reading only", async () => {
    const root = newFolder();
    const archive = openArchive(root);
    const hash = sha256("Force,Charges\nKent,3\n");
    const put = await archive.put(newFile("Force,Charges\nKent,3\n"));
    expect(put).toEqual({ sha256: hash, bytes: 21, added: true });
    expect(archive.pathOf(hash)).toBe(join(root, hash.slice(0, 2), hash));
    expect(readFileSync(archive.pathOf(hash), "utf8")).toBe("Force,Charges\nKent,3\n");
    expect(statSync(archive.pathOf(hash)).mode & 0o777).toBe(0o444);
    expect(archive.has(hash)).toBe(true);
    expect(filesBelow(root)).toEqual([hash]);
  });

  test.each([
    ["nothing", 0],
    ["one byte", 1],
    ["exactly one piece", 1 << 20],
    ["pieces and a rest", (1 << 21) + 12345],
  ])("of %s gives back the same bytes", async (_, size) => {
    const archive = openArchive(newFolder());
    const content = Buffer.from(Uint8Array.from({ length: size }, (_value, index) => (index * 7919) >> 3));
    const put = await archive.put(newFile(content));
    expect(put).toMatchObject({ bytes: size, sha256: sha256(content) });
    expect(readFileSync(archive.pathOf(put.sha256)).equals(content)).toBe(true);
    expect(await archive.verify()).toEqual({ checked: 1, damaged: [] });
  });

  test("and putting its bytes are one", async () => {
    const root = newFolder();
    const archive = openArchive(root);
    const content = Buffer.from("Force,Charges\nKent,3\n");
    const put = await archive.putBytes(content);
    expect(put).toEqual({ sha256: sha256(content), bytes: 21, added: true });
    expect(await archive.put(newFile(content))).toEqual({ ...put, added: false });
    expect(await archive.putBytes(content)).toEqual({ ...put, added: false });
    expect(filesBelow(root)).toEqual([put.sha256]);
    expect(await archive.verify()).toEqual({ checked: 1, damaged: [] });
  });

  test("again, by whatever name, changes nothing", async () => {
    const archive = openArchive(newFolder());
    const first = await archive.put(newFile("same"));
    const before = statSync(archive.pathOf(first.sha256));
    expect(await archive.put(newFile("same"))).toEqual({ ...first, added: false });
    const after = statSync(archive.pathOf(first.sha256));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(archive.list()).toEqual([first.sha256]);
  });

  test("eight times at once adds it once", async () => {
    const root = newFolder();
    const archive = openArchive(root);
    const source = newFile("x".repeat(3_000_000));
    const puts = await Promise.all(Array.from({ length: 8 }, () => archive.put(source)));
    expect(puts.filter((put) => put.added)).toHaveLength(1);
    expect(filesBelow(root)).toEqual([puts[0]?.sha256]);
  });

  test("lists all hashes, sorted, and nothing else that lies there", async () => {
    const root = newFolder();
    const archive = openArchive(root);
    const contents = Array.from({ length: 40 }, (_, index) => `file ${index}`);
    for (const content of contents) await archive.put(newFile(content));
    writeFileSync(join(root, "incoming-1-1.part"), "half");
    mkdirSync(join(root, "notes"));
    writeFileSync(join(root, "notes", "readme.txt"), "x");
    expect(archive.list()).toEqual(contents.map(sha256).sort());
    expect(openArchive(root).list()).toHaveLength(40);
  });

  test("passes by the remains of a put by a process of the same number", async () => {
    const root = newFolder();
    const remains = join(root, `incoming-${process.pid}-1.part`);
    writeFileSync(remains, "half");
    const put = await openArchive(root).put(newFile("whole"));
    expect(put).toMatchObject({ added: true, sha256: sha256("whole") });
    expect(readFileSync(remains, "utf8")).toBe("half");
  });
});

describe("what cannot be put is refused in one line", () => {
  test("no such file", async () => {
    const refusal = await refusalOf(openArchive(newFolder()).put(join(folder, "none.csv")));
    expect(refusal).toMatchObject({
      code: "notFound",
      message: expect.stringMatching(/none\.csv: there is no such file\.$/),
    });
  });

  test("a folder", async () => {
    const refusal = await refusalOf(openArchive(newFolder()).put(folder));
    expect(refusal).toMatchObject({
      code: "unreadable",
      message: expect.stringMatching(/found a folder, wanted a file\.$/),
    });
  });

  test.skipIf(!works("mkfifo", join(folder, "pipe")))("a pipe, without waiting for it", async () => {
    if (!existsSync(join(folder, "pipe"))) execFileSync("mkfifo", [join(folder, "pipe")]);
    const refusal = await refusalOf(openArchive(newFolder()).put(join(folder, "pipe")));
    expect(refusal.message).toMatch(/found a device or a pipe, wanted a file\.$/);
  });

  test("a path through a file", async () => {
    const refusal = await refusalOf(openArchive(newFolder()).put(join(newFile("x"), "y")));
    expect(refusal).toMatchObject({
      code: "unreadable",
      message: expect.stringMatching(/a part of the path is a file\.$/),
    });
  });

  test.skipIf(!nobodyCanRun(keeper))(
    "a file that may not be read, and an archive that may not be written",
    async () => {
      const sources = newFolder();
      writeFileSync(join(sources, "secret.csv"), "x", { mode: 0o600 });
      chmodSync(join(sources, "secret.csv"), 0o000);
      const open = newFolder();
      chmodSync(open, 0o777);
      expect(await refusedFor(open, sources)).toMatch(
        /^refused unreadable Cannot read .*secret\.csv: there is no permission\.$/,
      );
      chmodSync(join(sources, "secret.csv"), 0o444);
      const locked = newFolder();
      chmodSync(locked, 0o555);
      expect(await refusedFor(locked, sources)).toMatch(
        /^refused surroundings Cannot keep .*: there is no permission\.$/,
      );
      expect(await refusedFor(join(locked, "new"), sources)).toMatch(/^refused surroundings Cannot open the archive/);
    },
  );

  async function refusedFor(root: string, sources: string): Promise<string | undefined> {
    const child = startKeeper(keeper, ["put", root, sources], { asNobody: true });
    child.go();
    return (await child.ended).at(-1);
  }

  test("an archive in place of which a file lies", () => {
    const error = errorOf(() => openArchive(newFile("x")));
    expect(error).toMatchObject({ code: "surroundings", message: expect.stringMatching(/^Cannot open the archive/) });
  });

  test.each(["", "../../etc/passwd", "AB".repeat(32), `${"a".repeat(64)}\n`])("a hash that is none: %j", (hash) => {
    const archive = openArchive(newFolder());
    expect(archive.has(hash)).toBe(false);
    expect(errorOf(() => archive.pathOf(hash))).toMatchObject({ code: "notFound" });
  });
});

describe("damage", () => {
  async function archiveOfThree(): Promise<{ archive: Archive; hashes: string[] }> {
    const archive = openArchive(newFolder());
    const hashes: string[] = [];
    for (const content of ["one file", "two files", "three files"])
      hashes.push((await archive.put(newFile(content))).sha256);
    return { archive, hashes };
  }

  test.each([
    ["one bit turned", (path: string) => writeFileSync(path, "two fileS"), /its 9 bytes give the hash [0-9a-f]{64}/],
    ["cut off", (path: string) => truncateSync(path, 4), /its 4 bytes give the hash/],
    ["emptied", (path: string) => truncateSync(path, 0), /its 0 bytes give the hash e3b0c442/],
    ["lengthened", (path: string) => writeFileSync(path, "two files\n"), /its 10 bytes give the hash/],
  ])("%s is found by verify, and not accepted when the file is put again", async (_, work, what) => {
    const { archive, hashes } = await archiveOfThree();
    const [, hash = ""] = hashes;
    damage(archive.pathOf(hash), work);
    expect(await archive.verify()).toEqual({
      checked: 3,
      damaged: [{ sha256: hash, what: expect.stringMatching(what) }],
    });
    const refusal = await refusalOf(archive.put(newFile("two files")));
    expect(refusal).toMatchObject({ code: "damaged", message: expect.stringMatching(what) });
    expect(archive.list()).toHaveLength(3);
  });

  test("a folder in place of a file is found", async () => {
    const { archive, hashes } = await archiveOfThree();
    const [hash = ""] = hashes;
    rmSync(archive.pathOf(hash), { force: true });
    mkdirSync(archive.pathOf(hash));
    const what = "it cannot be read, it is a folder";
    expect(await archive.verify()).toEqual({ checked: 3, damaged: [{ sha256: hash, what }] });
    expect((await refusalOf(archive.put(newFile("one file")))).code).toBe("damaged");
  });

  test("mended by taking the damaged file away and putting the original again", async () => {
    const { archive, hashes } = await archiveOfThree();
    const [hash = ""] = hashes;
    damage(archive.pathOf(hash), (path) => writeFileSync(path, "x"));
    rmSync(archive.pathOf(hash), { force: true });
    expect(await archive.put(newFile("one file"))).toMatchObject({ added: true, sha256: hash });
    expect((await archive.verify()).damaged).toEqual([]);
  });
});

test("a put makes the bytes durable before the name, and the name before it is acknowledged", async () => {
  const archive = openArchive(newFolder());
  const source = newFile("durable");
  const disk = watchDisk();
  await archive.put(source);
  disk.mend();
  const steps = disk.calls().filter((call) => ["writeFile", "sync", "linkSync", "fsyncSync"].includes(call));
  // Before the name: the bytes, and the new folder's own name. After it: the name, in its folder and the one above.
  expect(steps).toEqual(["writeFile", "sync", "fsyncSync", "linkSync", "fsyncSync", "fsyncSync"]);
});

describe("a put that is cut off", () => {
  test("by a kill when all is written and only the name is missing leaves no file, and the next put adds it", async () => {
    const [root, sources] = [newFolder(), newFolder()];
    writeFileSync(join(sources, "reply.csv"), "x".repeat(100_000));
    const child = startKeeper(keeper, ["put-until-named", root, sources]);
    child.go();
    expect(await child.ended).toEqual([]);
    expect(filesBelow(root)).toEqual([expect.stringMatching(/^incoming-\d+-1\.part$/)]);
    const archive = openArchive(root);
    expect(archive.list()).toEqual([]);
    expect(await archive.put(join(sources, "reply.csv"))).toMatchObject({ added: true });
    expect(await archive.verify()).toEqual({ checked: 1, damaged: [] });
  });

  test("by a kill at any moment leaves no wrong file and loses none that was acknowledged", {
    timeout: 600_000,
  }, async () => {
    const sources = newFolder();
    for (let index = 0; index < 200; index++) {
      writeFileSync(join(sources, `${index}.csv`), `${index},`.repeat(1 + ((index * 7919) % 60_000)));
    }
    for (let round = 0; round < rounds(8, 300); round++) {
      const root = newFolder();
      const child = startKeeper(keeper, ["put", root, sources]);
      await child.ready;
      child.go();
      await child.firstLine;
      await pause((round * 11) % 80);
      child.kill();
      const lines = await child.ended;
      const archive = openArchive(root);
      expect((await archive.verify()).damaged).toEqual([]);
      for (const line of lines) expect(archive.has(String(line.split(" ")[1]))).toBe(true);
    }
  });

  test("by a fault of the disk at any call is refused, leaves no wrong file and no remains", async () => {
    const source = newFile("y".repeat(2_500_000));
    const hash = sha256(readFileSync(source));
    let failed = 0;
    for (let nth = 1; ; nth++) {
      const root = newFolder();
      const archive = openArchive(root);
      const disk = watchDisk(nth);
      const refusal = await archive.put(source).then(
        () => null,
        (error: unknown) => error,
      );
      disk.mend();
      if (disk.struck() === null) break;
      failed++;
      expect(refusal, `call ${nth}`).toBeInstanceOf(Refusal);
      // Only when the removal itself fails is there something left to remove.
      const remains = filesBelow(root).filter((name) => name.endsWith(".part"));
      expect(remains, `call ${nth}`).toHaveLength(disk.struck() === "rm" ? 1 : 0);
      expect((await archive.verify()).damaged).toEqual([]);
      expect(await archive.put(source)).toMatchObject({ sha256: hash });
      expect((await archive.verify()).checked).toBe(1);
    }
    expect(failed).toBeGreaterThan(12);
  });
});

/** Notes the calls to the disk by which a file is read, written, made durable and named, and lets the nth fail with EIO. */
function watchDisk(nth?: number): { mend: () => void; struck: () => string | null; calls: () => readonly string[] } {
  const undo: (() => void)[] = [];
  const calls: string[] = [];
  let struck: string | null = null;
  const fault = () => Object.assign(new Error("EIO: i/o error"), { code: "EIO", syscall: "any" });
  function wrap(target: object, name: string, fails: () => unknown): void {
    const methods = target as Record<string, (...args: unknown[]) => unknown>;
    const real = methods[name] as (...args: unknown[]) => unknown;
    methods[name] = function (this: unknown, ...args: unknown[]) {
      if (calls.push(name) !== nth) return real.apply(this, args);
      struck = name;
      return fails();
    };
    undo.push(() => (methods[name] = real));
  }
  const reject = () => Promise.reject(fault());
  const raise = () => {
    throw fault();
  };
  for (const name of ["open", "rm"]) wrap(fs.promises, name, reject);
  for (const name of ["fsyncSync", "mkdirSync", "linkSync", "openSync"]) wrap(fs, name, raise);
  const prototype = handlePrototype();
  for (const name of ["read", "writeFile", "sync", "chmod", "stat"]) wrap(prototype, name, reject);
  syncBuiltinESMExports();
  return {
    mend: () => {
      for (const step of undo) step();
      syncBuiltinESMExports();
    },
    struck: () => struck,
    calls: () => calls,
  };
}

let prototype: object | null = null;
function handlePrototype(): object {
  if (prototype === null) throw new Error("The prototype of file handles is looked up first.");
  return prototype;
}

const handle = await fs.promises.open(folder, "r");
prototype = Object.getPrototypeOf(handle) as object;
await handle.close();
