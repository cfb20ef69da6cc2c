// The flag audit from the draw to its result: reproducible, blind, without a reference in the book, and strict with what comes back.
import { createHash } from "node:crypto";
import { readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { type DrawWish, drawFlagAudit, writeAuditSheet } from "../../src/actions/draw-flag-audit.ts";
import { flagAuditResult } from "../../src/actions/flag-audit-result.ts";
import { decideFlagAudit, readFlagAudit } from "../../src/actions/read-flag-audit.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { quote } from "../../src/warehouse/engine.ts";
import { auditExtract, filled, numberOf, truthOf } from "./audit-extract.ts";
import { caseRow, extractOf, filesWith, HEADER, MAPPING, REFERENCE } from "./extracts.ts";
import { type Home, withHome } from "./home.ts";

const WISH: DrawWish = { flag: "CSE", size: 60, seed: "audit of May" };
const MAPPED = { ...MAPPING, flags: [] };

interface Ready {
  readonly tools: Tools;
  readonly home: Home;
  readonly extract: string;
  /** A place for a sheet, outside the book. */
  readonly place: (name: string) => string;
}

async function ready<T>(work: (ready: Ready) => Promise<T>): Promise<T> {
  return await withHome(async (tools, home) => {
    const extract = await home.write("extract.csv", auditExtract());
    await addCases(tools, { path: extract, mapping: MAPPED });
    return await work({ tools, home, extract, place: (name) => join(home.folder, "..", "inbox", name) });
  });
}

async function drawn({ tools, extract, place }: Ready, wish: Partial<DrawWish> = {}, name = "sheet.csv") {
  const out = place(name);
  const audit = await drawFlagAudit(tools, { ...WISH, ...wish }, { out, extract });
  return { audit, out, text: readFileSync(out, "utf8") };
}

const referencesIn = (text: string): readonly string[] =>
  parseCsv(text, ",")
    .slice(1)
    .map((row) => row[2] ?? "");
const truth = (number: number): string => (truthOf(number).exploited ? "yes" : "no");

describe("the draw", () => {
  test("the frame has each crime once, and tells what is not in it", () =>
    ready(async (all) => {
      const { audit } = await drawn(all);
      expect(audit.design.frame).toEqual({
        ...{ rows: 244, withoutReference: 1, noCrime: 1, outOfScope: 0, flagUnclear: 1, repeated: 1, crimes: 240 },
      });
      expect(audit.strata.map(({ title, crimes, drawn: some }) => [title, crimes, some])).toEqual([
        ["CSE flag, charged", 12, 6],
        ["CSE flag, not charged", 48, 24],
        ["no CSE flag, charged", 20, 5],
        ["no CSE flag, not charged", 160, 25],
      ]);
    }));

  test("the same seed draws the same crimes, whatever the order of the rows; another seed others", () =>
    ready(async (all) => {
      const first = await drawn(all);
      const again = await drawn(all, {}, "again.csv");
      expect([again.audit.again, again.text]).toEqual([true, first.text]);
      const path = await all.home.write("reversed.csv", auditExtract({ reversed: true }));
      await addCases(all.tools, { path, mapping: MAPPED });
      const reversed = await drawn(all, { label: "reversed.csv" }, "reversed-sheet.csv");
      expect(referencesIn(reversed.text)).toEqual(referencesIn(first.text));
      const other = await drawn(all, { seed: "another" }, "other.csv");
      expect(referencesIn(other.text)).not.toEqual(referencesIn(first.text));
    }));

  test("a stranger with the tokenised rows draws the same by hashing alone", () =>
    ready(async (all) => {
      const { audit } = await drawn(all);
      const [entry] = all.tools.ledger.entries({ kind: "flag-audit-drawn" });
      const { tokens } = (entry?.body ?? {}) as { readonly tokens?: readonly string[] };
      const { engine } = await all.tools.warehouse();
      const rows = await engine.rows(
        `SELECT token::VARCHAR AS token, bool_or(flag = 'CSE') AS flagged, bool_or(outcome LIKE 'Charged%') AS charged
          FROM read_parquet(${quote(all.tools.archive.pathOf(audit.design.sha256))})
          WHERE token IS NOT NULL AND outcome <> 'C2' AND coalesce(flag, '') <> 'maybe' GROUP BY 1`,
      );
      const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
      const by = (prefix: string) => (a: string, b: string) => (hash(`${prefix}${a}`) < hash(`${prefix}${b}`) ? -1 : 1);
      const chosen = audit.strata.flatMap((stratum) =>
        rows
          .filter((row) => (row["flagged"] === true) === stratum.flagged && row["charged"] === stratum.charged)
          .map((row) => String(row["token"]))
          .sort(by("audit of May|"))
          .slice(0, stratum.drawn),
      );
      expect(tokens).toEqual(chosen.sort(by("order|audit of May|")));
    }));

  test("sides can be named, years split them, and a sample that is too small for its strata is refused", () =>
    ready(async (all) => {
      const { audit } = await drawn(all, { size: undefined, flagged: 40, unflagged: 30, by: "flag,year" } as never);
      expect(audit.strata.map(({ title }) => title)).toContain("no CSE flag, charged, 2018/19");
      expect(audit.strata.filter((one) => one.flagged).reduce((sum, one) => sum + one.drawn, 0)).toBe(40);
      await expect(drawn(all, { size: 12 }, "small.csv")).rejects.toThrow("at least 10 are needed");
      await expect(drawn(all, { by: "moon" }, "moon.csv")).rejects.toThrow('found "moon"');
      await expect(drawn(all, { flag: "XYZ" }, "flag.csv")).rejects.toThrow('Unknown flag "XYZ"');
      await expect(drawn(all, { seed: " " }, "seed.csv")).rejects.toThrow("needs a seed");
      await expect(drawn(all, { scope: "child-titled" }, "scope.csv")).rejects.toThrow("no column of offence codes");
    }));
});

test("a scope takes its offences alone and says how many rows are of others; strata may be offences", () =>
  withHome(async (tools, home) => {
    const columns = { ...MAPPING.columns, offenceCode: "Code" };
    const rows = Array.from({ length: 60 }, (_, at) =>
      caseRow(
        at,
        `03/06/2019,${at % 5 === 0 ? "1" : "18"},,${at % 3 === 0 ? "CSE; CSA" : ""},14,${["019D", "71", "8N"][at % 3 === 0 ? at % 2 : 2 - (at % 2)]}`,
      ),
    );
    const extract = await home.write("codes.csv", extractOf(rows, `${HEADER},Code`));
    await addCases(tools, { path: extract, mapping: { ...MAPPING, columns } });
    const place = (name: string): string => join(home.folder, "..", "inbox", name);
    const drawnFor = async (wish: Partial<DrawWish>, name: string) =>
      await drawFlagAudit(tools, { ...WISH, ...wish }, { out: place(name), extract });
    const codes = await drawnFor({ scope: "19D, 71", by: "flag,offence" }, "a.csv");
    expect(codes.design.frame).toMatchObject({ rows: 60, outOfScope: 20, crimes: 40 });
    expect(codes.strata.map(({ id, crimes }) => `${id} ${crimes}`)).toEqual([
      ...["flagged|charged|19D 2", "flagged|charged|71 2", "flagged|not charged|19D 8", "flagged|not charged|71 8"],
      ...["unflagged|charged|71 4", "unflagged|not charged|71 16"],
    ]);
    expect(codes.strata[0]?.title).toMatch(/^CSE flag, charged, 19D Rape/u);
    const named = await drawnFor({ scope: "child-titled" }, "b.csv");
    expect(named.design.frame.crimes).toBe(10 + 10 + 20);
    // A cell that holds both flags bears each of them.
    const other = await drawnFor({ flag: "csa" }, "c.csv");
    expect(other.strata.filter(({ flagged }) => flagged).reduce((sum, { crimes }) => sum + crimes, 0)).toBe(20);
    await expect(drawnFor({ scope: "nonsense" }, "d.csv")).rejects.toThrow('the scope "nonsense"');
    expect((await flagAuditResult(tools, codes.design.audit)).caveats.join(" ")).toContain(
      "Only crimes of the scope 19D, 71",
    );
  }));

/** How many standard deviations fewer runs of alike strata an order has than chance would give it. */
function betrayal(marks: readonly boolean[]): number {
  const yes = marks.filter(Boolean).length;
  const no = marks.length - yes;
  const runs = marks.filter((mark, at) => at === 0 || mark !== marks[at - 1]).length;
  const mean = 1 + (2 * yes * no) / marks.length;
  return (mean - runs) / Math.sqrt(((mean - 1) * (mean - 2)) / (marks.length - 1));
}

describe("the sheet", () => {
  test("it has a number, the crime's own reference and nothing that tells the flag, the stratum or the outcome", () =>
    ready(async (all) => {
      const { audit, text, out } = await drawn(all);
      const rows = parseCsv(text, ",");
      expect(rows[0]).toEqual(["audit", "line", "crime", "exploited", "note"]);
      for (const [at, row] of rows.slice(1).entries())
        expect(row).toEqual([audit.design.audit, String(at + 1), expect.stringContaining(REFERENCE), "", ""]);
      expect(new Set(referencesIn(text)).size).toBe(60);
      expect(text).not.toMatch(/CSE|charged|flag|stratum/iu);
      expect(statSync(out).mode & 0o777).toBe(0o600);
    }));

  test("its order tells nothing of the flag; an order by stratum would be noticed", () =>
    ready(async (all) => {
      const worst: number[] = [];
      for (const seed of ["a", "b", "c", "d", "e"]) {
        const flags = referencesIn((await drawn(all, { seed }, `${seed}.csv`)).text).map(
          (one) => truthOf(numberOf(one)).flagged,
        );
        worst.push(betrayal(flags));
        expect(betrayal([...flags].sort())).toBeGreaterThan(5);
      }
      expect(Math.max(...worst)).toBeLessThan(3);
    }));

  test("nothing of it lies in the book: neither reference nor sheet", () =>
    ready(async (all) => {
      const { out, text } = await drawn(all);
      await all.home.write("filled.csv", filled(text, truth));
      await readFlagAudit(all.tools, { as: "AB", path: all.place("filled.csv") });
      await flagAuditResult(all.tools);
      expect(filesWith(all.home.folder, [REFERENCE, ...referencesIn(text)])).toEqual([]);
      // The search has seen what it guards against.
      expect(filesWith(join(out, ".."), [REFERENCE]).length).toBeGreaterThan(0);
      const inside = join(all.home.folder, "sheet.csv");
      await expect(drawFlagAudit(all.tools, WISH, { out: inside, extract: all.extract })).rejects.toThrow(
        "inside the book",
      );
      // Nor by a way round.
      symlinkSync(all.home.folder, all.place("way"));
      await expect(drawn(all, {}, "way/sheet.csv")).rejects.toThrow("inside the book");
      await expect(drawn(all)).rejects.toThrow("is there already");
    }));

  test("without the original it carries tokens; with another file nothing is drawn", () =>
    ready(async (all) => {
      const other = await all.home.write("other.csv", auditExtract().split("\r\n").slice(0, 100).join("\r\n"));
      await expect(drawFlagAudit(all.tools, WISH, { out: all.place("x.csv"), extract: other })).rejects.toThrow(
        "drawn crimes are not in other.csv",
      );
      expect(all.tools.ledger.entries({ kind: "flag-audit-drawn" })).toEqual([]);
      const audit = await drawFlagAudit(all.tools, WISH, { out: all.place("tokens.csv") });
      expect(audit.sheet.holds).toBe("tokens");
      const text = readFileSync(all.place("tokens.csv"), "utf8");
      expect(text).toContain("audit,line,token,exploited,note");
      const path = await all.home.write("t.csv", text.replaceAll(",,", ",no,"));
      expect(await readFlagAudit(all.tools, { as: "AB", path })).toMatchObject({ taken: 60, problems: [] });
    }));
});

describe("the readings", () => {
  test("what cannot be taken is told with its cell, and the rest is kept; nothing is guessed", () =>
    ready(async (all) => {
      const { audit, text } = await drawn(all);
      const rows = parseCsv(
        filled(text, () => "no"),
        ",",
      );
      const change = (row: number, column: number, value: string) => {
        (rows[row] ?? [])[column] = value;
      };
      change(1, 3, "perhaps");
      change(2, 1, "999");
      change(3, 2, "46/ZQX99999/19");
      change(4, 2, rows[5]?.[2] ?? "");
      change(6, 1, "7");
      change(8, 0, "abcdef123456");
      change(9, 3, "");
      change(10, 3, " YES ");
      change(11, 3, "Cannot  say");
      const path = await all.home.write("filled.csv", rows.map((row) => row.join(",")).join("\n"));
      const taken = await readFlagAudit(all.tools, { as: "AB", path });
      expect(taken.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
        ...["D2 unknown-word", "B3 unknown-line", "C4 another-crime", "C5 another-crime"],
        ...["B7 line-twice", "B8 line-twice", "A9 another-audit"],
      ]);
      expect(JSON.stringify(taken)).not.toContain(REFERENCE);
      expect(taken).toMatchObject({ audit: audit.design.audit, taken: 52, replaced: 0, notRead: 8 });
      const [entry] = all.tools.ledger.entries({ kind: "flag-audit-read" });
      const { says } = (entry?.body ?? {}) as { readonly says?: Readonly<Record<string, string>> };
      expect(Object.values(says ?? {}).filter((one) => one !== "no")).toHaveLength(2);
    }));

  test("a sheet as a spreadsheet of another country saves it is read, and finds its own audit", () =>
    ready(async (all) => {
      const { audit, text } = await drawn(all);
      await drawn(all, { seed: "newer" }, "newer.csv");
      const saved = `\uFEFF${filled(text, (_number, line) => (line % 2 === 0 ? "Yes" : "NO"))}`
        .replaceAll(",", ";")
        .replaceAll("\n", "\r\n");
      const path = await all.home.write("saved.csv", saved);
      const taken = await readFlagAudit(all.tools, { as: "AB", path });
      expect(taken).toMatchObject({ audit: audit.design.audit, taken: 60, problems: [] });
    }));

  test("a sheet without its columns, nobody named, no such audit: refused, and nothing is kept", () =>
    ready(async (all) => {
      const { text } = await drawn(all);
      const path = await all.home.write("bad.csv", text.replace("exploited", "said"));
      await expect(readFlagAudit(all.tools, { as: "AB", path })).rejects.toThrow('no column "exploited"');
      await expect(readFlagAudit(all.tools, { as: " ", path })).rejects.toThrow("Nobody is named");
      await expect(readFlagAudit(all.tools, { as: "AB", path: all.place("none.csv") })).rejects.toThrow("no file");
      await expect(readFlagAudit(all.tools, { as: "AB", path, audit: "ffff" })).rejects.toThrow('called "ffff"');
      expect(all.tools.ledger.entries({ kind: "flag-audit-read" })).toEqual([]);
    }));

  test("a blank sheet keeps nothing; the same words again keep nothing; a later word of the same person takes the place", () =>
    ready(async (all) => {
      const { text, out } = await drawn(all);
      expect(await readFlagAudit(all.tools, { as: "AB", path: out })).toMatchObject({
        entry: null,
        taken: 0,
        notRead: 60,
      });
      const path = await all.home.write("filled.csv", filled(text, truth));
      await readFlagAudit(all.tools, { as: "AB", path });
      expect(await readFlagAudit(all.tools, { as: "ab ", path })).toMatchObject({ entry: null, asBefore: 60 });
      const later = await all.home.write(
        "later.csv",
        filled(text, () => "no"),
      );
      const taken = await readFlagAudit(all.tools, { as: "AB", path: later });
      expect(taken.replaced).toBe(taken.taken);
      expect(taken.replaced).toBeGreaterThan(0);
    }));

  test("a reader is told nothing of the other's words; once both are in neither changes, and a third does not read", () =>
    ready(async (all) => {
      const { text } = await drawn(all);
      const [one, other] = [
        await all.home.write(
          "one.csv",
          filled(text, () => "yes"),
        ),
        await all.home.write(
          "other.csv",
          filled(text, () => "no"),
        ),
      ];
      await readFlagAudit(all.tools, { as: "AB", path: one });
      // One reading alone tells nothing, neither in figures nor in lines.
      const alone = (await flagAuditResult(all.tools)).findings;
      expect([alone.estimates.map(({ estimate }) => estimate), alone.differing]).toEqual([Array(5).fill(null), []]);
      const second = await readFlagAudit(all.tools, { as: "CD", path: other });
      expect(second).toMatchObject({ taken: 60, problems: [] });
      const changed = await readFlagAudit(all.tools, { as: "AB", path: other });
      expect([changed.entry, changed.problems[0]?.code, changed.problems.length]).toEqual([
        null,
        "already-settled",
        60,
      ]);
      const third = await readFlagAudit(all.tools, { as: "EF", path: one });
      expect([third.entry, third.problems[0]?.code]).toEqual([null, "two-have-read"]);
    }));
});

