// Names and words that somebody types: one line, without what cannot be seen, and no longer than an entry holds.
import { type Day, parseDay } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { LONGEST } from "../releases/entries.ts";
import { nameFault, personKey } from "../standard/person.ts";

/**
 * The name of a person. Refuses (`usage`) where it names nobody, is longer than 80 characters, holds what nobody sees, or letters of several
 * scripts that may look alike: two people are told apart by their names alone. `hint`: how somebody is named, where it is not `--who`.
 */
export function nameSaid(who: string | undefined, act: string, hint?: string): string {
  const fault = nameFault((who ?? "").replace(/\s+/gu, " ").trim());
  if (fault === null) return outletSaid(who, act, hint);
  throw new Refusal("usage", `Cannot take the name of the one who ${act}: found ${fault.found}.`, fault.hint);
}

/** The name of a person or an outlet, as it is written. Refuses (`usage`) where it names nobody or is longer than 80 characters. */
export function outletSaid(who: string | undefined, act: string, hint?: string): string {
  const name = oneLine(who ?? "");
  if (personKey(name) === "")
    throw new Refusal(
      "usage",
      `Nobody is named as the one who ${act}.`,
      hint ?? "Say who: --who and a name or initials.",
    );
  if (name.length <= LONGEST.person) return name;
  throw new Refusal(
    "usage",
    `The name of the one who ${act} is longer than ${LONGEST.person} characters.`,
    "Initials will do.",
  );
}

/** A line such as a title. Refuses (`usage`) where it is empty or longer than 300 characters. */
export function lineSaid(
  text: string | undefined,
  { what, option }: { readonly what: string; readonly option: string },
): string {
  const line = oneLine(text ?? "");
  if (line === "") throw new Refusal("usage", `${what} is not said.`, `Say it: ${option}`);
  if (line.length <= LONGEST.line) return line;
  throw new Refusal("usage", `${what} is longer than ${LONGEST.line} characters.`, `Say it shorter: ${option}`);
}

/** Words of several lines, such as a reason or a letter. Refuses (`usage`) where there are none, or more than 20,000 characters. */
export function wordsSaid(
  text: string | undefined,
  { what, option }: { readonly what: string; readonly option: string },
): string {
  const words = (text ?? "").toWellFormed().normalize("NFC").replace(/\r\n?/gu, "\n").replace(UNSEEN, "").trim();
  if (words === "") throw new Refusal("usage", `${what} is not said.`, `Say it: ${option}`);
  if (words.length <= LONGEST.words) return words;
  throw new Refusal("usage", `${what} is longer than ${LONGEST.words} characters.`, "The first pages will do.");
}

/** The days that a force is offered for its reply, where a hint names a day. */
export const DAYS_TO_REPLY = 14;

/** A calendar day. Refuses (`usage`) what is none. */
export function daySaid(text: string, option: string): Day {
  const day = parseDay(text.trim());
  if (day !== null) return day;
  throw new Refusal(
    "usage",
    `Cannot read the day "${text.slice(0, 40)}".`,
    `Give it as year, month and day: ${option} YYYY-MM-DD.`,
  );
}

// Control signs and marks that turn a line round; line feeds stay.
const UNSEEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

function oneLine(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").replace(UNSEEN, "").trim();
}
