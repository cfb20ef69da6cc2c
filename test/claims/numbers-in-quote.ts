// Every number that a quote of the set could be said to hold: generous on purpose, and written apart from the finder,
// so that a value in sentences.json that does not stand in its quote is a slip of the set.

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.split(" ").map((word, value) => [word, value] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 20 + 10 * i] as const),
]);

/** Words that are a number of their own: shares, multiples, dozens, places in an order. */
const ALONE: Readonly<Record<string, readonly number[]>> = {
  a: [1],
  half: [1 / 2],
  halve: [1 / 2],
  halved: [1 / 2],
  third: [1 / 3, 3],
  thirds: [1 / 3],
  quarter: [1 / 4],
  quarters: [1 / 4],
  fifth: [1 / 5, 5],
  tenth: [1 / 10],
  twentieth: [1 / 20],
  twice: [2],
  doubled: [2],
  trebled: [3],
  quadrupled: [4],
  dozen: [12],
  second: [2],
  fourth: [4],
  seventh: [7],
  tenfold: [10],
  twelvefold: [12],
};

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000, m: 1_000_000 };

/** The numbers of a quote, each in all its senses: 16 and 540 of "16 of 540", and 33.75 beside them. */
export function numbersIn(quote: string): ReadonlySet<number> {
  const plain = numerals(quote);
  const words = spelled(quote);
  const all = [...plain, ...words.flat()];
  const ratios = all.flatMap((a) => all.flatMap((b) => [a / b, a * b]));
  const sums = words.flatMap(([word = 0]) => [word + 1 / 2]);
  return new Set([...all, ...ratios, ...sums]);
}

/** Numbers in digits: thousands by comma or space, decimals, a minus before them, and "1.6m". */
function numerals(quote: string): readonly number[] {
  const found = quote.matchAll(/([−–-]?)(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?(m\b)?/gu);
  return [...found].flatMap(([, minus, whole = "", decimals = "", scale]) => {
    const value = Number(whole.replace(/[,\s]/gu, "") + decimals) * (scale === undefined ? 1 : 1_000_000);
    return minus === "" ? [value] : [value, -value];
  });
}

/** Numbers in words: "one hundred and fifty-seven" as one number, "two dozen" and "half a million" by their factors. */
function spelled(quote: string): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let run: number | null = null;
  for (const word of quote.toLowerCase().match(/[a-z]+/gu) ?? []) {
    const small = SMALL.get(word);
    const scale = SCALES[word];
    if (small !== undefined) run = run !== null && run % 10 === 0 && run > 0 ? run + small : push(found, run, small);
    else if (scale !== undefined) run = (run ?? push(found, run, 1)) * scale;
    else if (word !== "and" || run === null || run % 100 !== 0) {
      if (run !== null) found.push([run]);
      run = null;
      const alone = ALONE[word];
      if (alone !== undefined) found.push(alone);
    }
  }
  if (run !== null) found.push([run]);
  return found;
}

/** Ends the number before, and begins the next. */
function push(found: (readonly number[])[], before: number | null, next: number): number {
  if (before !== null) found.push([before]);
  return next;
}
