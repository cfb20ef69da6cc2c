// Shapes of replies, drawn: each is read without any correction, and everything it says comes out with it.
import { describe, expect, test } from "vitest";
import type { Grid } from "../../../src/sources/replies/grid.ts";
import { cellsOf, problemsOf, readDrawn, rowsOf, unknownOf } from "./drawn.ts";

interface Shape {
  readonly name: string;
  readonly drawing: string;
  readonly about?: Partial<Omit<Grid, "rows">>;
  readonly rows: string;
  readonly cells: readonly string[];
  readonly missing?: readonly string[];
  readonly unknown?: readonly string[];
  readonly problems?: readonly string[];
}

const HEAD = `
Kent Police
Crimes with a CSE flag, 2018/19`;

const SHAPES: readonly Shape[] = [
  {
    name: "a title, a header, outcomes down and a total that agrees",
    drawing: `
Crimes with a CSE flag by outcome, Kent Police, 2018/19

Outcome               | Number of crimes
Charged               | 16
No suspect identified | 169
Total                 | 185`,
    rows: "tbhdds",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE charged 16",
      "B5 kent 2018/19 crimes flag:CSE no-suspect 169",
      "B6 kent 2018/19 crimes flag:CSE total 185",
    ],
  },
  {
    name: "contact lines, a link and a line on worksheets above the table",
    drawing: `
This worksheet contains one table
Contact:        | foi@example.org
Telephone:      | 101
FOI reference:  | 10905/25
https://example.org/response
Essex Police: number of offences with a CSE marker, financial year 2019/20

Outcome         | Count
Charged         | 7`,
    rows: "ttttttbhd",
    cells: ["B9 essex 2019/20 crimes flag:CSE charged 7"],
  },
  {
    name: "a group header of years over sub-headers, merged",
    about: { merges: ["B3:C3", "D3:E3"] },
    drawing: `${HEAD}
         | 2017/18 |         | 2018/19 |
District | Crimes  | Charged | Crimes  | Charged
Medway   | 50      | 5       | 60      | 6`,
    rows: "tthhd",
    cells: [
      "B5 kent/Medway 2017/18 crimes flag:CSE total 50",
      "C5 kent/Medway 2017/18 crimes flag:CSE charged 5",
      "D5 kent/Medway 2018/19 crimes flag:CSE total 60",
      "E5 kent/Medway 2018/19 crimes flag:CSE charged 6",
    ],
  },
  {
    name: "the same in a CSV, where merged cells left blanks behind",
    drawing: `${HEAD}
         | 2017/18 |         | 2018/19 |         | Total
District | Crimes  | Charged | Crimes  | Charged | Crimes
Medway   | 50      | 5       | 60      | 6       | 110`,
    rows: "tthhd",
    cells: [
      "B5 kent/Medway 2017/18 crimes flag:CSE total 50",
      "C5 kent/Medway 2017/18 crimes flag:CSE charged 5",
      "D5 kent/Medway 2018/19 crimes flag:CSE total 60",
      "E5 kent/Medway 2018/19 crimes flag:CSE charged 6",
    ],
    problems: [],
  },
  {
    name: "a header in three rows with its label below",
    drawing: `${HEAD}
        |                | Outcomes |
        |                | Charged  | No suspect
Area    | All CSE crimes |          | identified
Thanet  | 10             | 1        | 9`,
    rows: "tthhhd",
    cells: [
      "B6 kent/Thanet 2018/19 crimes flag:CSE total 10",
      "C6 kent/Thanet 2018/19 crimes flag:CSE charged 1",
      "D6 kent/Thanet 2018/19 crimes flag:CSE no-suspect 9",
    ],
  },
  {
    name: "new lines, superscripts and note marks in headers",
    drawing: `${HEAD}
District | Number of⏎crimes [note 1] | Charged¹ | No suspect⏎identified (see note 2)*
Medway   | 50                        | 5        | 45`,
    rows: "tthd",
    cells: [
      "B4 kent/Medway 2018/19 crimes flag:CSE total 50",
      "C4 kent/Medway 2018/19 crimes flag:CSE charged 5",
      "D4 kent/Medway 2018/19 crimes flag:CSE no-suspect 45",
    ],
  },
  {
    name: "the header again further down",
    drawing: `${HEAD}
Outcome               | Crimes
Charged               | 16
Outcome               | Crimes
No suspect identified | 169`,
    rows: "tthdhd",
    cells: ["B4 kent 2018/19 crimes flag:CSE charged 16", "B6 kent 2018/19 crimes flag:CSE no-suspect 169"],
  },
  {
    name: "stacked tables with a title each: another year",
    drawing: `
Kent Police: crimes with a CSE flag

Table 1: 2018/19
Outcome | Crimes
Charged | 16

Table 2: 2019/20
Outcome | Crimes
Charged | 18`,
    rows: "tbthdbthd",
    cells: ["B5 kent 2018/19 crimes flag:CSE charged 16", "B9 kent 2019/20 crimes flag:CSE charged 18"],
  },
  {
    name: "stacked tables with a title each: another force and flag, and nothing is carried over",
    drawing: `
Table 1: crimes with a CSE flag, Kent Police, 2018/19
Outcome | Crimes
Charged | 16

Table 2: crimes with a CSA flag, Essex Police
Outcome | Crimes
Charged | 18`,
    rows: "thdbthd",
    cells: ["B3 kent 2018/19 crimes flag:CSE charged 16"],
    missing: ["period"],
  },
  {
    name: "stacked tables of two shapes",
    drawing: `
Kent Police, crimes with a CSE flag

Year    | Crimes
2018/19 | 540
2019/20 | 600

Outcome  | 2018/19 | 2019/20
Charged  | 16      | 18`,
    rows: "tbhddbhd",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE total 540",
      "B5 kent 2019/20 crimes flag:CSE total 600",
      "B8 kent 2018/19 crimes flag:CSE charged 16",
      "C8 kent 2019/20 crimes flag:CSE charged 18",
    ],
  },
  {
    name: "tables side by side under titles of their own",
    drawing: `
Kent Police, number of crimes with a CSE flag
2018/19               |        |  | 2019/20               |
Outcome               | Number |  | Outcome               | Number
Charged               | 5      |  | Charged               | 6
No suspect identified | 3      |  | Victim does not support action | 9
Total                 | 8      |  |                       |`,
    rows: "thhdds",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE charged 5",
      "E4 kent 2019/20 crimes flag:CSE charged 6",
      "B5 kent 2018/19 crimes flag:CSE no-suspect 3",
      "E5 kent 2019/20 crimes flag:CSE victim-does-not-support 9",
      "B6 kent 2018/19 crimes flag:CSE total 8",
    ],
  },
  {
    name: "years down, outcomes across",
    drawing: `
Kent Police, crimes with a CSE flag
Year    | Crimes | Charged | Not yet assigned
2018/19 | 540    | 16      | 3
2019/20 | 600    | 18      | 40`,
    rows: "thdd",
    cells: [
      "B3 kent 2018/19 crimes flag:CSE total 540",
      "C3 kent 2018/19 crimes flag:CSE charged 16",
      "D3 kent 2018/19 crimes flag:CSE open 3",
      "B4 kent 2019/20 crimes flag:CSE total 600",
      "C4 kent 2019/20 crimes flag:CSE charged 18",
      "D4 kent 2019/20 crimes flag:CSE open 40",
    ],
  },
  {
    name: "years across as bare numbers",
    drawing: `
Kent Police, number of crimes with a CSE flag
Outcome               | 2018 | 2019
Charged               | 16   | 18
No suspect identified | 169  | 2019`,
    rows: "thdd",
    cells: [
      "B3 kent 2018 crimes flag:CSE charged 16",
      "C3 kent 2019 crimes flag:CSE charged 18",
      "B4 kent 2018 crimes flag:CSE no-suspect 169",
      "C4 kent 2019 crimes flag:CSE no-suspect 2019",
    ],
  },
  {
    name: "forces across",
    drawing: `
Crimes with a CSE flag, 2018/19
Outcome  | Kent | Essex Police | Devon & Cornwall
Charged  | 16   | 12           | <5`,
    rows: "thd",
    cells: [
      "B3 kent 2018/19 crimes flag:CSE charged 16",
      "C3 essex 2018/19 crimes flag:CSE charged 12",
      "D3 devon-and-cornwall 2018/19 crimes flag:CSE charged 1 to 4",
    ],
  },
  {
    name: "forces down with England and Wales, which is no force",
    drawing: `
Crimes with a CSE flag, 2018/19
Police force      | Crimes | Charged
Kent              | 540    | 16
Essex             | 60     | 4
England and Wales | 600    | 20`,
    rows: "thdds",
    cells: [
      "B3 kent 2018/19 crimes flag:CSE total 540",
      "C3 kent 2018/19 crimes flag:CSE charged 16",
      "B4 essex 2018/19 crimes flag:CSE total 60",
      "C4 essex 2018/19 crimes flag:CSE charged 4",
    ],
  },
  {
    name: "quarters across under their year",
    drawing: `
Kent Police, crimes with a CSE flag
        | 2018/19 |    |    |    | 2019/20 |    |    |
Outcome | Q1      | Q2 | Q3 | Q4 | Q1      | Q2 | Q3 | Q4
Charged | 1       | 2  | 3  | 4  | 5       | 6  | 7  | 8`,
    rows: "thhd",
    cells: [
      "B4 kent 2018/19-Q1 crimes flag:CSE charged 1",
      "C4 kent 2018/19-Q2 crimes flag:CSE charged 2",
      "D4 kent 2018/19-Q3 crimes flag:CSE charged 3",
      "E4 kent 2018/19-Q4 crimes flag:CSE charged 4",
      "F4 kent 2019/20-Q1 crimes flag:CSE charged 5",
      "G4 kent 2019/20-Q2 crimes flag:CSE charged 6",
      "H4 kent 2019/20-Q3 crimes flag:CSE charged 7",
      "I4 kent 2019/20-Q4 crimes flag:CSE charged 8",
    ],
  },
  {
    name: "quarters across and the year in the title",
    drawing: `
Kent Police, crimes with a CSE flag, financial year 2018/19
Outcome | Q1 | Quarter 2 | Total
Charged | 1  | 2         | 3`,
    rows: "thd",
    cells: [
      "B3 kent 2018/19-Q1 crimes flag:CSE charged 1",
      "C3 kent 2018/19-Q2 crimes flag:CSE charged 2",
      "D3 kent 2018/19 crimes flag:CSE charged 3",
    ],
  },
  {
    name: "months down with the year in its own column, left blank under the first",
    drawing: `
Kent Police, crimes with a CSE flag
Year | Month | Crimes
2018 | April | 4
     | May   | 5
2019 | April | 6`,
    rows: "thddd",
    cells: [
      "C3 kent 2018-04-01/2018-04-30 crimes flag:CSE total 4",
      "C4 kent 2018-05-01/2018-05-31 crimes flag:CSE total 5",
      "C5 kent 2019-04-01/2019-04-30 crimes flag:CSE total 6",
    ],
  },
  {
    name: "a year and a quarter in two columns",
    drawing: `
Kent Police, number of crimes with a CSE flag
Financial Year | Financial Quarter | Outcome | Count
2018/19        | 1                 | Charged | 4
2018/19        | 4                 | Charged | 5`,
    rows: "thdd",
    cells: ["D3 kent 2018/19-Q1 crimes flag:CSE charged 4", "D4 kent 2018/19-Q4 crimes flag:CSE charged 5"],
  },
  {
    name: "long: force, year, outcome type and count",
    drawing: `
Force | Year    | Outcome type | Recorded offences with a CSE flag
Kent  | 2018/19 | 1            | 16
Essex | FY 18-19 | Outcome 18  | 169`,
    rows: "hdd",
    cells: ["D2 kent 2018/19 crimes flag:CSE outcome:1 16", "D3 essex 2018/19 crimes flag:CSE outcome:18 169"],
  },
  {
    name: "codes and titles of outcomes in two columns, and a code alone",
    drawing: `${HEAD}
Outcome code | Outcome                                  | Number of crimes
1            | Charged/Summonsed                        | 16
18           | Investigation complete                   | 169
OC16         | Victim declines - named suspect          | 12
20           | Responsibility for further investigation transferred to another body | 3`,
    rows: "tthdddd",
    cells: [
      "C4 kent 2018/19 crimes flag:CSE outcome:1 16",
      "C5 kent 2018/19 crimes flag:CSE outcome:18 169",
      "C6 kent 2018/19 crimes flag:CSE outcome:16 12",
      "C7 kent 2018/19 crimes flag:CSE outcome:20 3",
    ],
  },
  {
    name: "a column for each outcome type, by code",
    drawing: `${HEAD}
District | Outcome 1 | OC14 | 18 - Investigation complete | 1A | Outcome 22
Medway   | 1         | 2    | 3                           | 4  | 5`,
    rows: "tthd",
    cells: [
      "B4 kent/Medway 2018/19 crimes flag:CSE outcome:1 1",
      "C4 kent/Medway 2018/19 crimes flag:CSE outcome:14 2",
      "D4 kent/Medway 2018/19 crimes flag:CSE outcome:18 3",
      "E4 kent/Medway 2018/19 crimes flag:CSE of-which:1A 4",
      "F4 kent/Medway 2018/19 crimes flag:CSE outcome:22 5",
    ],
  },
  {
    name: "group labels with the list of their types",
    drawing: `${HEAD}
Outcome group                                                                          | Crimes
a. Charged/Summonsed (OC1)                                                             | 16
b. Evidential difficulties (victim does not support action) (OC14/16)                  | 75
e. Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)    | 4`,
    rows: "tthddd",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE outcome:1 16",
      "B5 kent 2018/19 crimes flag:CSE victim-does-not-support 75",
      "B6 kent 2018/19 crimes flag:CSE prosecution-prevented 4",
    ],
  },
  {
    name: "words that are no outcome of the framework are unknown, with what comes near",
    drawing: `${HEAD}
Outcome                 | Crimes
Charged                 | 16
Evidential difficulties | 75
NFA                     | 3
Cautions                | 2`,
    rows: "tthdddd",
    cells: ["B4 kent 2018/19 crimes flag:CSE charged 16"],
    unknown: ["line Evidential difficulties", "line NFA", "line Cautions"],
    problems: ["unknown-line A5", "unknown-line A6", "unknown-line A7"],
  },
  {
    name: "words and a number a row, without a header",
    about: { file: "west-midlands-19-15.csv" },
    drawing: `
Count of crimes with a CSE marker 2013/14                            | 111
Count of non-crimes with a CSE marker 2013/14                        | 119
Count of crimes with a CSE marker, outcome charge or summons 2013/14 | 24`,
    rows: "ddd",
    cells: [
      "B1 west-midlands 2013/14 crimes flag:CSE total 111",
      "B2 west-midlands 2013/14 non-crimes flag:CSE total 119",
      "B3 west-midlands 2013/14 crimes flag:CSE charged 24",
    ],
  },
  {
    name: "fields and figures in one list",
    drawing: `
Force                      | Sussex Police
Period                     | 01/04/2018 - 31/03/2019
Crimes with a CSE flag     | 540
Charged                    | 16`,
    rows: "ttdd",
    cells: ["B3 sussex 2018/19 crimes flag:CSE total 540"],
    missing: ["unit", "scope"],
  },
  {
    name: "one number a line, its words in the line above",
    about: { file: "Avon and Somerset 2016.csv" },
    drawing: `
CSE arrests
86
CSE charges
35`,
    rows: "tdtd",
    cells: [],
    missing: ["period", "scope"],
  },
  {
    name: "words and number in one cell",
    about: {
      file: "Avon and Somerset 2016.csv",
      text: ["Please find below the figures from 1 April 2015 to 31 March 2016."],
    },
    drawing: `
Arrests with a CSE marker: 86
Charges with a CSE marker: <5`,
    rows: "dd",
    cells: [
      "A1 avon-and-somerset 2015/16 arrests flag:CSE total 86",
      "A2 avon-and-somerset 2015/16 charges flag:CSE total 1 to 4",
    ],
  },
  {
    name: "forces in the first column, left blank under the first, with sums and a grand total",
    drawing: `
Number of crimes with a CSE flag
Force       | Outcome               | 2018/19 | 2019/20
Kent        | Charged               | 5       | 6
            | No suspect identified | 7       | 8
            | Total                 | 12      | 14
Essex       | Charged               | 1       | 2
            | No suspect identified | 3       | 4
            | Total                 | 4       | 6
Grand total |                       | 16      | 20`,
    rows: "thddsddss",
    cells: [
      "C3 kent 2018/19 crimes flag:CSE charged 5",
      "D3 kent 2019/20 crimes flag:CSE charged 6",
      "C4 kent 2018/19 crimes flag:CSE no-suspect 7",
      "D4 kent 2019/20 crimes flag:CSE no-suspect 8",
      "C5 kent 2018/19 crimes flag:CSE total 12",
      "D5 kent 2019/20 crimes flag:CSE total 14",
      "C6 essex 2018/19 crimes flag:CSE charged 1",
      "D6 essex 2019/20 crimes flag:CSE charged 2",
      "C7 essex 2018/19 crimes flag:CSE no-suspect 3",
      "D7 essex 2019/20 crimes flag:CSE no-suspect 4",
      "C8 essex 2018/19 crimes flag:CSE total 4",
      "D8 essex 2019/20 crimes flag:CSE total 6",
    ],
  },
  {
    name: "titles within the table: a force, then its outcomes",
    drawing: `
Number of crimes with a CSE flag
Outcome  | 2018/19 | 2019/20
Kent     |         |
Charged  | 5       | 6
Essex    |         |
Charged  | 7       | 8`,
    rows: "thtdtd",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE charged 5",
      "C4 kent 2019/20 crimes flag:CSE charged 6",
      "B6 essex 2018/19 crimes flag:CSE charged 7",
      "C6 essex 2019/20 crimes flag:CSE charged 8",
    ],
  },
  {
    name: "a label merged over its rows",
    about: { merges: ["A3:A4"] },
    drawing: `
Number of crimes with a CSE flag, 2018/19
Force | Outcome               | Number
Kent  | Charged               | 5
      | No suspect identified | 7`,
    rows: "thdd",
    cells: ["C3 kent 2018/19 crimes flag:CSE charged 5", "C4 kent 2018/19 crimes flag:CSE no-suspect 7"],
  },
  {
    name: "spacer rows and columns",
    drawing: `${HEAD}

Outcome               | | Number of crimes

Charged               | | 16

No suspect identified | | 169`,
    rows: "ttbhbdbd",
    cells: ["C6 kent 2018/19 crimes flag:CSE charged 16", "C8 kent 2018/19 crimes flag:CSE no-suspect 169"],
  },
  {
    name: "a table that begins in column B",
    drawing: `
 | Kent Police
 | Crimes with a CSE flag, 2018/19
 |
 | Outcome | Crimes
 | Charged | 16`,
    rows: "ttbhd",
    cells: ["C5 kent 2018/19 crimes flag:CSE charged 16"],
  },
  {
    name: "footnotes below the figures are no rows of the table",
    drawing: `${HEAD}
Outcome               | Crimes
Charged               | 16
No suspect identified | *

* denotes fewer than 5
Source: crime recording system, extracted on 12 May 2021
1. Figures are subject to change`,
    rows: "tthddbnnn",
    cells: ["B4 kent 2018/19 crimes flag:CSE charged 16", "B5 kent 2018/19 crimes flag:CSE no-suspect 1 to 4"],
  },
  {
    name: "marks, words and sections in place of figures",
    drawing: `${HEAD}
Outcome                        | Crimes
Charged                        | fewer than 5
No suspect identified          | NIL
Victim does not support action | 5 or fewer
Transferred                    | exempt s40
Not yet assigned               | [c]
Community resolution           | ..
Taken into consideration       |`,
    rows: "tthddddddd",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE charged 1 to 4",
      "B5 kent 2018/19 crimes flag:CSE no-suspect 0",
      "B6 kent 2018/19 crimes flag:CSE victim-does-not-support 1 to 5",
      "B7 kent 2018/19 crimes flag:CSE transferred withheld (s.40)",
      "B8 kent 2018/19 crimes flag:CSE open withheld ([c])",
      "B9 kent 2018/19 crimes flag:CSE outcome:8 not stated (..)",
      "B10 kent 2018/19 crimes flag:CSE taken-into-consideration not stated (blank)",
    ],
    problems: [],
  },
  {
    name: "a cell that nobody understands is kept as that, and told",
    drawing: `${HEAD}
Outcome               | Crimes
Charged               | about a dozen
No suspect identified | 12`,
    rows: "tthdd",
    cells: [
      "B4 kent 2018/19 crimes flag:CSE charged not understood (about a dozen)",
      "B5 kent 2018/19 crimes flag:CSE no-suspect 12",
    ],
    problems: ["value-not-understood B4"],
  },
  {
    name: "shares beside counts are left out",
    drawing: `${HEAD}
Outcome               | Crimes | % of crimes | Rate per 1,000
Charged               | 16     | 8.6%        | 0.2
No suspect identified | 169    | 91.4        | 1.1`,
    rows: "tthdd",
    cells: ["B4 kent 2018/19 crimes flag:CSE charged 16", "B5 kent 2018/19 crimes flag:CSE no-suspect 169"],
    problems: [],
  },
  {
    name: "notes in a column of their own go with the figures",
    drawing: `${HEAD}
Outcome               | Crimes | Comments
Charged               | 16     | Includes summons
No suspect identified | 169    |`,
    rows: "tthdd",
    cells: ["B4 kent 2018/19 crimes flag:CSE charged 16", "B5 kent 2018/19 crimes flag:CSE no-suspect 169"],
  },
  {
    name: "offences down under a flag: both hold, and the sum over offences is the flag's",
    drawing: `${HEAD}
Offence                          | Crimes | Charged
19D Rape of a female child under 16 | 10  | 1
Sexual grooming                  | 20     | 2
Total                            | 30     | 3`,
    rows: "tthdds",
    cells: [
      "B4 kent 2018/19 crimes other:Crimes with the CSE flag: Rape of a female child under 16 (19D) total 10",
      "C4 kent 2018/19 crimes other:Crimes with the CSE flag: Rape of a female child under 16 (19D) charged 1",
      "B5 kent 2018/19 crimes other:Crimes with the CSE flag: Sexual grooming (88A) total 20",
      "C5 kent 2018/19 crimes other:Crimes with the CSE flag: Sexual grooming (88A) charged 2",
      "B6 kent 2018/19 crimes flag:CSE total 30",
      "C6 kent 2018/19 crimes flag:CSE charged 3",
    ],
  },
  {
    name: "offence codes without a flag",
    drawing: `
Kent Police: number of offences recorded in 2018/19
HO code | Offence description | Total
71/17   | Sexual communication with a child | 52
88A     | Sexual grooming     | 4`,
    rows: "thdd",
    cells: ["C3 kent 2018/19 crimes code:71/17 total 52", "C4 kent 2018/19 crimes code:88A total 4"],
  },
  {
    name: "districts and the force below them",
    drawing: `${HEAD}
District | Crimes | Charged
Medway   | 50     | 5
Thanet   | 40     | 4
Total    | 90     | 9`,
    rows: "tthdds",
    cells: [
      "B4 kent/Medway 2018/19 crimes flag:CSE total 50",
      "C4 kent/Medway 2018/19 crimes flag:CSE charged 5",
      "B5 kent/Thanet 2018/19 crimes flag:CSE total 40",
      "C5 kent/Thanet 2018/19 crimes flag:CSE charged 4",
      "B6 kent 2018/19 crimes flag:CSE total 90",
      "C6 kent 2018/19 crimes flag:CSE charged 9",
    ],
  },
  {
    name: "units in columns never mix",
    drawing: `
Kent Police, CSE flag, 2018/19
Measure | Crimes | Arrests | Suspects | Charges
CSE flag | 540 | 60 | 55 | 35`,
    rows: "thd",
    cells: [
      "B3 kent 2018/19 crimes flag:CSE total 540",
      "C3 kent 2018/19 arrests flag:CSE total 60",
      "D3 kent 2018/19 suspects flag:CSE total 55",
      "E3 kent 2018/19 charges flag:CSE total 35",
    ],
  },
  {
    name: "two flags in columns",
    drawing: `
Kent Police, recorded crimes, 2018/19
District | CSE flag | CSA flag
Medway   | 5        | 6`,
    rows: "thd",
    cells: ["B3 kent/Medway 2018/19 crimes flag:CSE total 5", "C3 kent/Medway 2018/19 crimes flag:CSA total 6"],
  },
  {
    name: "a breakdown that the standard has no word for is unknown, and only its sum is a figure",
    drawing: `${HEAD}
Age of victim | Crimes
0 to 9        | 4
10 to 15      | 12
Total         | 16`,
    rows: "tthdds",
    cells: ["B6 kent 2018/19 crimes flag:CSE total 16"],
    unknown: ["scope 0 to 9", "scope 10 to 15"],
    problems: ["unknown-scope A4", "unknown-scope A5"],
  },
];

describe("a reply is read by its words", () => {
  test.each(SHAPES.map((shape) => [shape.name, shape] as const))("%s", (_, shape) => {
    const reading = readDrawn(shape.drawing, shape.about);
    expect(cellsOf(reading)).toEqual(shape.cells);
    expect(rowsOf(reading)).toBe(shape.rows);
    expect(reading.missing).toEqual(shape.missing ?? []);
    expect(unknownOf(reading)).toEqual(shape.unknown ?? []);
    if (shape.problems !== undefined) expect(problemsOf(reading)).toEqual(shape.problems);
  });
});
