// What an editor would ask of the bench, in prose: finder and checker together, without a book. The figures are invented.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText, Claim } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

function check(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

async function claimOf(text: string, words: string): Promise<Claim> {
  const { claims } = await check(text);
  const at = text.indexOf(words);
  const found = claims.find(({ start, end }) => start <= at && at < end);
  if (found === undefined)
    throw new Error(`no claim at “${words}” among ${claims.map(({ quote }) => quote).join(" | ")}`);
  return found;
}

describe("sums", () => {
  test("what is left of a whole belongs to that whole, and not to the part of it that was told apart last", async () => {
    const { balances, claims } = await check(
      "Of 8,400 flagged crimes, 6,300 were closed. Of the 6,300 closed, 4,725 had no suspect, 1,260 lacked the support of the victim and 315 ended in a charge. The remaining 2,100 are still open.",
    );
    expect(balances.map(({ sum }) => sum)).toEqual(["8,400 − 6,300 − 2,100 = 0", "6,300 − 4,725 − 1,260 − 315 = 0"]);
    expect(claims.map(({ verdict }) => verdict)).not.toContain("does not close");
  });

  test("“has not said what happened to the remaining 112” accounts for nothing", async () => {
    const text =
      "Humberside Police recorded 412 crimes flagged as child sexual exploitation. Only 13 resulted in a charge.\n\nIn 131 of the cases no suspect was identified. In a further 64, the victim did not support further action. Another 92 were handed to another agency. The force has not said what happened to the remaining 112.";
    const { balances } = await check(text);
    expect(balances).toMatchObject([{ total: 412, parts: [13, 131, 64, 92], notAccountedFor: 112 }]);
    expect((await claimOf(text, "112")).verdict).toBe("holds");
  });

  test("a part that is given only as a rate leaves nothing to be said of what is left", async () => {
    const { balances } = await check(
      "Nearly one in ten of the 1,250 crimes recorded by Essex Police ended in a charge.\n\nOf the 1,250 crimes, 318 were closed because no suspect could be found, and 652 because of evidential difficulties.",
    );
    expect(balances).toEqual([]);
  });

  test("what the text itself says is left is never said to be unaccounted for", async () => {
    const { balances } = await check(
      "Of the 2,016 people arrested, 1,210 were released without charge, 403 were charged and 201 were cautioned. That leaves 202 still under investigation.",
    );
    expect(balances.map(({ notAccountedFor }) => notAccountedFor).filter((rest) => rest !== 0)).toEqual([]);
  });

  test("crimes are no part of suspects, nor suspects of crimes", async () => {
    for (const text of [
      "West Mercia Police arrested 74 suspects. Of the 74 arrested, 18 were charged, about a quarter. Victims withdrew in 90 cases.",
      "Of 360 crimes recorded by Cumbria Police, 200 had no suspect. Eighteen suspects were charged. In 90 cases the victim withdrew support.",
    ]) {
      const { balances, claims } = await check(text);
      expect(balances, text).toEqual([]);
      expect(claims.map(({ verdict }) => verdict)).not.toContain("does not close");
    }
  });

  test("“121 of the cases” is no whole of the 58 beside it", async () => {
    const { balances, claims } = await check(
      "West Mercia Police recorded 388 marked crimes and brought 12 charges, one in 32. Detectives never found a suspect in 121 of the cases, and in 58 the victim did not want to go on. Another 97 had been passed to the National Crime Agency.\n\nTake out those 97 and West Mercia's rate is one in 24.",
    );
    expect(balances).toMatchObject([{ total: 388, parts: [12, 121, 58, 97], notAccountedFor: 100 }]);
    expect(claims.at(-1)?.verdict).toBe("holds under these readings");
    expect(claims.at(-1)?.note).toContain("less the 97 transferred crimes: 12 ÷ 291");
  });

  test("a rate that leaves crimes out is of the counts of its own force, whatever the text counts later", async () => {
    const claim = await claimOf(
      "West Mercia Police recorded 388 crimes and brought 12 charges, one in 32. Another 97 had been passed to the National Crime Agency. Leave out those 97 and West Mercia's rate is one in 24.\n\nAcross the three forces, 51 of 630 crimes led to a charge.",
      "one in 24",
    );
    expect(claim.verdict).toBe("holds under these readings");
  });

  test("the share behind each part of a list is held against it, and one that is wrong takes the verdict", async () => {
    const list = (share: string): string =>
      `Cleveland Police flagged 300 offences. Of these, 12 (${share} per cent) led to a charge, 150 (50 per cent) closed with no suspect identified, 90 (30 per cent) stopped because the victim withdrew support and 48 (16%) are still under investigation.`;
    expect((await claimOf(list("4"), "12 (")).verdict).toBe("holds");
    const wrong = await claimOf(list("5"), "12 (");
    expect(wrong.verdict).toBe("does not hold");
    expect(wrong.note).toContain("5 per cent as 12 ÷ 300 does not hold: it is 4.0%");
  });

  test("percentages of a whole that is given as a count are added up", async () => {
    const claim = await claimOf(
      "Of the 480 crimes, 45% had no suspect, 30% lacked victim support and 25% are still open.",
      "45%",
    );
    expect(claim.note).toContain("45 + 30 + 25 = 100%");
  });
});

describe("two numbers for one thing", () => {
  const text =
    "Sussex Police recorded 322 flagged crimes in 2022, and 14 of the 322 led to a charge, one in 23.\n\nThe council's own note says that in Sussex 14 of 332 crimes in 2022 led to a charge, or one in 24.";

  test("stand first in the note, and the rate is worked out of both", async () => {
    const claim = await claimOf(text, "332");
    expect(claim.verdict).toBe("holds under these readings");
    expect(claim.note).toMatch(/^The text gives two numbers for this: 332 crimes here, and 322 crimes in “/u);
    expect(claim.note).toContain("Of 322 crimes it is one in 23");
    expect(claim.readings.map(({ reading, verdict }) => [reading, verdict])).toEqual([
      ["14 of all 332 crimes", "holds"],
      ["14 of the 322 crimes that the text gives elsewhere", "does not hold"],
      ["the same number elsewhere in the text", "does not hold"],
    ]);
  });

  test("show on the rate that stands on one of them, and not only where they are given", async () => {
    const claim = await claimOf(
      "Sussex Police said it had recorded 620 crimes. The committee's table gives the total as 640 crimes. Of the 620 crimes, 31 led to a charge, 5 per cent.",
      "31 led",
    );
    expect(claim.verdict).toBe("holds under these readings");
    expect(claim.note).toMatch(/^The text gives two numbers for this: 620 crimes here, and 640/u);
  });

  test("are of one thing where the same words stand around both, of one force and year", async () => {
    const two = (second: string): string =>
      `Thames Valley Police recorded 1,204 crimes with the flag in 2022. Further down Thames Valley Police recorded ${second}.`;
    expect((await claimOf(two("1,240 crimes with the flag in 2022"), "1,240")).note).toContain("two numbers for this");
    expect((await claimOf(two("1,240 crimes with the flag in 2021"), "1,240")).verdict).toBe("cannot be checked");
    expect((await claimOf(two("1,140 crimes without it in 2022"), "1,140")).verdict).toBe("cannot be checked");
  });
});

describe("words for shares", () => {
  const half = (count: number): string => `Almost half of the 300 crimes, ${count}, had no suspect.`;

  test.each<[count: number, holds: boolean]>([
    [141, true],
    [135, true],
    [134, false],
    [151, false],
    [80, false],
  ])("almost half of 300 is said of %i: %s", async (count, holds) => {
    expect((await claimOf(half(count), "Almost half")).verdict === "holds").toBe(holds);
  });

  test("a hedge that fails by a hair is shown by how much", async () => {
    const claim = await claimOf("More than one in 20 crimes led to a charge: 44 of 900.", "More than");
    expect(claim.verdict).toBe("does not hold");
    expect(claim.note).toContain("exactly one in 20.5");
  });
});

describe("averages", () => {
  const three = (average: string, others = "Three forces gave figures."): string =>
    `${others} Dorset charged 12 of 240 crimes, Wiltshire 9 of 90 and Gwent 30 of 300. That is an average of ${average}.`;

  test("of the forces that the text counts are pooled and the mean of forces", async () => {
    const claim = await claimOf(three("8 per cent"), "8 per cent");
    expect(claim.verdict).toBe("holds");
    expect(claim.readings.map(({ reading, computed }) => `${reading}: ${computed}`)).toEqual([
      "pooled over the 3 forces of the text: 51 ÷ 630: 8.1% (6.2% to 10.5%)",
      "mean of the 3 forces of the text: 8.3%",
    ]);
  });

  test.each<[average: string, verdict: string]>([
    ["8.3 per cent", "holds under these readings"],
    ["8.1 per cent", "holds under these readings"],
    ["11 per cent", "does not hold"],
  ])("of %s: %s", async (average, verdict) => {
    expect((await claimOf(three(average), average)).verdict).toBe(verdict);
  });

  test("of more forces than the text counts, or of nobody knows how many, are not refuted by them", async () => {
    expect((await claimOf(three("11 per cent", "Across 34 forces replies came."), "11 per cent")).verdict).toBe(
      "cannot be checked",
    );
    expect((await claimOf(three("11 per cent", "Figures came."), "11 per cent")).verdict).toBe("cannot be checked");
  });

  test("of rates without counts are refuted only outside them", async () => {
    const rates = (average: string): string =>
      `In Kent 8 per cent of crimes led to a charge, in Essex 10 per cent and in Surrey 15 per cent. The three forces had an average of ${average} per cent.`;
    expect((await claimOf(rates("11"), "11 per")).verdict).toBe("holds under these readings");
    expect((await claimOf(rates("12"), "12 per")).verdict).toBe("cannot be checked");
    expect((await claimOf(rates("19"), "19 per")).verdict).toBe("does not hold");
  });
});

describe("changes and comparisons", () => {
  test.each<[text: string, words: string, verdict: string]>([
    ["The charge rate at Norfolk Police fell from 8 per cent to 6 per cent, a drop of 25 per cent.", "25", "holds"],
    [
      "The charge rate at Suffolk Police fell from 9 per cent to 6 per cent, a fall of 3 per cent.",
      "3 per cent",
      "holds under these readings",
    ],
    [
      "The charge rate at Kent Police was 3 per cent, down from 6 per cent a year earlier, so it halved.",
      "halved",
      "holds",
    ],
    [
      "The charge rate at Surrey Police went up from 5 per cent to 10 per cent, five times as high.",
      "five times",
      "does not hold",
    ],
    [
      "One in 25 crimes in Cumbria led to a charge, twice the rate of Northamptonshire, where it was one in 50.",
      "twice",
      "holds",
    ],
    [
      "In Staffordshire 9 per cent of crimes led to a charge, half the rate in Warwickshire, where 15 per cent did.",
      "half",
      "does not hold",
    ],
    [
      "One in 25 crimes in Cumbria led to a charge, twice the national average, and one in 50 in Dorset.",
      "twice",
      "cannot be checked",
    ],
    [
      "The force recorded 5,020 crimes in 2019 and charged 402, or 8 per cent. In 2022 it recorded 6,100 crimes and charged 305, or 5 per cent. The charge rate fell by more than a third.",
      "more than a third",
      "holds",
    ],
  ])("%s “%s”: %s", async (text, words, verdict) => {
    expect((await claimOf(text, words)).verdict).toBe(verdict);
  });

  test("“three times more” can be read in two ways, which the note says", async () => {
    const claim = await claimOf(
      "In Derbyshire 6 per cent of crimes led to a charge, three times more than in Lincolnshire, where it was 2 per cent.",
      "three times",
    );
    expect(claim.verdict).toBe("holds");
    expect(claim.note).toContain("can be read as 4 times as many");
  });
});
