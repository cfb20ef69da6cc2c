// A label and its number in one cell: "Count of crimes: 111", "CSE charges = 35".
import { parseCellText } from "../../../standard/cell-text.ts";
import { readPhrase } from "./phrase.ts";

/** The two halves of such a text. */
export interface LineFigure {
  readonly label: string;
  readonly value: string;
}

/**
 * Takes a text apart into words and the number at its end. Without a colon, an equals sign or a dash between them the
 * words must say what is counted, so that "Table 1" and "Act 2000" stay words.
 */
export function lineFigureOf(text: string): LineFigure | null {
  if (text.length > 200) return null;
  const apart = /^(?<label>.*\p{L}.*?)\s*(?:[:=]| [\u2010-\u2015-]) ?(?<value>\S.{0,30})$/u.exec(text)?.groups;
  if (apart?.label !== undefined && apart.value !== undefined && isValue(apart.value)) {
    return { label: apart.label, value: apart.value };
  }
  const beside = /^(?<label>.*\p{L}.*?) (?<value><?\d[\d,]*)$/u.exec(text)?.groups;
  if (beside?.label === undefined || beside.value === undefined || !isValue(beside.value)) return null;
  const { means, rest, part } = readPhrase(beside.label);
  const says = rest === "" && part === null && means.line !== undefined;
  return says && readPhrase(text).means.period === means.period ? { label: beside.label, value: beside.value } : null;
}

/** A count or an interval, or a mark that is no word. */
function isValue(text: string): boolean {
  const cell = parseCellText(text);
  return cell.kind === "absent" ? /^[*.-]{1,2}$/u.test(text.trim()) : true;
}
