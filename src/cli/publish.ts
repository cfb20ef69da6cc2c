// `everycase publish`: releases what is public where it changed, and writes the pages as a static site.
import { resolve } from "node:path";
import { publishSite } from "../actions/publish-site.ts";
import { bytesWords, count, counted } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { staticFolder } from "./static-folder.ts";

/** Writes the site to the folder that the first word names, and says what is in it and where it begins. */
export async function publish(door: Door, [folder = "."]: readonly string[], options: Options): Promise<Ending> {
  const { who, title, because, base, scope, originals } = options;
  const target = resolve(folder);
  const scopes = (scope ?? "").split(",").filter((one) => one.trim() !== "");
  const made = await door.withTools((tools) =>
    publishSite(tools, {
      who,
      title,
      because,
      folder: target,
      base: base ?? null,
      scopes: scopes.map((one) => one.trim()),
      staticFolder: staticFolder(),
      withoutOriginals: originals === false,
    }),
  );
  const { release, pages, files, bytes, changed } = made;
  if (options.format === "json") {
    door.write(`${JSON.stringify({ folder: target, ...made }, null, 2)}\n`);
    return "done";
  }
  door.print([
    release.isNew
      ? `Release ${release.id} is published: ${release.title}.`
      : `Nothing changed since release ${release.id}: ${release.title}.`,
    `${counted(pages, "page", "pages")}, ${count(files)} files, ${bytesWords(bytes)}; ${counted(changed, "file is", "files are")} new or changed.`,
    `Open: ${target}/index.html`,
  ]);
  return "done";
}
