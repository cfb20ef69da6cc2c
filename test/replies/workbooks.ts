// Replies that are workbooks: XLSX of many shapes, an old XLS, an ODS with repeated cells, a zip of a workbook and its letter.
import { Buffer } from "node:buffer";
import { odsParts, part, zip } from "../sources/zip.ts";
import { BASIS, G_VICTIM, lines, type MadeReply, OFFICERS, T0, T1, T14, T15, T16, T18, T20 } from "./words.ts";
import { xls } from "./xls.ts";
import { type BookSheet, type Row, xlsx } from "./xlsx.ts";

function book(file: string, rows: readonly Row[], more: Partial<BookSheet> = {}): MadeReply {
  return { file, bytes: xlsx([{ name: "Sheet1", rows, ...more }]) };
}

/** Preamble, outcomes down, footnotes; rule of the flag stated. */
function southYorkshire(): MadeReply {
  return book("FOI 01234-24 South Yorkshire Police response.xlsx", [
    ["Freedom of Information request 01234-24"],
    ["South Yorkshire Police"],
    ["Crimes with a CSE flag recorded between 1 April 2023 and 31 March 2024"],
    [],
    ["Outcome", "Number of crimes"],
    [T1, 18],
    [T18, 140],
    [G_VICTIM, 88],
    [T20, 61],
    [T0, 23],
    ["Total", 330],
    [],
    [`Data extracted on 4 June 2024. ${BASIS}`],
    [OFFICERS],
  ]);
}

/** Codes and titles down, years across; the marker is carried over from a person. */
function westMidlands(): MadeReply {
  return book("1026A_24 West Midlands Police.xlsx", [
    ["West Midlands Police - FOI 1026A/24"],
    ["Crimes with a CSE marker by year recorded"],
    [],
    ["Outcome", "2021/22", "2022/23", "2023/24"],
    [`1 - ${T1}`, 40, 35, 30],
    [`14 - ${T14}`, 100, 110, 120],
    [`16 - ${T16}`, 200, 210, 220],
    [`18 - ${T18}`, 150, 160, 170],
    [`20 - ${T20}`, 10, 12, 14],
    [`0 - ${T0}`, 20, 60, 130],
    ["Total", 520, 587, 684],
    [],
    [BASIS],
    ["A CSE marker may be added to a crime because a suspect was linked to a CSE investigation in the past."],
  ]);
}

