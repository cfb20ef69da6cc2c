// One force in a report: its finding, its balance, its rate over each whole, what to keep in mind, what it said, and every source.
import type { BalanceLine, ForceAnswer, Passport, Rate } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { balanceHeading, boundsWords, unaccountedWords } from "../parts/balance-section.tsx";
import { sourceWords } from "../parts/source-line.tsx";
import type { CorrectionShown, ReplyShown } from "../release-view.ts";
import { dayWords, figureTitle, figureWords, formOfReply, readingOfReply, silenceWords } from "../release-words.ts";
import { bare, capital, cellWords, editionWords, isAbsent, noOneIn, range, rateWords } from "../words.ts";
import { type Block, finding, heading, listUnder, words } from "./document.ts";
import { balancePicture } from "./pictures.tsx";

/** A force with what it said. */
export interface ForceInReport {
  readonly answer: ForceAnswer;
  readonly replies: readonly ReplyShown[];
  /** What corrections changed of these figures; none when left out. */
  readonly corrections?: readonly CorrectionShown[];
}

/** Everything about one force, under a heading of the first level. */
export function forceBlocks({ answer, replies, corrections = [] }: ForceInReport): readonly Block[] {
  return [
    heading(1, answer.called),
    ...words("note", overOf(answer)),
    finding(answer.sentence),
    ...balanceBlocks(answer),
    ...rateBlocks(answer),
    ...ofWhichBlocks(answer),
    ...listUnder("What to keep in mind", answer.caveats),
    ...correctionBlocks(corrections),
    ...replyBlocks(answer.called, replies),
    ...sourceBlocks(answer.passport),
  ];
}

/** A finding with its full stop. */
export function sentenceOf(sentence: string): string {
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}

function overOf({ passport, basis, flag }: ForceAnswer): string {
  const basisWords =
    basis === "not stated" ? "basis not stated" : basis === "closed" ? "outcomes given" : "recorded, outcomes so far";
  const rule = flag?.rule == null ? "" : ` Flag: ${flag.rule}.`;
  return `${passport.scope.title}; ${passport.period.title}; ${basisWords}; ${editionWords(passport.edition.title)}.${rule}`;
}

/** The balance: its heading, its bar, its table with what nobody accounted for first. */
function balanceBlocks(answer: ForceAnswer): readonly Block[] {
  const { balance, bounds, basis } = answer;
  const unit = basis === "closed" ? "outcomes" : answer.unit;
  const sum = balance.sum === null ? "" : `${balance.sum}. `;
  const both = bounds === null || basis === "closed" ? "" : boundsWords(bounds);
  return [
    heading(2, balanceHeading(balance, unit)),
    ...balancePicture(answer),
    {
      kind: "table",
      title: `What became of the ${unit}`,
      columns: [
        { title: "What became of them", share: 4 },
        { title: capital(unit), share: 1.5, right: true },
        { title: "Share, % (95%)", share: 2.7, right: true },
        { title: "What it is", share: 8 },
      ],
      rows: [
        ...balance.lines.map((line) => [line.title, cellSaid(line.count), shareSaid(line), line.note ?? ""]),
        [basis === "closed" ? "Outcomes given" : "Recorded", cellSaid(balance.total), "", ""],
      ],
      strong: [...balance.lines.flatMap(({ state }, at) => (state === "unknown" ? [at] : [])), balance.lines.length],
    },
    ...words("note", `${sum}${unaccountedWords(balance)}${both}`),
  ];
}

/** A cell with why, where it is silent. */
export function cellSaid(cell: CellJson): string {
  return isAbsent(cell) && cell.why !== undefined ? `${cellWords(cell)} (${cell.why})` : cellWords(cell);
}

/** What nobody has said is no matter of chance: its share stands without an interval. */
function shareSaid({ share, state, interval, count }: BalanceLine): string {
  if (share === null) return isAbsent(count) && count.absent === "not applicable" ? "" : "not said";
  return state === "unknown" || interval === null ? bare(share) : `${bare(share)} (${range(interval)})`;
}

function rateBlocks({ rates }: ForceAnswer): readonly Block[] {
  return [
    heading(2, "What counts as the whole changes the answer"),
    {
      kind: "table",
      title: "The same charges over three wholes",
      columns: [
        { title: "What counts as the whole", share: 6 },
        { title: "Charged", share: 2, right: true },
        { title: "Of", share: 2, right: true },
        { title: "Rate (95%)", share: 4, right: true },
        { title: "One in", share: 4, right: true },
      ],
      rows: rates.map((rate) => [
        rate.title,
        cellSaid(rate.numerator),
        cellSaid(rate.denominator),
        rateWords(rate),
        oneInSaid(rate),
      ]),
      strong: [],
    },
    { kind: "list", items: rates.map(({ title, says }) => `${title}: ${says}`) },
  ];
}

