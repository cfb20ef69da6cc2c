// Families of sentences, each in several words and with its near misses: turns of speech, lives, those who listened, answers, wholes that open a sentence.
import { describe, expect, test } from "vitest";
import { found } from "./in-short.ts";

const FAMILIES: Readonly<Record<string, readonly (readonly [text: string, expected: readonly string[]])[]>> = {
  "a half of what was said is no share of crimes": [
    [
      "Half of it is wrong, and the other half depends on what you count.\n\nCharges rose from 31 to 44 in crimes flagged as child exploitation.",
      ["change, 31 from, 44 to"],
    ],
    ["Two-thirds of that is spin, a detective said of the charge rate.", []],
    ["I don't believe half of what the force says about its charges.", []],
    ["Half the story of these crimes is missing.", []],
    ["In South Yorkshire the crimes took a page and a half of the letter.", []],
    ["It took an hour and a half to be told of the 540 crimes.", ["duration, 1.5 alone", "count, 540 alone"]],
    [
      "South Yorkshire recorded 540 crimes. Half of them had no suspect, and the other half were dropped.",
      ["count, 540 alone, @south-yorkshire", "breakdown, 0.5 part no-suspect, 0.5 part, @south-yorkshire"],
    ],
    ["Half of what was recorded in 2019 led to a charge.", ["rate, 0.5 ratio charged"]],
    ["The backlog grew again. Half of it was crimes more than a year old.", ["rate, 0.5 ratio"]],
    ["There were 540 crimes and a half of them had no suspect.", ["count, 540 alone", "rate, 0.5 ratio no-suspect"]],
  ],
  "those who only listened, and crimes only spoken of, are not counted": [
    ['"These crimes" will have meant all of them to most of the 200 or so people in the hall.', []],
    ["The 120 people in the audience were told of 540 crimes.", ["count, 540 alone"]],
    ["About 300 people in the room heard that one in 34 crimes led to a charge.", ["rate, 34 ratio charged"]],
    ['"We would rather flag ten crimes too many than miss one," a spokeswoman said.', []],
    ["Better to flag a hundred crimes too many than miss one, she said of the crimes.", []],
    ["The force counted 20 crimes too many because of a computer fault.", ["count, 20 alone"]],
    ["Some 1,400 people who came to the attention of the police were victims.", ["count, 1400 alone"]],
    ["Most of the 200 or so people who were charged pleaded guilty.", ["count, 200 alone charged"]],
    ["Of the 40 people at the centre of the inquiry, 12 were charged.", ["rate, 40 whole, 12 part charged"]],
  ],
  "when in a life, and which day of a month, is no count": [
    ['She had joined at 19 and left at 49. "There was no standardised method of reporting," she said of crimes.', []],
    ["The detective, who joined the force at 18 and retired at 52, investigated crimes.", []],
    ["She came to Britain at 12, was groomed at 14 and gave evidence against the crimes at 19.", []],
    ['"A girl who comes forward at 15 may be an adult before a jury is sworn on these crimes," said the director.', []],
    ["The number of crimes peaked at 49.", ["count, 49 alone"]],
    ["Charges started at 19 and ended at 49.", ["count, 19 alone charged", "count, 49 alone"]],
    ["The inspector left the list of crimes at 49.", ["count, 49 alone"]],
    [
      "The remaining 67 crimes were open when the figures were drawn up on Sept. 30, the force said.",
      ["count, 67 alone open"],
    ],
    ["The crimes were counted on Oct. 3, and again on Jan. 15 and Feb. 2.", []],
    ["By Oct. 12 crimes had been recorded.", ["count, 12 alone"]],
  ],
  "forces that were asked and those that answered are one": [
    [
      "Reporters who asked all 45 forces in the UK heard back from 34, and gave an average of one in 14.",
      ["rate, 45 whole, 34 part, @the UK", "average, 14 ratio"],
    ],
    ["We wrote to 45 forces and heard from 34.", ["rate, 45 whole, 34 part"]],
    ["The paper asked all 45 forces for their flagged crimes and got answers from 34.", ["rate, 45 whole, 34 part"]],
    ["All 45 forces were sent the request and 34 came back with figures.", ["rate, 45 whole, 34 part"]],
    ["A request to 43 forces brought 38 replies.", ["rate, 43 whole, 38 part"]],
    [
      "Thirty-one of 43 forces gave figures, and the average across them was one in 12.",
      ["rate, 31 part, 43 whole", "average, 12 ratio"],
    ],
    ["Kent heard from 34 victims after it wrote to 45 forces.", ["count, 34 alone, @kent", "count, 45 alone"]],
    ["The number of forces that use the flag rose from 34 forces to 45 forces.", ["change, 34 from, 45 to"]],
  ],
  "results are made a rate of, of the whole said before": [
    [
      "The force recorded 352 flagged crimes. The 44 charges make that one in eight.",
      ["count, 352 alone", "rate, 44 part charged, 8 ratio"],
    ],
    ["Its nine convictions make it one in 60.", ["rate, 9 part, 60 ratio"]],
    ["Those 12 charges work out at one in 26.", ["rate, 12 part charged, 26 ratio"]],
    ["The 16 charges that followed make it one in 34.", ["rate, 16 part charged, 34 ratio"]],
    [
      "In the same year there were nine prosecutions for it: 1 in 17, as it was put at the time.",
      ["rate, 9 part prosecuted, 17 ratio"],
    ],
    ["There were nine prosecutions that year: one in 17.", ["rate, 9 part prosecuted, 17 ratio"]],
    ["The force secured nine prosecutions under it – 1 in 17.", ["rate, 9 part prosecuted, 17 ratio"]],
    ["Seven convictions followed from those: one in 20.", ["rate, 7 part, 20 ratio"]],
    ["There were nine prosecutions for it: nobody counted further.", []],
    [
      "The 16 charges made the papers, and one in 34 crimes became a slogan.",
      ["count, 16 alone charged", "rate, 34 ratio"],
    ],
  ],
  "a whole that a sentence opens with is one breakdown with the lines of the clauses after it": [
    [
      "Of the 540, no suspect was identified in 169 cases, the victim did not support action in 75 and 170 were still with another agency, the National Crime Agency.",
      ["breakdown, 540 whole, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred"],
    ],
    [
      "Of the 540, the force says, 169 had no identified suspect, 75 had a victim who did not support action and 170 were with the National Crime Agency.",
      ["breakdown, 540 whole, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred"],
    ],
    [
      '"Of the 480, nobody was identified in 150, the victim withdrew in 132 and 60 are open," she said.',
      ["breakdown, 480 whole, 150 part no-suspect, 132 part victim-does-not-support, 60 part open"],
    ],
    [
      "But of the 480, no suspect was found in 150, and the victim withdrew in 132.",
      ["breakdown, 480 whole, 150 part no-suspect, 132 part victim-does-not-support"],
    ],
    [
      "No suspect was identified in 169 of the 540, the victim did not support action in 75 and 170 were with the National Crime Agency.",
      ["breakdown, 169 part no-suspect, 540 whole, 75 part victim-does-not-support, 170 part transferred"],
    ],
    [
      "A suspect was charged in 20 of the 480 crimes, in 150 nobody was identified, and in 132 the victim withdrew.",
      ["breakdown, 20 part charged, 480 whole, 150 part no-suspect, 132 part victim-does-not-support"],
    ],
    [
      "Twenty of the 480 led to a charge, and 11 of the 20 to a conviction.",
      ["rate, 20 part charged, 480 whole charged", "rate, 11 part, 20 whole"],
    ],
    [
      "In Kent 20 of the 480 led to a charge and in Surrey 31 did.",
      ["rate, 20 part charged, 480 whole charged, @kent", "count, 31 alone, @surrey"],
    ],
    [
      "Sixteen of the 540 crimes led to a charge, and 12 people were convicted.",
      ["rate, 16 part charged, 540 whole charged", "count, 12 alone"],
    ],
  ],
  "a force is held against the one before, or an average, without a number": [
    [
      "Leave out the agency's cases and South Yorkshire's figure becomes 16 in 370, or one in 23. The Metropolitan Police has the same rate, and it audits its flags.",
      ["rate, 16 part, 370 whole, 23 ratio, @south-yorkshire", "comparison, @metropolitan"],
    ],
    [
      "South Yorkshire charged one in 34. Humberside's rate is the same.",
      ["rate, 34 ratio charged, @south-yorkshire", "comparison, @humberside"],
    ],
    [
      "South Yorkshire charged one in 34. The rate in Kent is identical.",
      ["rate, 34 ratio charged, @south-yorkshire", "comparison, @kent"],
    ],
    ["Essex charged one in 20. In Suffolk it is the same.", ["rate, 20 ratio charged, @essex", "comparison, @suffolk"]],
    ["Essex charged one in 20. Suffolk has the same chief constable.", ["rate, 20 ratio charged, @essex"]],
    ["Essex charged one in 20. Suffolk has the same rate of sickness.", ["rate, 20 ratio charged, @essex"]],
    ["Essex charged one in 20. Suffolk's rate was the same in 2019.", ["rate, 20 ratio charged, @essex"]],
    [
      'Charges rose from 31 to 44.\n\nThe candidate also told the audience that Devon and Cornwall was "well above average".',
      ["change, 31 from, 44 to", "comparison, @devon-and-cornwall"],
    ],
    [
      "South Yorkshire's rate, one in 34, is below average.",
      ["rate, 34 ratio, @south-yorkshire", "comparison, @south-yorkshire"],
    ],
    [
      "Officers in Surrey flagged 410 crimes. The county's charge rate, one in 19, is well below the national figure.",
      ["count, 410 alone, @surrey", "rate, 19 ratio, @surrey", "comparison, @surrey"],
    ],
    ["Hampshire's rate is higher than average.", ["comparison, @hampshire"]],
    ["South Yorkshire's rate is below the average of one in 14.", ["average, 14 ratio, @south-yorkshire"]],
    [
      "Charges rose from 31 to 44.\n\nDevon and Cornwall was well above average for rainfall.",
      ["change, 31 from, 44 to"],
    ],
    [
      "House prices in Kent are well above average. The rate of charge is one in 40.",
      ["rate, 40 ratio charged, @kent"],
    ],
  ],
  "what is told to be asked is answered; a change has its reason beside it": [
    ["Say how many crimes are still open. In Cheshire it was 52 at the year end.", ["count, 52 alone, @cheshire"]],
    ["Find out how many suspects were named. It was 31 in Kent.", ["count, 31 alone, @kent"]],
    ["Say how many pages it runs to. In Cheshire it was 94.", []],
    [
      "The number of flagged crimes had risen by 9 per cent because officers were now better at spotting the signs.",
      ["change, 9 ratio"],
    ],
    ["Charges fell by a fifth after detectives were moved.", ["change, 0.2 ratio"]],
    ["The number of detectives fell by 12 per cent.", []],
    ["Staff numbers rose by 9 per cent because crimes did.", []],
  ],
  "the time until somebody did something, and the longest, are durations": [
    [
      "It was nine months before she gave me a name, and another two years before a jury heard it.",
      ["duration, 9 alone", "duration, 2 alone"],
    ],
    [
      "It was six weeks before he named the man, and another three months before he was believed.",
      ["duration, 6 alone", "duration, 3 alone"],
    ],
    [
      "It was eleven weeks before officers took her statement, and a further six before they arrested him.",
      ["duration, 11 alone", "duration, 6 alone"],
    ],
    ["It was two years before the shop reopened.", []],
    ["It was three months before we found a house.", []],
    ["The longest that she was away, she says, was 16 days.", ["duration, 16 alone"]],
    ["The shortest time anybody waited was four days.", ["duration, 4 alone"]],
    ["The longest absence was 23 days.", ["duration, 23 alone"]],
    ["The longest that the shop was closed was 16 days.", []],
    ["The longest journey to the station was two days.", []],
  ],
};

describe.each(Object.entries(FAMILIES))("%s", (_principle, texts) => {
  test.each(texts)("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
