// The style of a page of the site stands in the page itself: nothing else has to come over a slow line before its words are painted.
import { assert } from "../../ground/assert.ts";
import { sha256 } from "../../ground/digest.ts";
import { cssSheet, isThere, namesAsked, noNames, noteNames, noteScript, usedCss } from "./used-css.ts";

/** What a page has until it is styled: a policy that lets nothing style it, and the place for the rules. */
export const [NO_STYLE, STYLE_PLACE] = ["style-src 'none'", "<style></style>"];

/** What the pages of a site are styled with, shortened. */
export interface SiteStyle {
  readonly css: string;
  /** The scripts of the site: a page that runs one may come to hold whatever it names. */
  readonly scripts: readonly string[];
}

/**
 * A pass that puts into a page the rules that it uses, and the digest of those rules into its policy, so that no other style is taken. It
 * stands last: what comes after would have other rules. Pages made of the same names share one text.
 */
export function stylePass({ css, scripts }: SiteStyle): (html: string) => string {
  const sheet = cssSheet(css);
  const asked = namesAsked(sheet);
  const known = new Map<string, { readonly rules: string; readonly source: string }>();
  return (html) => {
    const names = noNames();
    noteNames(names, html);
    if (/<script\b/u.test(html)) for (const script of scripts) noteScript(names, script);
    const key = asked.map((ask) => Number(isThere(ask, names))).join("");
    const style = known.get(key) ?? styleOf(usedCss(sheet, names));
    known.set(key, style);
    return placed(placed(html, NO_STYLE, `style-src ${style.source}`), STYLE_PLACE, `<style>${style.rules}</style>`);
  };
}

function styleOf(rules: string): { readonly rules: string; readonly source: string } {
  assert(!rules.includes("</") && !rules.includes("\r"), "rules stand in a page as they are");
  return { rules, source: `'sha256-${Buffer.from(sha256(rules), "hex").toString("base64")}'` };
}

/** Where a page says its policy: no title and no name of a file can look like it, since their quotation marks are escaped. */
const POLICY_PLACE = 'http-equiv="Content-Security-Policy"';

/** A page has each place once, in its head, from its policy on. */
function placed(html: string, place: string, text: string): string {
  const policy = html.indexOf(POLICY_PLACE);
  const at = html.indexOf(place, policy);
  assert(policy >= 0 && at >= 0 && at < html.indexOf("<body"), "a page of the site says where its style stands");
  return html.slice(0, at) + text + html.slice(at + place.length);
}
