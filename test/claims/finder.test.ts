// What the finder finds, and what it leaves alone, in sentences made for it. How well it does on the measured set is in finder-score.test.ts.
import { expect, test } from "vitest";
import { findStatements } from "../../src/claims/find.ts";
import { found } from "./in-short.ts";

test.each([
  "One victim said the officer had told her to go home.",
  "The first report was made in 2011, and a second followed two years later.",
  "She was one of the first to speak, and one by one the others followed.",
  "Two cases stand out from the file.",
  "Three reports into the scandal have been published, and a fourth is due next year.",
  "For one thing, no one was listening; for another, nobody had a key.",
  "He has one brother and two sisters, and grew up in a three-bedroom house.",
  "The two forces share a helicopter.",
  "The two victims, who were 14 and 15 at the time, gave evidence by video link.",
  "Four officers were suspended and two have since left the force.",
  "The case took three turns before it reached the crown court.",
  "The force's 2019 report ran to 148 pages and cost £2.3m.",
  "A third of the budget goes on buildings.",
  "Council tax will rise by 4.9 per cent, adding £12 a year to bills for police.",
  "Turnout in the police and crime commissioner election was 23 per cent.",
  "Officers were offered a pay rise of 7 per cent.",
  "The station is open from 9am to 5pm, Monday to Friday.",
  "Case number T20217034 is listed in Court 4 at 10.30am before Judge Jones.",
  "He was sentenced to 12 years for rape and four years for sexual assault, to run concurrently.",
  "The three defendants deny all charges.",
  "The defendant, 47, denies six charges of rape and two of indecent assault.",
  "She pleaded guilty to four counts of child cruelty at an earlier hearing.",
  "A 17-year-old boy and a 19-year-old man have been arrested.",
  "The trial, which is expected to last six weeks, continues.",
  "The jury was sent out at 2.15pm on day 23 of the trial.",
  "He must sign the sex offenders' register for 10 years.",
  "Half an hour later she was gone.",
  "In the second half of 2020 the unit was closed.",
  "She rang the police twice and nobody came.",
  "It happened time and time again, a hundred times over.",
  "I gave them three names and two addresses.",
  "The documentary, 3 Girls, was watched by 8 million people.",
  "The A57 was closed in both directions after a two-vehicle crash.",
  "The force has 5,200 officers, 400 fewer than in 2010.",
  "Dr Smith has published 40 papers on the subject.",
  "Crimestoppers can be reached on 0800 555 111 or by texting 61016.",
  "We asked 20 questions and got six answers.",
  "She has been a councillor since 1999 and represents 9,000 voters.",
  "The second of three hearings takes place on 4 May.",
  "Seven years ago it was a different story.",
  "In the year 2000 there was no register.",
  "Chapter 7 sets out 12 recommendations; recommendation 3 concerns data.",
  "Police in England have 12 months to comply.",
  "The inquiry sat for 38 days and read 400,000 pages.",
  "More than 100 people attended a vigil for victims.",
  "The victim, then 15, was plied with vodka by men aged between 30 and 55.",
  "The detective has 30 years' experience of child protection.",
  "Police received the call just after 11.40pm on Saturday 3 March.",
  "Section 28 of the Youth Justice and Criminal Evidence Act 1999 allows victims to give evidence early.",
  "The suspect is described as 5ft 10in, aged 25 to 30 and wearing a Number 7 shirt.",
  "Operation Stovewood began in 2014 and Operation Linden in 2017.",
  "I was 13. He was 24. Nobody asked.",
  "The league table had them fifth last season after 12 wins.",
  '"I am 100 per cent behind the victims," the minister said.',
  "Our one aim is to protect children.",
  "Four in the morning is when the phone rings.",
  "One in the eye for the critics, then.",
  "The Children Act 1989 and the Sexual Offences Act 2003 both apply.",
  "Ten Downing Street declined to comment on the case.",
  "The charity needs 250 volunteers and £60,000 by June.",
  "On 1 April 2013 forces began to record outcomes in a new way.",
  "The pilot, in 2 phases, will run until 31 March.",
  "A one-year-old child was taken to hospital.",
  "Three out of three judges agreed with the appeal.",
  "Two-thirds of the way through, the witness broke down.",
  "Seven of the men were brothers.",
  "Nine-year-old victims were among them.",
  "On two occasions she told her teacher.",
  "He was charged with three offences of sexual activity with a child.",
  "The gang of eight men groomed and raped five girls between 2006 and 2012.",
])("nothing is found in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test.each<[string, string[]]>([
  ["Sixteen of the 540 crimes led to a charge.", ["rate, 16 part charged, 540 whole charged"]],
  ["Of the 540 crimes, 16 led to a charge.", ["rate, 540 whole, 16 part charged"]],
  ["The rate is 1-in-34.", ["rate, 34 ratio"]],
  ["None of the 23 reports led to an arrest.", ["rate, 23 whole"]],
  ["Kent: one in 40. Met: one in 23.", ["rate, 40 ratio, @kent", "rate, 23 ratio, @metropolitan"]],
  [
    "In Kent, 1 in 40 crimes led to a charge, and in the West Midlands 1 in 28 did.",
    ["rate, 40 ratio charged, @kent", "rate, 28 ratio, @west-midlands"],
  ],
  ["A rate of one in 23 would be the same as the Metropolitan Police.", ["rate, 23 ratio", "comparison"]],
  ["The charge rate fell from 15.5 to 7.1 per cent.", ["change, 15.5 from, 7.1 to"]],
  ["The charge rate more than halved, from 15.5% to 7.1%.", ["change, 0.5 ratio, 15.5 from, 7.1 to"]],
  ["The force came 12th of 43 on charge rates.", ["rank, 12 alone, 43 of-forces charged"]],
  ["It took eighteen months from charge to court.", ["duration, 18 alone charged"]],
  ["Forty-five forces were asked and 34 gave an answer.", ["rate, 45 whole, 34 part"]],
  [
    "There were 66 investigations: 20 charged, 41 closed, five still open.",
    ["breakdown, 66 whole, 20 part charged, 41 part, 5 part open"],
  ],
  [
    "| Charged | 16 |\n| No suspect | 169 |\n| Transferred | 170 |",
    ["breakdown, 16 part charged, 169 part no-suspect, 170 part transferred"],
  ],
])("%s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("what three sentences say of one total keeps its unit, its line and its place", () => {
  const text =
    "South Yorkshire Police recorded 540 crimes flagged as CSE, and 16 of them ended in a charge. In 169 no suspect was " +
    "identified. A further 75 were dropped because the victim did not support action. Another 170 were still with the NCA.";
  expect(found(text)).toEqual([
    "rate, 540 whole, 16 part charged, @south-yorkshire",
    "count, 169 alone no-suspect, @south-yorkshire",
    "count, 75 alone victim-does-not-support, @south-yorkshire",
    "count, 170 alone transferred, @south-yorkshire",
  ]);
  const numbers = findStatements(text).statements.flatMap((one) => one.numbers);
  expect(numbers.map(({ unit }) => unit)).toEqual(["crimes", "crimes", "crimes", "crimes", "crimes"]);
});

