// What the finder was mended by: confidence, spreads, changes with their base, numbers said again; and the same structures told in other words and orders.
import { describe, expect, test } from "vitest";
import { found } from "./in-short.ts";

const TOLD: Readonly<Record<string, readonly (readonly [text: string, expected: readonly string[]])[]>> = {
  "the level of confidence is no statement; the interval is one, with both ends, and of its own": [
    [
      "Statisticians caution that the margin is wide: the 95 per cent confidence interval for South Yorkshire runs from one in 21 to one in 55.",
      ["rate, 21 ratio, @south-yorkshire"],
    ],
    ["The 95% interval of 16/540 is one in 21 to one in 55.", ["rate, 16 part, 540 whole", "rate, 21 ratio"]],
    [
      "South Yorkshire charged in 16 of 540 crimes, or 3 per cent (95% CI: 1.8% to 4.8%).",
      ["rate, 16 part charged, 540 whole, 3 ratio, @south-yorkshire", "rate, 1.8 ratio, @south-yorkshire"],
    ],
    ["With 95 per cent confidence, the charge rate lies between 1.8 and 4.8 per cent.", ["rate, 1.8 ratio"]],
    ["We can be 95 per cent sure that the true charge rate is between 2 and 5 per cent.", ["rate, 2 ratio charged"]],
    ["95 per cent of the crimes had no suspect, and the force has confidence in it.", ["rate, 95 ratio no-suspect"]],
    ["The chance of a charge fell from one in 20 to one in 34.", ["change, 20 from, 34 to"]],
  ],
  "the two ends of a spread are one rate, or two of two places, and no change": [
    ["The charge rate is anywhere from three per cent to 23 per cent.", ["rate, 3 ratio"]],
    [
      "Among those, the charge rate ran from 2.5 per cent in Kent to 14.9 per cent in Gwent.",
      ["rate, 2.5 ratio, @kent", "rate, 14.9 ratio, @gwent"],
    ],
    [
      "The charge rate went from 2.5 per cent in Kent to 14.9 per cent in Gwent.",
      ["rate, 2.5 ratio, @kent", "rate, 14.9 ratio, @gwent"],
    ],
    ["The charge rate could be as high as one in 21 or as low as one in 55.", ["rate, 21 ratio"]],
    ["The charge rate rose from 2.5 per cent in 2019 to 14.9 per cent in 2023.", ["change, 2.5 from, 14.9 to"]],
  ],
  "a change is told with its size and where it came from": [
    [
      "6,700 defendants had been prosecuted in the year to December, an increase of 9% on the 6,147 the year before.",
      ["change, 6700 to prosecuted, 9 ratio, 6147 from"],
    ],
    [
      "Police recorded 17,486 grooming crimes in 2023-24, up 89 per cent since 2017-18, when there were 9,251.",
      ["change, 17486 to, 89 ratio, 9251 from"],
    ],
    [
      "Police recorded 17,486 grooming crimes, up 89% from a base of 9,251 in 2017-18.",
      ["change, 17486 to, 89 ratio, 9251 from"],
    ],
    [
      "Kent recorded 483 crimes, 61 per cent more than the 300 it recorded in 2023/24.",
      ["change, 483 to, 61 ratio, 300 from, @kent"],
    ],
    [
      "Some 6,700 were prosecuted, an increase of 553, or 9 per cent, on the 6,147 of the year before.",
      ["change, 6700 to prosecuted, 553 ratio, 9 ratio, 6147 from"],
    ],
    [
      "The force recorded 820 crimes, up 12 per cent on the previous year, when 30 people were charged.",
      ["change, 820 to, 12 ratio", "count, 30 alone charged"],
    ],
    ["Referrals reached 431, more than double the 212 in 2019.", ["change, 431 to, 2 ratio, 212 from"]],
    [
      "The number of child sexual exploitation crimes recorded by the force has almost doubled in two years (from 287 to 540), while the number of charges has halved (from 32 to 16). In 2022, one crime in nine ended in a charge. Now it is one in 34.",
      [
        "change, 2 ratio, 287 from, 540 to",
        "change, 0.5 ratio, 32 from, 16 to",
        "rate, 9 ratio charged",
        "rate, 34 ratio",
      ],
    ],
    [
      '"We recorded fewer crimes than the year before – 540 against 612 – and charged more people, 21 instead of 16," the superintendent said. "Our rate has gone up from 2.6 to 3.9 per cent." She said two-thirds of her team of 24 were new.',
      ["change, 540 to, 612 from", "change, 21 to, 16 from", "change, 2.6 from, 3.9 to"],
    ],
  ],
  "what was said before is no number of anything new": [
    [
      "The first divides nine prosecutions by 157 reports made in 2013. Some of the nine will have begun as reports in 2012, and some of 2013's reports were still being investigated: 32 of them.",
      ["rate, 9 part prosecuted, 157 whole", "count, 32 alone open"],
    ],
    [
      "The second divides 16 charges by 540 crimes, and of those 540 there are 170 that the force handed to the National Crime Agency's Operation Stovewood, which has charged more than 60 people since 2014 and secured 36 convictions.",
      [
        "rate, 16 part charged, 540 whole",
        "rate, 540 whole, 170 part transferred",
        "count, 60 alone charged",
        "count, 36 alone",
      ],
    ],
    [
      'When this paper looked at one town\'s record in 2013 it found 157 reports of grooming and nine prosecutions. "A one in 17 chance of justice," we called it. We should not have. The nine may have been reported in 2012, and some of the 157 were prosecuted in 2014. Two offenders had been cautioned, seven cases had been dropped and 32 were still being investigated. We did not notice at the time that this leaves 107.\n\nThere was, a spokesman said, "no standardised method of reporting", so the 6 per cent could be compared with nothing.\n\nA decade on, the comparison is no better. 540 crimes, 16 charges: 3 per cent. Does that mean that things are twice as bad? It does not.',
      [
        "rate, 157 whole, 9 part prosecuted",
        "rate, 17 ratio",
        "breakdown, 2 part out-of-court, 7 part, 32 part open",
        "count, 107 alone",
        "rate, 6 ratio",
        "rate, 540 whole, 16 part charged, 3 ratio",
        "comparison, 2 ratio",
      ],
    ],
  ],
  "who asked, how often, and how many forces there are is nobody's statement": [
    ["There were 43 forces in 2010 and 43 today.", []],
    [
      "The ranking of forces 1-34 is meaningless, said a researcher, 47, who spent two years and 45 requests on it.",
      [],
    ],
    ["We sent 45 requests under the Freedom of Information Act; 34 forces answered.", ["count, 34 alone"]],
    [
      "The police received 45 requests under Sarah's Law and made 12 disclosures.",
      ["count, 45 alone", "count, 12 alone"],
    ],
    [
      "Of the 34 forces that answered, 11 refused to say how many suspects were charged.",
      ["rate, 34 whole, 11 part charged"],
    ],
  ],
  "a bound that forces are sorted by is no rate of theirs": [
    ["Five were under five per cent.", ["count, 5 alone"]],
    [
      "Of the 34 forces, five had charge rates under five per cent and two over 20 per cent.",
      ["breakdown, 34 whole, 5 part charged, 2 part"],
    ],
    ["A third of forces (11 of 34) had rates below 5%.", ["rate, 0.3333333333333333 ratio, 11 part, 34 whole"]],
  ],
  "how old somebody is counts nothing": [
    ["Her mother, now 46, applied after the crimes.", []],
    ["The crimes involved victims as young as 11.", []],
    ["It is hard for a victim to come forward at 14 or 15.", []],
    ["Victims' charities said her son's eighteen now.", []],
  ],
  "the same structure is found in other words and orders": [
    [
      "Of the 612 child exploitation crimes that Thames Valley Police flagged last year, just 21 had ended in a charge by the summer. That is one in 29. In 240 cases nobody was ever identified; 133 victims asked for no further action; and 97 files sit with a regional unit. The force would not say what had become of the other 121.\n\nTake away the 97, and the rate is 21 in 515, about one in 25.",
      [
        "rate, 612 whole, 21 part charged, @thames-valley",
        "rate, 29 ratio, @thames-valley",
        "breakdown, 240 part no-suspect, 133 part victim-does-not-support, 97 part transferred, @thames-valley",
        "count, 121 alone, @thames-valley",
        "count, 97 alone",
        "rate, 21 part, 515 whole, 25 ratio",
      ],
    ],
    [
      "Nineteen prosecutions followed the 411 reports that the town's police took in 2014: one in 22, or under 5 per cent. Some of the nineteen had been reported the year before. Four men were cautioned. Twelve reports led nowhere, and 61 were still being looked into at Christmas. What of the remaining 315?\n\nIn 2024 the county recorded 700 crimes with the marker and 25 charges, so one in 28.",
      [
        "rate, 19 part prosecuted, 411 whole, 22 ratio, 5 ratio",
        "count, 4 alone out-of-court",
        "breakdown, 12 part no-further-action, 61 part open",
        "count, 315 alone",
        "rate, 700 whole, 25 part charged, 28 ratio",
      ],
    ],
    [
      "## Outcomes, Durham, 2022/23\n\nFlagged crimes: 230\n\n- Charged: 18\n- No suspect: 71\n- Victim did not support: 64\n- Evidence not good enough: 33\n- Still open: 29\n\n15 are not on the list.\n\nCharge rate 7.8% (18/230); the year before it was 6.9% (15/217).",
      [
        "breakdown, 230 whole, 18 part charged, 71 part no-suspect, 64 part victim-does-not-support, 33 part evidential-difficulties, 29 part open",
        "count, 15 alone, @durham",
        "rate, 7.8 ratio, 18 part, 230 whole",
        "rate, 6.9 ratio, 15 part, 217 whole",
      ],
    ],
    [
      "One in 19. That is how many of the 1,140 crimes flagged by the Metropolitan Police brought anyone to court: sixty. A fifth, 228, were dropped because the victim had had enough. In a third (380) no suspect was named. More than one in ten (131) had gone to another agency. The other 341 are anybody's guess.",
      [
        "rate, 19 ratio",
        "rate, 1140 whole, 60 part, @metropolitan",
        "rate, 0.2 ratio, 228 part, @metropolitan",
        "rate, 0.3333333333333333 ratio, 380 part no-suspect, @metropolitan",
        "rate, 10 ratio, 131 part transferred, @metropolitan",
        "count, 341 alone, @metropolitan",
      ],
    ],
    [
      "In Northamptonshire, 9 of 157 crimes were charged; in Bedfordshire 11 of 203; in Hertfordshire 30 of 512; in Suffolk 6 of 99. Taken together that is 56 of 971, or 5.8 per cent. The average of the four rates is 5.8 per cent too.\n\nSuffolk's rate is the best of the four, at one in 17, and Bedfordshire's the worst, at one in 18, but with numbers this small nobody can tell them apart.",
      [
        "rate, 9 part charged, 157 whole charged, @northamptonshire",
        "rate, 11 part, 203 whole, @bedfordshire",
        "rate, 30 part, 512 whole, @hertfordshire",
        "rate, 6 part, 99 whole, @suffolk",
        "rate, 56 part, 971 whole, 5.8 ratio",
        "average, 5.8 ratio",
        "rate, 17 ratio, @suffolk",
        "rate, 18 ratio, @bedfordshire",
      ],
    ],
    [
      "One in 34. That is the share of child sexual exploitation crimes in South Yorkshire that end with anyone being charged, according to figures obtained by this newspaper.\n\nThe force told us it had recorded 540 offences with the CSE marker. Sixteen resulted in charges. In 169 officers never identified a suspect, and in 75 the victim did not want to take things further; 170 had been referred to the National Crime Agency, whose Operation Stovewood investigates non-recent abuse in Rotherham. Add those up and you get 430. The force was unable to account for the other 110, or 20.4 per cent.\n\nStrip out the NCA cases and the charge rate is 4.3 per cent, or one in 23, identical to the Met's.\n\nOur figures are based on responses from 34 of the 45 territorial forces. The average charge rate was one in 14. West Midlands Police charged one in 28 and Kent, at the bottom of the table, one in 40.\n\nWith so few charges, the true rate in South Yorkshire could plausibly be as high as one in 21 or as low as one in 55.",
      [
        "rate, 34 ratio",
        "count, 540 alone, @south-yorkshire",
        "count, 16 alone charged, @south-yorkshire",
        "breakdown, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred, @south-yorkshire",
        "count, 430 alone, @south-yorkshire",
        "rate, 110 part, 20.4 ratio, @south-yorkshire",
        "rate, 4.3 ratio charged, 23 ratio",
        "comparison",
        "rate, 34 part, 45 whole",
        "average, 14 ratio charged",
        "rate, 28 ratio charged, @west-midlands",
        "rate, 40 ratio, @kent",
        "rate, 21 ratio, @south-yorkshire",
      ],
    ],
    [
      "Kent Police recorded 300 crimes with the flag in 2023/24. By 2025/26 it was 483. Charges went up from ten to 12 over the same two years. So the rate fell from 3.3 per cent to 2.5 per cent, although the number of people charged rose by a fifth.\n\nThe force says 198 of the 483 are still live and that of the remaining 285, 12 (4.2 per cent) ended in a charge and nine in a caution; 102 were closed because the victim withdrew, 88 because no suspect was found and 74 for want of evidence.",
      [
        "count, 300 alone, @kent",
        "count, 483 alone, @kent",
        "change, 10 from, 12 to, @kent",
        "change, 3.3 from, 2.5 to, @kent",
        "change, 0.2 ratio, @kent",
        "rate, 198 part open, 483 whole open, @kent",
        "breakdown, 285 whole, 12 part charged, 4.2 part charged, 9 part out-of-court, 102 part victim-does-not-support, 88 part no-suspect, 74 part evidential-difficulties, @kent",
      ],
    ],
    [
      "Fewer than 3% of child exploitation cases led to charges at South Yorkshire Police (16 out of 540), compared with 3.6% at West Midlands (1 in 28) and 2.5% at Kent (1 in 40). The average of the 34 forces that responded to FOI requests was 7.1%, or 1 in 14. Five forces charged more than 10% and two none at all.",
      [
        "rate, 3 ratio charged, 16 part, 540 whole, @south-yorkshire",
        "rate, 3.6 ratio, 28 ratio, @west-midlands",
        "rate, 2.5 ratio, 40 ratio, @kent",
        "average, 34 of-forces, 7.1 ratio, 14 ratio",
        "count, 5 alone",
      ],
    ],
    [
      "South Yorkshire Police brought charges in only 16 child sexual exploitation cases out of 540 last year. The remaining 524 either had no suspect (169), lost the support of the victim (75), were handed to another agency (170) or, in 110 cases, simply vanished from the statistics.\n\nPut differently, for every charge there were 33 crimes without one. The chance of seeing a suspect charged – about 3 in 100 – is less than half the average of the 34 forces, 7 per cent.",
      [
        "rate, 16 part charged, 540 whole, @south-yorkshire",
        "breakdown, 524 whole, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred, 110 part, @south-yorkshire",
        "rate, 33 alone charged",
        "rate, 33.333333333333336 ratio",
        "comparison, 0.5 ratio",
        "average, 34 of-forces, 7 ratio",
      ],
    ],
    [
      "How the 540 ended\n\nNo suspect identified: 169 (31%)\nTransferred to another agency: 170 (31%)\nVictim does not support: 75 (14%)\nCharged or summonsed: 16 (3%)\nUnknown: 110 (20%)\n\nPercentages do not add up to 100 because of rounding.",
      [
        "breakdown, 169 part no-suspect, 31 part, 170 part transferred, 31 part, 75 part victim-does-not-support, 14 part, 16 part charged, 3 part, 110 part, 20 part",
      ],
    ],
    [
      "In 2013 there were 157 reports of child sexual exploitation in Rotherham, of which nine led to a prosecution, two to a caution and seven to no further action, while 32 investigations were still under way. That is only 50 of the 157. The other 107, more than two thirds, are not explained.\n\nTen years later the rate in South Yorkshire as a whole was half that: one in 34 against one in 17. But 2013's 6 per cent is of reports, and 3 per cent is of crimes.",
      [
        "breakdown, 157 whole, 9 part prosecuted, 2 part out-of-court, 7 part no-further-action, 32 part open, @Rotherham",
        "rate, 50 part, 157 whole, @Rotherham",
        "rate, 107 part, 0.6666666666666666 ratio, @Rotherham",
        "comparison, 0.5 ratio, @south-yorkshire",
        "rate, 34 ratio, @south-yorkshire",
        "rate, 17 ratio, @south-yorkshire",
        "rate, 6 ratio, @south-yorkshire",
        "rate, 3 ratio, @south-yorkshire",
      ],
    ],
    [
      "Lancashire Constabulary flagged 804 crimes in the year to March 2024 and 88 of them had been charged by the time it answered, so one in nine. Of those that had not, 251 were without a suspect, 197 had lost the victim, 140 were short of evidence and 83 were unfinished business. Forty-five had gone elsewhere. We made it 804, and so did the force.",
      [
        "rate, 804 whole, 88 part charged, 9 ratio, @lancashire",
        "breakdown, 251 part no-suspect, 197 part victim-does-not-support, 140 part evidential-difficulties, 83 part open, @lancashire",
        "count, 45 alone transferred, @lancashire",
        "count, 804 alone, @lancashire",
      ],
    ],
    [
      "Of 540 crimes, 16 led to a charge. That much the police will say. Of the other 524, they will say that 169 had no suspect and 75 no willing victim, and that 170 are somebody else's problem: the National Crime Agency's. That makes 414. What happened to the last 110 they cannot say, or will not.",
      [
        "rate, 540 whole, 16 part charged",
        "count, 524 alone",
        "breakdown, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred",
        "count, 414 alone",
        "count, 110 alone",
      ],
    ],
    [
      "THE rate at which police charge suspects in child sexual exploitation cases varies more than fivefold between forces, from one in seven in Gwent to one in 40 in Kent, figures seen by the Gazette show.\n\nSouth Yorkshire, at one in 34, was fourth from the bottom of the 34 forces that replied. The Metropolitan Police (one in 23) was in the middle.",
      [
        "comparison, 5 ratio, @gwent",
        "rate, 7 ratio, @gwent",
        "rate, 40 ratio, @kent",
        "rate, 34 ratio, @south-yorkshire",
        "rank, 4 alone, 34 of-forces, @south-yorkshire",
        "rate, 23 ratio, @metropolitan",
      ],
    ],
    [
      "South Yorkshire's 540 crimes ended as follows: a charge or summons in 16; no suspect in 169; no support from the victim in 75; transfer to another body in 170. For the rest, 110, the force gave no outcome.",
      [
        "breakdown, 540 whole charged, 16 part charged, 169 part no-suspect, 75 part victim-does-not-support, 170 part transferred, @south-yorkshire",
        "count, 110 alone open, @south-yorkshire",
      ],
    ],
    [
      "About three in every hundred child exploitation crimes in the county are charged. In nearly a third no suspect is found, in another third the case goes to another agency, and in one in seven the victim withdraws. A fifth are unexplained.",
      [
        "rate, 33.333333333333336 ratio charged",
        "rate, 0.3333333333333333 ratio no-suspect",
        "rate, 7 ratio victim-does-not-support",
        "rate, 0.2 ratio",
      ],
    ],
    [
      "A total of 157 reports came in during 2013. Nine prosecutions, two cautions and seven decisions to take no further action had followed by the end of the year; 32 inquiries were live. Nothing is known of 107 reports, or 68 per cent.",
      [
        "count, 157 alone",
        "breakdown, 9 part prosecuted, 2 part out-of-court, 7 part no-further-action, 32 part open",
        "rate, 107 part, 68 ratio",
      ],
    ],
    [
      "Police charged in 6% of cases in 2013 (9 of 157) and 3% in 2023 (16 of 540), so a victim today is half as likely to see a suspect charged.",
      [
        "rate, 6 ratio charged, 9 part, 157 whole",
        "rate, 3 ratio, 16 part, 540 whole",
        "comparison, 0.5 ratio charged",
      ],
    ],
  ],
};

describe.each(Object.entries(TOLD))("%s", (_principle, texts) => {
  test.each(texts)("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
