// A filled reply form: it stands beside our figures and never among them, however it comes back.
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { releaseHistories } from "../../src/actions/_release-book.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { listSources } from "../../src/actions/list-sources.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { receiveAnswer } from "../../src/actions/receive-form.ts";
import { makeReplyPacks } from "../../src/actions/reply-pack.ts";
import { askForReply } from "../../src/actions/reply-release.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { approveRelease, publishRelease } from "../../src/actions/step-release.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { releasePage } from "../../src/web/pages/release.tsx";
import { part, unzip, zip } from "../sources/zip.ts";
import { type Home, withHome } from "./home.ts";

const TABLE = [
  "force,period,unit,scope,basis,line,value",
  ...["Kent", "Essex"].flatMap((force) => [
    `${force},2018/19,crimes,flag:CSE,recorded,total,540`,
    `${force},2018/19,crimes,flag:CSE,recorded,charged,16`,
    `${force},2018/19,crimes,flag:CSE,recorded,transferred,170`,
  ]),
  "",
].join("\n");
const QUESTION = { scope: "flag:CSE", period: "2018/19" };

/** A published release, Kent asked about it, and the form of its pack. */
async function asked(tools: Tools, home: Home): Promise<Uint8Array> {
  await home.add("replies.csv", TABLE);
  await proposeRelease(tools, { who: "AB", title: "November" });
  approveRelease(tools, { release: "1", who: "AB" });
  publishRelease(tools, { release: "1", who: "AB" });
  askForReply(tools, { force: "Kent", who: "AB", due: "2026-09-20" });
  const out = join(home.folder, "..", "packs");
  const [pack] = await makeReplyPacks(tools, { question: {}, who: "AB", forces: ["Kent"], out });
  return await readFile(join(out, pack?.form ?? ""));
}

/** The form with another count in place of ours: `<c r="K3"><v>16</v>` is charged. */
function filled(form: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzip(Buffer.from(form)).map(({ name, bytes }) => part(name, bytes.toString("utf8")));
  return zip(
    parts.map((one) => {
      if (one.name !== "xl/worksheets/sheet1.xml") return one;
      const text = one.bytes.toString("utf8");
      expect(text).toContain(from);
      return part(one.name, text.replace(from, to));
    }),
  );
}

test("it is read at the door of the book, where a kill leaves nothing for long, and in no folder of the system", async () => {
  await withHome(async (tools, home) => {
    const form = await asked(tools, home);
    const file = await home.write("kent.xlsx", filled(form, "<v>16</v>", "<v>18</v>"));
    const before = await readdir(tmpdir());
    const seen = new Set<string>();
    const put: Tools["archive"]["put"] = async (path) => {
      for (const name of await readdir(tmpdir())) if (!before.includes(name)) seen.add(name);
      return await tools.archive.put(path);
    };
    let during = 0;
    const now = (): string => {
      during = Math.max(during, readdirSync(join(home.folder, "door")).length);
      return tools.now();
    };
    await receiveAnswer({ ...tools, now, archive: { ...tools.archive, put } }, { force: "Kent", who: "AB", file });
    expect(during).toBeGreaterThan(0);
    expect([...seen].filter((name) => name.startsWith("everycase-form"))).toEqual([]);
    expect(await readdir(join(home.folder, "door"))).toEqual([]);
  });
});

test("the same form is kept once, however often it is handed in; another one stands beside it", async () => {
  await withHome(async (tools, home) => {
    const form = await asked(tools, home);
    const file = await home.write("kent.xlsx", filled(form, "<v>16</v>", "<v>18</v>"));
    const wish = { force: "Kent", who: "AB", file };
    await receiveAnswer(tools, wish);
    await expect(receiveAnswer(tools, wish)).rejects.toMatchObject({
      code: "notPossible",
      message: expect.stringMatching(/^The form kent\.xlsx of Kent is kept with release 1 already \(entry e\d+\)\.$/u),
    });
    const other = await home.write("kent-2.xlsx", filled(form, "<v>16</v>", "<v>19</v>"));
    await receiveAnswer(tools, { ...wish, file: other });
    expect((await releaseHistories(tools))[0]?.replies).toHaveLength(2);
  });
});