test("a place is not carried into a paragraph that does not go on, nor past a sentence with two forces", () => {
  const carried = found("Kent recorded 194 crimes.\n\nCharges followed in 12 cases.");
  expect(carried[1]).toBe("count, 12 alone charged");
  const two = found("Kent recorded 194 crimes and Essex 210. A further 12 crimes were transferred.");
  expect(two.at(-1)).toBe("count, 12 alone transferred");
});

test("what is left out, which average, the scope and the speaker are read from the words", () => {
  const [less] = findStatements("Without the agency’s cases the charge rate would be one in 23.").statements;
  expect(less?.leavesOut).toBe("transferred");
  const [mean] = findStatements("The mean of the 31 forces' own rates of charging is 8.2 per cent.").statements;
  expect(mean?.averageOf).toBe("mean of forces");
  const [said] = findStatements("A spokesman for the force said 540 CSE crimes were recorded in 2018/19.").statements;
  expect([said?.speaker, said?.scope, said?.period?.id]).toEqual(["A spokesman for the force", "flag:CSE", "2018/19"]);
});

test.each<[string, string[]]>([
  // parts beside each other are never part and whole
  [
    "In 169 cases no suspect was identified and in 75 the victim did not support further action.",
    ["breakdown, 169 part no-suspect, 75 part victim-does-not-support"],
  ],
  [
    "The force said 340 investigations were closed because no suspect could be identified, and a further 215 after victims withdrew.",
    ["breakdown, 340 part no-suspect, 215 part victim-does-not-support"],
  ],
  [
    "Police closed 61 cases without a suspect and another 20 for lack of evidence.",
    ["breakdown, 61 part no-suspect, 20 part evidential-difficulties"],
  ],
  [
    "Of 88 men arrested, 21 were charged, 40 released without charge and 27 bailed.",
    ["breakdown, 88 whole, 21 part charged, 40 part no-further-action, 27 part"],
  ],
  ["There were 12 convictions, seven acquittals and three hung juries.", ["breakdown, 12 part, 7 part, 3 part"]],
  [
    "Of the victims, 210 were girls, 34 were boys and in six cases the sex was not recorded.",
    ["breakdown, 210 part, 34 part, 6 part"],
  ],
  [
    "There were 1,200 reports, of which 300 were recorded as crimes and 40 led to a charge.",
    ["breakdown, 1200 whole, 300 part, 40 part charged"],
  ],
  [
    "Charged 22\nNo suspect 140\nNot in the public interest 9",
    ["breakdown, 22 part charged, 140 part no-suspect, 9 part not-in-public-interest"],
  ],
  // answers are parts of those asked
  ["We asked all 45 territorial forces; 34 replied.", ["rate, 45 whole, 34 part"]],
  [
    "Of the 43 forces, 38 responded in full, four refused under section 12 and one did not reply.",
    ["breakdown, 43 whole, 38 part, 4 part, 1 part"],
  ],
  // one rate said twice, and the quotient of two counts
  [
    "Only 16 charges came from the 540 crimes that the force flagged as exploitation last year – one in 34.",
    ["rate, 16 part charged, 540 whole, 34 ratio"],
  ],
  [
    "Prosecutors took on 13 cases; in the same months police logged 260 reports – one in 20.",
    ["rate, 13 part, 260 whole, 20 ratio"],
  ],
  [
    "- Kent: 20 of 800 (2.5%)\n- Essex: 14 of 610 (2.3%)",
    ["rate, 20 part, 800 whole, 2.5 ratio, @kent", "rate, 14 part, 610 whole, 2.3 ratio, @essex"],
  ],
  ["1/3 of cases were dropped.", ["rate, 0.3333333333333333 ratio"]],
  ["Every tenth crime ends in a charge.", ["rate, 10 ratio charged"]],
  ["Three-quarters of the 96 girls were in care.", ["rate, 0.75 ratio, 96 whole"]],
  // changes
  [
    "Reports rose from 120 to 260 and charges fell from 30 to 12.",
    ["change, 120 from, 260 to charged", "change, 30 from, 12 to"],
  ],
  ["Charges fell by half, from 64 to 32.", ["change, 0.5 ratio, 64 from, 32 to"]],
  [
    "The charge rate is 5.1%, down from 7.9% – a fall of more than a third.",
    ["change, 5.1 to charged, 7.9 from, 0.3333333333333333 ratio"],
  ],
  [
    "Victims wait an average of 410 days for a charge, up 38 per cent from 297 days.",
    ["change, 410 to charged, 38 ratio, 297 from"],
  ],
  ["The charge rate fell by three percentage points, to 4 per cent.", ["change, 3 ratio, 4 to"]],
  [
    "Charge rates vary from one in eight in Dorset to one in 52 in Essex.",
    ["rate, 8 ratio, @dorset", "rate, 52 ratio, @essex"],
  ],
  [
    "In 2022/23 there had been 21 charges from 280 crimes, so the rate has fallen.",
    ["rate, 21 part charged, 280 whole"],
  ],
  // comparisons and ranks
  ["The force charges at half the rate of its neighbours.", ["comparison, 0.5 ratio charged"]],
  ["Dropped cases outnumber charges by four to one.", ["comparison, 4 ratio"]],
  ["Boys waited a third longer than girls for a decision.", ["comparison, 0.3333333333333333 ratio"]],
  ["The county came fifth of all forces in the table of charge rates.", ["rank, 5 alone charged"]],
  ["Its charge rate is seventh from the bottom.", ["rank, 7 alone charged"]],
  // counts
  ["The report puts last year's referrals at 302.", ["count, 302 alone"]],
  ["How many children were the subject of these reports? A: 143.", ["count, 143 alone"]],
  ["In the city 58 crimes were recorded; in the county, 112.", ["count, 58 alone", "count, 112 alone"]],
  ["Rotherham had 157 reports.", ["count, 157 alone, @Rotherham"]],
  [
    "Ten years after the Rotherham scandal, only 16 charges were brought from the 540 crimes that South Yorkshire Police flagged – one in 34.",
    ["rate, 16 part charged, 540 whole, 34 ratio, @south-yorkshire"],
  ],
  ["Out of the 540, just 16 ended with a charge.", ["rate, 540 whole, 16 part charged"]],
  ["Only six of the suspects were charged.", ["count, 6 alone charged"]],
])("%s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  "We have doubled the size of our team from 12 to 24 officers.",
  "The number of detectives had risen from 30 to 45, an increase of 50%.",
  "She went missing twice that week.",
  "The victims were 13, 14 and 15.",
  "The jury of seven women, four men and one reserve heard how the victim was raped.",
  "Four men were charged, two were bailed and one was released.",
  "He was convicted of three rapes, two assaults and one count of trafficking.",
  "Answering would take more than 18 hours and is exempt under section 12.",
  "The minister took 20 questions, half of them on policing.",
])("the police's own numbers and the like are nothing: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("a time goes on to the counts it was said of, and to nothing else", () => {
  const periods = (text: string): (string | null)[] =>
    findStatements(text).statements.map(({ period }) => period?.id ?? null);
  expect(periods("In 2019 the force recorded 300 crimes. Of these, 12 led to a charge.")).toEqual(["2019", "2019"]);
  expect(periods("In 2019 the force recorded 300 crimes. Two years earlier it had recorded 150.")).toEqual([
    "2019",
    null,
  ]);
  expect(
    periods(
      "At least 1,400 children were exploited between 1997 and 2013. The rate is five times the national average.",
    )[1],
  ).toBeNull();
  expect(periods("Reports have doubled since 2016. Fewer than one in ten victims saw a conviction.")[1]).toBeNull();
  expect(
    periods("The Freedom of Information Act 2000 gives 34 forces 20 days; 16 of 540 crimes led to a charge."),
  ).not.toContain("2000");
});

