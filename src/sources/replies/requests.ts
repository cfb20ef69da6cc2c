// The reference numbers of requests that a letter or workbook names: two of them are two requests from one body.

/** `FOI/13341`, `761/14`, `19_15`, `1026A/21`, `01.FOI.22.025489`, `0052-2025/26`, `33-25`: after a word that says so, or with FOI inside. */
const NAMED =
  /\b(?:foi(?:s?a)?(?: (?:request|disclosure|response))?|request|our|your|case|disclosure)?[ :/-]{0,2}(?:ref(?:erence)?s?|request|case|disclosure)\.? ?(?:no\.?|nos\.?|numbers?|id|ref)?[ :.#-]{0,3}((?=[a-z._/-]{0,9}\d)[a-z0-9][a-z0-9._/-]{0,24})(?:(?:,| and| &| ?;) ?((?=[a-z._/-]{0,9}\d)[a-z0-9][a-z0-9._/-]{0,24}))?/giu;
const FOI_BEFORE = /\bfoi(?:s?a)?[ _:/#-]{1,3}(?:(?:ref|no|request)[.: ]{1,3})?(\d[a-z0-9._/-]{2,24})/giu;
const FOI_INSIDE = /\b\d{1,4}[./-]foi[./-]\d{2}[./-]\d{2,8}\b/giu;

/**
 * The references in a text, each once, in their order. A year, a financial year and a part of a request ("question 2")
 * are none. Example: `FOI Ref: 1026A/21` gives `1026A/21`.
 */
export function requestsIn(text: readonly string[]): readonly string[] {
  const found: { readonly at: number; readonly reference: string }[] = [];
  const whole = text.join("\n").normalize("NFKC");
  for (const pattern of [NAMED, FOI_BEFORE, FOI_INSIDE]) {
    for (const match of whole.matchAll(pattern)) {
      const references = pattern === FOI_INSIDE ? [match[0]] : [match[1], match[2]];
      for (const one of references) {
        const reference = one?.replace(/[._/-]+$/u, "") ?? "";
        if (isReference(reference)) found.push({ at: match.index, reference });
      }
    }
  }
  const distinct = new Map(
    found.sort((a, b) => a.at - b.at).map(({ reference }) => [reference.toLowerCase(), reference]),
  );
  return [...distinct.values()].filter(
    (one, _, all) => !all.some((other) => other.length > one.length && other.endsWith(one)),
  );
}

function isReference(text: string): boolean {
  if (!/\d/u.test(text) || /^(?:19|20)\d{2}(?:[/_-]\d{2,4})?$/u.test(text)) return false;
  const digits = text.replace(/\D/gu, "").length;
  return digits >= 4 || (digits >= 3 && /\d[._/-]\d/u.test(text)) || /^[a-z]{2,6}[._/-]\d{2,}/iu.test(text);
}
