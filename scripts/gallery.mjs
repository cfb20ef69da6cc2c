// `npm run gallery`: writes every chart picture with its sentence and its table as one page, to dist/gallery or the folder
// that is named (`npm run gallery -- FOLDER`). The pictures are those that the tests compare, letter by letter.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, ready } from "./ready.mjs";

await ready();
const { build } = await import("esbuild");
const folder = resolve(process.argv[2] ?? join(ROOT, "dist", "gallery"));
const pictures = join(ROOT, "test", "web", "pictures");
mkdirSync(folder, { recursive: true });
const outfile = join(ROOT, "dist", "gallery-page.mjs");
await build({
  absWorkingDir: ROOT,
  entryPoints: [join("test", "web", "gallery.tsx")],
  outfile,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});
const { galleryPage } = await import(pathToFileURL(outfile).href);
rmSync(outfile, { force: true });
const files = readdirSync(pictures)
  .filter((name) => name.endsWith(".svg"))
  .sort();
for (const name of files) cpSync(join(pictures, name), join(folder, name));
cpSync(join(ROOT, "src", "web", "static", "everycase.css"), join(folder, "everycase.css"));
writeFileSync(join(folder, "index.html"), galleryPage(files));
console.log(`${files.length} pictures: ${join(folder, "index.html")}`);
