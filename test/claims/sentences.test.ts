// The sets themselves: whether sentences.json, unseen.json, fresh.json, later.json, last.json and the articles say what they mean,
// before anything is measured with them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FORCES } from "../../src/standard/forces.ts";
import { numbersIn } from "./numbers-in-quote.ts";
import { type ExpectedClaim, placed, scoreFound, stretches, sumScores } from "./score.ts";

interface SetClaim extends ExpectedClaim {
  readonly to?: number;
  readonly hedge?: string;
  readonly place?: string;
  readonly period?: string;
  readonly verdict?: string;
}

interface Sentence {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly expect: readonly SetClaim[];
  readonly unsureAllowed?: readonly string[];
  readonly tags: readonly string[];
}

interface ArticleClaim extends ExpectedClaim {
  readonly verdict: string;
  readonly verdictOr?: readonly string[];
  readonly readingsInclude?: readonly string[];
  readonly noteIncludes?: readonly string[];
}

interface ExpectedArticle {
  readonly claims: readonly ArticleClaim[];
  readonly balances: readonly { total: number; parts: readonly number[]; notAccountedFor: number; optional?: true }[];
  readonly unsureAllowed?: readonly string[];
}

const KINDS = ["count", "rate", "average", "comparison", "change", "duration", "breakdown", "rank"];
const VERDICTS = ["holds", "holds under these readings", "does not hold", "does not close", "cannot be checked"];
const HEDGES = ["about", "at least", "at most", "more than", "less than", "just over", "just under"];

const SENTENCES = JSON.parse(read("sets/sentences.json")) as readonly Sentence[];
/** A third set, written after the rules by somebody who had seen neither them nor the other two. */
const UNSEEN = JSON.parse(read("sets/unseen.json")) as readonly Sentence[];
/** A fourth set, written likewise, in the words of other registers. */
const FRESH = JSON.parse(read("sets/fresh.json")) as readonly Sentence[];
/** A fifth set, written likewise: leads, letters, bulletins, answers, captions. */
const LATER = JSON.parse(read("sets/later.json")) as readonly Sentence[];
/** A sixth set, written likewise: the plain sentences of newspapers, inspectorates, committees and answers. */
const LAST = JSON.parse(read("sets/last.json")) as readonly Sentence[];
const ALL = [...SENTENCES, ...UNSEEN, ...FRESH, ...LATER, ...LAST];
const ARTICLES = readdirSync(path("articles/first")).filter((name) => !name.endsWith(".json"));

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function read(name: string): string {
  return readFileSync(path(name), "utf8");
}

function expectedOf(article: string): ExpectedArticle {
  return JSON.parse(read(`articles/first/${article.replace(/\.\w+$/u, ".expected.json")}`)) as ExpectedArticle;
}

/** Number words of the unseen, the fresh and the later set that `numbersIn` does not have. */
const FURTHER: readonly (readonly [RegExp, number])[] = [
  [/\btwo-fifths\b/iu, 2 / 5],
  [/\bsixth\b/iu, 1 / 6],
  [/\bdouble\b/iu, 2],
  [/\bthreefold\b/iu, 3],
  [/\bfour-fifths\b/iu, 4 / 5],
  [/\bfivefold\b/iu, 5],
  [/\btripled\b/iu, 3],
  [/\bnought point eight\b/iu, 0.8],
  [/\btwo thousand three hundred\b/iu, 2_300],
];

/** Every number that can be read in a quote. */
function saidIn(quote: string): readonly number[] {
  return [...numbersIn(quote), ...FURTHER.filter(([word]) => word.test(quote)).map(([, value]) => value)];
}

/** Values that cannot be read in their quote. */
function strayValues(claims: readonly SetClaim[]): readonly string[] {
  return claims.flatMap((claim) => {
    const said = saidIn(claim.quote);
    const wanted = claim.to === undefined ? claim.values : [...claim.values, claim.to];
    return wanted
      .filter((value) => !said.some((other) => Math.abs(other - value) <= 1e-9))
      .map((value) => `${value} in "${claim.quote}"`);
  });
}

