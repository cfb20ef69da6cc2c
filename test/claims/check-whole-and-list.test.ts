// A whole, its list and its charges wherever they stand, sums said of several, intervals and rates of two times: finder and checker together. Invented.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

/** The sums of a text, and the verdict of the claim in which some words stand. */
async function checkOf(text: string, words = ""): Promise<{ sums: string[]; verdict: string; note: string }> {
  const { claims, balances } = await checkText(text, findStatements(text), NO_FIGURES);
  const at = text.indexOf(words);
  const claim = claims.find(({ start, end }) => start <= at && at < end);
  return { sums: balances.map(({ sum }) => sum), verdict: claim?.verdict ?? "none", note: claim?.note ?? "" };
}

describe("a list finds its whole", () => {
  test.each([
    [
      "in the next paragraph",
      "Gwent Police marked 412 offences as child sexual exploitation in 2023/24. Thirty-one led to a charge.\n\nThe force then explained the others. In 140 no suspect was found; 96 were dropped because the victim did not want to go on; 88 are still open.",
      ["412 − 31 − 140 − 96 − 88 = 57"],
    ],
    [
      "behind it",
      "Of the rest, the force says that 61 ended because the victim withdrew, that 44 had no suspect, and that 20 went to another force. That is all it says.\n\nIt had flagged 160 crimes in Dorset, and charged nine.",
      ["160 − 9 − 61 − 44 − 20 = 26"],
    ],
    [
      "below it, in lines",
      "Norfolk: 210 crimes flagged, 14 charges.\n\n- No suspect identified: 70\n- Victim did not support: 51\n- Evidential difficulties: 30\n- Still open: 45",
      ["210 − 14 − 70 − 51 − 30 − 45 = 0"],
    ],
    [
      "in several sentences",
      "Twelve charges came out of 300 crimes in Essex. A further 100 had no suspect. Another 80 were passed to the National Crime Agency. The victim did not support action in 60. Nobody could say what happened to the remaining 48.",
      ["300 − 12 − 100 − 80 − 60 = 48"],
    ],
    [
      "of reports and prosecutions",
      "In 2019 the team saw 200 reports and brought 20 prosecutions. There were also 15 cautions, 30 cases in which no further action was taken and 60 live investigations.",
      ["200 − 20 − 15 − 30 − 60 = 75"],
    ],
    [
      "with a line for the others",
      "Suffolk police: 150 crimes flagged. Charged: 6. No suspect: 60. Victim did not support: 40. Other: 44.",
      ["150 − 6 − 60 − 40 − 44 = 0"],
    ],
    [
      "with the last part in another paragraph",
      "Of the 284 crimes that Dorset Police flagged in 2022/23, 19 have resulted in a charge. In 101 of the cases no suspect was identified, and 31 were passed to another force.\n\nThe victim did not support further action in 88 cases, or 31 per cent of the total.",
      ["284 − 19 − 101 − 31 − 88 = 45"],
    ],
  ])("%s", async (_where, text, sums) => {
    expect((await checkOf(text)).sums).toEqual(sums);
  });

  test.each([
    [
      "of the whole country",
      "Durham flagged 200 crimes and charged 10, one in 20.\n\nNationally, in 90 crimes no suspect was found, 40 victims withdrew and 25 are open.",
    ],
    [
      "of some files",
      "Durham flagged 200 crimes and charged 10, one in 20.\n\nInspectors looked at some of the files. In 12 no suspect was named, in nine the victim had withdrawn and six were open.",
    ],
    [
      "of one of two forces",
      "Leicestershire charged 16 of 540. Lincolnshire charged 12 of 300. In the first force 169 had no suspect and 75 were not supported by the victim.",
    ],
    [
      "of those still open alone",
      "Kent Police flagged 483 crimes and charged 12. The force says 198 are still open. Leave those out and the rate is one in 24.",
    ],
    [
      "of findings that overlap",
      "In 42 of the 60 files the risk was assessed at once. A supervisor had looked at 51 of the 60 files. Of the 60 crimes, nine ended in a charge, 22 were closed because the victim did not support action, in 14 no suspect was identified and 15 were still open.",
    ],
  ])("but not one %s", async (_whose, text) => {
    const { claims } = await checkText(text, findStatements(text), NO_FIGURES);
    expect(claims.map(({ verdict }) => verdict)).not.toContain("does not close");
  });

  test("a sum in words is that of the parts before it, and what was asked in vain is left", async () => {
    const text =
      "The force flagged 540 crimes. Of these, 16 were charged, 169 had no suspect and in 75 the victim did not support action; a further 170 were transferred. That accounts for 430. The force was asked about the other 110 but did not reply.";
    expect((await checkOf(text, "430")).note).toBe("16 + 169 + 75 + 170 = 430.");
    expect(await checkOf(text, "110")).toMatchObject({ verdict: "holds", sums: ["540 − 16 − 169 − 75 − 170 = 110"] });
  });
});

