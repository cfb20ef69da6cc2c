// The mapping page and its JSON through the door: drafts are addresses, forms in parts are sent on as one, saving redirects, strangers are declined.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { createApp } from "../../src/server/app.ts";

const REPLY = `Crimes by outcome and financial year recorded
Outcome,2021/22,2022/23
Charged/Summonsed,16,12
No suspect identified,169,140
Total,540,400
`;
const WORDS = ["force=kent", "scope=flag:CSE", "flagRule=CSE marker", "basis=recorded", "unit=crimes"];

const home = mkdtempSync(join(tmpdir(), "everycase-mapping-"));
let tools: Tools;
let app: ReturnType<typeof createApp>;
let sha256 = "";

beforeAll(async () => {
  tools = await openTools({ home: join(home, "book"), now: () => "2026-09-01T09:00:00.000Z" });
  app = createApp(tools);
  writeFileSync(join(home, "reply.csv"), REPLY);
  const [report] = await addFiles(tools, { paths: [join(home, "reply.csv")] });
  sha256 = report?.sha256 ?? "";
});
afterAll(async () => {
  const warehouse = await tools.warehouse();
  tools.close();
  warehouse.close();
  rmSync(home, { recursive: true, force: true });
});

const drafted = (): string => WORDS.map((word) => `set=${encodeURIComponent(word)}`).join("&");

describe("the page", () => {
  test("asks for what is missing", async () => {
    const answer = await app.request(`/map/${sha256}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("which force these figures are of");
  });

  test("is found by the start of the hash, and by sheet", async () => {
    expect((await app.request(`/map/${sha256.slice(0, 12)}`)).status).toBe(200);
    expect((await app.request(`/map/${sha256}/1`)).status).toBe(200);
    expect((await app.request(`/map/${sha256}/2`)).status).toBe(404);
    expect((await app.request(`/map/${sha256}/x`)).status).toBe(404);
  });

  test("sends fields of a form on as one plain draft, blank ones left out", async () => {
    const answer = await app.request(
      `/map/${sha256}/1?set=unit%3Dcrimes&force=kent&flagRule=&what=B%3Dperiod%3A&means=2018/19&set=`,
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(
      `/map/${sha256}/1?set=unit%3Dcrimes&set=force%3Dkent&set=B%3Dperiod:2018/19`.replaceAll("%3D", "="),
    );
  });

  test("declines words it does not know, drafts that cannot be read, and drafts too long for an address", async () => {
    expect((await app.request(`/map/${sha256}?nonsense=1`)).status).toBe(400);
    expect((await app.request(`/map/${sha256}?set=force%3Dkentt`)).status).toBe(400);
    const long = Array.from({ length: 59 }, (_, index) => `set=flagRule%3D${"x".repeat(300)}${index}`).join("&");
    expect((await app.request(`/map/${sha256}?${long}`)).status).toBe(400);
    expect((await app.request("/map/abcdef123456")).status).toBe(404);
  });

  test("keeps to the content policy", async () => {
    const html = await (await app.request(`/map/${sha256}?${drafted()}`)).text();
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]*src="\/static\/)/u);
  });
});

describe("the JSON", () => {
  test("says the same as the page", async () => {
    const view = (await (await app.request(`/api/map/${sha256}?${drafted()}`)).json()) as {
      complete: boolean;
      effects: { period: string; after: { balance: { total: number } } | null }[];
    };
    expect(view.complete).toBe(true);
    expect(view.effects.map(({ period, after }) => [period, after?.balance.total])).toEqual([
      ["2022/23", 400],
      ["2021/22", 540],
    ]);
  });

  test("declines a body that does not fit, in problem JSON", async () => {
    for (const body of ["", "[]", '{"file": 3}', '{"file":"abcdef12","more":1}']) {
      const answer = await app.request("/api/layouts", { method: "POST", body });
      expect([body, answer.status, answer.headers.get("content-type")]).toEqual([
        body,
        400,
        "application/problem+json",
      ]);
    }
    const huge = await app.request("/api/layouts", { method: "POST", body: "x".repeat(70_000) });
    expect(huge.status).toBe(400);
  });

  test("is described in the document", async () => {
    const document = (await (await app.request("/api")).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/map/{sha256}", "/api/layouts"]));
  });
});

describe("saving", () => {
  const form = (): { method: string; body: string; headers: Record<string, string> } => ({
    method: "POST",
    body: `${drafted()}&who=AB&title=Outcomes`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

  test("is not taken from another site", async () => {
    const asked = form();
    const answer = await app.request(`/map/${sha256}/1`, {
      ...asked,
      headers: { ...asked.headers, origin: "https://elsewhere.example" },
    });
    expect(answer.status).toBe(403);
    expect(tools.ledger.entries({ kind: "layout-saved" })).toEqual([]);
  });

  test("writes one entry with the person's name, and leads to the file's page, which names the layout and its answers", async () => {
    const answer = await app.request(`/map/${sha256}/1`, form());
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/sources/${sha256}`]);
    const entries = tools.ledger.entries({ kind: "layout-saved" });
    expect(entries.map(({ actor, subject }) => [actor, subject])).toEqual([["AB", "reply"]]);
    const page = await (await app.request(`/sources/${sha256}`)).text();
    expect(page).toContain("layout reply@1, corrected");
    expect(page).toContain("/force/kent?scope=flag:CSE&amp;period=2022/23");
  });

  test("is seen by every page at once: the comparison has the figure", async () => {
    const comparison = (await (await app.request("/api/compare?scope=flag:CSE&period=2021/22")).json()) as {
      forces: { force: string; charged: number }[];
    };
    expect(comparison.forces.map(({ force, charged }) => [force, charged])).toEqual([["kent", 16]]);
  });

  test("over the API gives the layout, its entry and the report", async () => {
    const body = JSON.stringify({ file: sha256, set: ["flagRule=set by the recording officer"], who: "CD" });
    const answer = await app.request("/api/layouts", { method: "POST", body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ layout: "reply@2", alsoRead: [], report: { file: "reply.csv" } });
    const { layouts } = (await (await app.request("/api/layouts")).json()) as {
      layouts: { version: number; who: string }[];
    };
    expect(layouts.map(({ version, who }) => [version, who])).toEqual([[2, "CD"]]);
  });
});
