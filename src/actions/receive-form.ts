// What a force answered in a file: a letter, or the form of its pack. The counts of a form stand beside our figures and never among them.
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { canonicalJson, type Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { figureKey } from "../releases/changes.ts";
import { type ReleaseBody, releaseSubject } from "../releases/entries.ts";
import type { FigureRef, ReleaseHistory } from "../releases/release.ts";
import type { CellJson } from "../standard/cell-json.ts";
import { forceNamed } from "../standard/force-named.ts";
import { parseScope } from "../standard/scopes.ts";
import { OWN_COUNTS } from "../web/release-words.ts";
import { cellWords } from "../web/words.ts";
import { withPassingBook } from "./_passing-book.ts";
import { sayOfRelease } from "./_release-book.ts";
import { holdsCounts } from "./_reply-form.ts";
import { daySaid, nameSaid, wordsSaid } from "./_said-text.ts";
import { addFiles } from "./add-files.ts";
import { forcesReleased, type ReleasedForce, releasedFigures } from "./released-figures.ts";
import {
  listedAs,
  openRelease,
  type ReceiveWish,
  type ReplyListed,
  receiveReply,
  sentenceUnder,
  today,
} from "./reply-release.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** What was kept of an answer, and what of its form could not be read. */
export interface Received {
  readonly replies: readonly ReplyListed[];
  readonly problems: readonly Problem[];
}

/**
 * Keeps what a force said. A file of figures in the open format, such as the filled form of a pack, is read as a return is; where its counts are
 * others than those of the release, the rate by its own counts stands beside ours, one reply a question. The form is archived, and nothing of
 * it comes into the book's figures. Refuses what `receiveReply` refuses, (`unreadable`) a form without a figure of the force that the release has too,
 * and (`usage`) a reading beside a form.
 */
export async function receiveAnswer(tools: Tools, wish: ReceiveWish): Promise<Received> {
  const { file } = wish;
  const isFile = file !== undefined && (await stat(file).catch(() => null))?.isFile() === true;
  if (!isFile || !(await holdsCounts(tools.home, file, basename(file))))
    return { replies: [await receiveReply(tools, wish)], problems: [] };
  return await receiveForm(tools, { ...wish, file });
}

async function receiveForm(tools: Tools, wish: ReceiveWish & { readonly file: string }): Promise<Received> {
  const who = nameSaid(wish.who, "writes the reply down");
  const release = openRelease(tools, wish.release);
  const { id: force, called } = forceNamed(wish.force);
  const on = daySaid(wish.on ?? today(tools), "--on");
  if ((wish.reading ?? []).length > 0 || wish.about !== undefined || wish.denominator !== undefined)
    throw new Refusal(
      "usage",
      "A form says its counts itself: --reading, --about and --denominator do not go with it.",
      "Leave them out; what the force says beside its counts: --words WORDS",
    );
  if (release.of === "records") throw noCounts(release);
  const scope = wish.scope === undefined ? undefined : (parseScope(wish.scope)?.id ?? wish.scope);
  const released = forcesReleased(await releasedFigures(tools, release)).filter(
    ({ question, answer }) =>
      answer.force === force &&
      fits(scope, question.scope) &&
      fits(wish.period, question.period) &&
      fits(wish.basis, question.basis),
  );
  const { problems, found, notes } = await readForm(tools, { ...wish, released, called });
  const { sha256 } = await tools.archive.put(wish.file);
  const form = { name: basename(wish.file).normalize("NFC").toWellFormed(), sha256 };
  const said = wish.words ?? (notes === "" ? undefined : notes);
  const words = said === undefined ? null : wordsSaid(said, { what: "What the force said", option: "--words WORDS" });
  const others = found.filter(({ counts }) => counts.length > 0);
  const all: readonly FormBody[] =
    others.length > 0 ? others.map(({ about, counts, recomputed }) => ({ about, counts, recomputed })) : [AS_OURS];
  const bodies = notYetKept(release, { force, called, ...form }, all);
  const replies = bodies.map(({ counts, ...one }, at) => {
    const body = { force, called, on, words: at === 0 ? words : null, ...one, form: { ...form, counts } };
    return keep(tools, { release, who, body });
  });
  return { replies, problems };
}

/** What of a form is not in the book yet. Refuses (`notPossible`) one of which everything is: it would stand beside the figures twice. */
function notYetKept(
  { id, replies }: ReleaseHistory,
  { force, called, name, sha256 }: { readonly [key in "force" | "called" | "name" | "sha256"]: string },
  bodies: readonly FormBody[],
): readonly FormBody[] {
  const known = replies.filter((one) => one.force === force && one.form?.sha256 === sha256);
  const keys = new Set(known.map(({ about }) => keyOf(about)));
  const left = bodies.filter(({ about }) => !keys.has(keyOf(about)));
  const [first] = known;
  if (left.length > 0 || first === undefined) return left;
  throw new Refusal(
    "notPossible",
    `The form ${name} of ${called} is kept with release ${id} already (entry ${first.entry}).`,
    `See it: everycase release show ${id}`,
  );
}

function keyOf(about: FigureRef | null): string {
  return about === null ? "" : figureKey(about);
}

/** Of a form whose counts are those of the release. */
const AS_OURS: FormBody = { about: null, recomputed: null, counts: [] };

/** What of a form goes into one entry. */
type FormBody = Pick<ReleaseBody<"reply-received">, "about" | "recomputed"> & Pick<FormSays, "counts">;

function fits(said: string | undefined, is: string): boolean {
  return said === undefined || said === is;
}

function noCounts({ id }: ReleaseHistory): Refusal {
  return new Refusal(
    "notPossible",
    `Release ${id} holds protected counts from records: a form with the force's own counts could be the very counts that are hidden.`,
    `Note its words alone: everycase reply receive FORCE --release ${id} --words WORDS --who NAME`,
  );
}

function keep(
  tools: Tools,
  {
    release,
    who,
    body,
  }: { readonly release: ReleaseHistory; readonly who: string; readonly body: ReleaseBody<"reply-received"> },
): ReplyListed {
  const subject = releaseSubject(release.id);
  const { entry } = sayOfRelease(tools, { kind: "reply-received", subject, who, body, onlyNew: false });
  return listedAs(tools, release.id, entry.id);
}

/** What a form says to one question of the release. */
interface FormSays {
  readonly about: FigureRef;
  readonly counts: readonly { readonly figure: string; readonly theirs: string; readonly ours: string }[];
  readonly recomputed: { readonly reading: string; readonly sentence: string };
}

interface FormWish {
  readonly file: string;
  readonly force: string;
  readonly called: string;
  readonly released: readonly ReleasedForce[];
}

/** Reads the form in a book that is gone afterwards, with the readers and the measures that our own figures come from. */
async function readForm(
  tools: Tools,
  { file, force, called, released }: FormWish,
): Promise<{ readonly problems: readonly Problem[]; readonly found: readonly FormSays[]; readonly notes: string }> {
  return await withPassingBook({ ...tools, progress: () => undefined }, async (book) => {
    const [report] = await addFiles(book, { paths: [file], takeForms: true });
    const found: FormSays[] = [];
    const hidden: Problem[] = [];
    const notes = new Set<string>();
    for (const { question, answer: ours } of released) {
      const theirs = await answerIn(book, force, question);
      if (theirs === null) continue;
      const { scope, period, basis } = question;
      if (hidesCount(ours) && differing(ours, theirs).length > 0) {
        hidden.push(wouldTell(file, { called, scope, period }));
        continue;
      }
      const about = { force: ours.force, figure: "rate", scope, period, basis, denominator: "all" } as const;
      const sentence = sentenceUnder(theirs, { denominator: "all" });
      found.push({ about, counts: differing(ours, theirs), recomputed: { reading: OWN_COUNTS, sentence } });
      for (const { figure, note } of theirs.figures) if (figure !== REST && note !== null) notes.add(note);
    }
    const problems = [...(report?.problems ?? []), ...hidden];
    if (found.length > 0) return { problems, found, notes: [...notes].join("\n") };
    const [hides] = hidden;
    if (hides !== undefined)
      throw new Refusal("notPossible", `${hides.found}: the counts of ${hides.file} are not kept.`, hides.hint);
    const [first] = report?.problems ?? [];
    throw new Refusal(
      "unreadable",
      `${basename(file)} holds no count of ${called} that the release has too.${first === undefined ? "" : ` Found: ${first.found}; wanted: ${first.wanted}.`}`,
      "Is it another force's form, or of another release (--release NUMBER)? Words alone: --words WORDS",
    );
  });
}

const REST = "not-accounted-for";

/** Whether a count that the release states is no exact one: what a form says of it, or of any count beside it, could tell it. */
function hidesCount({ balance }: ForceAnswer): boolean {
  const stated = [balance.total, ...balance.lines.flatMap(({ line, count }) => (line === REST ? [] : [count]))];
  return stated.some((count) => typeof count !== "number" && ("from" in count || count.absent === "withheld"));
}

function wouldTell(
  file: string,
  { called, scope, period }: { readonly called: string; readonly scope: string; readonly period: string },
): Problem {
  return {
    code: "hidden-beside",
    file: basename(file),
    found: `The figures of ${called} (${scope}, ${period}) hold a count that their source hides`,
    wanted: "counts beside figures that hide nothing",
    hint: "Note its words alone: --words WORDS without --file. Figures that the force published itself are added as its own: everycase add FILE",
  };
}

/** The answer of the form to a question; `null` where it has none. */
async function answerIn(
  book: Tools,
  force: string,
  { scope, period, basis }: ReleasedForce["question"],
): Promise<ForceAnswer | null> {
  try {
    return await showForce(book, force, { scope, period, basis });
  } catch (error) {
    if (error instanceof Refusal && (error.code === "notFound" || error.code === "notPossible")) return null;
    throw error;
  }
}

/** The counts in which a form and the release are not the same: those that it states itself, not what follows from them. */
function differing(ours: ForceAnswer, theirs: ForceAnswer): FormSays["counts"] {
  const all = ({ balance }: ForceAnswer): readonly (readonly [figure: string, count: CellJson])[] => [
    ["total", balance.total],
    ...balance.lines.flatMap(({ line, count }) => (line === REST ? [] : [[line, count] as const])),
  ];
  const own = new Map(all(ours));
  return all(theirs).flatMap(([figure, count]) => {
    const before = own.get(figure);
    const isSame = before !== undefined && canonicalJson(before as Json) === canonicalJson(count as Json); // cells as JSON
    return isSame
      ? []
      : [{ figure, theirs: cellWords(count), ours: before === undefined ? "no figure" : cellWords(before) }];
  });
}
