// What whole articles ask of the finder and of the sums: shares beside their counts, lists, totals of other sentences, figures of speech.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

/** Each statement of a text as its kind and its values. */
function found(text: string): readonly string[] {
  return findStatements(text).statements.map(
    ({ kind, numbers }) => `${kind} ${numbers.map(({ value }) => +value.toFixed(3)).join(" ")}`,
  );
}

function checked(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

describe("a number set beside another is one statement with it", () => {
  test.each([
    ["Gwent flagged 88 crimes, one in six of all those it recorded.", ["rate 88 6"]],
    ["Only 16 of them resulted in a charge, or about 3 per cent.", ["rate 16 3"]],
    ["It is one in eight children, or 15 per cent, in care.", ["rate 8 15"]],
    ["Some 40 crimes, a fifth of them rapes, were never looked at.", ["count 40", "rate 0.2"]],
    ["There were 212 reports, an increase of a third.", ["change 212 0.333"]],
    [
      "The share of crimes charged rose from 2.2 per cent to 3.4 per cent, a rise of 1.2 percentage points.",
      ["change 2.2 3.4 1.2"],
    ],
    ["Recorded crimes went up by a fifth, from 500 to 600.", ["change 0.2 500 600"]],
    ["The average wait for a charge was 212 days, compared with 180 days in 2019.", ["change 212 180"]],
    ["The report divides 20 prosecutions by 400 reports.", ["rate 20 400"]],
    ["There were 203 reports in 2016, and in the same year 11 people were prosecuted.", ["rate 203 11"]],
    ["Just over half, 652, of the crimes were closed.", ["rate 0.5 652"]],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe("a number takes up what the sentence before counted", () => {
  test.each([
    ["Prosecutions have dwindled. Their number fell from 402 to 211.", ["change 402 211"]],
    ["Swallows have become rarer. Their number fell by a third, from 1,260 to 840.", []],
    ["He met twelve friends. Seven of the twelve were late.", []],
    ["We read 60 case files. Twelve, a fifth, were adequate.", ["count 60", "rate 12 0.2"]],
    [
      "The missing 43\n\nOf 100 crimes, 57 have an outcome. The other 43 have none.",
      ["count 43", "rate 100 57", "count 43"],
    ],
    ["Eight shops were shut. That makes 50.", []],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  test("of the forces asked, those that answered", () => {
    expect(found("We asked eleven police forces. **Nine of the eleven** had replied.")).toContain("rate 9 11");
  });
});

describe("figures of speech are no statements", () => {
  test.each([
    "Ask two lawyers about a crime and you get eleven answers.",
    "The police helpline is open seven days a week, 24 hours a day.",
    "She told the police a thousand times that he was dangerous.",
    "I would report the crime a hundred times over.",
    "Nine times out of ten we know the victims in advance.",
    "I would give it all for one minister who had waited with a victim for 24 hours.",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("lists and tables", () => {
  test("an item whose outcome is in no list of words is a part where the others are", () => {
    const text = "Outcomes:\n- 12 charged\n- 40 with no suspect\n- 9 lost in the system\n- 30 withdrawn by the victim";
    expect(found(text)).toEqual(["breakdown 12 40 9 30"]);
    expect(found("To bring:\n- 12 chairs\n- 40 cups\n- 9 spoons")).toEqual([]);
  });

  test("a line of totals is the whole, and the shares of a table stay with their counts", async () => {
    const text = "Charged\t14\t19.4%\nNo suspect identified\t51\t70.8%\nSomething else\t7\t9.7%\nTotal\t72\t100%";
    const { balances, claims } = await checked(text);
    expect(balances).toMatchObject([{ total: 72, parts: [14, 51, 7], notAccountedFor: 0 }]);
    expect(claims.map(({ kind, verdict }) => [kind, verdict])).toEqual([["breakdown", "holds"]]);
  });

  test("stars of markdown begin items, and the mark of a note hides nothing", () => {
    expect(found("* Kent: 12 charges from 400 crimes\n* Surrey: 3 charges from 90 crimes")).toHaveLength(2);
    expect(found("It recorded 12 charges[3] from 400 crimes.[4] That is 3%.")).toEqual(["rate 12 400", "rate 3"]);
  });
});

describe("a sum is said not to close only where the text offers the parts as the parts", () => {
  const unclosed = async (text: string): Promise<readonly number[]> =>
    (await checked(text)).balances.filter(({ notAccountedFor }) => notAccountedFor !== 0).map(({ total }) => total);

  test.each([
    "The report divides 12 charges by all 372 crimes. It takes no account of the 108 crimes that were still being investigated.",
    "The force reviewed 96 closed cases. It reopened 24, a quarter. Of these, nine have led to a charge, 11 were closed again and four remain open.",
    "It comes from dividing nine charges by 470 crimes. But 188 of those crimes are still under investigation, and 64 had been passed to other forces. Take both away and 218 are left.",
    "We examined 84 files. Thirty-three were good, 29 poor and 22 bad. Of the 84 files, 19 concerned children in care, and in 11 of these nobody had told the social worker.",
    "Durham had 260 crimes and charged 13. Together with Kent that is 24 charges from 450 crimes. In Durham 104 had no suspect and 143 no support from the victim.",
  ])("%s", async (text) => {
    expect(await unclosed(text)).toEqual([]);
  });

  test("what is said to be accounted for is a part, and what the text says is left is what is left", async () => {
    const text =
      "The force flagged 300 crimes. In 120 no suspect was found. Evidential difficulties accounted for a further 90. That leaves 90, three in ten of the total.";
    const { balances, claims } = await checked(text);
    expect(balances).toMatchObject([{ total: 300, parts: [120, 90], notAccountedFor: 90 }]);
    expect(claims.at(-1)?.verdict).toBe("holds");
  });

  test("a sum said in words is what the parts make", async () => {
    const text =
      "There were 157 reports. Two cautions were given, seven cases ended in no further action and 32 are open. That makes 41.";
    const { claims } = await checked(text);
    expect(claims.at(-1)).toMatchObject({ quote: "41", verdict: "holds" });
  });
});

describe("what is no contradiction", () => {
  test("a count of another time, and the same number in full is one", async () => {
    const later = await checked(
      "In 2013 the town had 157 reports. Five years later the number of reports stood at 212.",
    );
    expect(later.claims.map(({ verdict }) => verdict)).not.toContain("does not hold");
    const same =
      "Forces flagged 17,200 crimes as child sexual exploitation in 2022–23. The Minister said that the number of crimes flagged as child sexual exploitation in 2022–23 was 17,020.";
    expect((await checked(same)).claims.at(-1)?.verdict).toBe("does not hold");
  });

  test("a change elsewhere is not held against the numbers beside it", async () => {
    const text = "The reports have fallen, in the town from 189 to 142 and next door by almost half.";
    expect((await checked(text)).claims.map(({ verdict }) => verdict)).not.toContain("does not hold");
  });

  test("a rate in other words is held against the counts of the sentence before", async () => {
    const text =
      "Gwent flagged 208 crimes, of which 13 ended in a charge, 95 had no suspect and 100 remain open. One in 16, in other words.";
    expect((await checked(text)).claims.at(-1)?.verdict).toBe("holds");
  });
});
