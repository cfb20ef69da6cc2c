// Files in the shape of data.police.uk for tests: rows written here, so that every number can be checked by eye.
import { type Part, part, zip } from "./zip.ts";

export const STREET_HEADER =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
export const OUTCOMES_HEADER =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type";
export const SEARCHES_HEADER =
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing";

/** A crime ID of 64 digits that begins with the number; `0` gives a blank one. */
export function crimeId(number: number): string {
  return number === 0 ? "" : number.toString(16).padStart(4, "0").padEnd(64, "a");
}

/** A row of a street file; `where` tells two rows of one crime apart. */
export function streetRow(
  id: number,
  {
    month,
    force = "Kent Police",
    type = "Burglary",
    outcome = "",
    where = "High Street",
  }: {
    month: string;
    force?: string;
    type?: string;
    outcome?: string;
    where?: string;
  },
): string {
  return `${crimeId(id)},${month},${force},${force},-0.1,51.5,On or near ${where},E01000914,Maidstone 001A,${type},${outcome},`;
}

/** A row of an outcomes file. */
export function outcomeRow(
  id: number,
  { month, force = "Kent Police", outcome }: { month: string; force?: string; outcome: string },
): string {
  return `${crimeId(id)},${month},${force},${force},-0.1,51.5,On or near HIGH STREET,E01000914,Maidstone 001A,${outcome}`;
}

/** The text of a file. */
export function csv(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join("\n")}\n`;
}

/** An archive as the site makes it: `files` from `2024-01-kent-street` to the text. */
export function policeArchive(files: Readonly<Record<string, string>>, more: readonly Part[] = []): Buffer {
  return zip([...Object.entries(files).map(([name, text]) => part(`${name.slice(0, 7)}/${name}.csv`, text)), ...more]);
}