describe("the result", () => {
  test("two readers who know the truth find it: the estimates are those of hand", () =>
    ready(async (all) => {
      // Everything is drawn, so that the estimates are the truth itself.
      const { text } = await drawn(all, { size: 240 });
      const path = await all.home.write("filled.csv", filled(text, truth));
      await readFlagAudit(all.tools, { as: "AB", path });
      await readFlagAudit(all.tools, { as: "CD", path });
      const { findings, readers } = await flagAuditResult(all.tools);
      const numbers = Array.from({ length: 240 }, (_, at) => truthOf(at + 1));
      const count = (fits: (one: (typeof numbers)[number]) => boolean): number => numbers.filter(fits).length;
      const all_ = count((one) => one.exploited);
      const hand = [
        count((one) => one.flagged && !one.exploited) / 60,
        count((one) => one.flagged && one.exploited) / 60,
        count((one) => !one.flagged && one.exploited) / 180,
        count((one) => one.flagged && one.exploited) / all_,
        count((one) => one.charged && one.exploited) / all_,
      ];
      expect(hand[0]).toBe(1 / 3);
      for (const [at, one] of findings.estimates.entries()) {
        expect(one.estimate).toBeCloseTo(hand[at] ?? Number.NaN, 12);
        expect(one.interval?.[0]).toBeCloseTo(hand[at] ?? Number.NaN, 12);
        expect(one.interval?.[1]).toBeCloseTo(hand[at] ?? Number.NaN, 12);
      }
      expect(findings.standing).toEqual({ charged: 12, crimes: 60, share: 0.2 });
      expect(readers).toEqual([
        { person: "AB", read: 240 },
        { person: "CD", read: 240 },
      ]);
      expect(findings.agreement).toMatchObject({ both: 240, same: 240, share: 1 });
    }));

  test("lines that differ wait for a third person, who is neither reader; the sheet for them has those lines alone", () =>
    ready(async (all) => {
      const { text } = await drawn(all);
      const swapped = (number: number, line: number): string =>
        line <= 5 ? (truth(number) === "yes" ? "no" : "yes") : truth(number);
      const one = await all.home.write("one.csv", filled(text, truth));
      const other = await all.home.write("other.csv", filled(text, swapped));
      await readFlagAudit(all.tools, { as: "AB", path: one });
      await readFlagAudit(all.tools, { as: "CD", path: other });
      expect((await flagAuditResult(all.tools)).findings.differing).toEqual([1, 2, 3, 4, 5]);
      const own = await decideFlagAudit(all.tools, { as: "cd", line: "1", says: "yes" });
      expect([own.entry, own.problems[0]?.code]).toEqual([null, "own-reading"]);
      const settled = await decideFlagAudit(all.tools, { as: "EF", line: "6", says: "yes" });
      expect([settled.entry, settled.problems[0]?.code]).toEqual([null, "nothing-to-decide"]);
      await expect(decideFlagAudit(all.tools, { as: "EF", line: "6", says: "perhaps" })).rejects.toThrow('"perhaps"');
      const out = all.place("third.csv");
      await writeAuditSheet(all.tools, { differing: true }, { out, extract: all.extract });
      expect(
        parseCsv(readFileSync(out, "utf8"), ",")
          .slice(1)
          .map((row) => row[1]),
      ).toEqual(["1", "2", "3", "4", "5"]);
      const third = await all.home.write("decided.csv", filled(readFileSync(out, "utf8"), truth));
      expect(await decideFlagAudit(all.tools, { as: "EF", path: third })).toMatchObject({ taken: 5, problems: [] });
      const { findings } = await flagAuditResult(all.tools);
      expect(findings).toMatchObject({
        differing: [],
        lines: { agreed: 55, decided: 5 },
        agreement: { same: 55, both: 60 },
      });
      expect(findings.estimates.every(({ estimate, interval }) => estimate !== null && interval !== null)).toBe(true);
    }));

  test("a second sample of the same crimes is told beside the result of either", () =>
    ready(async (all) => {
      await drawn(all);
      expect((await flagAuditResult(all.tools)).caveats.join(" ")).not.toContain("samples");
      await drawn(all, { seed: "luckier" }, "second.csv");
      expect((await flagAuditResult(all.tools)).caveats.join(" ")).toContain("2 samples of the same crimes");
    }));

  test("a sample whose strata are no longer those of the draw gives no result", () =>
    ready(async (all) => {
      await drawn(all);
      const [entry] = all.tools.ledger.entries({ kind: "flag-audit-drawn" });
      const body = JSON.parse(JSON.stringify(entry?.body)) as { strata: { drawn: number }[] };
      for (const stratum of body.strata) stratum.drawn += 1;
      all.tools.ledger.append(
        {
          kind: "flag-audit-drawn",
          subject: "aaaa11112222",
          actor: "operator",
          saidAt: "2026-09-01",
          body: body as never,
          schemaVersion: 1,
        },
        { recordedAt: all.tools.now(), expect: "any" },
      );
      await expect(flagAuditResult(all.tools, "aaaa")).rejects.toThrow("no longer read as when the sample was drawn");
    }));
});
