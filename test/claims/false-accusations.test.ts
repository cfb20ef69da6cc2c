// The worst that the claim bench can do is to say of a right text that it is wrong. Texts that come near it, and beside some the one that is wrong.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

const ACCUSES = ["does not close", "does not hold"];

async function accusations(text: string): Promise<string[]> {
  const { claims } = await checkText(text, findStatements(text), NO_FIGURES);
  return claims.flatMap(({ quote, verdict }) => (ACCUSES.includes(verdict) ? [`${verdict}: ${quote}`] : []));
}

const RIGHT: readonly string[] = [
  // A part of a whole with its share behind it.
  "Sixteen of the 540 crimes were charged, or 3 per cent.",
  "Of 250 reports, 25 became crimes. Ten of the 25 crimes were charged, or 40 per cent.",
  "Kent charged 12 of 480, one in 40; a year earlier it was 18 of 450, one in 25.",
  "Fifteen of the 34 forces charged fewer than one in 20; nine charged more than one in ten.",
  "Of 400 crimes, 28 led to a charge, or one in ten of those concluded.",
  "Charges were brought in 28 of 400 crimes: 7 per cent of all, 10 per cent of the 280 concluded.",
  "Of 540 crimes, 16 led to a charge, 9 per cent fewer than the year before.",
  "Of 540 crimes, 16 led to a charge, which it described as 20 per cent fewer than last year.",
  "There were 540 crimes. Sixteen ended in a charge, which the force calls 3 per cent and we call one in 34.",
  "Of the 342 young people who went to the police, 38 saw somebody charged, one in nine. Fewer than one in five were told why.",
  // Parts that are all of something, or of something else.
  "Surrey flagged 300 crimes. 12 were charged, 140 were closed with no suspect and 60 victims withdrew. The force would not discuss the rest, which are with prosecutors.",
  "Cleveland recorded 150 crimes. In 90 there was no suspect. In 30 of those 90 the victim had also withdrawn. Nine led to a charge.",
  "The inquiry looked at 80 files. In 20 nobody had spoken to the child, in 30 the risk was not assessed and in 15 there was no plan.",
  "Of the 540 crimes, 16 led to a charge and 170 went to the National Crime Agency. Without those 170 the rate is one in 23.",
  "Of 45 men arrested, 30 were charged, 8 of them with rape, and 15 released.",
  "There were 400 referrals, of which 100 came from schools and 50 from doctors. A further 30 were anonymous.",
  "Of every 100 crimes, three lead to a charge, 31 have no suspect and 14 are dropped by the victim.",
  "Lancashire flagged 320 crimes. Half had no suspect, 64 were not supported and 32 are open.",
  "Of 320 crimes, 160 (half) had no suspect, 64 (a fifth) were not supported, and 96 (three in ten) are open.",
  "Police recorded 540 crimes and identified 610 suspects. Of the suspects, 16 were charged, 75 were cautioned and 519 were released.",
  "Of 500 crimes 100 had more than one suspect, 200 had no suspect, 200 had one suspect; 25 led to a charge.",
  "- 300 crimes were recorded\n- 30 of them were charged\n- 90 had no suspect\n- 180 are open",
  // Sizes of changes.
  "In 2023 the force recorded 700 crimes. By March 35 had led to a charge, by June 42, and by now 49, or 7 per cent.",
  "Police recorded 540 crimes (up from 480). 16 were charged (down from 20), a rate of 3 per cent (4.2 per cent the year before).",
  "Charges fell from 60 in 2019 to 45 in 2023, while crimes rose from 600 to 900, so the rate halved from 10 per cent to 5 per cent.",
  "Charges rose from 30 to 45 and crimes from 300 to 500, a rate down from 10 per cent to 9 per cent.",
  "Crimes went from 410 in 2020 to 533 in 2021 and 656 in 2022, a rise of 60 per cent in two years.",
];

describe("of a text that is right nothing is said to be wrong", () => {
  test.each(RIGHT)("%s", async (text) => {
    expect(await accusations(text)).toEqual([]);
  });
});

const WRONG: readonly (readonly [text: string, accusation: string])[] = [
  ["Sixteen of the 540 crimes were charged, or 9 per cent.", "does not hold"],
  ["It recorded 384 crimes, and 24 of them had led to a charge, which it described as 9 per cent.", "does not hold"],
  ["Kent charged 12 of 480, one in 40; a year earlier it was 18 of 450, one in 30.", "does not hold"],
  ["Of 45 forces 34 answered, or nine in ten.", "does not hold"],
  ["Of 57 people arrested, 21 were bailed, 19 were released under investigation and 9 were charged.", "does not close"],
  [
    "- There were 540 crimes\n- 16 of those crimes led to a charge, so roughly one in every 34\n- 169 were closed with no suspect identified\n- 75 were closed because the victim did not support action\n- 170 were handed to the National Crime Agency",
    "does not close",
  ],
  ["Charges rose from 42 to 49, a rise of 7 per cent.", "does not hold"],
  [
    "Of 320 crimes, 160 (half) had no suspect, 64 (a third) were not supported, and 96 (three in ten) are open.",
    "does not hold",
  ],
];

describe("and of the text beside it that is wrong it still is", () => {
  test.each(WRONG)("%s", async (text, accusation) => {
    expect((await accusations(text)).some((one) => one.startsWith(accusation))).toBe(true);
  });
});

test("a rate of two counts of one year, given in the sentences before, holds under a reading that mixes cohorts", async () => {
  const text =
    "In 2013 the police received 157 reports in Rotherham. In the same year they brought nine prosecutions. That is 1 in 17, or 6 per cent.";
  const { claims } = await checkText(text, findStatements(text), NO_FIGURES);
  const rate = claims.find(({ kind }) => kind === "rate");
  expect(rate?.verdict).toBe("holds under these readings");
  expect(rate?.note).toContain("mixes cohorts");
});

test("crimes that did not lead to a charge are no charges", () => {
  const [first] = findStatements("Of 5,000 crimes 4,500 did not lead to a charge.").statements;
  expect(first?.numbers.map(({ line }) => line)).toEqual([null, "no-further-action"]);
});