test("answers take the forces as their unit, and a bare number the noun of its own sentence first", () => {
  const units = (text: string): (string | null)[] =>
    findStatements(text).statements.flatMap(({ numbers }) => numbers.map(({ unit }) => unit));
  expect(
    units("Seven cautions were given and 32 cases are open. We wrote to 45 forces. Thirty-four replied.").slice(-2),
  ).toEqual(["forces", "forces"]);
  expect(units("The force had 302 referrals of children in 2021 and 288 in 2020.")).toEqual(["referrals", "referrals"]);
});

test("what may be no statement is told as unsure, with why", () => {
  const { statements, unsure } = findStatements("He faces 12 charges and is next in court in May.");
  expect(statements).toEqual([]);
  expect(unsure).toEqual([{ quote: "12 charges", start: 9, end: 19, why: "It may be the charges of one person." }]);
});

test("hyphens, dashes, no-break spaces, markdown and quotes of typography do not hide a number", () => {
  for (const text of [
    "**16** of the _540_ crimes led to a charge.",
    "16\u00a0of the\u00a0540 crimes led to a charge.",
    "“16 of the 540 crimes led to a charge,” he said.",
    "- 16 of the 540 crimes led to a charge",
    "\u202e16 of the 540 crimes\u202c led to a charge.",
  ])
    expect(found(text)).toEqual(["rate, 16 part charged, 540 whole charged"]);
});

