// The pages of data.police.uk and of case extracts: whole, safe, and honest about what they do not show.

import { describe, expect, test } from "vitest";
import { passPublic } from "../../src/disclosure/protect.ts";
import type { CaseQuality } from "../../src/measures/cases-result.ts";
import type { StreetAnswer, StreetBalance } from "../../src/measures/street-result.ts";
import { casesPage } from "../../src/web/pages/cases.tsx";
import { policeUkPage } from "../../src/web/pages/police-uk.tsx";
import { coverageRows, repeatWords, shownBalances, stateWords, streetCells } from "../../src/web/street-rows.ts";
import { deadReferences, doubleIds, refused, textOf, unclosed } from "./reading.ts";

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

function balanceOf(changes: Partial<StreetBalance> = {}): StreetBalance {
  return {
    force: "kent",
    called: "Kent",
    month: "2024-01",
    type: "Burglary",
    rows: 6,
    withId: 6,
    ids: 5,
    lines: [
      { line: "charged", title: "Charged", rows: 1, words: [{ title: "Offender fined", rows: 1 }] },
      { line: "out-of-court", title: "Dealt with out of court", rows: 2, words: [] },
      { line: `other:${HOSTILE}`, title: HOSTILE, rows: 1, words: [] },
      { line: "none", title: "No outcome published", rows: 2, words: [] },
    ],
    ...changes,
  };
}

function answerOf(changes: Partial<StreetAnswer> = {}): StreetAnswer {
  const coverage = ["2024-01", "2024-02", "2024-03"].map((month, index) => ({
    force: "kent",
    called: "Kent",
    month,
    street: (["rows", "empty", "no file"] as const)[index] ?? "no file",
    streetRows: index === 0 ? 6 : 0,
    outcomes: "no file" as const,
    outcomesRows: 0,
    known: index === 2 ? ["It is known to be missing."] : [],
  }));
  return {
    says: "data.police.uk carries no CSE flag.",
    counting: "Rows are counted as rows.",
    force: null,
    from: null,
    to: null,
    type: HOSTILE,
    rows: 6,
    withId: 6,
    ids: 5,
    byMonth: true,
    balances: [balanceOf()],
    coverage,
    repeats: {
      ids: 1,
      rows: 2,
      surplus: 1,
      identical: 0,
      severalForces: 0,
      severalMonths: 0,
      months: [{ months: ["2024-01"], ids: 1, rows: 2 }],
    },
    outcomes: {
      rows: 3,
      withoutCrime: 1,
      crimes: 2,
      after: [{ months: 1, rows: 2 }],
      disagreeing: 1,
      pairs: [{ street: HOSTILE, outcomes: "Offender fined", crimes: 1, sameLine: false }],
      disagreements: [],
    },
    setAside: [
      {
        file: HOSTILE,
        member: null,
        kind: "street",
        force: "kent",
        month: "2024-01",
        rows: 5,
        instead: "2024-03.zip",
        insteadRows: 6,
      },
    ],
    files: [{ file: HOSTILE, sha256: "a".repeat(64), entry: "e1", parts: 2, rows: 6 }],
    choices: { forces: [{ id: "kent", called: "Kent" }], months: ["2024-01"], types: [HOSTILE] },
    caveats: ["No file says nothing at all."],
    ...changes,
  };
}

const QUALITY: CaseQuality = {
  file: HOSTILE,
  sha256: "b".repeat(64),
  entry: "e2",
  mapping: "kent, version 1",
  rows: 4,
  broken: 1,
  firstDay: "2019-04-03",
  lastDay: "2020-01-01",
  fields: [{ field: "outcome", header: HOSTILE, given: 3, share: 0.75, distinct: 2, notUnderstood: 0 }],
  findings: [{ code: "before-record", rows: 1, says: "The outcome is dated before the crime was recorded." }],
  outcomes: [
    { label: HOSTILE, rows: 1, readAs: "not understood", understood: false },
    { label: "", rows: 3, readAs: "blank", understood: true },
  ],
  flags: [],
  leftOut: [HOSTILE],
  notRead: [],
};

const PAGES: Readonly<Record<string, string>> = {
  "data.police.uk": policeUkPage({ answer: passPublic(answerOf()) }),
  "data.police.uk without rows": policeUkPage({
    answer: passPublic(answerOf({ balances: [], rows: 0, setAside: [] })),
  }),
  "no data.police.uk": policeUkPage({ answer: null }),
  cases: casesPage({ extracts: [QUALITY, { ...QUALITY, findings: [] }] }),
  "no cases": casesPage({ extracts: [] }),
};

describe.each(Object.entries(PAGES))("the page %s", (_name, page) => {
  test("is whole, styles and runs nothing inline, and has no dead reference", () => {
    expect(unclosed(page)).toEqual([]);
    expect(refused(page)).toEqual([]);
    expect(doubleIds(page)).toEqual([]);
    expect(deadReferences(page)).toEqual([]);
    expect(page.match(/<h1[ >]/gu)).toHaveLength(1);
    for (const [head] of page.matchAll(/<th[ >][^>]*>/gu)) expect(head).toMatch(/scope="/u);
    for (const [region] of page.matchAll(/<(?:nav|section|form)[^>]*>/gu))
      expect(region).toMatch(/aria-label(?:ledby)?="/u);
  });
});

test("what stands there, is empty and is missing are three different words", () => {
  const [kent] = coverageRows(answerOf().coverage);
  expect(stateWords(kent?.street ?? [])).toBe("rows in 2024-01; a file without rows in 2024-02; no file in 2024-03");
  expect(textOf(PAGES["data.police.uk"] ?? "")).toContain("It is known to be missing.");
});

test("every row of a balance stands in one column of the table", () => {
  const cells = streetCells(balanceOf());
  expect(cells).toEqual([1, 0, 0, 2, 1, 2]);
  expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(balanceOf().rows);
});

test("too many rows are added up, and different IDs are then not said", () => {
  const balances = ["2024-01", "2024-02"].flatMap((month) =>
    ["kent", "essex"].map((force) => balanceOf({ month, force, called: force })),
  );
  const { balances: months, grain } = shownBalances(answerOf({ balances }), 3);
  expect([grain, months.map(({ force, month, rows, ids }) => [force, month, rows, ids])]).toEqual([
    "force and crime type",
    [
      ["kent", null, 12, null],
      ["essex", null, 12, null],
    ],
  ]);
  const all = shownBalances(answerOf({ balances }), 1).balances;
  expect(all.map(({ called, rows, lines }) => [called, rows, lines.length])).toEqual([["All forces asked", 24, 4]]);
});

test("repeated IDs are told with the rule of counting", () => {
  expect(repeatWords(answerOf()).at(-1)).toBe(
    "Counted as rows there are 6; with each ID counted once there would be 1 fewer, 5.",
  );
  const none = { ...answerOf().repeats, ids: 0 };
  expect(repeatWords(answerOf({ repeats: none })).at(-1)).toBe("No crime ID stands on more than one row.");
});

test("the page of extracts says where the balance is, and why it is not here", () => {
  expect(textOf(PAGES.cases ?? "")).toContain("they are not protected yet");
});
