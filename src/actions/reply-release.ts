// The right of reply: a force is asked about its figures, and what it says is kept beside them, never in their place.
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { daysOn } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { rateOf } from "../measures/rate.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { forceFindingOf } from "../measures/sentences.ts";
import { figureKey, figuresIn, rateInWords } from "../releases/changes.ts";
import { releaseSubject } from "../releases/entries.ts";
import { type ForceReading, readingSaid, readingWords } from "../releases/reading.ts";
import type { FigureRef, ReleaseHistory, Reply } from "../releases/release.ts";
import type { Snapshot } from "../releases/snapshot.ts";
import { findBasis, findDenominator } from "../standard/bases.ts";
import { exact } from "../standard/cell.ts";
import { cellFromJson } from "../standard/cell-json.ts";
import { forceNamed } from "../standard/force-named.ts";
import { parseScope } from "../standard/scopes.ts";
import { EACH_NEWEST } from "../web/release-words.ts";
import { foldedReleases, releaseNamed, sayOfRelease } from "./_release-book.ts";
import { DAYS_TO_REPLY, daySaid, nameSaid, wordsSaid } from "./_said-text.ts";
import { noFile } from "./no-file.ts";
import { releasedFigures } from "./released-figures.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** Which figure is meant; what is left out is found where there is but one. */
export interface FigureWish {
  readonly about?: string | undefined;
  readonly scope?: string | undefined;
  readonly period?: string | undefined;
  readonly basis?: string | undefined;
  readonly denominator?: string | undefined;
}

/** A question to a force about its figures. */
export interface AskWish {
  readonly force: string;
  readonly release?: string | undefined;
  readonly who: string | undefined;
  readonly due: string | undefined;
  /** The day on which it was asked; today when left out. */
  readonly on?: string | undefined;
}

/** What a force said. */
export interface ReceiveWish extends FigureWish {
  readonly force: string;
  readonly release?: string | undefined;
  readonly who: string | undefined;
  readonly words?: string | undefined;
  /** A text file with its words. */
  readonly file?: string | undefined;
  /** The reading it proposes, a part each: `denominator=less-transferred`, `charged=18`. */
  readonly reading?: readonly string[];
  readonly on?: string | undefined;
}

/** A reply or a silence with the release it belongs to. */
export interface ReplyListed {
  readonly release: string;
  readonly title: string;
  readonly reply: Reply;
}

/** Notes that a force was asked. Refuses (`usage`) without a day by which it may answer, or with one before the day of asking. */
export function askForReply(tools: Tools, wish: AskWish): ReplyListed {
  const who = nameSaid(wish.who, "asks");
  const release = openRelease(tools, wish.release);
  const { id: force, called } = forceNamed(wish.force);
  const on = daySaid(wish.on ?? today(tools), "--on");
  const later = daysOn(on, DAYS_TO_REPLY);
  if (wish.due === undefined)
    throw new Refusal("usage", "By when a reply may come is not said.", `Say it: --due ${later}`);
  const due = daySaid(wish.due, "--due");
  if (due < on)
    throw new Refusal(
      "usage",
      `A reply due on ${due} cannot be asked for on ${on}.`,
      `Say a later day: --due ${later}`,
    );
  const body = { force, called, on, due };
  const { entry } = sayOfRelease(tools, {
    kind: "reply-asked",
    subject: releaseSubject(release.id),
    who,
    body,
    onlyNew: false,
  });
  return listedAs(tools, release.id, entry.id);
}

/**
 * Keeps what a force said; with a reading, also what its figures come to under that reading, worked out from the figures of the release (from the
 * book, where the release has no such question). Refuses (`usage`) without words, (`notFound`) a figure that is not in the release.
 */
