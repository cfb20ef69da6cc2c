// What counts by default in a text about crimes and what became of them, one sentence of each kind; and what looks like it and is none.
import { expect, test } from "vitest";
import { found } from "./in-short.ts";

const IN: readonly (readonly [text: string, expected: readonly string[]])[] = [
  [
    "Crimes with a CSE flag, April to June. Oldham: 41. Tameside: 19.",
    ["count, 41 alone, @Oldham", "count, 19 alone, @Tameside"],
  ],
  ["In 2020/21 Gwent closed 233 rapes. The year after, 251.", ["count, 233 alone, @gwent", "count, 251 alone, @gwent"]],
  ["Social workers put it at 110 children. The police say 84.", ["count, 110 alone", "count, 84 alone"]],
  ["How many of the suspects were interviewed? Fourteen.", ["count, 14 alone"]],
  ["Brought to court? Seven.", ["count, 7 alone"]],
  ["Two hundred and six. That is how many girls were victims.", ["count, 206 alone"]],
  [
    "In Leicestershire the charge rate was 8.8%; in Northamptonshire a twentieth.",
    ["rate, 8.8 ratio charged, @leicestershire", "rate, 0.05 ratio, @northamptonshire"],
  ],
  ["The police blame lost contact for a sixth of closures.", ["rate, 0.16666666666666666 ratio"]],
  ["Of those, under half of the rapes had been cleared up.", ["rate, 0.5 ratio"]],
  ["Nought point eight per cent of rapes led to a charge.", ["rate, 0.8 ratio charged"]],
  [
    "Graphic: Surrey 9.3, Sussex 7.7, Kent 5.2 per cent of rapes charged.",
    ["rate, 9.3 ratio, @surrey", "rate, 7.7 ratio, @sussex", "rate, 5.2 ratio charged, @kent"],
  ],
  [
    "In Gwent and Kent 6 and 10 per cent of rapes led to a charge.",
    ["rate, 6 ratio", "rate, 10 ratio charged, @gwent"],
  ],
  ["The diocese received 41 allegations of abuse and told the police about nine.", ["rate, 41 whole, 9 part"]],
  ["Knife-enabled offences: 3,310, of which 214 were detected.", ["rate, 3310 whole, 214 part"]],
  ["Twenty-nine forces replied in full, six in part and the rest not at all.", ["breakdown, 29 part, 6 part"]],
  [
    "A third of the files were dropped, a third went to prosecutors and the last third are open.",
    ["breakdown, 0.3333333333333333 part, 0.3333333333333333 part, 0.3333333333333333 part open"],
  ],
  [
    "The 260 allegations come down to 31 charged, 120 with no suspect and 84 withdrawn.",
    ["breakdown, 260 whole, 31 part charged, 120 part no-suspect, 84 part victim-does-not-support"],
  ],
  ["Just 9 of West Mercia's 402 rapes led to a conviction.", ["rate, 9 part, 402 whole, @west-mercia"]],
  ["Last year's 4,100 arrests produced 390 charges.", ["rate, 4100 whole, 390 part charged"]],
  ["It dealt with 803 reports of stalking in January, as against 655 in December.", ["change, 803 to, 655 from"]],
  [
    "Prosecutions rose by 13.4%, while the conviction rate dipped from 68.5% to 66.1%.",
    ["change, 13.4 ratio", "change, 68.5 from, 66.1 to"],
  ],
  ["It was 16 months before anybody rang back.", ["duration, 16 alone"]],
  ["The phones come back after eight to 11 months.", ["duration, 8 alone"]],
];

const OUT: readonly string[] = [
  "Operation Sable 3 led to convictions.",
  "The review of the rapes is part 7 of 9.",
  "The witness to the rape was shown tab 4 of bundle C.",
  "The victims were 13, 14 and 15.",
  "The judge, 61, heard that the victim was then 12.",
  "The committee voted 7 to 4 to publish the report on rape.",
  "A third case of rape reached a judge.",
  "The rape happened at half past three.",
  "A review of 80 books found that 22 were overdue.",
  "The detective was 24 when she joined the rape unit.",
  "Prosecutors say the rapes happened at 44 and 46 Hill Street.",
  "The rape line is 08 08 16 89 111.",
  "The police spent £1.2m on overtime in three months.",
];

test.each(IN)("a number that nothing excludes is a statement: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each(OUT)("a name, an age, a vote, an address or an idiom is none: %s", (text) => {
  expect(found(text)).toEqual([]);
});