/** Quarters across, then the year. */
function durham(): MadeReply {
  return book("Durham Constabulary FOI 402-24.xlsx", [
    ["Durham Constabulary: crimes with a CSE flag by quarter recorded"],
    [BASIS],
    ["Outcome", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24", "2023/24"],
    ["Charged", 2, 1, 3, 2, 8],
    ["No suspect identified", 10, 12, 9, 11, 42],
    ["Victim does not support action", 15, 14, 16, 13, 58],
    [T0, 1, 3, 6, 12, 22],
    ["Total", 28, 30, 34, 38, 130],
  ]);
}

/** Codes only, and a column of ranks that are no counts. */
function cumbria(): MadeReply {
  return book("Cumbria Constabulary 2024-118.xlsx", [
    ["Cumbria Constabulary. Crimes with a CSE flag recorded in 2023/24."],
    [BASIS],
    [OFFICERS],
    ["Outcome code", "Crimes", "Rank"],
    ["OC1", 4, 6],
    ["OC14", 21, 3],
    ["OC15", 6, 5],
    ["OC16", 33, 2],
    ["OC18", 40, 1],
    ["OC20", 2, 7],
    ["OC0", 14, 4],
    ["Total", 120, null],
  ]);
}

/** Two lines of headings, merged over counts and percentages. */
function sussex(): MadeReply {
  const rows: readonly Row[] = [
    ["Sussex Police FOI 2024/01991"],
    [`Crimes with a CSE flag. ${BASIS}`],
    [],
    ["Outcome", "2022/23", null, "2023/24", null],
    [null, "Crimes", "%", "Crimes", "%"],
    [T1, 14, "7%", 12, "6%"],
    [T18, 76, "38%", 70, "35%"],
    [G_VICTIM, 90, "45%", 88, "44%"],
    [T0, 20, "10%", 30, "15%"],
    ["Total", 200, "100%", 200, "100%"],
  ];
  return book("Sussex Police 2024-01991.xlsx", rows, { merges: ["A4:A5", "B4:C4", "D4:E4"] });
}

/** A table a year, one below the other, each with its title and headings. The force stands in the title alone. */
function cambridgeshire(): MadeReply {
  const year = (period: string, ...counts: readonly number[]): Row[] => [
    [period],
    ["Outcome", "Crimes"],
    ...[T1, T18, G_VICTIM, T0, "Total"].map((label, index): Row => [label, counts[index] ?? 0]),
    [],
  ];
  return book("Response attachment.xlsx", [
    ["Cambridgeshire Constabulary: crimes with a CSE flag, by financial year recorded"],
    [BASIS],
    [],
    ...year("2021/22", 6, 30, 44, 0, 80),
    ...year("2022/23", 7, 33, 50, 5, 95),
    ...year("2023/24", 5, 36, 47, 22, 110),
  ]);
}

/** A "Sum" that is not the sum. */
function northamptonshire(): MadeReply {
  return book("Northamptonshire Police FOI 10905.xlsx", [
    ["Northamptonshire Police: crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Number of crimes"],
    ["Charged", 6],
    ["No suspect identified", 12],
    ["Victim does not support action", 4],
    ["Sum:", 24],
  ]);
}

/** The working table behind the answer, in a sheet that is hidden: read too, every crime would count twice. */
function cheshire(): MadeReply {
  const labels = ["Charged", "No suspect identified", "Victim does not support action", T0];
  const counts = [5, 31, 40, 20];
  const rows: readonly Row[] = [
    ["Cheshire Constabulary: crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Number of crimes"],
    ...labels.map((label, index): Row => [label, counts[index] ?? 0]),
    ["Total", 96],
  ];
  const working: readonly Row[] = [["Outcome", "Number of crimes"], ...labels.map((label): Row => [label, 24])];
  return {
    file: "Cheshire Constabulary 14477.xlsx",
    bytes: xlsx([
      { name: "Response", rows },
      { name: "Working", rows: working, hidden: true },
    ]),
  };
}

/** A comment, a hidden row and a pivot cache. */
function derbyshire(): MadeReply {
  const rows: readonly Row[] = [
    ["Derbyshire Constabulary FOI 3106/24"],
    [`Crimes with a CSE flag recorded in 2023/24. ${BASIS}`],
    ["Outcome", "Crimes"],
    ["Charged", 8],
    ["No suspect identified", 44],
    [T15, 15],
    ["Victim does not support action", 52],
    [T0, 31],
    ["Total", 150],
  ];
  const more = { hiddenRows: [6], comments: [["B4", "Two of these are from 2019."]] as const };
  return { file: "Derbyshire FOI 3106-24.xlsx", bytes: xlsx([{ name: "Sheet1", rows, ...more }], { pivot: true }) };
}

/** Small figures as `<5` and `*`, with the rule that explains the star. */
function devonAndCornwall(): MadeReply {
  return book("Devon & Cornwall Police 004411-24.xlsx", [
    ["Devon & Cornwall Police"],
    [`Crimes with a CSE flag by year recorded. ${BASIS}`],
    ["Outcome", "2022/23", "2023/24"],
    ["Charged", "<5", 6],
    ["No suspect identified", 40, 38],
    ["Victim does not support action", 52, 61],
    ["Taken into consideration", "*", "*"],
    [T0, 7, 20],
    ["Total", 104, 127],
    [],
    ["* denotes fewer than 5"],
  ]);
}

/** A star that nobody explains, in a workbook of Excel 97. */
function dyfedPowys(): MadeReply {
  const rows: readonly Row[] = [
    ["Dyfed-Powys Police FOI 508/2024"],
    ["Crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Number of crimes"],
    ["Charged", "*"],
    ["No suspect identified", 14],
    ["Victim does not support action", 21],
    [T0, "*"],
    ["Total", 41],
  ];
  return { file: "Dyfed-Powys Police 508-2024.xls", bytes: xls("Data", rows) };
}

/** NIL, None, a dash, a blank; and no force named anywhere. */
function gwent(): MadeReply {
  return book("Copy of Book1 (002).xlsx", [
    [`Crimes with a CSE flag recorded in 2023/24. ${BASIS}`],
    [OFFICERS],
    ["Outcome", "Number of crimes"],
    ["Charged", "NIL"],
    ["No suspect identified", 9],
    ["Victim does not support action", 12],
    ["Taken into consideration", "None"],
    ["Transferred to another body", "-"],
    ["Diversion, education or intervention", null],
    [T0, 4],
    ["Total", 25],
  ]);
}

/** Some cells withheld, each with its section. */
function hertfordshire(): MadeReply {
  return book("Hertfordshire Constabulary FOI 211-24.xlsx", [
    ["Hertfordshire Constabulary: crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Number of crimes"],
    ["Charged", 7],
    ["No suspect identified", 41],
    ["Victim does not support action", "Withheld s.40(2)"],
    ["Taken into consideration", "Exempt under section 31(1)(a)"],
    [T0, 25],
    ["Total", 120],
  ]);
}

/** Crimes and non-crimes side by side, and a row that is a part of another. */
function warwickshire(): MadeReply {
  return book("Warwickshire Police 771-24.xlsx", [
    ["Warwickshire Police: crimes and non-crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    [OFFICERS],
    ["Outcome", "Crimes", "Non-crimes"],
    ["Charged", 3, null],
    ["No suspect identified", 30, null],
    ["Victim does not support action", 35, null],
    [T0, 20, null],
    ["Recorded online (included above)", 12, 5],
    ["Total", 88, 34],
  ]);
}

/** Two requests answered in one workbook, a sheet each. */
function wiltshire(): MadeReply {
  const sheet = (name: string, period: string, ...counts: readonly number[]): BookSheet => ({
    name,
    rows: [
      [`Wiltshire Police: ${name}`],
      [`Crimes with a CSE flag recorded in ${period}. ${BASIS}`],
      ["Outcome", "Number of crimes"],
      ...["Charged", "No suspect identified", "Victim does not support action", T0, "Total"].map(
        (label, index): Row => [label, counts[index] ?? 0],
      ),
    ],
  });
  return {
    file: "Wiltshire Police FOI 2024-118 and 2024-119.xlsx",
    bytes: xlsx([
      sheet("FOI 2024-118", "2022/23", 3, 20, 25, 2, 50),
      sheet("FOI 2024-119", "2023/24", 4, 18, 26, 12, 60),
    ]),
  };
}

/** One answer for two forces, a column each. */
function norfolkAndSuffolk(): MadeReply {
  return book("Norfolk & Suffolk Constabularies 004512-24.xlsx", [
    ["Crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Norfolk Constabulary", "Suffolk Constabulary"],
    ["Charged", 6, 4],
    ["No suspect identified", 40, 30],
    ["Victim does not support action", 44, 38],
    [T0, 10, 8],
    ["Total", 100, 80],
  ]);
}

/** Districts, and the force below them. */
function westYorkshire(): MadeReply {
  return book("West Yorkshire Police 1287465-24.xlsx", [
    ["West Yorkshire Police: crimes with a CSE flag recorded in 2023/24, by district"],
    [BASIS],
    ["District", "Total crimes", "Charged", "No suspect identified", "Victim does not support action", T0],
    ["Bradford", 240, 10, 90, 100, 40],
    ["Leeds", 260, 12, 98, 110, 40],
    ["Force total", 500, 22, 188, 210, 80],
  ]);
}

/** Calendar years down, in an ODS that repeats equal cells. */
function leicestershire(): MadeReply {
  const text = (words: string, more = ""): string =>
    `<table:table-cell office:value-type="string"${more}><text:p>${words}</text:p></table:table-cell>`;
  const number = (value: number, times = 1): string => {
    const repeated = times === 1 ? "" : ` table:number-columns-repeated="${times}"`;
    return `<table:table-cell office:value-type="float" office:value="${value}"${repeated}><text:p>${value}</text:p></table:table-cell>`;
  };
  const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join("")}</table:table-row>`;
  const titles = [
    "Calendar year",
    "Total crimes",
    "Charged",
    "No suspect identified",
    "Victim does not support action",
    T0,
  ];
  const table = [
    row(text("Leicestershire Police FOI 3390/24")),
    row(text(`Crimes with a CSE flag by calendar year recorded. ${BASIS}`)),
    row(...titles.map((title) => text(title))),
    row(text("2022"), number(90), number(5), number(30, 2), number(25)),
    row(text("2023"), number(100), number(6), number(32, 2), number(30)),
    '<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  ];
  const bytes = zip(odsParts(`<table:table table:name="FOI 3390">${table.join("")}</table:table>`));
  return { file: "Leicestershire Police 3390-24.ods", bytes };
}

/** A workbook and the letter that came with it, in a zip. */
function hampshire(): MadeReply {
  const rows: readonly Row[] = [
    ["Crimes with a CSE flag recorded in 2023/24"],
    [BASIS],
    ["Outcome", "Number of crimes"],
    ["Charged", 15],
    ["No suspect identified", 120],
    ["Victim does not support action", 130],
    [T0, 35],
    ["Total", 300],
  ];
  const letter = lines(
    "Hampshire and Isle of Wight Constabulary",
    "FOI Ref: 004877/24",
    "",
    "Please find attached our response to your request, as a spreadsheet.",
    "The CSE flag is set by a keyword search of the records.",
  );
  const parts = [
    { name: "CSE outcomes.xlsx", bytes: xlsx([{ name: "Sheet1", rows }]) },
    part("response letter.txt", letter),
  ];
  return { file: "Hampshire FOI 004877-24.zip", bytes: Buffer.from(zip(parts)) };
}

/** The replies that are workbooks. */
export function workbookReplies(): readonly MadeReply[] {
  return [
    southYorkshire(),
    westMidlands(),
    durham(),
    cumbria(),
    sussex(),
    cambridgeshire(),
    northamptonshire(),
    cheshire(),
    derbyshire(),
    devonAndCornwall(),
    dyfedPowys(),
    gwent(),
    hertfordshire(),
    warwickshire(),
    wiltshire(),
    norfolkAndSuffolk(),
    westYorkshire(),
    leicestershire(),
    hampshire(),
  ];
}