test.each([
  ["Four in ten reports were logged twice (212 of 530).", ["rate, 2.5 ratio, 212 part, 530 whole"]],
  [
    "Nine of the 31 girls lived at home, 14 in care and the other 8 with relatives.",
    ["breakdown, 9 part, 31 whole, 14 part, 8 part"],
  ],
  [
    "Half the crimes were filed, a quarter went to court and a quarter are open.",
    ["breakdown, 0.5 part, 0.25 part prosecuted, 0.25 part open"],
  ],
  ["No suspect was found in 91 cases, the victim withdrew in 40, 12 were charged and 7 cautioned.", 1],
  ["Asked how many of the 88 reports went to court, the force said: 11.", ["rate, 88 whole prosecuted, 11 part"]],
  ["128 files were opened; in 71 it found failings.", ["rate, 128 whole, 71 part"]],
  ["CHARGED: 12. RECORDED: 904.", ["rate, 12 part charged, 904 whole"]],
] as const)("numbers that add up, divide or answer one another are one statement: %s", (text, expected) => {
  const all = found(text);
  if (typeof expected === "number") expect(all).toHaveLength(expected);
  else expect(all).toEqual(expected);
});

test.each([
  ["There were 74 open cases at Easter and there are 19 today.", ["change, 74 from, 19 to"]],
  ["Prosecutions collapsed: 402 in 2014, 118 in 2021.", ["change, 402 from prosecuted, 118 to"]],
  ["Charges hardly moved (51, then 53).", ["change, 51 from charged, 53 to"]],
  ["From a peak of 5,190 prosecutions, numbers tumbled to 2,102.", ["change, 5190 from prosecuted, 2102 to"]],
  ["One crime in 28 is solved; five years ago it was one in 11.", ["change, 28 to, 11 from"]],
  [
    "Referrals were 3 per cent lower than in 2018 and 9 per cent lower than in 2017.",
    ["change, 3 ratio", "change, 9 ratio"],
  ],
] as const)(
  "one thing at two times is a change, and the size of a change is none of its ends: %s",
  (text, expected) => {
    expect(found(text)).toEqual(expected);
  },
);