/** `34 (21 to 55)` under a heading that says "one in". */
export function oneInSaid({ oneIn, numerator, rate }: Pick<Rate, "oneIn" | "numerator" | "rate">): string {
  return oneIn === null ? noOneIn(numerator, rate) : `${oneIn.n} (${oneIn.from} to ${oneIn.to})`;
}

function ofWhichBlocks({ ofWhich }: ForceAnswer): readonly Block[] {
  if (ofWhich === undefined || ofWhich.length === 0) return [];
  return [
    heading(2, "Of which, for another offence than the one recorded"),
    ...words(
      "text",
      "Parts of the charges and cautions above, from a table of their own. They are never added to them.",
    ),
    {
      kind: "table",
      title: "Outcomes for alternate offences",
      columns: [
        { title: "What", share: 6 },
        { title: "Count", share: 2, right: true },
        { title: "Where it stands", share: 5 },
      ],
      rows: ofWhich.map(({ title, count, source }) => [title, cellSaid(count), `${source.file}, ${source.first}`]),
      strong: [],
    },
  ];
}

/** What each correction changed: what stood there, what stands there since, on which day and why. */
function correctionBlocks(corrections: readonly CorrectionShown[]): readonly Block[] {
  if (corrections.length === 0) return [];
  return [
    heading(2, "Corrected"),
    ...corrections.map(({ release, corrects, on, why, changes }): Block => {
      const when = on === null ? "" : `, published on ${dayWords(on)}`;
      return {
        kind: "boxed",
        title: `Release ${release}, in place of release ${corrects}${when}`,
        texts: [
          ...(why === null ? [] : [`Why: ${why}`]),
          ...changes.map(({ figure, before, after }) => `${figureTitle(figure)}: ${before} before, ${after} since.`),
        ],
      };
    }),
  ];
}

/** Its words as it wrote them, beside our figure and never in its place; silence with its dates. */
function replyBlocks(called: string, replies: readonly ReplyShown[]): readonly Block[] {
  if (replies.length === 0) return [];
  return [
    heading(2, `What ${called} said`),
    ...replies.map(({ release, reply }): Block => {
      const { asked, due, answered, words: said, about } = reply;
      const wasAsked =
        asked === null ? "" : `, asked on ${dayWords(asked)}${due === null ? "" : `, due ${dayWords(due)}`}`;
      const when = answered === null ? "" : `, answered on ${dayWords(answered)}`;
      return {
        kind: "boxed",
        title: `Release ${release}${wasAsked}${when}`,
        texts: [
          ...(about === null ? [] : [`About the ${figureWords(about)}.`]),
          ...(answered === null ? [`${silenceWords(due)} That is not evidence of anything.`] : []),
          ...(said === null ? [] : [`“${said}”`]),
          ...formOfReply(reply),
          ...readingOfReply(reply),
        ],
      };
    }),
  ];
}

/** The files behind the figures with their whole SHA-256, the method, and the command that works the figures out again. */
export function sourceBlocks(passport: Passport): readonly Block[] {
  const { measure, method, command } = passport;
  return [
    heading(2, "Sources"),
    {
      kind: "facts",
      facts: [
        { term: "Figures", says: sourceWords(passport) },
        ...passport.sources.flatMap(({ file, sha256, source, entry }) => [
          { term: file, says: `${source}${entry === "" ? "" : `, entry ${entry}`}` },
          { term: "SHA-256 of this file", says: sha256 },
        ]),
        { term: "Method", says: sentenceOf(method) },
        { term: "Definition", says: `${measure.title}, version ${measure.version}, ${measure.digest.slice(0, 16)}` },
      ],
    },
    { kind: "code", title: "The command that works these figures out again", text: typed(command) },
  ];
}

/** The most letters of a command in one line of a page. */
const LONGEST_LINE = 84;

/** A long command over lines that break before an option, each but the last carried on by a backslash, as a shell reads it. */
function typed(command: string): string {
  const lines: string[] = [];
  for (const part of command.split(/ (?=--)/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < LONGEST_LINE) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.join(" \\\n  ");
}
