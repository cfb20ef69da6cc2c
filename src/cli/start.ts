// `everycase start`: opens the other door, the pages and the API, until it is told to stop.
import { fileURLToPath } from "node:url";
import { loadExample } from "../actions/load-example.ts";
import type { Tools } from "../actions/tools.ts";
import { startServer } from "../server/start-server.ts";
import { counted } from "../web/words.ts";
import type { Door, Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";

/** Where `everycase start` listens unless it is told otherwise: this machine alone. */
export const USUAL = { port: 4545, host: "127.0.0.1" } as const;

/** Serves the pages; an empty book gets the worked example first. Ends in `done` when the process is asked to stop. */
export async function start(door: Door, _words: readonly string[], options: Options): Promise<Ending> {
  const { port = USUAL.port, host = USUAL.host } = options;
  const { now, stopped } = door.surroundings;
  await door.withTools(async (tools) => {
    await showExample(door, tools);
    const server = await startServer({
      tools,
      port,
      host,
      staticFolder: besideBundle("./static"),
      log: door.say,
      clock: now,
    });
    door.print([`Everycase is open at ${server.url} (stop: Ctrl+C)`]);
    await stopped();
    await server.close();
  });
  return "done";
}

async function showExample(door: Door, tools: Tools): Promise<void> {
  const files = await loadExample(tools, besideBundle("../examples"));
  if (files.length === 0) return;
  door.say(
    `The book was empty: the worked example is in it now (${counted(files.length, "file", "files")} of published figures).`,
  );
}

/** What the build puts beside the bundle, which lies in dist/. */
function besideBundle(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
