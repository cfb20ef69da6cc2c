// More families of sentences with their near misses: a share right behind an outcome, lists with semicolons, pronouns, averages, answers.
import { describe, expect, test } from "vitest";
import { found } from "./in-short.ts";

const FAMILIES: Readonly<Record<string, readonly (readonly [text: string, expected: readonly string[]])[]>> = {
  "what became of them, and right behind it how many that is, is one rate": [
    [
      "The force recorded 312 crimes. Of those, 39 led to a charge or summons, one in eight.",
      ["count, 312 alone", "rate, 39 part charged, 8 ratio"],
    ],
    [
      "540 crimes were flagged. 16 led to a charge, one in 34 of the crimes.",
      ["count, 540 alone", "rate, 16 part charged, 34 ratio"],
    ],
    [
      "312 crimes were recorded. Of these, 45 ended in a charge or a summons, about one in seven, and 60 are open.",
      ["count, 312 alone", "rate, 45 part charged, 7 ratio", "count, 60 alone open"],
    ],
    [
      "540 crimes were flagged. In 120 no suspect was found, one in eight of the victims was under 13.",
      ["count, 540 alone", "count, 120 alone no-suspect", "rate, 8 ratio"],
    ],
    [
      "540 crimes were flagged. 169 had no suspect, a third were dropped.",
      ["count, 540 alone", "count, 169 alone no-suspect", "rate, 0.3333333333333333 ratio"],
    ],
    [
      "312 crimes were recorded. 39 led to a charge, half of them in Kent.",
      ["count, 312 alone", "count, 39 alone charged, @kent", "rate, 0.5 ratio, @kent"],
    ],
  ],
  "a list with semicolons is one, whatever is told inside an item": [
    [
      "In 88 crimes no suspect was identified; in 97 a suspect was identified but the victim did not support further action; 41 were closed because of evidential difficulties; 14 were transferred to another force; and 49 remain under investigation.",
      [
        "breakdown, 88 part no-suspect, 97 part victim-does-not-support, 41 part evidential-difficulties, 14 part transferred, 49 part open",
      ],
    ],
    [
      "In 60 crimes there was no suspect; in 22 there was a suspect, but no charge; 14 were dropped; and nine are open.",
      ["breakdown, 60 part no-suspect, 22 part, 14 part, 9 part open"],
    ],
    [
      "312 crimes were recorded. In 88 no one was named; a further 97 were dropped though a suspect was known; in 41 evidence was lost; 14 moved to another force; and 49 are open.",
      ["count, 312 alone", "breakdown, 88 part, 97 part, 41 part, 14 part transferred, 49 part open"],
    ],
    [
      "In Kent 88 crimes had no suspect; in Essex 97 had none; in Surrey 41.",
      ["count, 88 alone no-suspect, @kent", "count, 97 alone, @essex", "count, 41 alone, @surrey"],
    ],
    [
      "Prosecutors charged 60 people; in 97 cases they refused but asked for more; in 2022 there were 80.",
      ["count, 60 alone charged", "count, 97 alone", "count, 80 alone"],
    ],
  ],
  "a part told by a pronoun after a semicolon has its whole before it": [
    [
      "A total of 338 crimes carried the flag at some point in the two years; 26 had it removed on review.",
      ["rate, 338 whole, 26 part"],
    ],
    ["Our force flagged 200 crimes; 20 had it taken off.", ["rate, 200 whole, 20 part"]],
    ["The charity's 12 shops sold 400 coats; 26 had it wrong.", []],
    [
      "157 reports were received. It had held 64 strategy meetings in the year, of which 48 had been attended; this was three quarters.",
      ["count, 157 alone", "rate, 64 whole, 48 part, 0.75 ratio"],
    ],
    [
      "157 reports were received, of which 30 led to a charge; that is about one in five.",
      ["rate, 157 whole, 30 part charged, 5 ratio"],
    ],
    [
      "157 reports were received. Of 120 crimes, 12 were charged; this was a third fewer than in 2022.",
      ["count, 157 alone", "rate, 120 whole, 12 part charged", "change, 0.3333333333333333 ratio"],
    ],
    [
      "In the year the force had 64 cases, of which 12 were charged; this was one in five, up from one in six.",
      ["rate, 64 whole, 12 part charged", "change, 5 to, 6 from"],
    ],
  ],
  "two averages of one length are one, two levels of one thing a change": [
    [
      "312 crimes led to 23 charges. The mean was 214 days and the median 171 days.",
      ["rate, 312 whole, 23 part charged", "average, 214 alone, 171 alone"],
    ],
    ["On average a case took 214 days, and the median was 171 days.", ["average, 214 alone, 171 alone"]],
    [
      "The mean wait for a charge was 214 days in Kent and the mean 171 days in Essex.",
      ["average, 214 alone charged, @kent", "average, 171 alone, @essex"],
    ],
    [
      "It advised that 157 reports concerning child sexual exploitation had been received in the borough in 2013, up from 111 in the previous year, an increase of 41 per cent.",
      ["change, 157 to, 111 from, 41 ratio"],
    ],
    ["There were 46 children on the list, three times as many as five years ago.", ["change, 46 to, 3 ratio"]],
    ["There were 46 officers in the team, twice as many as a year ago.", []],
    [
      "There were 540 crimes flagged, three times as many as in Humberside.",
      ["count, 540 alone", "comparison, 3 ratio"],
    ],
  ],
  "those who had answered are parts, votes are nothing, what there had been is counted": [
    [
      "We asked 45 forces. By the end of September 34 had answered, six had refused on grounds of cost and five had not replied.",
      ["count, 45 alone", "breakdown, 34 part, 6 part, 5 part"],
    ],
    [
      "There are 45 forces in the UK. 34 had replied, seven had declined, and four had not answered at all.",
      ["breakdown, 34 part, 7 part, 4 part, @the UK"],
    ],
    ["157 reports of abuse were discussed. (Voting: 8 for, 1 against)", ["count, 157 alone"]],
    [
      "157 reports were received in 2013. There had been nine prosecutions in the same year.",
      ["count, 157 alone", "count, 9 alone prosecuted"],
    ],
    ["There were nine prosecutions of shopkeepers last year.", []],
    [
      "146 crimes were flagged. A line was lost: five crimes had been transferred to another force.",
      ["count, 146 alone", "count, 5 alone transferred"],
    ],
    ["146 crimes were flagged. He had a word for it: two cases were dropped on Tuesday.", ["count, 146 alone"]],
  ],
};

describe.each(Object.entries(FAMILIES))("%s", (_principle, texts) => {
  test.each(texts)("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
