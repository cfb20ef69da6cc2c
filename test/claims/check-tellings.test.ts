// Tellings of one whole and its outcomes, in other words and orders: what is an account of the whole is summed, and what is none is left alone.
import { describe, expect, test } from "vitest";
import { checkedAlone } from "./whole.ts";

/** Every sum that the text is said to have, as `540: 16 + 75, 449 left`. */
async function sumsOf(text: string): Promise<readonly string[]> {
  const { balances } = await checkedAlone(text);
  return balances.map(
    ({ total, parts, notAccountedFor }) =>
      `${total}: ${parts.toSorted((a, b) => a - b).join(" + ")}, ${notAccountedFor} left`,
  );
}

/** What is said to be wrong in a text, by its quotes. */
async function accusedIn(text: string): Promise<readonly string[]> {
  const { claims } = await checkedAlone(text);
  return claims.filter(({ verdict }) => /^does not/u.test(verdict)).map(({ quote, verdict }) => `${quote}: ${verdict}`);
}

const LIST =
  "Of 612 crimes in Gwent, 18 led to a charge, 201 had no suspect, in 93 the victim did not support action and 120 went to another agency.";

describe("an account of a whole", () => {
  test.each<readonly [name: string, text: string, sum: string]>([
    ...(
      [
        ["That leaves 180 crimes for which the force gave no outcome.", "180 left"],
        ["The force listed no outcome for the other 180.", "180 left"],
        ["Another 180 were closed without any explanation.", "180 left"],
      ] as const
    ).map(([last, left]) => [last, `${LIST} ${last}`, `612: 18 + 93 + 120 + 201, ${left}`] as const),
    ["what is open yet", `${LIST} The remaining 180 have no outcome yet.`, "612: 18 + 93 + 120 + 180 + 201, 0 left"],
    [
      "the charges first, the others in another paragraph",
      `Sussex Police charged a suspect in 21 of the 630 crimes it marked as child sexual exploitation.

The force covers Brighton, Hastings and Crawley.

Asked about the others, it said that 210 were closed because no suspect could be identified, 189 because the victim did not support action, and that 84 were still open.`,
      "630: 21 + 84 + 189 + 210, 126 left",
    ],
    [
      "the outcomes before the whole is named again",
      `Figures for Lancashire show where the cases go.

Lancashire Police flagged 700 crimes last year. No suspect was identified in 231 of them. In 196 the victim did not support action. A further 105 had been passed to another force.

Only 35 led to a charge. That leaves 133 of which nothing is said.`,
      "700: 35 + 105 + 196 + 231, 133 left",
    ],
    [
      "bullets",
      `# Cheshire in figures

- Crimes flagged as child sexual exploitation: 260
- Charged: 13
- No suspect identified: 91
- Victim did not support action: 78
- Still under investigation: 52`,
      "260: 13 + 52 + 78 + 91, 26 left",
    ],
    [
      "what closes",
      `Of the 320 crimes flagged in Dorset in 2022/23, 16 ended in a charge.

Another 112 were closed with no suspect identified. In 96 the victim did not support action.

Thirty-two were transferred to another force and 64 are still being investigated.`,
      "320: 16 + 32 + 64 + 96 + 112, 0 left",
    ],
    [
      "a number that is said to be unexplained is no part",
      `Gwent Police recorded 400 crimes with the flag. Ten led to a charge, in 130 no suspect was identified, in 120 the victim did not support action and 60 were with another agency. The force could not explain the other 80.`,
      "400: 10 + 60 + 120 + 130, 80 left",
    ],
    [
      "a sum that the text makes is no part",
      `In 2014 the town had 200 reports. Twelve people were charged, four were cautioned, 24 cases ended in no further action and 50 were still open. Together that makes 90 of the 200.`,
      "200: 4 + 12 + 24 + 50, 110 left",
    ],
    [
      "a headline with the remainder, and the list below",
      `Force cannot say what became of 45 child exploitation crimes

Suffolk Police recorded 300 crimes flagged as child sexual exploitation in 2023/24. Fifteen of them led to a charge.

In 105 cases no suspect was identified, in 90 the victim did not support action, and 45 were transferred to other forces.`,
      "300: 15 + 45 + 90 + 105, 45 left",
    ],
    [
      "the same parts told twice are told once",
      `Just 24 of 600 exploitation crimes in Essex ended in a charge, and 150 are still open.

Essex Police flagged 600 crimes in the year. It charged in 24 cases. No suspect was found in 180, the victim did not support action in 162, and 150 are still under investigation.`,
      "600: 24 + 150 + 162 + 180, 84 left",
    ],
    [
      "two forces keep their own",
      `Kent Police flagged 500 crimes: 20 led to a charge, in 200 no suspect was identified, and in 150 the victim did not support action.

Surrey Police flagged 240 crimes. Of these 12 led to a charge, 96 had no suspect, 72 were closed because the victim did not support action and 60 were still open.`,
      "500: 20 + 150 + 200, 130 left",
    ],
    [
      "what nobody would say",
      `Of 150 crimes flagged in Cumbria, six led to a charge, 54 had no suspect, 48 were closed as the victim did not support action and 18 were passed on. Nobody would say what had happened to 24.`,
      "150: 6 + 18 + 48 + 54, 24 left",
    ],
    [
      "a town that only an earlier sentence names",
      `Sussex Police charged a suspect in 21 of the 630 crimes it marked as child sexual exploitation.

The force covers Brighton, Hastings and Crawley.

Asked about the others, it said that 210 were closed because no suspect could be identified, 189 because the victim did not support action, and that 84 were still open.`,
      "630: 21 + 84 + 189 + 210, 126 left",
    ],
    [
      "rows and what they lack",
      `# Cleveland: what the reply says

| Outcome | Crimes |
|---|---|
| Charged or summonsed | 18 |
| No suspect identified | 126 |
| Victim does not support action | 108 |
| Still open | 54 |
| Total flagged | 360 |

A total of 360 crimes were flagged. The table does not add up: 54 are missing.`,
      "360: 18 + 54 + 108 + 126, 54 left",
    ],
    [
      "lines one by one, and the remainder",
      `Essex: the numbers

480 crimes were flagged.
22 were charged.
160 were closed with no suspect.
144 were closed after the victim withdrew support.
48 were sent to other agencies.

Nobody at headquarters could say what had become of the remaining 106.`,
      "480: 22 + 48 + 144 + 160, 106 left",
    ],
    [
      "two years of charges first",
      `Gwent's charge rate was one in 25 last year, according to figures seen by this newspaper. The force brought 16 charges out of 400 crimes.

The year before it had brought 21 charges out of 378, or one in 18. So the number of crimes rose by 6 per cent while charges fell by a quarter.

In 152 of last year's 400 crimes no suspect was identified. The victim did not support action in 132, and 40 are open. That makes 340 in all. The other 60 are not explained.`,
      "400: 16 + 40 + 132 + 152, 60 left",
    ],
    [
      "two forces in turns",
      `South Yorkshire Police flagged 540 crimes as child sexual exploitation and charged in 16, one in 34.

By comparison, Greater Manchester Police flagged 1,260 and charged in 84, one in 15.

In 169 of the South Yorkshire crimes no suspect was identified. In 75 the victim did not support action. The National Crime Agency has 170.

In Manchester 441 were closed because the victim did not support action and 315 because no suspect was identified. Another 126 were transferred.`,
      "1260: 84 + 126 + 315 + 441, 294 left",
    ],
    [
      "the whole behind its parts",
      `The force closed 169 cases because it could not identify a suspect, and 75 because the victim did not support action. It handed 170 to the National Crime Agency.

It charged somebody in 16.

All of these were among the 540 crimes that South Yorkshire Police flagged as child sexual exploitation. What happened to 110 of them, it does not say.`,
      "540: 16 + 75 + 169 + 170, 110 left",
    ],
    [
      "a whole that opens its list",
      `Police recorded 240 crimes of exploitation in the city last year; 12 ended in a charge, 96 without a suspect, 72 without the victim's support.

That is 180. The other 60 are still being looked at.`,
      "240: 12 + 60 + 72 + 96, 0 left",
    ],
    [
      "a part with its share",
      `A police force that flagged 720 crimes as child sexual exploitation charged somebody in 24 of them, or one in 30.

West Mercia Police said 216 were closed as no suspect could be identified. In a further 252, a little over a third, the victim did not support action.

The force did not explain what had happened to the remaining 228.`,
      "720: 24 + 216 + 252, 228 left",
    ],
    [
      "a part as large as the others together",
      `Dyfed-Powys Police flagged 130 crimes. It says six were charged, 39 were closed for want of a suspect, and 45 because the victim did not support action.

Across Wales 1,040 crimes were flagged; 52 were charged, 364 had no suspect, and 312 were not supported.`,
      "130: 6 + 39 + 45, 40 left",
    ],
    [
      "two years, one list",
      `A year ago the force said it had flagged 300 crimes, with 12 charges. This year's reply gives 360 crimes, with 18 charges, 126 with no suspect and 90 where the victim did not want to go on; 54 are open, and 36 went elsewhere. That leaves 36.`,
      "360: 18 + 36 + 54 + 90 + 126, 36 left",
    ],
    [
      "two forces in one sentence",
      `City of London Police recorded nine crimes, the Met 1,900. Of the Met's, 83 led to a charge, 760 had no suspect, 570 fell for want of the victim's support and 285 are open. It would not say what became of 202.`,
      "1900: 83 + 285 + 570 + 760, 202 left",
    ],
  ])("%s", async (_, text, sum) => {
    expect(await sumsOf(text)).toContain(sum);
  });

  test("two forces: one closes, the other does not", async () => {
    const text = `Kent Police flagged 500 crimes: 20 led to a charge, in 200 no suspect was identified, and in 150 the victim did not support action.

Surrey Police flagged 240 crimes. Of these 12 led to a charge, 96 had no suspect, 72 were closed because the victim did not support action and 60 were still open.`;
    expect(await sumsOf(text)).toEqual(["500: 20 + 150 + 200, 130 left", "240: 12 + 60 + 72 + 96, 0 left"]);
  });
});

