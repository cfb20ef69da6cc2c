// Every force with its codes, names, aliases and place on the tile map, as dated data.
import { type Day, dayFrom } from "../ground/day.ts";

/** A name and the days on which it was in use, both ends included; an end left out is open or not known. */
export interface DatedName {
  readonly name: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** One force as it stands in the data; `forces.ts` makes a `Force` of it. */
export interface ForceRow {
  readonly id: string;
  /** The short name for pages. */
  readonly called: string;
  /** As Home Office tables write it; left out where that is `called`. */
  readonly names?: readonly [DatedName, ...DatedName[]];
  /** ONS police force area code: police-uplift geocodes, local authority look-up and PFA23 boundaries agree. */
  readonly ons?: string;
  /** ONS codes commonly stated, not read in a source. */
  readonly onsUnchecked?: readonly string[];
  /** Home Office force number: commonly stated, not read in a source. */
  readonly homeOffice?: string;
  /** Letters, column and row on the tile map; both count from 0 at the top left. */
  readonly tile?: readonly [code: string, column: number, row: number];
  /** Labels that normalisation alone does not bring to a name: initials, Welsh names, data.police.uk slugs. */
  readonly aliases?: readonly string[];
}

/** The 43 forces of England and Wales, Police Scotland, PSNI, and the one non-territorial force in the tables. */
export const FORCE_ROWS = [
  { id: "avon-and-somerset", called: "Avon and Somerset", ons: "E23000036", homeOffice: "52", tile: ["AVS", 2, 7] },
  { id: "bedfordshire", called: "Bedfordshire", ons: "E23000026", homeOffice: "40", tile: ["BED", 5, 6] },
  { id: "cambridgeshire", called: "Cambridgeshire", ons: "E23000023", homeOffice: "35", tile: ["CAM", 6, 5] },
  { id: "cheshire", called: "Cheshire", ons: "E23000006", homeOffice: "07", tile: ["CHE", 2, 4] },
  {
    id: "city-of-london",
    called: "City of London",
    ons: "E23000034",
    homeOffice: "48",
    tile: ["CIT", 6, 7],
    names: [{ name: "London, City of" }],
  },
  { id: "cleveland", called: "Cleveland", ons: "E23000013", homeOffice: "17", tile: ["CLE", 5, 2] },
  { id: "cumbria", called: "Cumbria", ons: "E23000002", homeOffice: "03", tile: ["CUM", 3, 1] },
  { id: "derbyshire", called: "Derbyshire", ons: "E23000018", homeOffice: "30", tile: ["DBY", 3, 4] },
  { id: "devon-and-cornwall", called: "Devon and Cornwall", ons: "E23000035", homeOffice: "50", tile: ["DCP", 2, 8] },
  { id: "dorset", called: "Dorset", ons: "E23000039", homeOffice: "55", tile: ["DOR", 3, 8] },
  { id: "durham", called: "Durham", ons: "E23000008", homeOffice: "11", tile: ["DUR", 4, 2] },
  {
    id: "dyfed-powys",
    called: "Dyfed-Powys",
    ons: "W15000004",
    homeOffice: "63",
    tile: ["DYP", 1, 5],
    aliases: ["Heddlu Dyfed-Powys"],
  },
  { id: "essex", called: "Essex", ons: "E23000028", homeOffice: "42", tile: ["ESX", 7, 7] },
  { id: "gloucestershire", called: "Gloucestershire", ons: "E23000037", homeOffice: "53", tile: ["GLO", 2, 6] },
  {
    id: "greater-manchester",
    called: "Greater Manchester",
    ons: "E23000005",
    homeOffice: "06",
    tile: ["GMP", 3, 3],
    aliases: ["GMP"],
  },
  { id: "gwent", called: "Gwent", ons: "W15000002", homeOffice: "61", tile: ["GWE", 1, 6], aliases: ["Heddlu Gwent"] },
  {
    id: "hampshire",
    called: "Hampshire",
    // The Police Act 1996 was amended on 12 July 2022; the force showed the new name on 16 November 2022.
    names: [
      { name: "Hampshire", to: dayFrom(2022, 7, 11) },
      { name: "Hampshire and Isle of Wight", from: dayFrom(2022, 7, 12) },
    ],
    ons: "E23000030",
    homeOffice: "44",
    tile: ["HAM", 4, 8],
    aliases: ["Hampshire and the Isle of Wight"],
  },
  { id: "hertfordshire", called: "Hertfordshire", ons: "E23000027", homeOffice: "41", tile: ["HRT", 6, 6] },
  { id: "humberside", called: "Humberside", ons: "E23000012", homeOffice: "16", tile: ["HUM", 6, 3] },
  { id: "kent", called: "Kent", ons: "E23000032", homeOffice: "46", tile: ["KEN", 6, 8] },
  { id: "lancashire", called: "Lancashire", ons: "E23000003", homeOffice: "04", tile: ["LAN", 3, 2] },
  { id: "leicestershire", called: "Leicestershire", ons: "E23000021", homeOffice: "33", tile: ["LEI", 4, 5] },
  { id: "lincolnshire", called: "Lincolnshire", ons: "E23000020", homeOffice: "32", tile: ["LIN", 6, 4] },
  { id: "merseyside", called: "Merseyside", ons: "E23000004", homeOffice: "05", tile: ["MER", 2, 3] },
  {
    id: "metropolitan",
    called: "Metropolitan Police",
    ons: "E23000001",
    homeOffice: "01",
    tile: ["MET", 5, 7],
    aliases: ["Met", "MPS"],
  },
  { id: "norfolk", called: "Norfolk", ons: "E23000024", homeOffice: "36", tile: ["NOR", 7, 5] },
  {
    id: "north-wales",
    called: "North Wales",
    ons: "W15000001",
    homeOffice: "60",
    tile: ["NWA", 1, 4],
    aliases: ["Heddlu Gogledd Cymru"],
  },
  { id: "north-yorkshire", called: "North Yorkshire", ons: "E23000009", homeOffice: "12", tile: ["NYK", 5, 3] },
  { id: "northamptonshire", called: "Northamptonshire", ons: "E23000022", homeOffice: "34", tile: ["NPT", 5, 5] },
  { id: "northumbria", called: "Northumbria", ons: "E23000007", homeOffice: "10", tile: ["NBR", 4, 1] },
  { id: "nottinghamshire", called: "Nottinghamshire", ons: "E23000019", homeOffice: "31", tile: ["NOT", 5, 4] },
  {
    id: "south-wales",
    called: "South Wales",
    ons: "W15000003",
    homeOffice: "62",
    tile: ["SWA", 0, 6],
    aliases: ["Heddlu De Cymru"],
  },
  {
    id: "south-yorkshire",
    called: "South Yorkshire",
    ons: "E23000011",
    homeOffice: "14",
    tile: ["SYK", 4, 4],
    aliases: ["SYP"],
  },
  { id: "staffordshire", called: "Staffordshire", ons: "E23000015", homeOffice: "21", tile: ["STA", 3, 5] },
  { id: "suffolk", called: "Suffolk", ons: "E23000025", homeOffice: "37", tile: ["SUF", 7, 6] },
  { id: "surrey", called: "Surrey", ons: "E23000031", homeOffice: "45", tile: ["SUR", 5, 8] },
  { id: "sussex", called: "Sussex", ons: "E23000033", homeOffice: "47", tile: ["SUS", 5, 9] },
  { id: "thames-valley", called: "Thames Valley", ons: "E23000029", homeOffice: "43", tile: ["TVP", 4, 7] },
  { id: "warwickshire", called: "Warwickshire", ons: "E23000017", homeOffice: "23", tile: ["WAR", 4, 6] },
  { id: "west-mercia", called: "West Mercia", ons: "E23000016", homeOffice: "22", tile: ["WMR", 2, 5] },
  { id: "west-midlands", called: "West Midlands", ons: "E23000014", homeOffice: "20", tile: ["WMD", 3, 6] },
  { id: "west-yorkshire", called: "West Yorkshire", ons: "E23000010", homeOffice: "13", tile: ["WYK", 4, 3] },
  { id: "wiltshire", called: "Wiltshire", ons: "E23000038", homeOffice: "54", tile: ["WIL", 3, 7] },
  {
    id: "police-scotland",
    called: "Police Scotland",
    onsUnchecked: ["S23000009"],
    tile: ["SCO", 3, 0],
    aliases: ["Police Service of Scotland"],
  },
  {
    id: "psni",
    called: "PSNI",
    names: [{ name: "Police Service of Northern Ireland" }],
    onsUnchecked: ["N23000002", "N92000002"], // the second is the nation's code, which ONS tables use
    tile: ["NI", 0, 2],
    // data.police.uk calls the force by its area
    aliases: ["northern-ireland", "Police Service Northern Ireland", "Police Service of Northern Ireland (PSNI)"],
  },
  {
    id: "british-transport-police",
    called: "British Transport Police",
    homeOffice: "93",
    aliases: ["btp", "British Transport Police (BTP)"],
  },
] as const satisfies readonly ForceRow[];

/** Names in the force column of Home Office fraud tables that are bodies collecting fraud reports, not forces. */
export const PSEUDO_FORCES = [
  "Action Fraud",
  "CIFAS",
  "UK Finance",
  "Financial Fraud UK",
  "Financial Fraud Action UK",
] as const;