test("its counts stand beside our figure; nothing of it comes into the figures of the book", async () => {
  await withHome(async (tools, home) => {
    const form = await asked(tools, home);
    const before = await takeSnapshot(tools);
    const file = await home.write("kent.xlsx", filled(form, "<v>16</v>", "<v>18</v>"));
    const { replies, problems } = await receiveAnswer(tools, {
      force: "Kent",
      who: "AB",
      file,
      words: "We found two.",
    });
    expect(problems).toEqual([]);
    expect(replies).toMatchObject([
      {
        release: "1",
        reply: {
          asked: "2026-09-01",
          words: "We found two.",
          about: { force: "kent", figure: "rate", period: "2018/19", denominator: "all" },
          recomputed: { reading: "its own counts", sentence: expect.stringContaining("18 of 540") },
          form: { name: "kent.xlsx", counts: [{ figure: "charged", theirs: "18", ours: "16" }] },
        },
      },
    ]);
    const after = await takeSnapshot(tools);
    expect(after.answers).toEqual(before.answers);
    expect(await listSources(tools)).toHaveLength(1);
    const verified = await verifyBook(tools);
    expect(verified).toMatchObject({ ok: true, unclaimed: [], toDerive: [] });
    const [release] = await releaseHistories(tools);
    if (release === undefined) throw new Error("no release");
    const page = releasePage({ release, because: [] });
    expect(page).toContain("By its own counts");
    expect(page).toContain("charged 18 (we have 16)");
  });
});

test("a form does not tell what the source of our figure hides: its counts to that question are not kept", async () => {
  await withHome(async (tools, home) => {
    const other = TABLE.replaceAll("flag:CSE", "rape");
    const hiding = TABLE.replaceAll("charged,16", "charged,fewer than 5");
    await home.add("replies.csv", `${hiding}${other.slice(other.indexOf("\n") + 1)}`);
    await proposeRelease(tools, { who: "AB", title: "November" });
    approveRelease(tools, { release: "1", who: "AB" });
    publishRelease(tools, { release: "1", who: "AB" });
    const form = (scope: string, charged: number): string =>
      `Kent,2018/19,crimes,${scope},recorded,total,540\nKent,2018/19,crimes,${scope},recorded,charged,${charged}`;
    const head = "force,period,unit,scope,basis,line,value";
    const receive = async (name: string, rows: readonly string[]) =>
      await receiveAnswer(tools, {
        force: "Kent",
        who: "AB",
        file: await home.write(name, [head, ...rows].join("\n")),
      });
    await expect(receive("one.csv", [form("flag:CSE", 3)])).rejects.toMatchObject({
      code: "notPossible",
      message: expect.stringContaining("hold a count that their source hides"),
    });
    const { replies, problems } = await receive("both.csv", [form("flag:CSE", 3), form("rape", 18)]);
    expect(problems).toMatchObject([{ code: "hidden-beside", file: "both.csv" }]);
    expect(replies).toMatchObject([{ reply: { about: { scope: "rape" }, form: { counts: [{ theirs: "18" }] } } }]);
    expect(JSON.stringify(tools.ledger.entries({ kind: "reply-received" }))).not.toMatch(/3 of 540|"3"/u);
  });
});

