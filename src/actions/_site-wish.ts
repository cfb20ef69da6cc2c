// What a site is made with: what is said now, and what is not said as the site was made that stands in the folder. An address is not lost by silence.
import { Refusal } from "../ground/refusal.ts";
import { parseScope } from "../standard/scopes.ts";
import { siteMarkIn } from "./_site-folder.ts";

/** What may be said of a site; what is left out stays as it is in the site that stands in the folder. */
export interface SiteSaid {
  /** `null` takes the address away. */
  readonly base?: string | null | undefined;
  /** Empty for all. */
  readonly scopes?: readonly string[] | undefined;
  readonly withoutOriginals?: boolean | undefined;
}

/** A part of how a site is made. */
export type SitePart = "base" | "scopes" | "originals";

/** How a site is made, in the program's own words. */
export interface SiteExact {
  readonly base: string | null;
  readonly scopes: readonly string[];
  readonly withoutOriginals: boolean;
  /** What nobody said, and was taken from the site that stood there. */
  readonly kept: readonly SitePart[];
}

/** How a site in a folder is to be made. Refuses (`usage`) an address or a scope that is none, (`unreadable`) a site that does not say how it was made. */
export async function siteExact(folder: string, said: SiteSaid): Promise<SiteExact> {
  const before = await siteMarkIn(folder);
  const base = said.base === undefined ? (before?.base ?? null) : baseNamed(said.base);
  const scopes = said.scopes?.map(scopeNamed) ?? before?.scopes ?? [];
  const withoutOriginals = said.withoutOriginals ?? before?.originals === false;
  const kept: readonly (SitePart | null)[] = [
    said.base === undefined && base !== null ? "base" : null,
    said.scopes === undefined && scopes.length > 0 ? "scopes" : null,
    said.withoutOriginals === undefined && withoutOriginals ? "originals" : null,
  ];
  return { base, scopes, withoutOriginals, kept: kept.filter((part) => part !== null) };
}

function scopeNamed(text: string): string {
  const scope = parseScope(text);
  if (scope !== null) return scope.id;
  throw new Refusal("usage", `Unknown scope "${text}".`, "See what there is: everycase sources");
}

function baseNamed(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/u.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "")
    return url.href.endsWith("/") ? url.href : `${url.href}/`;
  throw new Refusal(
    "usage",
    `Cannot read --base "${text}": wanted the address of the site, without a question mark.`,
    "Such as: --base https://example.org/figures/",
  );
}
