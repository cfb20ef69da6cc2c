// The passport of one figure: the number, the very cell, what it counts, and how a stranger recomputes it.
import type { VNode } from "preact";
import type { FigurePassport } from "../../measures/result.ts";
import { drawingOf } from "../charts/drawing.ts";
import { roundEnd } from "../charts/scale.ts";
import { RateStrip } from "../charts/strip.tsx";
import { figureEmbed } from "../embed.tsx";
import { pageOf } from "../layout.tsx";
import { compareHref, fileHref, forceHref } from "../links.ts";
import { pageTitle } from "../page-title.ts";
import { CellSums } from "../parts/cell-sums.tsx";
import { Code } from "../parts/code.tsx";
import { CorrectionsSection } from "../parts/corrections.tsx";
import { type Fact, Facts } from "../parts/facts.tsx";
import { KeptTogether } from "../parts/headline.tsx";
import { RepliesSection } from "../parts/replies.tsx";
import { SheetGrid } from "../parts/sheet.tsx";
import { UseThis } from "../parts/use-this.tsx";
import type { PassportView } from "../views.ts";
import { capital, cellKind, cellWords, isExact, percentRange, rateWords } from "../words.ts";

/** The passport of a figure: a whole HTML document. */
export function passportPage({ passport, question, corrections = [], replies }: PassportView): string {
  const { force } = passport;
  return pageOf({
    title: titleOf(passport),
    place: force === null ? "compare" : "forces",
    crumbs: [
      { title: "Compare", href: compareHref(question) },
      ...(force === null ? [] : [{ title: force.called, href: forceHref(force.id, question) }]),
      { title: "Passport of a figure" },
    ],
    children: (
      <>
        <article class="passport" aria-labelledby="h-fig">
          <div class="passport-head">
            <h1 id="h-fig">{passport.title}</h1>
            <span class="id">{`figure ${passport.figure}`}</span>
          </div>
          <div class="passport-body">
            <Words passport={passport} />
            <TheCell passport={passport} />
            <div class="cols cols-21 at-top top-6">
              <WhatItIs passport={passport} replies={replies} />
              <Beside passport={passport} />
            </div>
            <Recompute passport={passport} />
            <UseThis embed={figureEmbed(passport)} passport={null} pictures={null} />
          </div>
        </article>
        <CorrectionsSection corrections={corrections} />
        <RepliesSection replies={replies ?? []} />
        <Sums passport={passport} />
      </>
    ),
  });
}

function titleOf({ title, force, passport }: FigurePassport): string {
  const { basis, denominator } = passport;
  const answered = { passport, basis: basis.id, denominator: denominator.id };
  return `Passport: ${pageTitle(force === null ? title : `${title}, ${force.called}`, answered)}`;
}

interface PassportProps {
  readonly passport: FigurePassport;
}

interface RepliesOf {
  readonly replies: PassportView["replies"];
}

function Words({ passport: { words, rate, force, passport, value } }: PassportProps): VNode {
  const about = [passport.scope.title, ...(force === null ? [] : [force.called])].join(", ");
  const said = words === "" ? cellWords(value) : words;
  const [head, rest] = headAndRest(said);
  const rateSaid =
    rate === null || (rate.rate === null && rate.interval === null) || said.includes("%") ? "" : `${rateWords(rate)}. `;
  return (
    <div class="cols cols-21 passport-words">
      <p class="lead">
        <b>{head}</b>
        <KeptTogether sentence={rest} />
        <br />
        <span class="soft">{`${rateSaid}${about}`}</span>
      </p>
      {rate === null ? null : (
        <div>
          <RateStrip drawing={drawingOf(rate)} end={endOf(rate.interval)} />
        </div>
      )}
    </div>
  );
}

/** What stands before the first bracket is bold: `One in 34` of `One in 34 (one in 21 to one in 55)`. */
function headAndRest(words: string): readonly [string, string] {
  const index = words.indexOf(" (");
  return index < 0 ? [capital(words), ""] : [capital(words.slice(0, index)), words.slice(index)];
}

function endOf(interval: readonly [number, number] | null): number {
  return roundEnd(Math.max((interval?.[1] ?? 0.2) * 1.6, 0.02));
}

function TheCell({ passport: { files } }: PassportProps): VNode {
  const drawn = files.flatMap((file) => (file.window === null ? [] : [{ file, window: file.window }]));
  if (files.length === 0) {
    return (
      <>
        <h2 class="small-head top-5">Where it came from</h2>
        <p class="note">It is worked out from other figures; no cell holds it. The working is below.</p>
      </>
    );
  }
  return (
    <>
      <h2 class="small-head top-5">{cellHeading(files)}</h2>
      {drawn.map(({ file, window }) => (
        <SheetGrid file={file} window={window} />
      ))}
      {drawn.length === 0 ? <p class="note">It adds many cells; they are listed below.</p> : null}
    </>
  );
}

/** One cell is the very cell; of many, one file shows the first in its place. */
function cellHeading(files: FigurePassport["files"]): string {
  const [only] = files;
  if (only === undefined || files.length > 1 || only.window === null) return "The cells it came from";
  const counted = only.cells.filter(({ role }) => role !== "denominator").length;
  const few = counted <= 1 && only.cells.length <= 2 && only.zeroCells + only.moreCells === 0;
  return few ? "The very cell it came from" : "The first of the cells it came from";
}

