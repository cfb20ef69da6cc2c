// Tries a list of hostile file names: each is sent to the real server as the name of a file, shown, and asked back.
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openTools } from "../../src/actions/tools.ts";
import { createApp } from "../../src/server/app.ts";
import { UPLOAD_LIMITS } from "../../src/server/uploads.ts";
import { htmlTokens } from "../../src/sources/sheet/html-tokens.ts";
import type { NastyEntry } from "./entries.ts";
import { plainTrial, type Trial } from "./trial.ts";

/** Sends every name of the list, each with a text of its own, and gathers what went wrong. */
export async function tryNames(entry: NastyEntry, folder: string, job: string): Promise<Trial> {
  const names = JSON.parse(readFileSync(join(folder, entry.path), "utf8")) as string[];
  const home = await mkdtemp(join(job, "home-"));
  const tools = await openTools({ home });
  const app = createApp(tools);
  const wrong: string[] = [];
  try {
    const before = readdirSync(dirname(home)).join(" ");
    const [declined, usual] = [names.filter(isDeclined), names.filter((name) => !isDeclined(name))];
    for (const some of [usual, ...declined.map((name) => [name])]) {
      const answer = await app.request("/api/files", { method: "POST", body: formOf(some) });
      const wanted = isDeclined(some[0] ?? "") ? 400 : 200;
      if (answer.status !== wanted) wrong.push(`${some.length} names together give the status ${answer.status}`);
    }
    if (readdirSync(dirname(home)).join(" ") !== before) wrong.push("a name was used as a path");
    for (const { subject, body } of tools.ledger.entries({ kind: "file-added" })) {
      const kept = (body as { name: string }).name;
      wrong.push(...keptWrong(kept));
      const sent = await app.request(`/files/${subject}`);
      wrong.push(...headerWrong(sent.headers.get("content-disposition") ?? "", kept));
      await sent.body?.cancel();
    }
    wrong.push(...pageWrong(await (await app.request("/sources")).text()));
    if (readdirSync(join(home, "incoming")).length > 0) wrong.push("sent files were left lying about");
  } finally {
    (await tools.warehouse()).close();
    tools.close();
    await rm(home, { recursive: true, force: true });
  }
  return plainTrial(true, wrong);
}

/** A file without a name, or with a longer one than is taken, is declined with its request. */
function isDeclined(name: string): boolean {
  return name === "" || name.length > UPLOAD_LIMITS.nameLength;
}

/** A form that sends a small table under each name; no two are the same file. */
function formOf(names: readonly string[]): FormData {
  const form = new FormData();
  for (const [i, name] of names.entries()) form.append("files", new Blob([`a,b\n1,${i}\n`]), name);
  return form;
}

function keptWrong(name: string): string[] {
  return /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name) || name === "" || name === "." || name === ".."
    ? [`a file is kept under the name ${JSON.stringify(name)}`]
    : [];
}

/** RFC 6266: one plain name without anything that ends it, and the full one percent-encoded (RFC 8187). */
function headerWrong(header: string, name: string): string[] {
  const match = /^attachment; filename="([^"\\%\r\n]*)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)$/.exec(header);
  if (match === null) return [`the name ${JSON.stringify(name)} is given back as ${header}`];
  const [, plain = "", full = ""] = match;
  if (/[^\x20-\x7e]|[/\\]/.test(plain)) return [`the plain name ${JSON.stringify(plain)} is not plain`];
  return decodeURIComponent(full) === name ? [] : [`the full name of ${JSON.stringify(name)} is another`];
}

/** Nothing that a name brought in may stand on the page as anything but text. */
function pageWrong(page: string): string[] {
  const wrong: string[] = [];
  for (const token of htmlTokens(page)) {
    if (token.is !== "open") continue;
    if (token.name === "img" || [...token.attributes.keys()].some((key) => key.startsWith("on")))
      wrong.push(`a name stands on the page as the element ${token.name}`);
  }
  return wrong;
}
