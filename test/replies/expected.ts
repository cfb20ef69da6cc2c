// What must come of each made reply, written by hand beside the replies: the figures, the refusals, what must be told, and the one thing a person says.
import { daysInMonth } from "../../src/ground/day.ts";
import type { Correction } from "../../src/sources/replies/layout.ts";
import { balances, type ExpectedReply } from "./expectation.ts";
import { RULE } from "./words.ts";

/** The officers' rule as somebody says it once for a reply that is silent about it. */
const SAYS_RULE: Correction = { kind: "means", means: { flagRule: RULE } };

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map((month, index) => {
  const name = `${month >= 4 ? 2023 : 2024}-${String(month).padStart(2, "0")}`;
  const last = daysInMonth(month >= 4 ? 2023 : 2024, month);
  const open = 4 + index - (index % 2);
  return [
    `${name}-01/${name}-${last}`,
    `total ${10 + index}, charged ${index % 2}, no-suspect 6, open ${open}`,
  ] as const;
});

/** The thirty-four. */
export const EXPECTED: readonly ExpectedReply[] = [
  {
    file: "FOI 01234-24 South Yorkshire Police response.xlsx",
    shape: "preamble, outcomes down, footnotes, the rule of the flag stated",
    correction: null,
    is: "balance",
    flagRule: /applied by officers/u,
    balances: balances("south-yorkshire", {
      "2023/24": "total 330, charged 18, no-suspect 140, victim-does-not-support 88, transferred 61, open 23",
    }),
  },
  {
    file: "FOI 24-0871 Kent.csv",
    shape: "years down, outcomes across, note marks, thousands with spaces after them",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("kent", {
      "2022/23": "total 1204, charged 31, no-suspect 402, victim-does-not-support 511, transferred 60, open 200",
      "2023/24": "total 1310, charged 28, no-suspect 431, victim-does-not-support 540, transferred 71, open 240",
    }),
  },
  {
    file: "1026A_24 West Midlands Police.xlsx",
    shape: "codes and titles down, years across, a marker carried over from a person",
    correction: null,
    is: "balance",
    flagRule: /because a suspect was linked/u,
    balances: balances("west-midlands", {
      "2021/22": "total 520, charged 40, victim-does-not-support 300, no-suspect 150, transferred 10, open 20",
      "2022/23": "total 587, charged 35, victim-does-not-support 320, no-suspect 160, transferred 12, open 60",
      "2023/24": "total 684, charged 30, victim-does-not-support 340, no-suspect 170, transferred 14, open 130",
    }),
  },
  {
    file: "Essex Police FOI 19221 CSE flagged offences and outcomes.csv",
    shape: "long: a row for each year and outcome; UTF-8 with a mark; nothing said of the basis",
    basis: "not stated",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("essex", {
      "2022/23": "total 180, charged 12, no-suspect 70, victim-does-not-support 90, open 8",
      "2023/24": "total 220, charged 10, no-suspect 75, victim-does-not-support 95, open 40",
    }),
  },
  {
    file: "Durham Constabulary FOI 402-24.xlsx",
    shape: "quarters across, then their year",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("durham", {
      "2023/24-Q1": "total 28, charged 2, no-suspect 10, victim-does-not-support 15, open 1",
      "2023/24-Q2": "total 30, charged 1, no-suspect 12, victim-does-not-support 14, open 3",
      "2023/24-Q3": "total 34, charged 3, no-suspect 9, victim-does-not-support 16, open 6",
      "2023/24-Q4": "total 38, charged 2, no-suspect 11, victim-does-not-support 13, open 12",
      "2023/24": "total 130, charged 8, no-suspect 42, victim-does-not-support 58, open 22",
    }),
  },
  {
    file: "Cumbria Constabulary 2024-118.xlsx",
    shape: "codes only, and a column of numbers that count nothing",
    correction: { kind: "column", table: 0, column: "C", role: "ignore" },
    is: "balance",
    flagRule: /applied by officers/u,
    balances: balances("cumbria", {
      "2023/24":
        "total 120, charged 4, victim-does-not-support 54, evidential-difficulties 6, no-suspect 40, transferred 2, open 14",
    }),
  },
  {
    file: "response data.csv",
    shape: "group labels with lists of codes, one of them with codes of other lines; the force in the title alone",
    correction: {
      kind: "label",
      dimension: "line",
      text: "e. Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)",
      means: "prosecution-prevented",
    },
    is: "balance",
    flagRule: /applied by officers/u,
    balances: balances("bedfordshire", {
      "2023/24":
        "total 220, charged 9, victim-does-not-support 88, evidential-difficulties 17, no-suspect 61, prosecution-prevented 12, open 33",
    }),
  },
  {
    file: "Sussex Police 2024-01991.xlsx",
    shape: "two lines of headings, merged; percentages beside counts",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("sussex", {
      "2022/23": "total 200, charged 14, no-suspect 76, victim-does-not-support 90, open 20",
      "2023/24": "total 200, charged 12, no-suspect 70, victim-does-not-support 88, open 30",
    }),
  },
  {
    file: "Response attachment.xlsx",
    shape: "a table a year, each with its title and headings; the force in the title alone",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("cambridgeshire", {
      "2021/22": "total 80, charged 6, no-suspect 30, victim-does-not-support 44, open 0",
      "2022/23": "total 95, charged 7, no-suspect 33, victim-does-not-support 50, open 5",
      "2023/24": "total 110, charged 5, no-suspect 36, victim-does-not-support 47, open 22",
    }),
  },
  {
    file: "Northamptonshire Police FOI 10905.xlsx",
    shape: "a sum that is not the sum of its parts",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("northamptonshire", {
      "2023/24": "total 24, charged 6, no-suspect 12, victim-does-not-support 4",
    }),
    told: [/(?=.*24)(?=.*22)/u],
  },
  {
    file: "Avon and Somerset 761-24 reply.txt",
    shape: "one number a line, no table",
    correction: null,
    is: "letter",
    balances: [],
    told: [/by.hand/u],
  },
  {
    file: "Cheshire Constabulary 14477.xlsx",
    shape: "the working table in a hidden sheet",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("cheshire", {
      "2023/24": "total 96, charged 5, no-suspect 31, victim-does-not-support 40, open 20",
    }),
    told: [/^hidden-sheet: .*Working/u],
  },
  {
    file: "Derbyshire FOI 3106-24.xlsx",
    shape: "a comment, a hidden row, a pivot cache",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("derbyshire", {
      "2023/24": "total 150, charged 8, no-suspect 44, evidential-difficulties 15, victim-does-not-support 52, open 31",
    }),
    told: [/^hidden-row: /u, /^comment: /u, /^pivot-cache: /u],
  },
  {
    file: "Devon & Cornwall Police 004411-24.xlsx",
    shape: "`<5` and `*`, and the rule that explains the star",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("devon-and-cornwall", {
      "2022/23":
        "total 104, charged 1 to 4, no-suspect 40, victim-does-not-support 52, taken-into-consideration 1 to 4, open 7",
      "2023/24":
        "total 127, charged 6, no-suspect 38, victim-does-not-support 61, taken-into-consideration 1 to 4, open 20",
    }),
  },
  {
    file: "Dyfed-Powys Police 508-2024.xls",
    shape: "`*` that nobody explains, in a workbook of Excel 97",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("dyfed-powys", {
      "2023/24": "total 41, charged withheld (*), no-suspect 14, victim-does-not-support 21, open withheld (*)",
    }),
  },
  {
    file: "Copy of Book1 (002).xlsx",
    shape: "NIL, None, a dash, a blank; no force named anywhere",
    correction: { kind: "means", means: { force: "gwent" } },
    is: "balance",
    flagRule: /applied by officers/u,
    balances: balances("gwent", {
      "2023/24":
        "total 25, charged 0, no-suspect 9, victim-does-not-support 12, taken-into-consideration 0, transferred not stated (-), diversion not stated (blank), open 4",
    }),
  },
  {
    file: "Leicestershire Police 3390-24.ods",
    shape: "calendar years down, an ODS that repeats equal cells",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("leicestershire", {
      "2022": "total 90, charged 5, no-suspect 30, victim-does-not-support 30, open 25",
      "2023": "total 100, charged 6, no-suspect 32, victim-does-not-support 32, open 30",
    }),
  },
  {
    file: "FOI 5511-24 Lincolnshire Police.csv",
    shape: "months down",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("lincolnshire", Object.fromEntries(MONTHS)),
  },
  {
    file: "Merseyside Police 19_15.pdf",
    shape: "figures in sentences of a letter",
    correction: null,
    is: "letter",
    balances: [],
    told: [/by hand/u],
  },
  {
    file: "North Yorkshire Police 0052.2024-25 refusal.pdf",
    shape: "refused in whole because one part was over the limit",
    correction: null,
    is: "refused",
    balances: balances("north-yorkshire", { "2023/24": "total cost limit (s.12(1))" }),
    told: [/^refused-in-whole: /u],
  },
  {
    file: "Thames Valley Police - refusal notice 025489.html",
    shape: "neither confirmed nor denied, under three sections",
    correction: null,
    is: "refused",
    balances: balances("thames-valley", { "2023/24": "total withheld (s.30(3), s.31(3), s.40(5))" }),
    told: [/^refused: /u],
  },
  {
    file: "Hertfordshire Constabulary FOI 211-24.xlsx",
    shape: "some cells withheld, each with its section",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("hertfordshire", {
      "2023/24":
        "total 120, charged 7, no-suspect 41, victim-does-not-support withheld (s.40(2)), taken-into-consideration withheld (s.31(1)(a)), open 25",
    }),
  },
  {
    file: "City of London Police 33-24.txt",
    shape: "no information held",
    correction: null,
    is: "refused",
    balances: balances("city-of-london", { "2023/24": "total not held" }),
  },
  {
    file: "Warwickshire Police 771-24.xlsx",
    shape: "crimes and non-crimes side by side, and a row that is a part of others",
    correction: { kind: "label", dimension: "line", text: "Recorded online (included above)", means: "" },
    is: "balance",
    flagRule: /applied by officers/u,
    balances: [
      ...balances("warwickshire", {
        "2023/24": "total 88, charged 3, no-suspect 30, victim-does-not-support 35, open 20",
      }),
      { force: "warwickshire", period: "2023/24", unit: "non-crimes", says: "total 34" },
    ],
  },
  {
    file: "Wiltshire Police FOI 2024-118 and 2024-119.xlsx",
    shape: "two requests in one workbook, a sheet each",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("wiltshire", {
      "2022/23": "total 50, charged 3, no-suspect 20, victim-does-not-support 25, open 2",
      "2023/24": "total 60, charged 4, no-suspect 18, victim-does-not-support 26, open 12",
    }),
  },
  {
    file: "Nottinghamshire Police 001877-24.pdf",
    shape: "a PDF table with lines",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("nottinghamshire", {
      "2023/24": "total 250, charged 13, no-suspect 84, victim-does-not-support 102, transferred 4, open 47",
    }),
  },
  {
    file: "Staffordshire Police FOI 16102.pdf",
    shape: "a PDF table without lines over two pages; a label of the force's own",
    correction: { kind: "label", dimension: "line", text: "Undetected - no named suspect", means: "no-suspect" },
    is: "balance",
    flagRule: /applied by officers/u,
    balances: balances("staffordshire", {
      "2023/24": "total 170, charged 9, no-suspect 55, victim-does-not-support 70, evidential-difficulties 11, open 25",
    }),
  },
  {
    file: "RE_ FOI 188-24.html",
    shape: "a table in a mail, and children in place of crimes",
    basis: "not stated",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("surrey", { "2022/23": "total 61", "2023/24": "total 58" }).map((one) => ({
      ...one,
      unit: "children",
    })),
  },
  {
    file: "2024-377 North Wales Police attachment.csv",
    shape: "semicolons and Windows-1252, groups only",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("north-wales", {
      "2023/24":
        "total 200, charged 10, evidential-difficulties 12, victim-does-not-support 90, no-suspect 64, prosecution-prevented 6, open 18",
    }),
  },
  {
    file: "South Wales Police 622-24.txt",
    shape: "tabs and UTF-16, small figures in words",
    correction: SAYS_RULE,
    is: "balance",
    balances: balances("south-wales", {
      "2022/23": "total 86, charged 1 to 4, no-suspect 33, victim-does-not-support 47, open 1 to 4",
      "2023/24": "total 103, charged 1 to 5, no-suspect 35, victim-does-not-support 50, open 14",
    }),
  },
  {
    file: "Hampshire FOI 004877-24.zip",
    shape: "a workbook and the letter that came with it, in a zip; the letter tells the rule of the flag",
    correction: null,
    is: "balance",
    flagRule: /keyword search/u,
    balances: balances("hampshire", {
      "2023/24": "total 300, charged 15, no-suspect 120, victim-does-not-support 130, open 35",
    }),
  },
  {
    file: "Norfolk & Suffolk Constabularies 004512-24.xlsx",
    shape: "one answer for two forces, a column each",
    correction: SAYS_RULE,
    is: "balance",
    balances: [
      ...balances("norfolk", {
        "2023/24": "total 100, charged 6, no-suspect 40, victim-does-not-support 44, open 10",
      }),
      ...balances("suffolk", {
        "2023/24": "total 80, charged 4, no-suspect 30, victim-does-not-support 38, open 8",
      }),
    ],
  },
  {
    file: "West Yorkshire Police 1287465-24.xlsx",
    shape: "districts, and the force below them",
    correction: SAYS_RULE,
    is: "balance",
    balances: [
      ...balances("west-yorkshire", {
        "2023/24": "total 500, charged 22, no-suspect 188, victim-does-not-support 210, open 80",
      }),
      {
        force: "west-yorkshire",
        area: "Bradford",
        period: "2023/24",
        says: "total 240, charged 10, no-suspect 90, victim-does-not-support 100, open 40",
      },
      {
        force: "west-yorkshire",
        area: "Leeds",
        period: "2023/24",
        says: "total 260, charged 12, no-suspect 98, victim-does-not-support 110, open 40",
      },
    ],
  },
  {
    file: "GMP FOI 13341 by district.csv",
    shape: "districts, and no figure of the force",
    correction: SAYS_RULE,
    is: "balance",
    balances: [
      {
        force: "greater-manchester",
        area: "Bolton",
        period: "2023/24",
        says: "total 50, charged 2, no-suspect 20, victim-does-not-support 20, open 8",
      },
      {
        force: "greater-manchester",
        area: "Bury",
        period: "2023/24",
        says: "total 40, charged 1, no-suspect 15, victim-does-not-support 18, open 6",
      },
    ],
  },
];
