// The life of a release, folded from entries: who may do what after what, and what becomes of entries that may not be.
import { describe, expect, test } from "vitest";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import { foldReleases } from "../../src/releases/fold.ts";
import { figures, OF_RECORDS, say, step } from "./steps.ts";

function fold(write: (ledger: ReturnType<typeof openMemoryLedger>) => void) {
  const ledger = openMemoryLedger();
  write(ledger);
  return foldReleases(ledger.entries());
}

describe("figures of public sources", () => {
  test("need one person, and every step is an entry", () => {
    const { releases, setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1]);
      step(ledger, "approved", [1, 2]);
      step(ledger, "published", [1, 3]);
    });
    expect(setAside).toEqual([]);
    expect(releases).toMatchObject([{ id: "1", state: "published", of: "public", author: "AB", correctedBy: null }]);
    expect(releases[0]?.steps.map(({ act, who, entry }) => [act, who, entry])).toEqual([
      ["proposed", "AB", "e1"],
      ["approved", "AB", "e2"],
      ["published", "AB", "e3"],
    ]);
  });

  test("are published only when approved", () => {
    const { releases, setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1]);
      step(ledger, "published", [1, 2]);
    });
    expect(releases[0]?.state).toBe("proposed");
    expect(setAside).toEqual([{ entry: "e2", kind: "release-published", why: "Release 1 is not approved." }]);
  });

  test("that are corrected: one entry publishes the correction and corrects the release before", () => {
    const { releases, setAside } = fold((ledger) => {
      for (const [act, number] of [
        ["proposed", 1],
        ["approved", 2],
        ["published", 3],
      ] as const)
        step(ledger, act, [1, number]);
      step(ledger, "proposed", [2, 1], {
        body: { snapshot: figures(2), corrects: "1", why: "Kent sent another table." },
      });
      step(ledger, "approved", [2, 2], { body: { snapshot: figures(2) } });
      step(ledger, "corrected", [1, 4], { who: "CD" });
    });
    expect(setAside).toEqual([]);
    expect(releases).toMatchObject([
      { id: "1", state: "corrected", correctedBy: "2" },
      { id: "2", state: "published", corrects: "1" },
    ]);
    const [old, next] = releases;
    expect(old?.steps.at(-1)).toMatchObject({
      act: "corrected",
      who: "CD",
      why: "Kent sent another table.",
      entry: "e6",
    });
    expect(next?.steps.at(-1)).toMatchObject({ act: "published", who: "CD", entry: "e6" });
  });

  test("are one series: a second release beside a published one is set aside", () => {
    const { releases, setAside } = fold((ledger) => {
      for (const release of [1, 2])
        for (const [act, number] of [
          ["proposed", 1],
          ["approved", 2],
          ["published", 3],
        ] as const)
          step(ledger, act, [release, number]);
    });
    expect(releases.map(({ state }) => state)).toEqual(["published", "approved"]);
    expect(setAside).toMatchObject([{ entry: "e6", why: "Release 1 was published since release 2 was proposed." }]);
  });
});

describe("figures from records", () => {
  const proposed = { body: OF_RECORDS } as const;

  test.each([
    ["AB", "the same name"],
    [" ab ", "another case and spaces"],
    ["A.B.", "full stops"],
    ["A\u200BB", "a sign that cannot be seen"],
    ["ＡＢ", "wide letters"],
  ])("are not checked by their author under %j: %s", (who) => {
    const { releases, setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1], proposed);
      step(ledger, "checked", [1, 2], { who });
    });
    expect(releases[0]?.state).toBe("proposed");
    expect(setAside[0]?.why).toContain("somebody else checks it");
  });

  test("are not approved unchecked, nor by their author, and are published by anybody then", () => {
    const { releases, setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1], proposed);
      step(ledger, "approved", [1, 2], { who: "CD" });
      step(ledger, "checked", [1, 2], { who: "CD" });
      step(ledger, "approved", [1, 3]);
      step(ledger, "approved", [1, 3], { who: "EF" });
      step(ledger, "published", [1, 4]);
    });
    expect(setAside.map(({ why }) => why)).toEqual([
      "Release 1 holds figures from records, and nobody but its author has checked them.",
      "AB proposed release 1, so somebody else approves it.",
    ]);
    expect(releases[0]?.state).toBe("published");
  });

  test("that are proposed anew lose their checks and approval, and whoever proposed them anew is an author too", () => {
    const { releases, setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1], proposed);
      step(ledger, "checked", [1, 2], { who: "CD" });
      step(ledger, "approved", [1, 3], { who: "CD" });
      step(ledger, "proposed", [1, 4], { who: "CD", body: { ...OF_RECORDS, snapshot: figures(2) } });
      step(ledger, "published", [1, 5]);
      step(ledger, "checked", [1, 5], { who: "AB", body: { snapshot: figures(2) } });
      step(ledger, "checked", [1, 5], { who: "EF" });
      step(ledger, "checked", [1, 5], { who: "EF", body: { snapshot: figures(2) } });
    });
    expect(setAside.map(({ why }) => why)).toEqual([
      "Release 1 is not approved.",
      "AB proposed release 1, so somebody else checks it.",
      "it is about other figures than those of release 1",
    ]);
    expect(releases[0]).toMatchObject({ state: "checked", author: "CD", snapshot: { sha256: figures(2) } });
  });

  test("do not become public ones by an edit", () => {
    const { setAside } = fold((ledger) => {
      step(ledger, "proposed", [1, 1], proposed);
      step(ledger, "proposed", [1, 2]);
    });
    expect(setAside).toMatchObject([{ why: "release 1 is of records" }]);
  });
});

