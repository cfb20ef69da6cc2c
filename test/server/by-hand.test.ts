// Entering by hand in the browser, as a browser without script does it: forms posted, redirects followed.
import { expect, test } from "vitest";
import type { Tools } from "../../src/actions/tools.ts";
import { createApp } from "../../src/server/app.ts";
import { withHome } from "../actions/home.ts";

const FIELDS = {
  page: "2",
  words: "resulted in a charge",
  force: "Kent",
  period: "2023/24",
  unit: "crimes",
  scope: "flag:CSE",
  basis: "recorded",
  flag_rule: "set by officers",
  line: "charged",
};

async function withApp(work: (page: Pages, tools: Tools) => Promise<void>): Promise<void> {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", "Of these, 16 resulted in a charge.\n");
    const app = createApp(tools);
    await work(
      {
        get: (path) => Promise.resolve(app.request(path)),
        post: (path, fields, headers = {}) =>
          Promise.resolve(
            app.request(path, {
              method: "POST",
              body: new URLSearchParams(fields).toString(),
              headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
            }),
          ),
      },
      tools,
    );
  });
}

interface Pages {
  get(path: string): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

function reading(tools: Tools, as: string, value: string): Record<string, string> {
  const [file = ""] = tools.archive.list();
  return { ...FIELDS, as, file, value };
}

test("the form names every field, and the files to choose from", async () => {
  await withApp(async ({ get }, tools) => {
    const [sha256 = ""] = tools.archive.list();
    const html = await (await get(`/enter?file=${sha256.slice(0, 12)}&as=AB`)).text();
    for (const name of [
      "as",
      "file",
      "paper",
      "page",
      "words",
      "flag_origin",
      "edition",
      "note",
      ...Object.keys(FIELDS),
    ])
      expect(html, name).toMatch(new RegExp(`name="${name}"`, "u"));
    expect(html).toContain(`<option value="${sha256}" selected`);
    expect(html).toContain('value="AB"');
  });
});

test("a reading is kept, the next form remembers all but the figure, and shows nothing of it", async () => {
  await withApp(async ({ get, post }, tools) => {
    const sent = await post("/enter", reading(tools, "AB", "4711"));
    expect(sent.status).toBe(303);
    const next = sent.headers.get("location") ?? "";
    expect(next).not.toMatch(/4711|resulted|charged/u);
    const html = await (await get(next)).text();
    expect(html).toContain("Kept as entry e2");
    expect(html).toContain("waits for a second person");
    expect(html).toContain('value="set by officers"');
    const list = await (await get("/entered")).text();
    expect(list).toContain("Waiting for a second person");
    expect(list).not.toMatch(/4711|resulted/u);
  });
});

test("two readings that differ stand side by side with the form that decides, and the decision makes the figure", async () => {
  await withApp(async ({ get, post }, tools) => {
    await post("/enter", reading(tools, "AB", "61"));
    await post("/enter", reading(tools, "CD", "16"));
    const list = await (await get("/entered")).text();
    expect(list).toContain("Two readings differ");
    expect(list).toContain("on 0 of 1 they agreed (0%)");
    const [, figure = ""] = /name="figure" value="([0-9a-f]{12})"/u.exec(list) ?? [];
    const refused = await post("/entered", { figure, as: "ab", value: "16" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("made one of the two readings");
    const decided = await post("/entered", { figure, as: "EF", value: "16", why: "digits swapped" });
    expect(decided.status).toBe(303);
    const after = await (await get(decided.headers.get("location") ?? "")).text();
    expect(after).toContain("Decided (entry e4)");
    expect(after).toContain("digits swapped");
    const force = await (await get("/force/kent?scope=flag:CSE&period=2023/24&basis=recorded")).text();
    expect(force).toContain("16");
    const passport = await (await get("/passport?figure=charged&force=kent&scope=flag:CSE")).text();
    expect(passport).toContain("Entered by hand from page 2 of letter.txt");
    expect(passport).toContain("resulted in a charge");
  });
});

test("what cannot be read comes back in the form, with each field told and everything as typed", async () => {
  await withApp(async ({ post }, tools) => {
    const sent = await post("/enter", { ...reading(tools, "AB", "about ten"), force: "Kant", words: "" });
    const html = await sent.text();
    expect(sent.status).toBe(400);
    expect(html).toContain("Not kept: 3 fields to look at");
    expect(html).toContain('href="#force"');
    expect(html).toContain("Nearest: Kent");
    expect(html).toContain('value="about ten"');
    expect(html).toMatch(/name="value"[^>]*aria-invalid="true"/u);
  });
});

test("hostile words are shown as text", async () => {
  await withApp(async ({ get, post }) => {
    const evil = '"><script>alert(1)</script>';
    expect(await (await get(`/enter?paper=${encodeURIComponent(evil)}`)).text()).not.toContain("<script>alert");
    const fields = { ...FIELDS, paper: evil, words: evil, value: "3" };
    await post("/enter", { ...fields, as: evil });
    await post("/enter", { ...fields, as: "B" });
    expect(await (await get("/entered")).text()).not.toContain("<script>alert");
  });
});

test("another site, an unknown field, a field twice and an endless body are declined", async () => {
  await withApp(async ({ get, post }, tools) => {
    const fields = reading(tools, "AB", "1");
    expect((await post("/enter", fields, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post("/entered", fields, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post("/enter", { ...fields, colour: "blue" })).status).toBe(400);
    expect((await post("/enter", { ...fields, words: "x".repeat(40_000) })).status).toBe(400);
    expect((await get("/enter?as=a&as=b")).status).toBe(400);
    expect((await get("/entered?nonsense=1")).status).toBe(400);
  });
});
