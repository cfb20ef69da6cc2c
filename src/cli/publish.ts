// `everycase publish`: releases what is public where it changed, and writes the pages as a static site.
import { resolve } from "node:path";
import { publishSite, type SiteMade } from "../actions/publish-site.ts";
import { bytesWords, count, counted, listed } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { staticFolder } from "./static-folder.ts";

/** Writes the site to the folder that the first word names, and says what is in it and where it begins. */
export async function publish(door: Door, [folder = "."]: readonly string[], options: Options): Promise<Ending> {
  const { who, title, because, base, scope, originals } = options;
  const target = resolve(folder);
  const made = await door.withTools((tools) =>
    publishSite(tools, {
      who,
      title,
      because,
      folder: target,
      base: base === false ? null : base,
      scopes: scope === undefined ? undefined : scopesOf(scope),
      staticFolder: staticFolder(),
      withoutOriginals: originals === undefined ? undefined : !originals,
    }),
  );
  const { pages, files, bytes, changed, stoodAlready } = made;
  if (options.format === "json") {
    door.write(`${JSON.stringify({ folder: target, ...made }, null, 2)}\n`);
    return "done";
  }
  door.print([
    ...releaseWords(made, because),
    `${counted(pages, "page", "pages")}, ${count(files)} files, ${bytesWords(bytes)}; ${
      stoodAlready ? "each is as it was written" : `${counted(changed, "file is", "files are")} new or changed`
    }.`,
    ...(made.kept.length === 0 ? [] : [`As the site there: ${made.kept.map((part) => KEPT[part](made)).join("; ")}.`]),
    `Open: ${target}/index.html`,
  ]);
  return "done";
}

/** Which release the site shows, or why it shows none. */
function releaseWords({ release, withdrawn, records }: SiteMade, because: string | undefined): readonly string[] {
  const beside =
    records.length === 0
      ? []
      : [`Counts from records, as two people let them out: ${listed(records.map((id) => `release ${id}`))}.`];
  if (release === null)
    return [
      withdrawn === null
        ? "There is no figure of a public source: the site holds none."
        : `No figure stands, and the site says so. ${withdrawn}`,
      ...(withdrawn === null ? [] : ["To publish those figures after all: --because WORDS, and --who NAME"]),
      ...beside,
    ];
  const { id, title, isNew } = release;
  const unused = `The reason was not used, since no figure changed. Release ${id} keeps its own: everycase release show ${id}`;
  return [
    isNew ? `Release ${id} is published: ${title}.` : `Nothing changed since release ${id}: ${title}.`,
    ...(because === undefined || isNew ? [] : [unused]),
    ...beside,
  ];
}

/** What was not said now, and how it is said otherwise. */
const KEPT: Readonly<Record<SiteMade["kept"][number], (made: SiteMade) => string>> = {
  base: ({ base }) => `served from ${base} (without an address: --no-base)`,
  scopes: ({ scopes }) => `of ${listed(scopes)} alone (of every scope: --scope all)`,
  originals: () => "without the originals (with them: --originals)",
};

/** `child-titled,flag:CSE`; none for `all`. */
function scopesOf(text: string): readonly string[] {
  const names = text.split(",").map((one) => one.trim());
  return names.includes("all") ? [] : names.filter((one) => one !== "");
}
