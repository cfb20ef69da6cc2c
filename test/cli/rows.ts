// Rows for the verbs that count rows: a street file of data.police.uk, and an extract of cases whose people are made up.
import { csv, STREET_HEADER, streetRow } from "../sources/street-files.ts";

/** A street file in which one crime ID stands twice. */
export const STREET = csv(STREET_HEADER, [
  streetRow(1, { month: "2024-01", outcome: "Under investigation" }),
  streetRow(2, { month: "2024-01", outcome: "Unable to prosecute suspect" }),
  streetRow(2, { month: "2024-01", outcome: "Unable to prosecute suspect", where: "Low Street" }),
]);

/** An extract of a records system. */
export const EXTRACT = `Crime Ref No,Date Recorded,Outcome,Outcome Date,Flag
46/1/19,13/04/2019,Charged/Summonsed,20/06/2019,CSE
46/2/19,14/05/2019,18,01/07/2019,CSE
46/3/19,15/07/2019,Blank,,
`;

/** How it is read. */
export const EXTRACT_MAPPING = JSON.stringify({
  caseMapping: 1,
  id: "kent-extract",
  version: 1,
  force: "kent",
  dateOrder: "day-month-year",
  columns: {
    crimeReference: "Crime Ref No",
    recordedOn: "Date Recorded",
    outcome: "Outcome",
    outcomeOn: "Outcome Date",
    flag: "Flag",
  },
});
