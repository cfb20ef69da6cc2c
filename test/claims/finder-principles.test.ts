// The principles of the finder, each with sentences made for it and near misses that must stay out.
import { describe, expect, test } from "vitest";
import { findStatements } from "../../src/claims/find.ts";
import { found } from "./in-short.ts";

const PRINCIPLES: Readonly<Record<string, readonly (readonly [text: string, expected: readonly string[]])[]>> = {
  "a percentage whose unit stands once is one in the clauses and the sentence like it": [
    [
      "In Leicestershire the rate was 7 per cent, in Northamptonshire 4 and in Lincolnshire 9.",
      ["rate, 7 ratio, @leicestershire", "rate, 4 ratio, @northamptonshire", "rate, 9 ratio, @lincolnshire"],
    ],
    [
      "Nationally the charge rate is 5.4 per cent. In Kent it is 3.1.",
      ["rate, 5.4 ratio charged, @Nationally", "rate, 3.1 ratio, @kent"],
    ],
    [
      "The average charge rate was 7.2 per cent. Weighting by population lifts it to 7.9.",
      ["average, 7.2 ratio charged", "rate, 7.9 ratio"],
    ],
    [
      "The charge rate is 4 per cent for burglary, 7 for robbery and 2 for rape.",
      ["rate, 4 ratio charged", "rate, 7 ratio", "rate, 2 ratio"],
    ],
    [
      "The charge rate for rape in Wales is 4 per cent; the number of charges in Gwent was 12.",
      ["rate, 4 ratio charged, @Wales", "count, 12 alone charged, @gwent"],
    ],
    [
      "The rate of crimes solved is 6 per cent in Kent, where 40 detectives work on burglaries.",
      ["rate, 6 ratio, @kent"],
    ],
  ],
  "a place in an order needs no noun of its own": [
    [
      "For rape charges Sussex ranks fourth, Surrey ninth and Kent 30th.",
      ["rank, 4 alone, @sussex", "rank, 9 alone, @surrey", "rank, 30 alone, @kent"],
    ],
    [
      "Dorset is placed 19th on charging for rape, Hampshire 27th.",
      ["rank, 19 alone charged, @dorset", "rank, 27 alone, @hampshire"],
    ],
    ["Suffolk is second from bottom for solved burglaries, ahead only of Kent.", ["rank, 2 alone, @suffolk"]],
    ["Grimsby are third from bottom of the league.", []],
    ["The train was third in the queue, behind a freight train from Kent.", []],
  ],
  "a heading or a question says what the numbers after it count": [
    [
      "Share of stalking reports that ended in a charge. Cheshire (top) stood at 9.2% in 2021.",
      ["rate, 9.2 ratio, @cheshire"],
    ],
    ["To ask the Home Secretary how many stalkers were charged. The answer is 112 in 2019.", ["count, 112 alone"]],
    [
      "We asked every force how many rape files were lost. Norfolk told us 85, Suffolk 212.",
      ["count, 85 alone, @norfolk", "count, 212 alone, @suffolk"],
    ],
    ["Number of reports of spiking. 2019: 12; 2020: 19; 2021: 204.", ["change, 12 from, 19 from, 204 to"]],
    ["The answer is 42, as readers of Douglas Adams know.", []],
    ["We were told 20 minutes later that the school was closed.", []],
  ],
  "a number with its noun is a sentence": [
    ["Eight arrests. Two charges. No convictions.", ["count, 8 alone", "count, 2 alone charged"]],
    ["Seven arrests, no charges.", ["count, 7 alone"]],
  ],
  "none of a whole is a rate of nothing": [
    ["I am told that none of the 19 women had been offered a video interview.", ["rate, 19 whole"]],
    ["No charges followed in any of the 14 cases.", ["rate, 14 whole no-further-action"]],
    ["None of the 12 jurors spoke.", []],
  ],
  "“that” before a fraction opens a clause, or names a half of a time": [
    ["It emerged that three-quarters of the cases the panel sampled had been closed too early.", ["rate, 0.75 ratio"]],
    ["In that half of the year the unit was closed.", []],
  ],
  "a count and by how much it changed are one change": [
    ["Stalking offences numbered 812 last year, up 94 on the year before.", ["change, 812 to, 94 ratio"]],
    ["There were 48 convictions for rape, 12 more than in 2019.", ["change, 48 to, 12 ratio"]],
    ["There were 340 more reports of stalking than in 2018.", ["change, 340 ratio"]],
    ["Prosecutions dropped by 12,642, or 19%.", ["change, 12642 ratio, 19 ratio"]],
    ["The choir has 40 singers, 12 more than in 2019.", []],
  ],
  "one thing at two times is a change, also where a time is named by “last year” or “the year before”": [
    [
      "Rapes recorded by the force: 212 in 2019, 240 in 2020 and 301 last year.",
      ["change, 212 from, 240 from, 301 to"],
    ],
    [
      "Last year 1,902 sexual offences were recorded on trains; the year before, 1,402.",
      ["change, 1902 to, 1402 from"],
    ],
    [
      "Rape prosecutions peaked at 5,190 in 2016/17; last year they numbered 2,616.",
      ["change, 5190 from prosecuted, 2616 to"],
    ],
    ["From 8.1 per cent five years ago, the charge rate is now 2.9 per cent.", ["change, 8.1 from, 2.9 to"]],
  ],
  "“every hundred” is a whole": [
    ["Of every hundred rapes reported, two end in a conviction.", ["rate, 100 whole, 2 part"]],
    ["For every hundred domestic abuse crimes recorded, six led to a charge.", ["rate, 100 whole, 6 part charged"]],
    ["Every hundred yards there was a police cordon.", []],
  ],
  "what came of a whole may stand last": [
    ["From 2,204 reports of stalking came 61 charges.", ["rate, 2204 whole, 61 part charged"]],
    ["From 212 entries came three winners.", []],
  ],
  "a participle after each number makes a list of outcomes": [
    [
      "The files were sorted into four piles: 61 solved, 204 closed, 33 open, 8 lost.",
      ["breakdown, 61 part, 204 part, 33 part, 8 part"],
    ],
    [
      "Complaints ended as follows — 12 upheld; 31 rejected; 4 withdrawn.",
      ["breakdown, 12 part, 31 part, 4 part victim-does-not-support"],
    ],
  ],
  "“121 of the cases” is no whole": [
    [
      "Detectives never found a suspect in 121 of the cases, and in 58 the victim did not want to go on.",
      ["breakdown, 121 part no-suspect, 58 part victim-does-not-support"],
    ],
    ["Twenty-two men were convicted, seven of them police officers.", ["rate, 22 whole, 7 part"]],
    [
      "Nobody was charged in 212 of the burglaries; in 96 of the robberies there was no suspect.",
      ["count, 212 alone no-further-action", "count, 96 alone no-suspect"],
    ],
  ],
  "a noun is left out where a time, a level or a label stands instead": [
    ["In the first year 61 rapes were charged, in the second 24.", ["count, 61 alone charged", "count, 24 alone"]],
    ["Sexual offences on trains hit a new high of 1,902.", ["count, 1902 alone"]],
    ["The number of crimes solved fell below 100,000 for the first time.", ["count, 100000 alone"]],
    [
      "Theft (4,102), burglary (1,204) and robbery (312) were the commonest crimes.",
      ["count, 4102 alone", "count, 1204 alone", "count, 312 alone"],
    ],
  ],
  "the noun of ours may stand within “one in N”": [
    ["One rape in 60 ends in court.", ["rate, 60 ratio"]],
    ["Police cleared up fewer than one burglary in 20.", ["rate, 20 ratio"]],
    ["Nine times out of ten, nobody is charged.", []],
  ],
  "likelihoods and owners are compared": [
    [
      "Gloucestershire police are three times as likely as those in Wiltshire to charge a rapist.",
      ["comparison, 3 ratio charged, @gloucestershire"],
    ],
    ["Cleveland's clear-up rate is four times Nottinghamshire's.", ["comparison, 4 ratio, @cleveland"]],
  ],
  "what deals with a person took a length of time": [
    ["It took them eleven weeks to ring me back.", ["duration, 11 alone"]],
    ["Waiting times have grown from 504 days to 704.", ["change, 504 from, 704 to"]],
    ["It took them nineteen months to build the bridge.", []],
    ["The consultation ran for 12 weeks.", []],
  ],
  "what anybody counts is nothing of ours": [
    ["Complaints about potholes were up 40%.", []],
    ["The ombudsman received 2,104 complaints about housing and upheld half of them.", []],
    ["Applications for school places rose 4 per cent in Kent.", []],
    ["The museum had 3,000 visitors, half of them children.", []],
    ["Answering 999 calls is what they do.", []],
    ["A letter from 61 MPs calls for an inquiry.", []],
    ["The new centre has room for 12 survivors at a time.", []],
    ["A quarter of a million burglaries went unsolved.", ["count, 250000 alone"]],
  ],
};

describe.each(Object.entries(PRINCIPLES))("%s", (_, sentences) => {
  test.each(sentences)("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

test("times that one person called are told as unsure, those that a person was reported missing are a count", () => {
  const { statements, unsure } = findStatements("She had called the police 14 times before anybody came.");
  expect([statements.length, unsure.length]).toEqual([0, 1]);
  expect(found("She was reported missing 64 times in a year.")).toEqual(["count, 64 alone"]);
});

test("where nobody was charged, the number is not of those charged", () => {
  for (const text of ["Nobody was charged in 61 of the cases.", "No one was ever charged in 61 of the cases."])
    expect(found(text)).toEqual(["count, 61 alone no-further-action"]);
});