export async function receiveReply(tools: Tools, wish: ReceiveWish): Promise<ReplyListed> {
  const who = nameSaid(wish.who, "writes the reply down");
  const release = openRelease(tools, wish.release);
  const { id: force, called } = forceNamed(wish.force);
  const words = wordsSaid(wish.file === undefined ? wish.words : await textOf(wish.file), {
    what: "What the force said",
    option: "--words WORDS or --file reply.txt",
  });
  const reading = readingSaid(wish.reading ?? []);
  const proposes = Object.keys(reading).length > 0;
  const isAbout = proposes || [wish.about, wish.scope, wish.period, wish.basis].some((one) => one !== undefined);
  const snapshot = isAbout ? await releasedFigures(tools, release) : null;
  const about = snapshot === null ? null : figureMeant(snapshot, force, wish);
  const recomputed =
    snapshot === null || about === null || !proposes
      ? null
      : await recomputedUnder(tools, { snapshot, about, force, reading });
  const on = daySaid(wish.on ?? today(tools), "--on");
  const { entry } = sayOfRelease(tools, {
    kind: "reply-received",
    subject: releaseSubject(release.id),
    who,
    body: { force, called, on, words, about, recomputed, form: null },
    onlyNew: false,
  });
  return listedAs(tools, release.id, entry.id);
}

/** Every question and reply, release by release. */
export function listReplies(
  tools: Tools,
  { force, release }: { readonly force?: string; readonly release?: string } = {},
): readonly ReplyListed[] {
  const { releases } = foldedReleases(tools);
  const wanted = release === undefined ? releases : [releaseNamed(releases, release)];
  const named = force === undefined ? null : forceNamed(force).id;
  return wanted.flatMap(({ id, title, replies }) =>
    replies.filter((one) => named === null || one.force === named).map((reply) => ({ release: id, title, reply })),
  );
}

/** The calendar day of the clock. */
export function today(tools: Tools): string {
  return tools.now().slice(0, 10);
}

/** A reply that was just kept, with its release. */
export function listedAs(tools: Tools, release: string, entry: string): ReplyListed {
  const found = listReplies(tools, { release }).find(({ reply }) => reply.entry === entry);
  if (found !== undefined) return found;
  throw new Refusal(
    "surroundings",
    `Entry ${entry} is not in release ${release}.`,
    `See: everycase release show ${release}`,
  );
}

/** The release named, or the newest that was not withdrawn. Refuses (`notPossible`) one that was. */
export function openRelease(tools: Tools, label: string | undefined): ReleaseHistory {
  const { releases } = foldedReleases(tools);
  const newest = releases.findLast(({ state }) => state !== "withdrawn")?.id;
  const release = releaseNamed(releases, label ?? newest);
  if (release.state !== "withdrawn") return release;
  throw new Refusal(
    "notPossible",
    `Release ${release.id} was withdrawn, so nobody is asked about it.`,
    "See: everycase release",
  );
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw await noFile(path, "Give the words instead: --words WORDS");
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString("utf8").replace(/^\uFEFF/u, "");
  throw new Refusal("unreadable", `${path} is not plain text in UTF-8.`, "Copy its words: --words WORDS");
}