/** The share of the word pairs of the poorer text that the other has too, all numbers being one word. */
function likeness(a: string, b: string): number {
  const [one, other] = [wordPairs(a), wordPairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

const PAIRS = new Map<string, ReadonlySet<string>>();

function wordPairs(text: string): ReadonlySet<string> {
  const known = PAIRS.get(text);
  if (known !== undefined) return known;
  const words =
    text
      .toLowerCase()
      .replace(/\d[\d.,]*/gu, "#")
      .match(/[#a-z]+/gu) ?? [];
  const pairs = new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
  PAIRS.set(text, pairs);
  return pairs;
}

/** Whether two stretches of one text overlap. */
function overlapping(spans: readonly { start: number; end: number }[]): boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return sorted.some((span, i) => span.start < (sorted[i - 1]?.end ?? 0));
}

test("the set has at least 240 texts with ids of their own, none twice, and at least 80 that expect nothing", () => {
  expect(SENTENCES.length).toBeGreaterThanOrEqual(240);
  expect(new Set(SENTENCES.map(({ id }) => id)).size).toBe(SENTENCES.length);
  expect(new Set(SENTENCES.map(({ text }) => text)).size).toBe(SENTENCES.length);
  const strict = SENTENCES.filter(({ expect: claims, unsureAllowed }) => claims.length === 0 && !unsureAllowed);
  expect(strict.length).toBeGreaterThanOrEqual(80);
  expect(strict.every(({ tags }) => tags.includes("nothing"))).toBe(true);
});

test("dev and held-out are halves: of texts, of statements and of nothings, and each has every kind at least three times", () => {
  const count = (set: string, of: (sentence: Sentence) => number) =>
    SENTENCES.filter((sentence) => sentence.set === set).reduce((sum, sentence) => sum + of(sentence), 0);
  const measures: readonly ((sentence: Sentence) => number)[] = [
    () => 1,
    ({ expect: claims }) => claims.length,
    ({ tags }) => Number(tags.includes("nothing")),
  ];
  for (const of of measures) {
    const shareOfDev = count("dev", of) / (count("dev", of) + count("held-out", of));
    expect(shareOfDev).toBeGreaterThan(0.45);
    expect(shareOfDev).toBeLessThan(0.55);
  }
  for (const set of ["dev", "held-out"])
    for (const kind of KINDS)
      expect(count(set, ({ expect: claims }) => claims.filter((claim) => claim.kind === kind).length)).toBeGreaterThan(
        2,
      );
});

test("the halves share no template: no text of one has more than six in ten word pairs of a text of the other", () => {
  const dev = SENTENCES.filter(({ set }) => set === "dev");
  const held = SENTENCES.filter(({ set }) => set === "held-out");
  const alike = dev.flatMap((a) => held.filter((b) => likeness(a.text, b.text) > 0.6).map((b) => `${a.id} ${b.id}`));
  expect(alike).toEqual([]);
  expect(likeness("The force brought 16 charges.", "The force brought 27 charges.")).toBe(1);
});

test("the unseen set has 200 texts, 70 of them strictly nothing, and every kind; its ids and texts are in no other set", () => {
  expect(UNSEEN).toHaveLength(200);
  expect(UNSEEN.every(({ set }) => set === "unseen")).toBe(true);
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ text }) => text)).size).toBe(ALL.length);
  const strict = UNSEEN.filter(({ expect: claims, unsureAllowed }) => claims.length === 0 && !unsureAllowed);
  expect(strict).toHaveLength(70);
  expect(strict.every(({ tags }) => tags.includes("nothing"))).toBe(true);
  const kinds = new Set(UNSEEN.flatMap(({ expect: claims }) => claims.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(KINDS.toSorted());
});

test("the unseen set shares no template with the others: no text has more than six in ten word pairs of one of theirs", () => {
  const alike = UNSEEN.flatMap((a) =>
    SENTENCES.filter((b) => likeness(a.text, b.text) > 0.6).map((b) => `${a.id} ${b.id}`),
  );
  expect(alike).toEqual([]);
});

