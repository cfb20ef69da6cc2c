// Where the departments publish, as data: the landing page, the hosts its files lie on, and how each file's name tells what it covers.
import { type Edition, parseEdition } from "../../standard/editions.ts";

/** A stretch of whole months, both included, each as `2018-04`. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** What the name of a published file says. */
export interface NamedFile {
  readonly covers: Months;
  /** The day or month of release in the name; `null` where the name does not say. */
  readonly edition: Edition | null;
}

/** A place where files are published. */
export interface Place {
  readonly id: string;
  readonly title: string;
  /** The page that links to the files. */
  readonly landing: string;
  /** The hosts that files of this place may come from, the landing page's own included. */
  readonly hosts: readonly string[];
  /** No file of this place is near this many bytes. */
  readonly mostBytes: number;
  /** `year`: a file a year. `rolling`: a file covers many months and the next one begins a month later. */
  readonly cut: "year" | "rolling";
  /** The endings that its files have, each with what a whole file of it begins with. */
  readonly endings: readonly string[];
  /** What a file's name says; `null` for a file that is none of this place's. */
  named(name: string): NamedFile | null;
}

const GOV_UK = {
  landing: "https://www.gov.uk/government/statistical-data-sets/police-recorded-crime-and-outcomes-open-data-tables",
  hosts: ["www.gov.uk", "assets.publishing.service.gov.uk"],
  mostBytes: 400_000_000,
} as const;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Months that one archive of data.police.uk covers, its own the last. */
const ARCHIVE_MONTHS = 36;

/** Every place that `everycase fetch` knows. */
export const PLACES = [
  {
    id: "home-office",
    title: "Home Office outcomes open data",
    ...GOV_UK,
    cut: "year",
    endings: ["xlsx", "ods"],
    named: (name) => {
      const match = /^prc-outcomes-open-data-mar(?:ch)?-?(\d{4}|\d{2})-ta(?:ble|b)s(?:-(\d{6}))?\.(?:xlsx|ods)$/iu.exec(
        name,
      );
      return match === null ? null : { covers: yearEnding(fullYear(match[1]), 3), edition: released(match[2]) };
    },
  },
  {
    id: "recorded-crime",
    title: "Police recorded crime by police force area",
    ...GOV_UK,
    cut: "rolling",
    endings: ["ods", "xlsx"],
    named: (name) => {
      const match = /^prc-pfa-mar(?:ch)?-?(\d{4})-onwards-ta(?:ble|b)s(?:-(\d{6}))?\.(?:ods|xlsx)$/iu.exec(name);
      if (match === null) return null;
      const edition = released(match[2]);
      const from = yearEnding(fullYear(match[1]), 3).from;
      // Onwards: to the month before its release, or whatever month is asked for where the name does not say.
      return { covers: { from, to: edition?.day?.slice(0, 7) ?? "9999-12" }, edition };
    },
  },
  {
    id: "ons",
    title: "ONS police force area data tables",
    landing: "https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/policeforceareadatatables",
    hosts: ["www.ons.gov.uk"],
    mostBytes: 100_000_000,
    cut: "year",
    endings: ["xlsx", "xls", "ods"],
    named: (name) => {
      const match =
        /^policeforceareatables?(?:ye|yearending)-?([a-z]{3,9})-?(\d{4}|\d{2})\w*\.(?:xlsx|xls|ods)$/iu.exec(name);
      const month = MONTHS.indexOf((match?.[1] ?? "").toLowerCase().slice(0, 3)) + 1;
      return match === null || month === 0 ? null : { covers: yearEnding(fullYear(match[2]), month), edition: null };
    },
  },
  {
    id: "police-uk",
    title: "data.police.uk archives",
    landing: "https://data.police.uk/data/archive/",
    hosts: ["data.police.uk", "policeuk-data.s3.amazonaws.com"],
    mostBytes: 6_000_000_000,
    cut: "rolling",
    endings: ["zip"],
    named: (name) => {
      const match = /^(20\d{2}-(?:0[1-9]|1[0-2]))\.zip$/u.exec(name);
      const month = match?.[1];
      return month === undefined
        ? null
        : { covers: { from: monthsLater(month, 1 - ARCHIVE_MONTHS), to: month }, edition: parseEdition(month) };
    },
  },
] as const satisfies readonly Place[];

/** The place with this id; `null` when there is none. */
export function findPlace(id: string): Place | null {
  return PLACES.find((place) => place.id === id) ?? null;
}

/** The month so many months after another. Example: `monthsLater("2024-12", -35)` is `2022-01`. */
export function monthsLater(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The months of the year that ends with this month. */
function yearEnding(year: number, month: number): Months {
  const to = `${year}-${String(month).padStart(2, "0")}`;
  return { from: monthsLater(to, -11), to };
}

function fullYear(text = ""): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The day of release as the department writes it in names: DDMMYY. */
function released(text: string | undefined): Edition | null {
  if (text === undefined) return null;
  const edition = parseEdition(`20${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`);
  return edition.day === null ? null : edition;
}
