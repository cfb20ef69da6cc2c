// What working a site out again gave, as text and as flat rows.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { Recomputed } from "../../actions/recompute-site.ts";
import { programWords } from "../../web/release-words.ts";
import { counted, shortHash } from "../../web/words.ts";
import { bullets, type Line, section } from "../lines.ts";

/** The most differing files that are told one by one; the others are counted. */
const TOLD = 50;

/** The lines: the verdict, what differs and where, what is needed, and what was taken as said. */
export function recomputedLines(found: Recomputed, width: number): readonly Line[] {
  const { differences, needed } = found;
  const more = differences.length - TOLD;
  return [
    { bold: verdict(found) },
    ...bullets(notes(found), width),
    ...section("Files that are not what they should be", [
      ...bullets(differences.slice(0, TOLD).map(differenceWords), width),
      ...(more > 0 ? [`${counted(more, "file", "files")} more: --format csv names all of them.`] : []),
    ]),
    ...section(
      "Originals that are needed, by their SHA-256; give a folder that holds them with --archive",
      bullets(
        needed.map(({ sha256, name }) => `${name}: ${sha256}`),
        width,
      ),
    ),
  ];
}

function verdict({ ok, figures, files, releases, stopped, differences, needed }: Recomputed): string {
  const all = `${counted(figures, "figure", "figures")} of ${counted(releases, "release", "releases")}`;
  if (ok) return `${all} recomputed, all equal. ${counted(files, "file", "files")}, byte for byte.`;
  const differ = `${counted(differences.length, "file is not what it", "files are not what they")} should be.`;
  if (stopped === null) return `${all} recomputed. ${differ}`;
  return `Nothing was recomputed. ${stopped}${needed.length > 0 && differences.length === 0 ? "" : ` ${differ}`}`;
}

function notes({
  asPublished,
  stopped,
  program,
  frozen,
  takenAsSaid,
  heldBack,
  dataAlone,
  head,
  differences,
}: Recomputed): readonly string[] {
  return [
    ...(dataAlone ? ["The pages of the site are not here: only its data are checked."] : []),
    ...makerWords(program, differences.length > 0),
    ...frozen.flatMap(frozenWords),
    ...(asPublished && stopped === null && differences.length > 0
      ? [
          "Every file is the one that the manifest names: what differs was computed differently, or all of it was made anew.",
        ]
      : []),
    ...(takenAsSaid === 0
      ? []
      : [
          `Nothing could be read in ${counted(takenAsSaid, "document", "documents")}, which are not handed on: what is said of them is taken as said.`,
        ]),
    ...(heldBack === 0
      ? []
      : [
          `${counted(heldBack, "document is", "documents are")} not handed on whole, since together with others ${heldBack === 1 ? "it" : "they"} would tell more of a count that those hide: the figures that are published of them are taken as said. See data/kept-back.json.`,
        ]),
    ...(head === null
      ? []
      : [
          `The book ends at ${head.sequence}:${shortHash(head.digest)}. Noted elsewhere in full (--head), it shows a book that was made anew.`,
        ]),
  ];
}

/** Whether the site says that it was made with another program; with the same one nothing needs to be said. */
function makerWords({ theirs, ours }: Recomputed["program"], differs: boolean): readonly string[] {
  if (theirs === null || theirs.digest === ours.digest) return [];
  const [made, now] = [programName(theirs), programName(ours)];
  return [
    differs
      ? `Made with another program: ${made} wrote this site, and this is ${now}. What differs can come from that; to be sure, recompute with the program that wrote it.`
      : `Made with another program: ${made} wrote this site, and this is ${now}. Both give the same.`,
  ];
}

/** What is said of a release that was held to its figures alone. */
function frozenWords({
  release,
  program,
  heldTo,
  same,
  figures,
  more,
}: Recomputed["frozen"][number]): readonly string[] {
  if (heldTo === "bytes") return [];
  const by =
    program === null
      ? `Which program froze release ${release} is not noted`
      : `Release ${release} was frozen by another program (${programWords(program)})`;
  const outcome = same
    ? `its ${counted(figures, "figure comes", "figures come")} out the same; its wording is not compared.`
    : `not all of its ${counted(figures, "figure", "figures")} come out the same; its wording is not compared.`;
  return [`${by}: ${outcome}${moreWords(more)}`];
}

/** How much of what a release does not hold is named. */
const NAMED = 5;

function moreWords(more: readonly string[]): string {
  if (more.length === 0) return "";
  const rest = more.length > NAMED ? `; and ${more.length - NAMED} more` : "";
  return ` It does not hold what Everycase works out today besides: ${more.slice(0, NAMED).join("; ")}${rest}.`;
}

function programName({ version, digest }: NonNullable<Recomputed["program"]["theirs"]>): string {
  return `Everycase ${version} (${digest === null ? "its files are not known" : `files ${shortHash(digest)}`})`;
}

function differenceWords({ file, kind, where, found, wanted }: Recomputed["differences"][number]): string {
  if (kind === "missing") return `${file}: missing`;
  if (kind === "extra") return `${file}: found ${/^[0-9a-f]{64}$/u.test(found) ? "a file" : found}, wanted ${wanted}`;
  return `${file}${where === null ? "" : `, ${where}`}: found ${found}, wanted ${wanted}`;
}

/** Each differing file, and each original that is needed, as a flat row. */
export function recomputedTable({ differences, needed }: Recomputed): FlatTable {
  return {
    columns: ["file", "kind", "where", "found", "wanted"].map((name) => [name, "VARCHAR"]),
    rows: [
      ...differences.map(({ file, kind, where, found, wanted }) => [file, kind, where, found, wanted]),
      ...needed.map(({ sha256, name }) => [`data/archive/${sha256}`, "needed", null, null, name]),
    ],
  };
}