/** The figure of a force that is meant, in the figures of a release. Refuses (`usage`) where several are, (`notFound`) where none is. */
export function figureMeant(snapshot: Pick<Snapshot, "answers">, force: string | null, wish: FigureWish): FigureRef {
  const figure = wish.about?.trim().toLowerCase() ?? "rate";
  const figures = figuresIn(snapshot).map((one) => one.figure);
  const names = new Set(figures.flatMap((one) => (one.force === force ? [one.figure] : [])));
  // A word that is no figure is not asked of which question it is.
  if (names.size > 0 && !names.has(figure)) throw unknownFigure(figure, names);
  const scope = wish.scope === undefined ? undefined : (parseScope(wish.scope)?.id ?? wish.scope);
  const basis = wish.basis === undefined ? undefined : (findBasis(wish.basis) ?? wish.basis);
  const asked = snapshot.answers.flatMap((one) => {
    const fits = (said: string | undefined, is: string): boolean => said === undefined || said === is;
    if (one.kind === "newest") {
      const meant =
        NEWEST.test(wish.period ?? "") && one.question.denominator === "all" ? newestMeant(one, force) : null;
      return meant !== null && fits(scope, meant.scope) && fits(basis, meant.basis) ? [meant] : [];
    }
    const { question } = one;
    const isTheirs = force === null ? one.kind === "comparison" : one.kind === "force" && one.force === force;
    return isTheirs && fits(scope, question.scope) && fits(wish.period, question.period) && fits(basis, question.basis)
      ? [{ scope: question.scope, period: question.period, basis: question.basis }]
      : [];
  });
  const questions = [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
  const [question, another] = questions;
  if (question === undefined)
    throw new Refusal("notFound", "The release holds no such figure.", "See what it holds: everycase release show");
  if (another !== undefined)
    throw new Refusal("usage", "Several figures of the release may be meant.", whichWords(questions));
  const said = wish.denominator === undefined ? "all" : findDenominator(wish.denominator);
  if (said === null)
    throw new Refusal(
      "usage",
      `Unknown denominator "${wish.denominator}".`,
      "all, less-transferred or concluded-only.",
    );
  // Counts stand on no denominator: they are named with `all`.
  const ref: FigureRef = { force, figure, ...question, denominator: figure === "rate" ? said : "all" };
  const key = figureKey(ref);
  if (figures.some((one) => figureKey(one) === key)) return ref;
  throw unknownFigure(figure, names);
}

function unknownFigure(figure: string, names: ReadonlySet<string>): Refusal {
  return new Refusal("usage", `Unknown figure "${figure.slice(0, 40)}".`, `Figures: ${[...names].join(", ")}.`);
}

/** The most readings that are told one by one. */
const MOST_READINGS = 12;

/** Every reading that may be meant, ready to be typed; where they are many, every scope, period and basis of them. */
function whichWords(questions: readonly Pick<FigureRef, "scope" | "period" | "basis">[]): string {
  const options = (one: Pick<FigureRef, "scope" | "period" | "basis">): readonly string[] => [
    `--scope ${typed(one.scope)}`,
    `--period ${typed(one.period)}`,
    `--basis ${typed(one.basis)}`,
  ];
  if (questions.length <= MOST_READINGS)
    return `Say which: ${questions.map((one) => options(one).join(" ")).join("; ")}`;
  return `Say which of ${questions.length}: ${[...new Set(questions.flatMap(options))].toSorted().join(", ")}`;
}

function typed(word: string): string {
  return /^[\w:.,/+-]+$/u.test(word) ? word : `"${word}"`;
}

/** In place of a period: each force's newest figures. */
const NEWEST = /^(?:each force's )?newest$/iu;

/** A force's newest figure is one of a period and a basis; that of all alike forces together is named as it is. */
function newestMeant(
  { question: { scope }, answer }: Extract<Snapshot["answers"][number], { readonly kind: "newest" }>,
  force: string | null,
): Pick<FigureRef, "scope" | "period" | "basis"> | null {
  if (force === null) return { scope, period: EACH_NEWEST, basis: "not stated" };
  const row = answer.forces.find((one) => one.force === force);
  return row === undefined ? null : { scope, period: row.period, basis: row.basis };
}

interface Recomputing {
  readonly snapshot: Snapshot;
  readonly about: FigureRef;
  readonly force: string;
  readonly reading: ForceReading;
}

/** What the rate comes to under the reading of the force. */
async function recomputedUnder(
  tools: Tools,
  { snapshot, about, force, reading }: Recomputing,
): Promise<Reply["recomputed"]> {
  const { scope = about.scope, period = about.period, basis = about.basis, denominator = about.denominator } = reading;
  const [held] = snapshot.answers.flatMap((one) => {
    if (one.kind !== "force" || one.force !== force) return [];
    const { scope: inScope, period: inPeriod, basis: onBasis } = one.question;
    return inScope === scope && inPeriod === period && onBasis === basis ? [one.answer] : [];
  });
  const answer = held ?? (await showForce(tools, force, { scope, period, basis }));
  return { reading: readingWords(reading), sentence: sentenceUnder(answer, { ...reading, denominator }) };
}

/** What a force's rate comes to under a reading, in a sentence. Refuses (`notPossible`) where it cannot be worked out. */
export function sentenceUnder(answer: ForceAnswer, { denominator, charged, total }: ForceReading): string {
  const ours = answer.rates.find(({ under }) => under === denominator);
  const [above, below] = [
    charged === undefined ? cellFromJson(ours?.numerator) : exact(charged),
    total === undefined ? cellFromJson(ours?.denominator) : exact(total),
  ];
  const scope = parseScope(answer.scope);
  if (above === null || below === null || scope === null)
    throw new Refusal(
      "notPossible",
      "The figure cannot be worked out under this reading.",
      "Keep the words alone, without --reading.",
    );
  const rate = rateOf(above, below);
  return `${forceFindingOf(scope, answer.basis, rate)}; ${rateInWords(rate)}`;
}
