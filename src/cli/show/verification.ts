// What a verification of the book found, as text and as flat rows.
import type { FlatTable } from "../../actions/flat-rows.ts";
import type { BookVerification } from "../../actions/verify-book.ts";
import { count, counted, shortHash } from "../../web/words.ts";
import { bullets, type Line, section, terms } from "../lines.ts";
import { fullStop } from "./cells.ts";
import { commandLines } from "./passport-foot.ts";

/** The lines of a verification: the verdict, each check, what is damaged, and the head to note down. */
export function verificationLines(found: BookVerification, width: number): readonly Line[] {
  const { ledger, archive } = found;
  return [
    { bold: found.ok ? "The book holds." : "The book is damaged." },
    ...terms(checksOf(found), width),
    ...section("Damaged or missing originals", [
      ...bullets(
        archive.damaged.map(({ sha256, what }) => `${shortHash(sha256)}: ${what}`),
        width,
      ),
      ...bullets(
        archive.missing.map(
          ({ sha256, name, entry }) => `${name} (${shortHash(sha256)}, entry ${entry}): not in the archive`,
        ),
        width,
      ),
    ]),
    ...(ledger.ok ? headLines(`${ledger.head.sequence}:${ledger.head.digest}`, width) : []),
  ];
}

function checksOf({
  ledger,
  tree,
  archive,
  unclaimed,
  toDerive,
}: BookVerification): readonly (readonly [string, string])[] {
  const chain = ledger.ok
    ? `${counted(ledger.entries, "entry", "entries")}, the chain is whole`
    : `entry ${ledger.at} does not hold: ${fullStop(ledger.what)} ${counted(ledger.entriesChecked, "entry", "entries")} before it are sound`;
  const sound = archive.checked - archive.damaged.length;
  return [
    ["Ledger", chain],
    ...(tree === null ? [] : [["Tree", tree] as const]),
    ["Archive", `${counted(sound, "original is", "originals are")} as received`],
    ["Damaged", archive.damaged.length === 0 ? "none" : count(archive.damaged.length)],
    ["Missing", archive.missing.length === 0 ? "none" : count(archive.missing.length)],
    ...(unclaimed.length === 0
      ? []
      : [
          [
            "No entry",
            `${counted(unclaimed.length, "original", "originals")} that no entry names: left by a stop while adding, does no harm`,
          ] as const,
        ]),
    [
      "Warehouse",
      toDerive.length === 0
        ? "complete"
        : `${counted(toDerive.length, "file is", "files are")} read again at the next question`,
    ],
  ];
}

/** A head noted elsewhere is what later shows that the end of the book was cut off. */
function headLines(head: string, width: number): readonly Line[] {
  return section(
    "Note this down elsewhere, to find out later if the end was cut off",
    commandLines([`everycase verify --head ${head}`], width),
  );
}

/** The checks as flat rows. */
export function verificationTable(found: BookVerification): FlatTable {
  const { ledger, archive } = found;
  const rows = [
    [
      "ledger",
      ledger.ok ? "ok" : "damaged",
      ledger.ok ? `${ledger.head.sequence}:${ledger.head.digest}` : `entry ${ledger.at}: ${ledger.what}`,
    ],
    ...(found.tree === null ? [] : [["tree", "ok", found.tree]]),
    ...archive.damaged.map(({ sha256, what }) => ["archive", "damaged", `${sha256}: ${what}`]),
    ...archive.missing.map(({ sha256, name }) => ["archive", "missing", `${sha256}: ${name}`]),
    ...found.unclaimed.map((sha256) => ["archive", "no entry", sha256]),
    ...found.toDerive.map((sha256) => ["warehouse", "to derive", sha256]),
    ["all", found.ok ? "ok" : "damaged", `${archive.checked} originals checked`],
  ];
  return { columns: ["check", "state", "detail"].map((name) => [name, "VARCHAR"]), rows };
}