describe("no account, no sum, and nothing is accused", () => {
  test.each<readonly [name: string, text: string]>([
    [
      "charges, and far below what was handed on",
      `Merseyside Police recorded 900 flagged crimes, of which 45 led to a charge, or 5 per cent.

Its neighbours use another rule.

Merseyside had handed 90 of its crimes to other forces by the end of the year.`,
    ],
    [
      "two outcomes dropped in passing",
      `Norfolk Police flagged 350 crimes in the year to March 2023.

The board met in a room over the library and heard from two officers.

In plain numbers, 28 crimes ended with somebody charged, and in 133 the victim did not want to go on.`,
    ],
    [
      "one large outcome",
      `Staffordshire Police recorded 480 flagged crimes last year and brought 24 charges. In 168 cases no suspect was ever named, a spokeswoman said.`,
    ],
    [
      "another voice, another whole",
      `Durham recorded 620 crimes, of which 31 led to a charge, 217 had no suspect, 186 were not supported by the victim, 62 were transferred and 124 are open.

The early edition said that Durham recorded 260 crimes. “Just 31 of the 620 ended in a charge,” it went on, and a further 124 are still open.`,
    ],
    [
      "findings of a sample",
      `Inspectors read 60 of the 410 files. In 22 nobody had spoken to the child. In 17 there was no plan. In nine both were missing.`,
    ],
    [
      "ten years between",
      `In 2012 the town had 140 reports and seven prosecutions.

Ten years later South Wales Police flagged 480 crimes in the county. It charged in 24 of them, one in 20.`,
    ],
    [
      "crimes, and suspects of them",
      `Humberside Police recorded 330 crimes with the flag and arrested 64 suspects. Eighteen suspects were charged, and 12 were cautioned.`,
    ],
    [
      "some of them are named as some",
      `Among the 280 crimes flagged in Gloucestershire were 11 that led to a charge and 30 that went to another force.`,
    ],
    [
      "the rest are told without a number",
      `Of 220 crimes flagged in Wiltshire, 11 led to a charge, 77 had no suspect and 66 were not supported by the victim. The rest are still being investigated.`,
    ],
    [
      "more crimes than next door",
      `Nottinghamshire Police recorded 640 flagged crimes, of which 16 led to a charge, one in 40. Derbyshire Constabulary recorded 310, of which 31 were charged: one in ten. Nottinghamshire flagged more than twice as many crimes as Derbyshire.`,
    ],
    [
      "a change with its numbers elsewhere",
      `Bedfordshire Police recorded 264 flagged crimes in the year. The number of flagged crimes was up 10 per cent from 240 a year earlier. Charges rose from 20 to 25. That is an increase of 25 per cent.`,
    ],
    [
      "outcomes of one force in the words of its chief",
      `"We flagged 410 crimes last year," the chief constable said. "Forty-one were transferred to the National Crime Agency because that is where the expertise is."

She said that 20 people had been charged so far, and that one case had led to seven convictions.`,
    ],
    [
      "two years in one sentence, and a list in the next",
      `Of the 275 crimes that North Wales Police flagged in 2022/23, eleven ended in charges and five in cautions. In the year before it flagged 250, of which ten ended in charges and 90 were closed without a suspect.

The force said that 96 of last year's crimes had no suspect and that 83 victims had withdrawn their support. It did not comment on the rest.`,
    ],
    [
      "a share and a count",
      `Hertfordshire Constabulary says it recorded 520 such crimes, and that 26 of them, one in 20, were charged. It has 38 specialist officers, who handle about 14 cases each.

A third of the crimes, 173, were closed with no suspect.

The force spent £1.2m on the unit, took 96 calls a month and trained 400 teachers.`,
    ],
    [
      "open ones, and arrests",
      `Leicestershire Police recorded 330 exploitation crimes in 2023/24, more than the 300 of the year before. It made 64 arrests and brought 22 charges.

By the end of March 99 of the investigations were still open, the force said. It has asked for 12 more detectives.

Neighbouring Northamptonshire recorded 180 crimes. It closed 72 without a suspect and 54 because the victim did not support action; nine led to a charge, and 45 are open.`,
    ],
    [
      "a caution in words that was not taken up",
      `In Rotherham in 2013 there were 157 reports and nine prosecutions. Two cautions were given. Seven cases were closed with no further action, and 32 investigations were live at the end of the year.

More than a hundred reports, 107 of them, appear nowhere in the answer.`,
    ],
    [
      "crimes left out",
      `Of 540 crimes, 16 led to a charge, and 170 were handed to another agency. Leave those out and it is 16 of 370, one in 23.

In Kent 28 of 1,120 led to a charge, one in 40.`,
    ],
    [
      "meetings and notices",
      `In the year to March, 310 crimes were flagged in Warwickshire. There were 64 strategy meetings, 18 abduction notices and 12 charges. The force trained 200 officers.`,
    ],
    [
      "interviews and visits",
      `Of the 480 crimes flagged in Avon and Somerset, 20 led to a charge. Detectives interviewed 132 suspects and spoke to 150 victims; 60 families were given a support worker.`,
    ],
    [
      "files sent on",
      `The chief crown prosecutor said that 64 of the files sent to her office last year came from one force, and that nine of them were returned.

That force, Cambridgeshire, flagged 280 crimes and charged in 14.`,
    ],
    [
      "two lengths of time",
      `Kent Police recorded 1,120 crimes in two years, of which 28 led to a charge. Last year alone it recorded 590, and in 236 of those no suspect was identified.

Missing episodes rose from 640 to 700. In 98 of them the child was away overnight.`,
    ],
    [
      "one of many",
      `Cases like hers are not rare. Of 2,400 such crimes recorded in England and Wales last year, 168 led to a charge.

In Hampshire, where she lives, 420 were recorded and 35 charged. Her own file was one of 147 closed because no suspect could be named. A further 126 were dropped when the victim did not want to go on.`,
    ],
    [
      "what members asked",
      `The police and crime panel heard that of 205 crimes flagged in Northamptonshire, 82 were still open at the year end. Members asked about the 41 that had been transferred. They did not ask about the nine charges.`,
    ],
    [
      "charges told in a change",
      `The number of crimes flagged by Surrey rose from 200 to 240, an increase of a fifth. Charges fell from 20 to 18. One in 13 led to a charge, down from one in ten.

Of the 240, 96 had no suspect and 72 were not supported.`,
    ],
    [
      "the parts of those charged",
      `Merseyside Police charged 45 people over 900 crimes of exploitation. Thirty of them were convicted, ten are awaiting trial and five were acquitted.`,
    ],
    [
      "two years in turns",
      `In 2022 Gwent recorded 380 crimes and charged 19; in 2023 it recorded 400 and charged 16. In 2023, 130 had no suspect, 120 had no support from the victim and 60 were transferred, against 110, 115 and 40 in 2022.`,
    ],
    [
      "shares of the country",
      `Police forces flagged 18,700 crimes last year. London accounted for 1,900 of them, Manchester for 1,260 and Kent for 1,120.

In London 95 led to a charge.`,
    ],
    [
      "findings of a review",
      `A review of 48 cases closed by Dorset Police found that 20 should have been reopened, and that in 15 the victim had never been called back. The force has reopened four.`,
    ],
  ])("%s", async (_, text) => {
    const sums = await sumsOf(text);
    expect(sums.filter((one) => !one.endsWith(", 0 left"))).toEqual([]);
    expect(await accusedIn(text)).toEqual([]);
  });
});