test("a release says which program froze it; one from before that was noted is read, and one that names none rightly is set aside", () => {
  const program = { version: "0.1.0", digest: figures(7) };
  const { releases, setAside } = fold((ledger) => {
    step(ledger, "proposed", [1, 1]);
    step(ledger, "proposed", [2, 1], { body: { program } });
    step(ledger, "proposed", [3, 1], { body: { program: { version: "0.1.0", digest: "abc" } } });
    step(ledger, "proposed", [2, 2]);
  });
  expect(releases.map(({ id, frozenBy }) => [id, frozenBy])).toEqual([
    ["1", undefined],
    ["2", undefined],
  ]);
  expect(setAside).toMatchObject([{ entry: "e3", why: "its body does not hold what an entry of its kind holds" }]);
  const once = fold((ledger) => step(ledger, "proposed", [2, 1], { body: { program } }));
  expect(once.releases[0]?.frozenBy).toEqual(program);
});

test("nothing follows a withdrawal, which has a reason", () => {
  const { releases, setAside } = fold((ledger) => {
    step(ledger, "proposed", [1, 1]);
    step(ledger, "withdrawn", [1, 2], { body: { why: " " } });
    step(ledger, "withdrawn", [1, 2]);
    for (const act of ["proposed", "checked", "approved", "published", "withdrawn"])
      step(ledger, act, [1, 3], { who: "CD" });
  });
  expect(releases[0]?.state).toBe("withdrawn");
  expect(setAside.map(({ entry }) => entry)).toEqual(["e2", "e4", "e5", "e6", "e7", "e8"]);
});

test("of two steps that race, the one that stands first counts, and the other is named", () => {
  const { releases, setAside } = fold((ledger) => {
    step(ledger, "proposed", [1, 1]);
    step(ledger, "withdrawn", [1, 2], { who: "CD" });
    step(ledger, "approved", [1, 2], { who: "AB" });
  });
  expect(releases[0]?.state).toBe("withdrawn");
  expect(setAside).toMatchObject([
    { entry: "e3", why: "it is step 2 of release 1, whose next is 3: another step came first" },
  ]);
});

test.each<[string, string, string, object, string]>([
  ["a body that is none", "release-proposed", "release 1 step 1", { title: 4 }, "does not hold"],
  ["a subject without a step", "release-proposed", "release 1", {}, "names no release"],
  ["a release that begins at step 4", "release-proposed", "release 1 step 4", {}, "no first step"],
  ["a step of a release that is not there", "release-approved", "release 9 step 2", {}, "no release 9"],
  ["records without tables", "release-proposed", "release 1 step 1", { of: "records" }, "names no protected table"],
  [
    "tables in a public one",
    "release-proposed",
    "release 1 step 1",
    { tables: ["e2"] },
    "says that its figures are public",
  ],
  ["a correction of nothing", "release-proposed", "release 1 step 1", { corrects: "7" }, "no release 7"],
  ["a correction of itself", "release-proposed", "release 1 step 1", { corrects: "1" }, "no release 1"],
  ["a prototype as a field", "release-withdrawn", "release 1 step 1", { why: null }, "does not hold"],
  ["a citation that is not there", "citation-told", "e77", { of: "1", on: "2026-11-01" }, "no citation e77"],
  [
    "a reply to nothing",
    "reply-asked",
    "release 5",
    { force: "kent", called: "Kent", on: "2026-11-01", due: "2026-11-14" },
    "no release 5",
  ],
])("%s is set aside and named", (_what, kind, subject, body, why) => {
  const { releases, setAside } = fold((ledger) => say(ledger, kind, subject, { body: body as never }));
  expect(releases).toEqual([]);
  expect(setAside).toMatchObject([{ entry: "e1", kind, why: expect.stringContaining(why) }]);
});

test("a reply answers the question to its force; one that nobody asked for stands alone; silence stays", () => {
  const { releases } = fold((ledger) => {
    step(ledger, "proposed", [1, 1]);
    for (const [force, called] of [
      ["kent", "Kent"],
      ["essex", "Essex"],
    ] as const)
      say(ledger, "reply-asked", "release 1", { body: { force, called, on: "2026-11-01", due: "2026-11-14" } });
    const said = { on: "2026-11-10", words: "We count otherwise.", about: null, recomputed: null };
    say(ledger, "reply-received", "release 1", { body: { force: "kent", called: "Kent", ...said } });
    say(ledger, "reply-received", "release 1", { body: { force: "dorset", called: "Dorset", ...said } });
  });
  expect(releases[0]?.replies.map(({ called, asked, due, answered }) => [called, asked, due, answered])).toEqual([
    ["Kent", "2026-11-01", "2026-11-14", "2026-11-10"],
    ["Essex", "2026-11-01", "2026-11-14", null],
    ["Dorset", null, null, "2026-11-10"],
  ]);
});
