// What a fetch is asked for, made exact: place, times, force, page, and whom it may ask.
import manifest from "../../package.json" with { type: "json" };
import { Refusal } from "../ground/refusal.ts";
import { type Wish, wishesOf } from "../sources/published/choose.ts";
import { findPlace, PLACES, type Place } from "../sources/published/places.ts";
import { forceNamed } from "../standard/force-named.ts";
import type { Force } from "../standard/forces.ts";
import type { WebRules } from "./_web.ts";

/** The place that a word names. Refuses (`usage`) an unknown one. */
export function placeAsked(source: string): Place {
  const place = findPlace(source);
  if (place !== null) return place;
  const known = PLACES.map(({ id, title }) => `${id} (${title})`);
  throw new Refusal("usage", `Unknown source "${source}".`, `Sources: ${known.join(", ")}.`);
}

/** The times that are wished; none when nothing is. Refuses (`usage`) what cannot be read as a time. */
export function wishesAsked({ years, from, to }: Parameters<typeof wishesOf>[0]): readonly Wish[] {
  const wishes = wishesOf({
    ...(years === undefined ? {} : { years }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  if (wishes !== null) return wishes;
  throw new Refusal(
    "usage",
    `Cannot read the time: found "${years ?? [from, to].filter((one) => one !== undefined).join(" to ")}".`,
    "Wanted years such as 2018/19,2019/20, or a first and a last year or month: --from 2018/19 --to 2020/21.",
  );
}

/** The force whose tables are wanted; `null` for whole files. Refuses (`usage`) an unknown one, and any where files hold all forces. */
export function forceAsked(place: Place, label: string | undefined): Force | null {
  if (label === undefined) return null;
  if (place.id === "police-uk") return forceNamed(label);
  throw new Refusal(
    "usage",
    `The files of ${place.title} hold all forces; --force takes tables out of archives of data.police.uk.`,
    `Leave it out: everycase fetch ${place.id}`,
  );
}

/** The page to look at. Refuses (`usage`) what is no address of the web. */
export function landingOf(place: Place, given: string | undefined): string {
  if (given === undefined) return place.landing;
  if (URL.canParse(given) && /^https?:$/u.test(new URL(given).protocol)) return given;
  throw new Refusal("usage", `"${given.slice(0, 80)}" is no address of a page.`, `Such as ${place.landing}`);
}

/** Only the place's own hosts are asked, and the host of a landing page that the person named. */
export function rulesOf({ hosts }: Place, landing: string, quietMs: number): WebRules {
  return { agent: `Everycase/${manifest.version}`, hosts: [...hosts, new URL(landing).host], quietMs };
}
