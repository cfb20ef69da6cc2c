// Whether the files of a site are those that its manifest names: what was altered, what is missing, what came in.
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  digestOfFile,
  filesOfSite,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestDigestText,
  readManifest,
  type SiteFile,
} from "./site-manifest.ts";
import type { Tools } from "./tools.ts";

/** One file that is not as it should be. */
export interface Difference {
  readonly file: string;
  readonly kind: "altered" | "missing" | "extra";
  /** Where in the file: a row and column, a path, words, a byte; `null` where only the digest tells. */
  readonly where: string | null;
  readonly found: string;
  readonly wanted: string;
}

/** What a look at the files found. */
export interface SiteLook {
  readonly files: readonly SiteFile[];
  readonly differences: readonly Difference[];
  /** Those of them that are no plain files: they are never opened. */
  readonly strange: readonly Difference[];
  /** Whether only the data package is here, without the pages of its site. */
  readonly dataAlone: boolean;
}

/** Looks at every file of a site. Refuses (`unreadable`) a folder that holds more than can be looked at. */
export async function lookAtSite(tools: Tools, root: string, dataAlone: boolean): Promise<SiteLook> {
  const { files, strange } = await filesOfSite(root, (done) => {
    tools.progress({ act: "Reading the files of the site", done, of: done + 1 });
  });
  const odd = strange.map(({ path, what }): Difference => {
    return { file: path, kind: "extra", where: null, found: what, wanted: "plain files alone" };
  });
  const listed = await readManifest(root);
  if (typeof listed === "string") {
    const fault = { file: MANIFEST, kind: "altered", where: null, found: listed, wanted: "the manifest" } as const;
    return { files, differences: [...odd, fault], strange: odd, dataAlone };
  }
  const wanted = dataAlone ? listed.filter(({ path }) => path.startsWith("data/")) : listed;
  const differences = [...odd, ...(await digestFault(root)), ...againstManifest(files, wanted)];
  return { files, differences, strange: odd, dataAlone };
}

/** The largest file that could hold one digest and a name. */
const MOST_DIGEST_BYTES = 1000;

async function digestFault(root: string): Promise<readonly Difference[]> {
  const path = join(root, MANIFEST_DIGEST);
  const digest = manifestDigestText(await digestOfFile(join(root, MANIFEST)));
  const wanted = digest.trim();
  const there = await lstat(path).catch(() => null);
  if (there === null) return [{ file: MANIFEST_DIGEST, kind: "missing", where: null, found: "nothing", wanted }];
  const isLine = there.isFile() && there.size <= MOST_DIGEST_BYTES;
  const said = isLine ? await readFile(path, "utf8") : "no file of one line";
  if (said === digest) return [];
  // One of the two was altered; what is computed again tells which.
  const found = said.slice(0, 100).trim();
  return [{ file: MANIFEST_DIGEST, kind: "altered", where: "the digest of the manifest", found, wanted }];
}

function againstManifest(files: readonly SiteFile[], listed: readonly SiteFile[]): readonly Difference[] {
  const here = new Map(files.map((file) => [file.path, file]));
  const known = new Set([...listed.map(({ path }) => path), MANIFEST, MANIFEST_DIGEST]);
  const changed = listed.flatMap(({ path, sha256: wanted }): readonly Difference[] => {
    const found = here.get(path);
    if (found === undefined) return [{ file: path, kind: "missing", where: null, found: "nothing", wanted }];
    return found.sha256 === wanted ? [] : [{ file: path, kind: "altered", where: null, found: found.sha256, wanted }];
  });
  const extra = files.flatMap(({ path, sha256: found }): readonly Difference[] =>
    known.has(path) ? [] : [{ file: path, kind: "extra", where: null, found, wanted: "no such file" }],
  );
  return [...changed, ...extra];
}
