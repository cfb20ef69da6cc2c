// The whole app: safety around everything, then pages, API, downloads, uploads and static files, and what is said when nothing fits.
import { fileURLToPath } from "node:url";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Tools } from "../actions/tools.ts";
import { withTiming } from "./answers.ts";
import { serveApi } from "./api.ts";
import { serveByHand } from "./by-hand.ts";
import { serveCases } from "./cases.ts";
import { serveCheck } from "./check.ts";
import type { Door } from "./door.ts";
import { serveDownloads } from "./downloads.ts";
import { keepAnswers } from "./kept-answers.ts";
import { serveMapping } from "./mapping.ts";
import { serveMeasures } from "./measures.ts";
import { servePages } from "./pages.ts";
import { servePoliceUk } from "./police-uk.ts";
import { serveReconcile } from "./reconcile.ts";
import { nothingThere, tell } from "./refusals.ts";
import { serveReleases } from "./releases.ts";
import { serveRevisions } from "./revisions.ts";
import { onlyKnownHosts, withSafeHeaders } from "./security.ts";
import { serveStatic } from "./static.ts";
import { serveUploads, UPLOAD_LIMITS, type UploadLimits } from "./uploads.ts";

/** How the app is made. */
export interface AppOptions {
  /** The host it is bound to; `localhost` when left out. Its own names of this machine are always served. */
  readonly host?: string;
  /** Where the style sheet and the scripts lie; those of the source when left out. */
  readonly staticFolder?: string;
  /** Takes one line for each fault; nothing is written when left out. */
  readonly log?: (line: string) => void;
  /** Milliseconds that only grow, for `Server-Timing`; the tools' clock when left out. */
  readonly clock?: () => number;
  readonly uploads?: UploadLimits;
}

/** Answers together up to this many bytes are kept. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** The app over opened tools. `app.request("/compare")` answers without a server; `startServer` listens. */
export function createApp(tools: Tools, options: AppOptions = {}): OpenAPIHono {
  const door: Door = {
    tools,
    kept: keepAnswers(KEPT_BYTES),
    log: options.log ?? (() => undefined),
    clock: options.clock ?? (() => Date.parse(tools.now())),
    staticFolder: options.staticFolder ?? fileURLToPath(new URL("../web/static", import.meta.url)),
    host: options.host ?? "localhost",
  };
  const app = new OpenAPIHono();
  app.use(withSafeHeaders(), withTiming(door.clock), onlyKnownHosts(door.host));
  servePages(app, door);
  serveMeasures(app, door);
  serveReconcile(app, door);
  servePoliceUk(app, door);
  serveCases(app, door);
  serveRevisions(app, door);
  serveReleases(app, door);
  serveCheck(app, door);
  serveApi(app, door);
  serveDownloads(app, door);
  serveMapping(app, door);
  serveByHand(app, door);
  serveUploads(app, door, options.uploads ?? UPLOAD_LIMITS);
  serveStatic(app, door);
  app.notFound((c) => tell(c, nothingThere(c.req.method, c.req.path), door.log));
  app.onError((error, c) => tell(c, error, door.log));
  return app;
}