function WhatItIs({ passport, replies }: PassportProps & RepliesOf): VNode {
  const facts = passport.facts.length === 0 ? ownFacts(passport) : passport.facts;
  return (
    <div>
      <h2 class="small-head">What the number is</h2>
      <div class="top-2">
        <Facts facts={[...facts, ...(passport.force === null ? [] : replyFact(replies))]} />
      </div>
    </div>
  );
}

/** Whether the force was asked, and spoke. */
function replyFact(replies: PassportView["replies"]): readonly Fact[] {
  if (replies === undefined) return [];
  const term = "Right of reply";
  const note = "What a force says of its figures is printed here, in full.";
  if (replies.length === 0) return [{ term, says: "Nothing was asked, and nothing came.", note }];
  const spoke = replies.some(({ reply }) => reply.answered !== null);
  return [{ term, says: <a href="#reply">{spoke ? "What the force said" : "Asked, without a reply yet"}</a>, note }];
}

/** The facts that every figure carries, where none were told at greater length. */
function ownFacts({ passport, force }: FigurePassport): { term: string; says: string; note: string | null }[] {
  return [
    { term: "Unit", says: capital(passport.unit.id), note: passport.unit.says },
    { term: "Scope", says: passport.scope.title, note: passport.scope.says },
    ...(force === null ? [] : [{ term: "Place", says: force.called, note: force.code }]),
    { term: "Period", says: passport.period.title, note: null },
    { term: "Basis", says: capital(passport.basis.id), note: passport.basis.says },
    { term: "Edition", says: passport.edition.title, note: null },
    { term: "Denominator", says: capital(passport.denominator.id), note: passport.denominator.says },
    { term: "Method", says: passport.method, note: null },
  ];
}

function Beside({ passport: { rate, value, caveats, passport } }: PassportProps): VNode {
  return (
    <div class="stack">
      {rate?.interval == null ? null : (
        <>
          <h3>What the interval covers</h3>
          <p class="note">
            {`${isExact(rate.numerator) && isExact(rate.denominator) ? "Chance alone leaves" : "The counts and chance together leave"} ${percentRange(rate.interval)} open. `}
            The interval does not cover crimes that nobody has accounted for, nor differences in what is recorded.
          </p>
        </>
      )}
      <h3>{rate === null ? "What the value is" : "What the numerator is"}</h3>
      <p class="note">{cellKind(rate === null ? value : rate.numerator)}</p>
      <h3>Which definition</h3>
      <p class="note">
        {`${passport.measure.title}, version ${passport.measure.version}, `}
        <a href="/about">about the measures</a>
      </p>
      {passport.sources.length === 0 ? null : (
        <>
          <h3>How it came in</h3>
          <ul class="bullets note">
            {passport.sources.map(({ file, sha256, source, entry }) => (
              <li>
                <a href={fileHref(sha256)}>{file}</a>
                {`, ${source}, entry ${entry}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {caveats.length === 0 ? null : (
        <>
          <h3>What to keep in mind</h3>
          <ul class="bullets note">
            {caveats.map((caveat) => (
              <li>{caveat}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Recompute({ passport: { passport, working } }: PassportProps): VNode {
  const files = [...new Set(passport.sources.map(({ file }) => file))].slice(0, 4);
  return (
    <div class="cols cols-2 top-6">
      <div class="stack">
        <h2 class="small-head">Recompute it yourself</h2>
        <Code label="Command to recompute the figure" lines={commandLines(passport.command)} wraps />
        {files.length === 0 ? null : (
          <>
            <p class="note">Whether a file is the same as the archived one:</p>
            <Code
              label="Commands to hash the files"
              lines={files.map((file) => `sha256sum ${shellWord(file)}`)}
              wraps
            />
          </>
        )}
      </div>
      <ByHand working={working} />
    </div>
  );
}

/** A long command with an option a line, each but the last carried on by a backslash, as a shell reads it. */
function commandLines(command: string): readonly string[] {
  if (command.length <= 44) return [command];
  const [verb = command, ...options] = command.split(/ (?=--)/u);
  const lines = [verb, ...options.map((option) => `  ${option}`)];
  return lines.map((line, index) => (index < options.length ? `${line} \\` : line));
}

/** The working in signs; a first line that ends in a colon introduces it. */
function ByHand({ working }: Pick<FigurePassport, "working">): VNode | null {
  const [first, ...rest] = working;
  if (first === undefined) return null;
  const introduced = first.endsWith(":");
  return (
    <div class="stack">
      <h2 class="small-head">Or with a pocket calculator</h2>
      {introduced ? <p class="note">{first}</p> : null}
      <Code label="Working of the figure" lines={introduced ? rest : working} />
    </div>
  );
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replace(/'/gu, "'\\''")}'`;
}

function Sums({ passport: { files, rate } }: PassportProps): VNode | null {
  const many = files.filter(({ cells, zeroCells, moreCells }) => cells.length > 2 || zeroCells > 0 || moreCells > 0);
  if (many.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-sum">
      <h2 id="h-sum">The cells this figure adds</h2>
      <p>Each cell stands with its address and its value. A range or a silence stands as what it is.</p>
      {many.map((file) => (
        <CellSums file={file} whole={files.length === 1 ? (rate?.denominator ?? null) : null} />
      ))}
    </section>
  );
}
