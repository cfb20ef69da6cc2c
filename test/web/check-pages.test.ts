// The pages of the claim bench from values made by hand: every verdict with its sign, balances that do not fit, links that lead nowhere else.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CheckedText, Claim, ClaimVerdict } from "../../src/claims/checked.ts";
import type { Statement } from "../../src/claims/statement.ts";
import { annotatedPage } from "../../src/web/pages/annotated.tsx";
import { checkedPage, checkPage } from "../../src/web/pages/check.tsx";

const TEXT = "Of 540 crimes, 16 led to a charge; in 169 no suspect was identified.";
const CSS = readFileSync("src/web/static/everycase.css", "utf8");

const VERDICTS: readonly ClaimVerdict[] = [
  "holds",
  "holds under these readings",
  "does not hold",
  "does not close",
  "cannot be checked",
];

function claim(start: number, end: number, verdict: ClaimVerdict, passport: string | null = null): Claim {
  const quote = TEXT.slice(start, end);
  const number = { start, end, words: quote, form: "count", value: 16, to: null, hedge: null, decimals: 0 } as const;
  const statement: Statement = {
    quote,
    start,
    end,
    kind: "rate",
    numbers: [{ ...number, unit: "charges", line: "charged", role: "part" }],
    place: null,
    period: null,
    speaker: null,
    against: null,
    superlative: null,
    scope: null,
    basis: null,
    leavesOut: null,
    averageOf: null,
    sentence: { start: 0, end: TEXT.length },
    paragraph: 0,
  };
  const reading = { reading: "all", computed: "one in 34", value: 1 / 34, interval: null, verdict: "holds" } as const;
  const readings = [{ ...reading, from: passport === null ? "text" : "book", passport } as const];
  return { quote, start, end, kind: "rate", values: [16], readings, verdict, note: "Why.", statement };
}

function checked(claims: readonly Claim[], parts: readonly number[] = [16, 169]): CheckedText {
  const notAccountedFor = 540 - parts.reduce((sum, part) => sum + part, 0);
  return {
    claims,
    balances: [
      {
        total: 540,
        parts,
        notAccountedFor,
        sum: "540 − … ",
        unit: "crimes",
        place: null,
        says: ["Charged", "No suspect identified"],
        sentence: `${notAccountedFor} of 540.`,
      },
    ],
    unsure: [{ quote: "in 169", start: 35, end: 41, why: "It may be a number of a room." }],
    says: "Some numbers found.",
    text: TEXT,
  };
}

const all = checked(VERDICTS.map((verdict, at) => claim(at * 8, at * 8 + 7, verdict)));
const page = (one: CheckedText): string => checkedPage({ checked: one, name: null, says: [] });

describe("a checked text", () => {
  test("gives every verdict a word, a mark and an underline of its own", () => {
    const html = page(all);
    const lines = ["c-holds", "c-one", "c-not", "c-open", "c-cannot"];
    for (const line of lines) expect(html).toContain(`class="claim ${line}" href="#claim-`);
    const marks = [...html.matchAll(/<h3><a[^>]*>\d<\/a>(<svg.*?<\/svg>)<span>/gu)].map(([, mark]) => mark);
    expect(new Set(marks).size).toBe(5);
  });

  test("uses classes that the style sheet knows", () => {
    const pages = [
      page(all),
      page(checked([claim(3, 6, "holds")], [500, 100])),
      checkPage({ text: "", declined: { says: "No.", hint: null } }),
    ];
    const used = new Set(
      pages.flatMap((one) => [...one.matchAll(/\sclass="([^"]*)"/gu)].flatMap(([, names]) => (names ?? "").split(" "))),
    );
    const plain = new Set(["", "balance"]);
    expect([...used].filter((name) => !plain.has(name) && !CSS.includes(`.${name}`))).toEqual([]);
  });

  test("draws no bar where the parts are more than their whole, and says why", () => {
    const html = page(checked([], [500, 100]));
    expect(html).toContain("The parts add to more than the total, so no bar is drawn.");
    expect(html).not.toContain('class="bar');
    expect(page(checked([])).match(/class="bar /gu)).toHaveLength(2);
  });

  test("links to passports of this book and to nothing else", () => {
    const html = page(
      checked([claim(3, 6, "holds", "/passport?figure=rate"), claim(8, 14, "holds", "javascript:alert(1)")]),
    );
    expect(html).toContain('href="/passport?figure=rate"');
    expect(html).not.toContain("javascript:");
  });

  test("names what is not accounted for at the top, and only where something is", () => {
    const named = 'href="#sum-1">355 of 540.';
    expect(page(all)).toContain(named);
    expect(page(checked([], [270, 270]))).not.toContain('href="#sum-1"');
  });

  test("names the numbers that nobody is sure of, apart from the claims", () => {
    const html = page(all);
    expect(html).toContain("1 number that may be claims");
    expect(html).toContain("It may be a number of a room.");
  });

  test("without claims says what is looked for", () => {
    const html = page({ ...checked([]), balances: [], unsure: [], says: "No number found." });
    expect(html).toContain("What is looked for: counts, rates");
    expect(html).not.toContain("h-balances");
  });
});

test("the annotated page holds its style, links only to itself, and runs nothing", () => {
  const html = annotatedPage({ checked: all, name: "a.txt", says: [] }, `${CSS}</style><script>x</script>`);
  expect(html.match(/<\/style>/gu)).toHaveLength(1);
  expect(html).not.toMatch(/<\/script>|<form|<link|href="(?!#)/u);
  expect(html).toContain(".claim.c-holds");
});