describe("shares", () => {
  test.each([
    [
      "A third of the 90 reports in the town (30) were closed with no further action, one in nine (10) led to a prosecution, and 50 were still open.",
      "A third",
      "holds",
    ],
    [
      "Of 285 crimes concluded, 12 resulted in a charge and a further nine in a caution, a rate of 7.4 per cent.",
      "7.4",
      "holds",
    ],
    [
      "Only 1 in 40 crimes in Kent led to a charge. Of the 483 crimes flagged, 198 were still under investigation. Of the 285 concluded, 12 resulted in a charge.",
      "1 in 40",
      "holds under these readings",
    ],
    [
      "The force flagged 312 crimes: 26 led to a charge, 94 had no suspect, 117 were not supported by the victim and 75 are open.\n\nMore than a third of the crimes were closed because the victim did not support action.",
      "a third",
      "holds",
    ],
    [
      "South Yorkshire flagged 540 crimes and charged 16. About 97 per cent of the crimes did not lead to a charge.",
      "97",
      "holds",
    ],
    [
      "Of 45 forces 15 refused to say how many suspects were charged. They gave no reason, and there was no appeal. It took a year.\n\nA third of the crimes were flagged late.",
      "A third",
      "cannot be checked",
    ],
    ["About one in three files, 18 of the 60, showed no contact.", "18", "holds"],
  ])("%s %s: %s", async (text, words, verdict) => {
    expect((await checkOf(text, words)).verdict).toBe(verdict);
  });
});

describe("sums of several", () => {
  const each = "Cheshire charged 11 of 99 crimes. Gwent charged eight of 88. Humberside charged seven of 175.";
  test.each([
    [`${each} Together the three forces charged 26 of 362 crimes.`, "26 of", "holds"],
    [`${each} Together the three forces charged 28 of 362 crimes.`, "28 of", "does not hold"],
    [`${each} Together the three forces charged 28 of 400 crimes.`, "28 of", "cannot be checked"],
    [
      "Merseyside charged 31 of 738 crimes; Lancashire 88 of 804. Between them they charged 119 of 1,542.",
      "119 of",
      "holds",
    ],
    [
      "Year\tCrimes\tCharges\n2021\t300\t10\n2022\t391\t11\n2023\t483\t12\n\nAcross the three years 1,174 crimes were flagged and 33 led to a charge, 2.8%.",
      "1,174",
      "holds",
    ],
    [
      "Kent flagged 483 crimes and charged 12. Essex flagged 300 and charged nine. Together the two forces have charged 25 people since 2019.",
      "25 people",
      "cannot be checked",
    ],
  ])("%s %s: %s", async (text, words, verdict) => {
    expect((await checkOf(text, words)).verdict).toBe(verdict);
  });
});

describe("intervals", () => {
  const own = "South Yorkshire flagged 540 crimes and charged 16 of them, one in 34.";
  test.each([
    [`${own} The 95 per cent confidence interval runs from one in 21 to one in 55.`, "one in 21", "holds"],
    ["The 95% interval of 16/540 is 1.8% to 4.8%.", "1.8%", "holds"],
    ["The 95% interval of 16/540 is one in 20 to one in 50.", "one in 20", "does not hold"],
    ["The 95% interval of 21/580 is 2.3% to 5.5%.", "2.3%", "holds under these readings"],
    [
      `${own}\n\nKent flagged 483 crimes and charged 12. The 95 per cent confidence interval runs from one in 21 to one in 55.`,
      "one in 21",
      "cannot be checked",
    ],
    [`${own} The 95% interval for the difference between it and Kent is 1% to 5%.`, "1%", "cannot be checked"],
  ])("%s %s: %s", async (text, words, verdict) => {
    expect((await checkOf(text, words)).verdict).toBe(verdict);
  });
});

describe("rates of two times", () => {
  test.each([
    [
      "Ten years ago one report in 17 led to a prosecution. Today it is one crime in 34. The chance of a charge has been cut in half.",
      "half",
      "holds under these readings",
    ],
    [
      "In 2013 the rate was one in 17. Last year it was one in 34. A report was twice as likely to lead to a charge then as now.",
      "twice",
      "holds under these readings",
    ],
    ["In 2013 the rate was one in 17. Kent charged 12 of 400. The rate has halved.", "halved", "cannot be checked"],
  ])("%s %s: %s", async (text, words, verdict) => {
    expect((await checkOf(text, words)).verdict).toBe(verdict);
  });

  test("what rose beside a rate that fell is no size of it", async () => {
    const text =
      "Charges went up from ten to 12. So the rate fell from 3.3 per cent to 2.5 per cent, although the number of people charged rose by a fifth.";
    expect((await checkOf(text, "a fifth")).verdict).toBe("cannot be checked");
    expect((await checkOf(text, "3.3")).verdict).toBe("cannot be checked");
  });

  test("a number that did not change is no change", async () => {
    expect((await checkOf("Charges went from 43 in 2010 to 43 in 2020.", "43 in")).note).not.toContain("0.0%");
  });
});
