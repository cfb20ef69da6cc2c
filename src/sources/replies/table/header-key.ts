// A header as it is compared: white space, case and note marks aside, and where asked the digits of years too.
import { foldLabel } from "../../../standard/label.ts";
import { withoutMarks } from "../words/marks.ts";

const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const YEARS = new RegExp(
  `\\b(?:19|20)\\d{2}(?: ?[/_-] ?\\d{2,4})?(?!\\d)|\\b\\d{2} ?/ ?\\d{2}(?![\\d/])|(?<=\\b(?:${MONTH})[ '’.-]{1,2})\\d{2}\\b|(?<=\\bfy ?)\\d{2}(?: ?- ?\\d{2})?\\b`,
  "gu",
);

/** The key of a header. With `years` every year in it is `#`, so that next year's file has the same key. Example: `"Crimes\n2018/19 [note 1]"` is `"crimes #"`. */
export function columnKey(header: string, compare: "exact" | "years"): string {
  const plain = foldLabel(withoutMarks(header)).replace(/[\u2010-\u2015\u2212]/gu, "-");
  return compare === "exact" ? plain : plain.replace(YEARS, "#");
}
