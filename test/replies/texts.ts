// Replies that are text: CSV in several spellings and encodings, a table in a mail, letters.
import { Buffer } from "node:buffer";
import {
  BASIS,
  G_PREVENTED,
  G_SUSPECT,
  G_VICTIM,
  lines,
  type MadeReply,
  OFFICERS,
  record,
  T0,
  T1,
  T16,
  T18,
} from "./words.ts";

const csv = (...fields: readonly (string | number)[]): string => record(",", ...fields);
const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");

/** Years down, outcomes across; preamble, note marks, thousands with trailing spaces, footnotes. */
function kent(): MadeReply {
  const text = lines(
    csv("Kent Police - FOI 24/0871"),
    csv("CSE flagged crimes recorded in each financial year [note 1], with outcomes to date"),
    "",
    csv(
      "Financial year",
      "Total CSE flagged crimes [note 2]",
      T1,
      "No suspect identified",
      "Victim does not support action",
      "Transferred to another body",
      `${T0} [note 3]`,
    ),
    csv("2022/23", "1,204 ", "31 ", "402 ", "511 ", "60 ", "200 "),
    csv("2023/24", "1,310 ", "28 ", "431 ", "540 ", "71 ", "240 "),
    "",
    csv("[note 1] April to March."),
    csv("[note 2] Kent encourages officers to record crimes early."),
    csv(`[note 3] ${BASIS}`),
  );
  return { file: "FOI 24-0871 Kent.csv", bytes: utf8(text) };
}

/** Long: a row for each year and outcome, the total among them. */
function essex(): MadeReply {
  const year = (period: string, total: number, ...counts: readonly number[]): string[] => [
    ...[
      [1, T1],
      [18, T18],
      [16, T16],
      [0, T0],
    ].map(([type = "", title = ""], index) => csv(period, type, title, counts[index] ?? 0)),
    csv(period, "Total", "All outcomes", total),
  ];
  const header = csv("Year recorded", "Outcome type", "Outcome description", "CSE flagged offences");
  const text = lines(header, ...year("2022/23", 180, 12, 70, 90, 8), ...year("2023/24", 220, 10, 75, 95, 40));
  return { file: "Essex Police FOI 19221 CSE flagged offences and outcomes.csv", bytes: utf8(`\uFEFF${text}`) };
}

/** Group labels with the codes they hold; "prosecution prevented" takes in 21 and 22, as forces do. */
function bedfordshire(): MadeReply {
  const text = lines(
    csv("Bedfordshire Police"),
    csv(`Crimes with a CSE flag recorded in 2023/24. ${BASIS}`),
    csv(OFFICERS),
    csv("Outcome group", "Number of crimes"),
    csv(`a. ${T1} (OC1)`, 9),
    csv(`b. ${G_VICTIM} (OC14/16)`, 88),
    csv(`c. ${G_SUSPECT} (OC15)`, 17),
    csv(`d. ${T18} (OC18)`, 61),
    csv(`e. ${G_PREVENTED} (OC5/9/10/11/12/13/17/21/22)`, 12),
    csv(`f. ${T0} (OC0)`, 33),
    csv("Total", 220),
  );
  return { file: "response data.csv", bytes: utf8(text) };
}

/** Months down. */
function lincolnshire(): MadeReply {
  const months = ["April", "May", "June", "July", "August", "September", "October", "November", "December"].map(
    (name) => `${name} 2023`,
  );
  const all = [...months, "January 2024", "February 2024", "March 2024"];
  const text = lines(
    csv("Lincolnshire Police FOI 5511/24: crimes with a CSE flag by month recorded"),
    csv(BASIS),
    csv("Month recorded", "Total CSE crimes", "Charged", "No suspect identified", T0),
    ...all.map((month, index) => csv(month, 10 + index, index % 2, 6, 4 + index - (index % 2))),
  );
  return { file: "FOI 5511-24 Lincolnshire Police.csv", bytes: utf8(text) };
}

/** Semicolons and Windows-1252: the dash of "no suspect" is byte 0x96. Groups only. */
function northWales(): MadeReply {
  const semi = (...fields: readonly (string | number)[]): string => record(";", ...fields);
  const text = [
    semi("North Wales Police / Heddlu Gogledd Cymru: FOI 2024/377"),
    semi(`Crimes flagged CSE. ${BASIS}`),
    semi("Outcome group", "2023/24"),
    semi(T1, 10),
    semi(G_SUSPECT, 12),
    semi(G_VICTIM, 90),
    semi(T18, 64),
    semi(G_PREVENTED, 6),
    semi(T0, 18),
    semi("Total", 200),
  ].join("\r\n");
  return {
    file: "2024-377 North Wales Police attachment.csv",
    bytes: Buffer.from(text.replaceAll("\u2013", "\u0096"), "latin1"),
  };
}