test("add refuses a form, alone and in a folder, and says which verb takes it", async () => {
  await withHome(async (tools, home) => {
    const form = await asked(tools, home);
    const path = await home.write("kent.xlsx", filled(form, "<v>16</v>", "<v>18</v>"));
    const alone = addFiles(tools, { paths: [path] });
    await expect(alone).rejects.toMatchObject({
      code: "notPossible",
      hint: expect.stringContaining("everycase reply receive FORCE --file kent.xlsx"),
    });
    await expect(addFiles(tools, { paths: [join(path, "..")] })).rejects.toMatchObject({ code: "notPossible" });
    // The sheet saved alone as CSV has lost the sheet that tells how to answer.
    const csv = [
      "force,period,unit,scope,basis,line,value,source",
      'Kent,2018/19,crimes,flag:CSE,recorded,charged,18,"Everycase, right of reply, release 1"',
    ].join("\n");
    await expect(home.add("kent.csv", csv)).rejects.toMatchObject({ code: "notPossible" });
    expect(await listSources(tools)).toHaveLength(1);
    expect((await showForce(tools, "Kent", QUESTION)).rates[0]).toMatchObject({ numerator: 16 });
    // What is no form is added as ever.
    await home.add("kent-answer.csv", csv.replace("Everycase, right of reply, release 1", "letter of 3 November"));
    expect(await listSources(tools)).toHaveLength(2);
  });
});

test("forms of packs that were made before forms had a mark are known too", async () => {
  await withHome(async (tools, home) => {
    const form = await asked(tools, home);
    const old = zip(
      unzip(Buffer.from(form)).map(({ name, bytes }) =>
        part(name, bytes.toString("utf8").replaceAll("Everycase, right of reply, release 1", "")),
      ),
    );
    const path = await home.write("old.xlsx", old);
    await expect(addFiles(tools, { paths: [path] })).rejects.toMatchObject({ code: "notPossible" });
    const { replies } = await receiveAnswer(tools, { force: "Kent", who: "AB", file: path });
    expect(replies[0]?.reply).toMatchObject({ words: null, recomputed: null, form: { name: "old.xlsx", counts: [] } });
  });
});

test("a CSV form is read, its notes are its words; a letter stays a letter; another force's form is refused", async () => {
  await withHome(async (tools, home) => {
    await asked(tools, home);
    const csv = (force: string): string =>
      [
        "force,period,unit,scope,basis,line,value,note",
        `${force},2018/19,crimes,flag:CSE,recorded,total,540,`,
        `${force},2018/19,crimes,flag:CSE,recorded,charged,1 to 4,Two were cautioned.`,
      ].join("\n");
    const receive = async (name: string, text: string) =>
      await receiveAnswer(tools, { force: "Kent", who: "AB", file: await home.write(name, text) });
    const { replies } = await receive("form.csv", csv("Kent"));
    expect(replies).toMatchObject([
      {
        reply: {
          words: "Two were cautioned.",
          form: { counts: [{ figure: "charged", theirs: "1 to 4", ours: "16" }] },
        },
      },
    ]);
    await expect(receive("essex.csv", csv("Essex"))).rejects.toMatchObject({ code: "unreadable" });
    const letter = await receive("letter.txt", "We agree with the figure.");
    expect(letter.replies[0]?.reply).toMatchObject({ words: "We agree with the figure.", recomputed: null });
    expect(letter.replies[0]?.reply.form ?? null).toBeNull();
    const path = await home.write("form2.csv", csv("Kent"));
    const both = receiveAnswer(tools, { force: "Kent", who: "AB", file: path, reading: ["charged=18"] });
    await expect(both).rejects.toMatchObject({ code: "usage" });
  });
});

test("entries of replies that were written before forms are read as they were", async () => {
  await withHome(async (tools, home) => {
    await asked(tools, home);
    const body = {
      force: "kent",
      called: "Kent",
      on: "2026-09-02",
      words: "As before.",
      about: null,
      recomputed: null,
    };
    tools.ledger.append(
      { kind: "reply-received", subject: "release 1", actor: "AB", saidAt: tools.now(), body, schemaVersion: 1 },
      { recordedAt: tools.now(), expect: "any" },
    );
    const [release] = await releaseHistories(tools);
    expect(release?.replies).toMatchObject([{ words: "As before.", answered: "2026-09-02" }]);
  });
});
