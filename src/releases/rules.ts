// Who may do what with a release, and after what. Everything here looks at the history alone, so that a direct write is judged like any other.
import { assertNever } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import { isSamePerson, personKey } from "../standard/person.ts";
import type { ReleaseAct, ReleaseHistory, ReleaseStep } from "./release.ts";

/** What a rule looks at. */
export type Judged = Pick<ReleaseHistory, "id" | "of" | "state" | "steps" | "correctedBy">;

/** A rule: `null` where the act may be done, else why not. */
export type Rule = (history: Judged, act: ReleaseAct, who: string) => Refusal | null;

/** Everybody who ever proposed these figures, first or anew: none of them counts as the second person. */
function authorsOf({ steps }: Pick<ReleaseHistory, "steps">): readonly string[] {
  return steps.filter(({ act }) => act === "proposed").map(({ who }) => who);
}

/** The checks that count: those since the figures were last proposed. */
function checksOf({ steps }: Pick<ReleaseHistory, "steps">): readonly ReleaseStep[] {
  const last = steps.findLastIndex(({ act }) => act === "proposed");
  return steps.slice(last + 1).filter(({ act }) => act === "checked");
}

/**
 * Whether `who` may do this now: figures from public sources need one person; from records two, so that neither the check nor the
 * approval is an author's. Proposing again takes back checks and approval. Nothing follows a withdrawal. `null`, or the refusal.
 */
export function mayAct(history: Judged, act: ReleaseAct, who: string): Refusal | null {
  const { id, state } = history;
  if (personKey(who) === "") return new Refusal("usage", `Nobody is named for release ${id}.`, "Say who: --who NAME");
  if (state === "withdrawn") return no(`Release ${id} was withdrawn, and nothing follows that.`, "Propose a new one.");
  switch (act) {
    case "proposed":
      return isOpen(history) ? null : no(`Release ${id} is ${state}; its figures stay as they are.`, correctHint(id));
    case "checked":
      return notOpen(history, act) ?? ownCheck(history, who) ?? checkedTwice(history, who);
    case "approved":
      return notOpen(history, act) ?? notChecked(history) ?? ownApproval(history, who);
    case "published":
      return notApproved(history);
    case "corrected":
      return notPublished(history);
    case "withdrawn":
      return null;
    default:
      return assertNever(act);
  }
}

/** Whether its figures can still be proposed anew. */
function isOpen({ state }: Judged): boolean {
  return state === "proposed" || state === "checked" || state === "approved";
}

function notOpen({ id, state }: Judged, act: ReleaseAct): Refusal | null {
  if (state === "proposed" || state === "checked") return null;
  return no(`Release ${id} cannot be ${act}: it is ${state}.`, `See it: everycase release show ${id}`);
}

function ownCheck(history: Judged, who: string): Refusal | null {
  return isAuthor(history, who)
    ? no(`${who} proposed release ${history.id}, so somebody else checks it.`, "Ask a second person.")
    : null;
}

function checkedTwice(history: Judged, who: string): Refusal | null {
  return checksOf(history).some((step) => isSamePerson(step.who, who))
    ? no(`${who} has checked release ${history.id}.`, `Approve it: everycase release approve ${history.id}`)
    : null;
}

function notChecked(history: Judged): Refusal | null {
  const { id, of } = history;
  if (of === "public" || checksOf(history).some((step) => !isAuthor(history, step.who))) return null;
  return no(
    `Release ${id} holds figures from records, and nobody but its author has checked them.`,
    `A second person checks first: everycase release check ${id} --who NAME`,
  );
}

function ownApproval(history: Judged, who: string): Refusal | null {
  return history.of === "records" && isAuthor(history, who)
    ? no(
        `${who} proposed release ${history.id}, so somebody else approves it.`,
        "Figures from records need two people.",
      )
    : null;
}

function notApproved({ id, state }: Judged): Refusal | null {
  if (state === "approved") return null;
  return state === "proposed" || state === "checked"
    ? no(`Release ${id} is not approved.`, `Approve it: everycase release approve ${id} --who NAME`)
    : no(`Release ${id} is ${state} already.`, `See it: everycase release show ${id}`);
}

function notPublished({ id, state, correctedBy }: Judged): Refusal | null {
  if (state === "published") return null;
  return correctedBy === null
    ? no(`Release ${id} is not published, so there is nothing to correct.`, "Propose its figures anew instead.")
    : no(`Release ${id} was corrected by release ${correctedBy}.`, correctHint(correctedBy));
}

/** The release of public figures that is published; `null` where there is none. There is never more than one. */
export function publishedNow(releases: readonly ReleaseHistory[]): ReleaseHistory | null {
  return releases.find(({ of, state }) => of === "public" && state === "published") ?? null;
}

/** Whether a release was ever published, of whatever origin. */
export function wasReleased({ steps }: Pick<ReleaseHistory, "steps">): boolean {
  return steps.some(({ act }) => act === "published");
}

/** The release of public figures that was withdrawn last, where none is published; else `null`. */
export function withdrawnLast(releases: readonly ReleaseHistory[]): ReleaseHistory | null {
  if (publishedNow(releases) !== null) return null;
  return releases.findLast((one) => one.of === "public" && one.state === "withdrawn" && wasReleased(one)) ?? null;
}

/** The releases of protected counts that are published, and replaced by no other. */
export function recordsNow(releases: readonly ReleaseHistory[]): readonly ReleaseHistory[] {
  return releases.filter(({ of, state }) => of === "records" && state === "published");
}

/** Why a release may not stand beside the others: all public figures are one series. `null` where it may. */
export function besideOthers(
  releases: readonly ReleaseHistory[],
  { id, of, corrects }: ReleaseHistory,
): Refusal | null {
  const now = of === "public" && corrects === null ? publishedNow(releases) : null;
  if (now === null) return null;
  return no(
    `Release ${now.id} was published since release ${id} was proposed.`,
    `Propose the figures anew, with what changed: everycase release propose ${id} --who NAME`,
  );
}

function isAuthor(history: Judged, who: string): boolean {
  return authorsOf(history).some((author) => isSamePerson(author, who));
}

function correctHint(id: string): string {
  return `To change what was published: everycase release correct ${id} --because WORDS`;
}

function no(message: string, hint: string): Refusal {
  return new Refusal("notPossible", message, hint);
}
