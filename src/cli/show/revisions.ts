// Revisions as text: the finding, why the bases move as they do, then each pair of editions force by force or line by line.
import type { Published } from "../../disclosure/published.ts";
import type { EditionPair, ForceRevision, RevisedFigure, Revisions } from "../../measures/revisions-result.ts";
import { changeWords, kindWords, nextEditionHint } from "../../web/revision-words.ts";
import { cellWords, counted } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { drawTable, type Row } from "../table.ts";
import { fullStop } from "./cells.ts";
import { commandLines, sourceLines } from "./passport-foot.ts";

/** The lines of the revisions, each at most `width` columns wide. `all` also tells what did not change. */
export function revisionLines(revisions: Published<Revisions>, all: boolean, width: number): readonly Line[] {
  const { sentence, passport, pairs, passedOver, caveats, basis } = revisions;
  const over = `${passport.scope.title}; ${passport.period.title}; ${basis === "not stated" ? "basis not stated" : `${basis} basis`}.`;
  return [
    ...wrapped(fullStop(sentence), width).map((bold) => ({ bold })),
    ...wrapped(over, width).map((dim) => ({ dim })),
    ...(pairs.length === 0 ? oneEdition(revisions, width) : []),
    ...pairs.flatMap((pair) => pairLines(revisions, pair, { all, width })),
    ...section(
      "Not compared",
      bullets(
        passedOver.map(({ file, why }) => `${file}: ${why}`),
        width,
      ),
    ),
    ...section("What to keep in mind", bullets(caveats, width)),
    ...section("Sources", sourceLines(passport, width)),
    ...section("This again", commandLines([passport.command], width)),
  ];
}

function oneEdition(revisions: Revisions, width: number): readonly Line[] {
  const { says, command } = nextEditionHint(revisions);
  const known = revisions.editions.map(({ title, file }) => `${title}: ${file}`);
  return [
    ...section("The edition there is", bullets(known, width)),
    ...section("To compare, add another", [...wrapped(says, width), ...commandLines([command], width)]),
  ];
}

function pairLines(
  { force }: Revisions,
  pair: EditionPair,
  { all, width }: { readonly all: boolean; readonly width: number },
): readonly Line[] {
  const { counts, explanation, notes } = pair;
  const changed = `${counts.forcesChanged} of ${counted(counts.forces, "force", "forces")} and ${counts.figuresChanged} of ${counted(counts.figures, "figure", "figures")} differ.`;
  return [
    ...section(`${pair.before.title} to ${pair.after.title}`, wrapped(changed, width)),
    ...notes.flatMap((note) => wrapped(note, width)),
    ...explanation.flatMap((words) => ["", ...wrapped(words, width)]),
    "",
    ...(force === null ? forcesTable(pair, all, width) : figuresTable(pair, all, width)),
    ...bullets(
      pair.forces.flatMap(({ called, why, notes: said }) =>
        [...(why === null ? [] : [why]), ...said].map((one) => `${called}: ${one}`),
      ),
      width,
    ),
  ];
}

const number = (head: string) => ({ head, right: true });

/** One row a force: charges, the whole, and how many other lines differ. */
function forcesTable({ forces }: EditionPair, all: boolean, width: number): readonly Line[] {
  const shown = forces.filter(({ changed }) => all || changed > 0);
  // The change of the total may go first where the terminal is narrow: both counts stand beside it.
  const columns = [
    { head: "Force", gives: "shorten" },
    ...["Charged", "then", "Change", "Total", "then"].map(number),
    { ...number("Change"), gives: "spare" },
    ...["Open", "then", "Lines"].map(number),
  ] as const;
  const rows: Row[] = shown.map((force) => [
    force.called,
    ...triple(force, "charged"),
    ...triple(force, "total"),
    ...triple(force, "open").slice(0, 2),
    String(force.changed),
  ]);
  const left = forces.length - shown.length;
  return [
    ...drawTable({ columns, rows }, width),
    ...wrapped("Open: no outcome yet. Lines: how many of the total and the lines of the balance differ.", width).map(
      (dim) => ({ dim }),
    ),
    ...(left === 0
      ? []
      : wrapped(`${counted(left, "force", "forces")} without a difference: --all shows them too.`, width)),
  ];
}

function triple({ figures }: ForceRevision, line: string): readonly [string, string, string] {
  const found = figures.find((one) => one.line === line && one.type === null && one.part === null);
  if (found === undefined) return ["nothing", "nothing", ""];
  return [sideWords(found.before), sideWords(found.after), changeWords(found)];
}

function sideWords(cell: RevisedFigure["before"]): string {
  return cell === null ? "nothing" : cellWords(cell);
}

/** One row a figure of the force asked for. */
function figuresTable({ forces }: EditionPair, all: boolean, width: number): readonly Line[] {
  const columns = [
    { head: "Figure", gives: "wrap" },
    { head: "Quarter", gives: "spare" },
    ...["Before", "After", "Change"].map(number),
    { head: "What it is", gives: "spare" },
  ] as const;
  const rows: Row[] = forces.flatMap(({ figures }) =>
    figures
      .filter(({ kind }) => all || kind !== "unchanged")
      .map((one) => [
        one.type === null ? one.title : `  of which type ${one.type}: ${one.title}`,
        one.part ?? "all",
        sideWords(one.before),
        sideWords(one.after),
        changeWords(one),
        kindWords(one.kind),
      ]),
  );
  return rows.length === 0 ? ["No figure differs."] : drawTable({ columns, rows }, width);
}
