// Known breaks in how crimes and outcomes are recorded, as dated data: figures of the two sides do not mean the same.
import { type Day, dayFrom, dayInWords } from "../ground/day.ts";
import type { ForceId } from "./forces.ts";
import { OUTCOMES, type OutcomeType } from "./outcomes.ts";

/** One break. `until` is the last day of a time in which figures are uneven; `null` where things changed for good on `from`. */
export interface RecordingBreak {
  readonly id: string;
  readonly from: Day;
  readonly until: Day | null;
  /** What it concerns: these forces, these outcome types, crimes with a flag. What is left out is concerned whatever it is. */
  readonly forces?: readonly ForceId[];
  readonly types?: readonly OutcomeType[];
  readonly flag?: "flag:CSE" | "flag:CSA";
  /** Whether nothing of what is counted can stand before it; else it is a caveat. */
  readonly bars?: true;
  readonly says: string;
  /** Where it was read. */
  readonly source: string;
}

const NOT_CHECKED = "the day is commonly stated, and was not read in a source";

const OWN: readonly RecordingBreak[] = [
  {
    id: "framework-2013",
    from: dayFrom(2013, 4, 1),
    until: null,
    says: "The outcomes framework replaced detections in April 2013.",
    source: "Home Office, Technical Annex to Crime outcomes, 2021 and 2023",
  },
  {
    id: "framework-2014",
    from: dayFrom(2014, 4, 1),
    until: null,
    says: "Ten outcome types were added in April 2014; before that, crimes without a formal outcome had none.",
    source: "crestadvisory.com; Home Office outcomes open data",
  },
  {
    id: "inspections-2014",
    from: dayFrom(2014, 1, 1),
    until: dayFrom(2014, 12, 31),
    says: "The inspections of crime recording in 2014 made forces record more of what is reported to them.",
    source: "Home Office, user guide to police recorded crime open data tables",
  },
  {
    id: "alternate-offences",
    from: dayFrom(2016, 4, 1),
    until: null,
    types: [1, 2, 3],
    says: "Charges and cautions for another offence than the one recorded (1A, 2A, 3A) stand in a table of their own from 2016/17.",
    source: "Home Office, outcomes for alternate offences open data, year ending March 2017",
  },
  {
    id: "cse-flag-mandatory",
    from: dayFrom(2016, 4, 1),
    until: null,
    flag: "flag:CSE",
    says: "The CSE flag became mandatory in forces' returns in April 2016.",
    source: "Written answer 125164, 31 January 2018",
  },
  {
    id: "cse-definition",
    from: dayFrom(2017, 1, 1),
    until: dayFrom(2017, 12, 31),
    flag: "flag:CSE",
    says: "The government's definition of child sexual exploitation was set in 2017.",
    source: "South Yorkshire Police, answers to questions; ONS, note on the definition",
  },
  {
    id: "london-criminal-exploitation",
    from: dayFrom(2019, 7, 1),
    until: null,
    forces: ["metropolitan"],
    flag: "flag:CSE",
    says: "London set the CSE flag on criminal exploitation too, until a flag for that came in July 2019.",
    source: "Independent Inquiry into Child Sexual Abuse, organised networks, H.3",
  },
  {
    id: "greater-manchester-2019",
    from: dayFrom(2019, 7, 1),
    until: dayFrom(2020, 3, 31),
    forces: ["greater-manchester"],
    says: "Greater Manchester could not supply data from July 2019 to March 2020, after a change of its computer system.",
    source: "Home Office outcomes open data, cells marked “N/A - data not provided”",
  },
  {
    id: "not-provided-2014",
    from: dayFrom(2014, 4, 1),
    until: dayFrom(2015, 3, 31),
    forces: [
      "british-transport-police",
      "cumbria",
      "leicestershire",
      "metropolitan",
      "dyfed-powys",
      "bedfordshire",
      "hertfordshire",
      "south-yorkshire",
    ],
    says: "Eight forces did not provide all outcomes for 2014/15.",
    source: "Home Office outcomes open data, cells marked “N/A - data not provided”",
  },
  {
    id: "diversion-voluntary",
    from: dayFrom(2019, 4, 1),
    until: dayFrom(2021, 3, 31),
    types: [22],
    says: "Forces could use outcome type 22 from April 2019 and had to from April 2021: in between, some did and some did not.",
    source: "Home Office, user guide to police recorded crime open data tables",
  },
];

/** Every known break: those above, and the day from which each outcome type has been in use. */
export const RECORDING_BREAKS: readonly RecordingBreak[] = [
  ...OWN,
  ...OUTCOMES.flatMap(({ type, since }): RecordingBreak[] =>
    since === null
      ? []
      : [
          {
            id: `type-${type}`,
            from: since,
            until: null,
            types: [type],
            bars: true,
            says: `Outcome type ${type} has been in use since ${dayInWords(since)}.`,
            source: type === 20 ? `Home Office outcomes open data; ${NOT_CHECKED}` : "Home Office outcomes framework",
          },
        ],
  ),
];
