// What whole articles ask beside the finding of numbers: parts that hand a whole out, some parts only, a rate said again, numbers that nobody claims.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

function checked(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

async function sumsOf(text: string): Promise<readonly string[]> {
  const { balances } = await checked(text);
  return balances.map(({ total, parts, notAccountedFor }) => `${total}: ${parts.join(" ")}, ${notAccountedFor} left`);
}

/** Each statement as its kind, its values and its verdict. */
async function claimsOf(text: string): Promise<readonly string[]> {
  const { claims } = await checked(text);
  return claims.map(
    ({ kind, values, verdict }) => `${kind} ${values.map((one) => +one.toFixed(3)).join(" ")}: ${verdict}`,
  );
}

describe("parts spread over a paragraph are one sum", () => {
  test.each([
    [
      "Kent Police charged 16 of 540 crimes. Seventy-five victims did not support action, it says, and in 169 cases nobody could be named as a suspect. A further 170 sit with the National Crime Agency.",
      ["540: 16 75 169 170, 110 left"],
    ],
    [
      "Humberside Police wrote down 420 crimes. Ninety-five victims told officers, in the force's phrase, that they did not support action, and in 48 the file went to a neighbouring force.",
      ["420: 95 48, 277 left"],
    ],
    [
      "The force flagged 480 crimes and brought a charge in 24 of them. What became of the others:\n\n- 360 had no suspect at the end\n- 96 were handed to the regional crime unit",
      ["480: 24 360 96, 0 left"],
    ],
    [
      "The force flagged 400 crimes and charged 20. The rest ended like this:\n\n- in 150 nobody was ever found\n- in 130 the person who came to the desk asked for no more\n- 60 went to a team at headquarters\n- 40 are still open",
      ["400: 20 150 130 60 40, 0 left"],
    ],
  ])("%s", async (text, wanted) => {
    expect(await sumsOf(text)).toEqual(wanted);
  });
});

describe("a whole and its parts in one sentence", () => {
  test.each([
    [
      "The 61 crimes passed on went to Avon and Somerset (30), Dorset (17) and Wiltshire (14).",
      ["61: 30 17 14, 0 left"],
    ],
    ["The 44 prosecutions were split between Leeds (20) and Hull (24).", ["44: 20 24, 0 left"]],
    ["The 27 suspects were 19 men, five women and two boys.", ["27: 19 5 2, 1 left"]],
    ["The forces with most charges were Kent (30), Essex (17) and Surrey (14).", []],
    ["Most of the 61 crimes went to Avon and Somerset (30), Dorset (17) and Wiltshire (10).", []],
    ["There were 540 crimes, including 16 charged, 169 with no suspect and 75 withdrawn.", []],
    ["There were 540 crimes. Among them are 16 charged, 169 with no suspect and 75 withdrawn.", []],
    [
      "The force flagged 66 crimes. Of those 66, 40 had no suspect, 14 were withdrawn and the rest are with the regional unit.",
      [],
    ],
    [
      "The force flagged 66 crimes. Of those 66, 40 had no suspect, 14 were withdrawn. What became of the rest is not said.",
      ["66: 40 14, 12 left"],
    ],
  ])("%s", async (text, wanted) => {
    expect(await sumsOf(text)).toEqual(wanted);
  });
});

describe("a rate that says the sentence before again is held against it", () => {
  const counts = "South Yorkshire Police charged 16 of 540 crimes.";
  test.each([
    ["That is 34 crimes for one charge.", "rate 34 1: holds"],
    ["Put another way: for every 34 crimes, one.", "rate 34: holds"],
    ["Put another way: for every 40 crimes, one.", "rate 40: does not hold"],
    ["That works out at 34 crimes for every charge.", "rate 34: holds"],
    ["In other words, 5 per cent.", "rate 5: does not hold"],
    ["One in 40, in other words.", "rate 40: does not hold"],
    ["In Kent it is one in 40.", "rate 40: cannot be checked"],
    ["That is 97 per cent that went nowhere.", "rate 97: cannot be checked"],
    ["Set aside the 170 that went elsewhere and it is one in 23.", "rate 23: holds under these readings"],
  ])("%s", async (text, wanted) => {
    expect((await claimsOf(`${counts} ${text}`)).at(-1)).toBe(wanted);
  });

  test("crimes that are followed to their charge are one cohort; reports and prosecutions of one year are two", async () => {
    expect(
      await claimsOf("In 2023/24 it flagged 480 crimes and brought a charge in 24 of them, which is one in 20."),
    ).toEqual(["rate 480 24 20: holds"]);
    expect(
      await claimsOf("In 2013 there were 157 reports, and nine prosecutions were brought in the same year, 1 in 17."),
    ).toEqual(["rate 157 9 17: holds under these readings"]);
  });
});

describe("one number where two stand", () => {
  test.each([
    ["Chance alone would let the rate lie anywhere from one in 21 to one in 55.", ["rate 21 55: cannot be checked"]],
    ["The charge rate fell from one in 21 to one in 55.", ["change 21 55: cannot be checked"]],
    ["The wait from charge to court was a year and a half.", ["duration 1.5: cannot be checked"]],
    ["“Ask the police again in a year and a half,” she says.", []],
    ["We wrote to forces. Of the forces 45 of them were asked, and 34 answered.", ["rate 45 34: cannot be checked"]],
    [
      "The charge rate was 4 per cent, exactly the figure that Kent Police give.",
      ["rate 4: cannot be checked", "comparison : cannot be checked"],
    ],
  ])("%s", async (text, wanted) => {
    expect(await claimsOf(text)).toEqual(wanted);
  });
});

describe("what nobody claims is no statement", () => {
  const before = "Kent Police charged 16 of 540 crimes. ";
  test.each([
    "“I'd give it six out of ten,” he says.",
    "A mother in Maidstone, 52, has a letter with a crime number that ends in 612.",
    "The sergeant who built the spreadsheet is 44, and has a mug.",
    "My granddaughter, who was 15 then and is 18 now, was told nothing.",
    "Rotherham lost, in front of 9,204.",
    "I taught arithmetic for 35 years, the last 20 of them in Leeds.",
    "One council counted children, its neighbour counted calls, and a third counted nothing.",
    "The bus leaves at ten to six, and the last at half past ten.",
    "Those present: 11.",
    "I gave up counting mistakes at a hundred.",
  ])("%s", async (text) => {
    expect(await claimsOf(before + text)).toHaveLength(1);
  });

  test.each([
    ["Six out of ten victims never heard back.", "rate 1.667: cannot be checked"],
    ["In Kent, 52 were charged.", "count 52: cannot be checked"],
    ["The year ended in 612 charges.", "count 612: cannot be checked"],
    ["A third of the victims withdrew.", "rate 0.333: cannot be checked"],
  ])("and yet: %s", async (text, wanted) => {
    expect((await claimsOf(text))[0]).toBe(wanted);
  });
});
