// The page of case extracts: their data quality. Balances from records are shown on the command line alone, and have no address.
import { caseQuality } from "../actions/case-quality.ts";
import { Refusal } from "../ground/refusal.ts";
import { casesPage } from "../web/pages/cases.tsx";
import { answer } from "./answers.ts";
import type { App, Door } from "./door.ts";
import { NoQuery, readQuery } from "./query.ts";

/** Puts the page of case extracts on the app. */
export function serveCases(app: App, door: Door): void {
  app.get("/cases", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => {
      const extracts = await caseQuality(door.tools).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === "notFound") return [];
        throw error;
      });
      return { status: 200, type: "text/html; charset=utf-8", body: casesPage({ extracts }) };
    });
  });
}