/** Tabs and UTF-16; small figures in words. */
function southWales(): MadeReply {
  const tab = (...fields: readonly (string | number)[]): string => record("\t", ...fields);
  const text = [
    tab("South Wales Police FOI 622/24"),
    tab(`Number of crimes with a CSE flag. ${BASIS}`),
    tab("Outcome", "2022/23", "2023/24"),
    tab(T1, "fewer than 5", "5 or fewer"),
    tab(T18, 33, 35),
    tab(G_VICTIM, 47, 50),
    tab(T0, "Less than 5", 14),
    tab("Total", 86, 103),
  ].join("\r\n");
  return { file: "South Wales Police 622-24.txt", bytes: Buffer.from(`\uFEFF${text}\r\n`, "utf16le") };
}

/** Districts, and no total of the force. */
function greaterManchester(): MadeReply {
  const text = lines(
    csv("Greater Manchester Police FOI/13341"),
    csv(`Crimes with a CSE marker recorded in 2023/24 by district. ${BASIS}`),
    csv("District", "Total crimes", "Charged", "No suspect identified", "Victim does not support action", T0),
    csv("Bolton", 50, 2, 20, 20, 8),
    csv("Bury", 40, 1, 15, 18, 6),
  );
  return { file: "GMP FOI 13341 by district.csv", bytes: utf8(text) };
}

/** A mail with a table, and children in place of crimes. */
function surrey(): MadeReply {
  const row = (tag: string, ...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  const html = lines(
    "<!DOCTYPE html>",
    '<html><head><meta charset="utf-8"><title>Surrey Police: response to FOI 188-24</title></head><body>',
    "<p>Good morning,</p>",
    "<p>Please find our response below. Surrey Police counts children, not crimes: each child with a CSE flag is counted once a year.</p>",
    "<table border=1>",
    row("th", "Financial year", "Total number of children with a CSE flag"),
    row("td", "2022/23", "61"),
    row("td", "2023/24", "58"),
    "</table>",
    "<p>Kind regards,<br>Information Rights<br>Surrey Police</p>",
    "</body></html>",
  );
  return { file: "RE_ FOI 188-24.html", bytes: utf8(html) };
}

/** One number a line, and no table. */
function avonAndSomerset(): MadeReply {
  const text = lines(
    "Avon and Somerset Constabulary",
    "Our reference: 761/24",
    "Crimes with a CSE flag recorded from 1 April 2023 to 31 March 2024, and their outcomes.",
    "",
    "Recorded crimes",
    "412",
    "Charged",
    "11",
    "No suspect identified",
    "130",
    "Victim does not support action",
    "160",
    "Not yet assigned an outcome",
    "111",
  );
  return { file: "Avon and Somerset 761-24 reply.txt", bytes: utf8(text) };
}

/** Refused by exemptions, and a refusal to confirm or deny that is longer than anything else. */
function thamesValley(): MadeReply {
  const html = lines(
    "<html><body>",
    "<p>Thames Valley Police</p><p>FOI Ref: 01.FOI.24.025489</p>",
    "<p>You asked for the number of crimes with a CSE flag recorded in 2023/24 and their outcomes.</p>",
    "<p>Section 17 of the Freedom of Information Act 2000 requires Thames Valley Police, when refusing to provide such information, to provide you with a notice which states that fact, specifies the exemption in question and states why it applies.</p>",
    "<p>Thames Valley Police can neither confirm nor deny that it holds the information you requested by virtue of Section 30(3) Investigations, Section 31(3) Law Enforcement and Section 40(5) Personal Information.</p>",
    "<p>Confirming or denying that information is held could prejudice investigations. This should not be taken as an indication that the information exists.</p>",
    "<p>You have the right to complain to the Information Commissioner under section 50 of the Act.</p>",
    "</body></html>",
  );
  return { file: "Thames Valley Police - refusal notice 025489.html", bytes: utf8(html) };
}

/** Nothing held. */
function cityOfLondon(): MadeReply {
  const text = lines(
    "City of London Police",
    "Freedom of Information request 33-24",
    "",
    "You asked: how many crimes with a child sexual exploitation (CSE) flag were recorded in 2023/24, and what were their outcomes?",
    "",
    "No information held. The records system has no such flag.",
  );
  return { file: "City of London Police 33-24.txt", bytes: utf8(text) };
}

/** The replies that are text. */
export function textReplies(): readonly MadeReply[] {
  return [
    kent(),
    essex(),
    bedfordshire(),
    lincolnshire(),
    northWales(),
    southWales(),
    greaterManchester(),
    surrey(),
    avonAndSomerset(),
    thamesValley(),
    cityOfLondon(),
  ];
}
