// Replies that are PDF documents: letters, a ruled table, a table without lines over two pages.
import { letterLines, pdf, tableLines, tableTexts } from "./pdf.ts";
import { BASIS, G_VICTIM, type MadeReply, OFFICERS, T0, T1, T15, T18, T20 } from "./words.ts";

/** Figures in sentences. */
function merseyside(): MadeReply {
  const letter = [
    "Merseyside Police",
    "Our ref: 19_15/24",
    "",
    "Thank you for your request about child sexual exploitation (CSE).",
    "",
    "Between 1 April 2023 and 31 March 2024 Merseyside Police recorded 365 crimes with a CSE",
    "marker. Of these 14 resulted in a charge or summons, in 150 no suspect was identified and",
    "in 121 the victim did not support further action. The remaining 80 are still being investigated.",
    "",
    "Disclosure Unit",
  ];
  return { file: "Merseyside Police 19_15.pdf", bytes: pdf([{ texts: letterLines(letter) }]) };
}

/** Refused in whole, because one part was over the limit. */
function northYorkshire(): MadeReply {
  const letter = [
    "North Yorkshire Police",
    "Reference: 0052-2024/25",
    "",
    "You asked for crimes flagged as child sexual exploitation (CSE) recorded from 1 April 2023 to",
    "31 March 2024 with their outcomes, and for a summary of the circumstances of each.",
    "",
    "To answer the second part every crime would have to be read. It is estimated that this would",
    "exceed 18 hours. When one part of a request exceeds the appropriate limit, the whole request",
    "is refused. I am therefore refusing your request under section 12(1) of the Freedom of",
    "Information Act 2000.",
    "",
    "You may wish to refine your request to bring it within the cost limit.",
  ];
  return { file: "North Yorkshire Police 0052.2024-25 refusal.pdf", bytes: pdf([{ texts: letterLines(letter) }]) };
}

/** A table with lines around every cell. */
function nottinghamshire(): MadeReply {
  const table = [
    ["Outcome", "Crimes recorded in 2023/24"],
    [T1, "13"],
    [T18, "84"],
    [G_VICTIM, "102"],
    [T20, "4"],
    [T0, "47"],
    ["Total", "250"],
  ];
  const place = { xs: [60, 420, 560], top: 690 };
  const before = ["Nottinghamshire Police: FOI 001877/24", "Crimes with a CSE flag", BASIS];
  const page = {
    texts: [...letterLines(before), ...tableTexts(table, place)],
    lines: tableLines(table.length, place),
  };
  return { file: "Nottinghamshire Police 001877-24.pdf", bytes: pdf([page]) };
}

/** No lines, two pages, the headings again on the second; one label in the force's own words. */
function staffordshire(): MadeReply {
  const head = ["Outcome", "Number of crimes"];
  const xs = [60, 430];
  const first = [head, [T1, "9"], ["Undetected - no named suspect", "55"], [G_VICTIM, "70"]];
  const second = [head, [T15, "11"], [T0, "25"], ["Total", "170"]];
  const before = [
    "Staffordshire Police: FOI 16102",
    "Crimes with a CSE flag recorded from 1 April 2023 to 31 March 2024",
    BASIS,
    OFFICERS,
  ];
  const pages = [
    { texts: [...letterLines(before), ...tableTexts(first, { xs, top: 690 })] },
    { texts: tableTexts(second, { xs, top: 780 }) },
  ];
  return { file: "Staffordshire Police FOI 16102.pdf", bytes: pdf(pages) };
}

/** The replies that are PDF documents. */
export function pdfReplies(): readonly MadeReply[] {
  return [merseyside(), northYorkshire(), nottinghamshire(), staffordshire()];
}