test("the fresh set has 150 texts, 50 of them strictly nothing, and every kind; its ids are its own", () => {
  expect(FRESH).toHaveLength(150);
  expect(FRESH.every(({ id, set }) => set === "fresh" && /^f\d{3}$/u.test(id))).toBe(true);
  const strict = FRESH.filter(({ expect: claims, unsureAllowed }) => claims.length === 0 && !unsureAllowed);
  expect(strict).toHaveLength(50);
  expect(strict.every(({ tags }) => tags.includes("nothing"))).toBe(true);
  const kinds = new Set(FRESH.flatMap(({ expect: claims }) => claims.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(KINDS.toSorted());
});

test("the fresh set shares no template with the others: no text has more than six in ten word pairs of one of theirs", () => {
  const alike = FRESH.flatMap((a) =>
    [...SENTENCES, ...UNSEEN].filter((b) => likeness(a.text, b.text) > 0.6).map((b) => `${a.id} ${b.id}`),
  );
  expect(alike).toEqual([]);
});

test("the later set has 200 texts, 70 of them strictly nothing, and every kind at least three times; its ids are its own", () => {
  expect(LATER).toHaveLength(200);
  expect(LATER.every(({ id, set }) => set === "later" && /^l\d{3}$/u.test(id))).toBe(true);
  const strict = LATER.filter(({ expect: claims, unsureAllowed }) => claims.length === 0 && !unsureAllowed);
  expect(strict).toHaveLength(70);
  expect(strict.every(({ tags }) => tags.includes("nothing"))).toBe(true);
  const kinds = LATER.flatMap(({ expect: claims }) => claims.map(({ kind }) => kind));
  for (const kind of KINDS) expect(kinds.filter((other) => other === kind).length, kind).toBeGreaterThan(2);
});

test("the later set shares no template with the others: no text has more than six in ten word pairs of one of theirs", () => {
  const alike = LATER.flatMap((a) =>
    [...SENTENCES, ...UNSEEN, ...FRESH].filter((b) => likeness(a.text, b.text) > 0.6).map((b) => `${a.id} ${b.id}`),
  );
  expect(alike).toEqual([]);
});

test("the last set has 150 texts, 50 of them strictly nothing, and every kind at least three times; its ids are its own", () => {
  expect(LAST).toHaveLength(150);
  expect(LAST.every(({ id, set }) => set === "last" && /^p\d{3}$/u.test(id))).toBe(true);
  const strict = LAST.filter(({ expect: claims, unsureAllowed }) => claims.length === 0 && !unsureAllowed);
  expect(strict).toHaveLength(50);
  expect(strict.every(({ tags }) => tags.includes("nothing"))).toBe(true);
  const kinds = LAST.flatMap(({ expect: claims }) => claims.map(({ kind }) => kind));
  for (const kind of KINDS) expect(kinds.filter((other) => other === kind).length, kind).toBeGreaterThan(2);
});

test("the last set shares no template with the others: no text has more than six in ten word pairs of one of theirs", () => {
  const alike = LAST.flatMap((a) =>
    [...SENTENCES, ...UNSEEN, ...FRESH, ...LATER]
      .filter((b) => likeness(a.text, b.text) > 0.6)
      .map((b) => `${a.id} ${b.id}`),
  );
  expect(alike).toEqual([]);
});

test("every quote stands in its text at one place, apart from the others and from the unsure ones", () => {
  for (const { id, text, expect: claims, unsureAllowed = [] } of ALL) {
    const spans = [...placed(text, claims), ...stretches(text, unsureAllowed)];
    expect(overlapping(spans), id).toBe(false);
  }
});

test("a finder that finds just what is expected scores one, and what it then leaves out or invents shows", () => {
  const perfect = ALL.map(({ text, expect: claims, unsureAllowed = [] }) => {
    const wanted = placed(text, claims);
    return { wanted, unsure: stretches(text, unsureAllowed) };
  });
  const whole = sumScores(perfect.map(({ wanted, unsure }) => scoreFound(wanted, wanted, unsure)));
  expect(whole).toMatchObject({ precision: 1, recall: 1, kindsRight: whole.expected, leftOut: 0 });
  const less = sumScores(perfect.map(({ wanted, unsure }) => scoreFound(wanted.slice(1), wanted, unsure)));
  expect(less.precision).toBe(1);
  expect(less.missed).toHaveLength(perfect.filter(({ wanted }) => wanted.length > 0).length);
});

test("every value can be read in its quote", () => {
  expect(ALL.flatMap(({ expect: claims }) => strayValues(claims))).toEqual([]);
});

test("a value that is not in its quote is told", () => {
  expect(strayValues([{ quote: "16 of the 540", kind: "rate", values: [16, 541] }])).toEqual([
    '541 in "16 of the 540"',
  ]);
  expect(strayValues([{ quote: "two-thirds", kind: "rate", values: [2 / 3] }])).toEqual([]);
  expect(strayValues([{ quote: "two-thirds", kind: "rate", values: [0.66] }])).toHaveLength(1);
});

test("only a statement that names no number has no values, and it is a comparison", () => {
  const bare = ALL.flatMap(({ expect: claims }) => claims.filter(({ values }) => values.length === 0));
  expect(bare.every(({ kind, quote }) => kind === "comparison" && saidIn(quote).length === 0)).toBe(true);
});

test("kinds, verdicts, hedges, forces and periods are words of the standard", () => {
  const forces = new Set<string>(FORCES.map(({ id }) => id));
  for (const claim of ALL.flatMap((sentence) => sentence.expect)) {
    expect(KINDS).toContain(claim.kind);
    if (claim.verdict !== undefined) expect(VERDICTS).toContain(claim.verdict);
    if (claim.hedge !== undefined) expect(HEDGES).toContain(claim.hedge);
    if (claim.period !== undefined) expect(claim.period).toMatch(/^\d{4}(\/\d{2})?$/u);
    if (claim.place !== undefined && !forces.has(claim.place)) expect(claim.place).toMatch(/^[A-Z]/u);
  }
});

test("no text puts a title before the name of a person", () => {
  const texts = [...ALL.map(({ text }) => text), ...ARTICLES.map((name) => read(`articles/first/${name}`))];
  const named =
    /\b(Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Judge|Inspector|Superintendent|Professor)\.? [A-Z]\w+/u;
  expect(texts.filter((text) => named.test(text))).toEqual([]);
});

test.each(ARTICLES)("the expectations of %s stand in it, with their numbers, and its balances are sums", (name) => {
  const text = read(`articles/first/${name}`);
  const { claims, balances, unsureAllowed = [] } = expectedOf(name);
  expect(overlapping([...placed(text, claims), ...stretches(text, unsureAllowed)])).toBe(false);
  expect(strayValues(claims)).toEqual([]);
  for (const { kind, verdict, verdictOr = [] } of claims) {
    expect(KINDS).toContain(kind);
    for (const word of [verdict, ...verdictOr]) expect(VERDICTS).toContain(word);
  }
  for (const { total, parts, notAccountedFor } of balances)
    expect(total - parts.reduce((sum, part) => sum + part, 0)).toBe(notAccountedFor);
});

test("the two long articles have 350 to 600 words and the three short ones 150 to 250", () => {
  const lengths = ARTICLES.map((name) => read(`articles/first/${name}`).split(/\s+/u).filter(Boolean).length).toSorted(
    (a, b) => a - b,
  );
  expect(lengths.slice(0, 3).every((words) => words >= 150 && words <= 250)).toBe(true);
  expect(lengths.slice(3).every((words) => words >= 350 && words <= 600)).toBe(true);
  expect(lengths).toHaveLength(5);
});

test("the published breakdown is a fact of the articles: 430 of 540, so 110 are in no part", () => {
  expect(expectedOf("one-in-thirty-four.md").balances).toEqual([
    { total: 540, parts: [16, 169, 75, 170], notAccountedFor: 110 },
  ]);
});