describe("what is given elsewhere", () => {
  const verdictOf = async (text: string, quote: string): Promise<string | undefined> =>
    (await checkedAlone(text)).claims.find((one) => one.quote.includes(quote))?.verdict;

  test("a size that takes up the change before it fails by it", async () => {
    const text = "Charges rose from 20 in 2018/19 to 25 in 2023/24. That is an increase of 40 per cent.";
    expect(await verdictOf(text, "40 per cent")).toBe("does not hold");
  });

  test("a factor of counts is not held against rates", async () => {
    const text =
      "Nottinghamshire Police recorded 640 flagged crimes, of which 16 led to a charge, one in 40. Derbyshire Constabulary recorded 310, of which 31 were charged: one in ten. Nottinghamshire flagged more than three times as many crimes as Derbyshire.";
    expect(await verdictOf(text, "three times")).toBe("does not hold");
    expect(await verdictOf(text.replace("three times", "twice").replace("than twice", "than twice"), "twice")).toBe(
      "holds",
    );
  });

  test("both ends of a change of rates are counted", async () => {
    const text = `One in 20 flagged crimes led to a charge, compared with one in 16 the year before.

Of the 400 crimes recorded in 2023/24, 20 resulted in a charge. Of the 320 recorded in 2022/23, 20 resulted in a charge.`;
    expect(await verdictOf(text, "ne in 20 flagged")).toBe("holds");
  });
});

test("a town without a name is not the force that was named before it", async () => {
  const text =
    "In South Yorkshire 16 of 540 crimes led to a charge, one in 34.\n\nIn 2013 there had been in one town 157 reports and nine prosecutions. Two people were cautioned, seven cases were closed without further action and 32 investigations were still live.";
  const { balances } = await checkedAlone(text);
  expect(balances.map(({ total, place }) => [total, place])).toEqual([[157, "one town"]]);
});