test.each([
  ["Nobody spoke to the suspect for eight months.", ["duration, 8 alone"]],
  ["The file sat with prosecutors for 19 weeks before it was opened.", ["duration, 19 alone"]],
  [
    "Police took a median of 11 days to send a file, prosecutors a further 44.",
    ["average, 11 alone", "average, 44 alone"],
  ],
  ["An average of three children a day go missing.", ["average, 3 alone"]],
  ["The suspect was banned from driving for 14 months and never appealed.", []],
] as const)("a length that a case lay or waited is one, and a ban is none: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["Northumbria logged 88 crimes, Durham 61, Cleveland 140.", ["northumbria", "durham", "cleveland"]],
  ["Merseyside's rate (8 per cent) is above Cheshire's (4 per cent).", ["merseyside", "cheshire"]],
  ["Three forces, Cleveland, Kent and Gwent, account for 40 per cent of the crimes.", [null]],
  ["He told MPs that 3 per cent of crimes lead to a charge.", [null]],
] as const)(
  "a number is of the force that its own words name, and of none where two share it: %s",
  (text, expected) => {
    const places = findStatements(text).statements.map(({ place }) => place?.force ?? null);
    expect(places.slice(-expected.length)).toEqual(expected);
  },
);

test.each([
  "The victims, 14, 16 and 17, cannot be named.",
  "She has two children, 9 and 11.",
  "The number of posts fell in each of three years: 77, 52, 30.",
  "The force scored 61 out of 100 for diversity.",
  "The appeal raised £23,000 in a weekend, twice its target.",
])("a bare number beside persons, posts or money is nothing: %s", (text) => {
  expect(found(text)).toEqual([]);
});
