// Where the style sheet and the scripts of this program lie.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the style sheet and the scripts: the build puts it beside the bundle; in the source it stands in its room. */
export function staticFolder(): string {
  const places = ["./static", "../web/static"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return places.find((path) => existsSync(path)) ?? places[0] ?? "";
}
