// A site that is published again by somebody who says less: its address, its scopes and what it leaves out stay.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { publishSite } from "../../src/actions/publish-site.ts";
import { withHome } from "./home.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));
const table = (charged: number): string =>
  `force,period,unit,scope,line,value\nKent,2019/20,crimes,flag:CSE,total,400\nKent,2019/20,crimes,flag:CSE,charged,${charged}\n`;

test("an address, scopes and left-out originals stay until somebody says otherwise", async () => {
  await withHome(async (tools, home) => {
    const folder = join(tools.home, "..", "site");
    const wish = { folder, staticFolder: STATIC, who: "AB" };
    const read = (path: string): string => readFileSync(join(folder, path), "utf8");
    const { sha256 } = await home.add("kent.csv", table(10), "2020-06");
    const hasOriginal = (): boolean => existsSync(join(folder, "data", "archive", sha256));
    const base = "https://example.org/figures/";
    const first = await publishSite(tools, { ...wish, base, scopes: ["flag:CSE"], withoutOriginals: true });
    expect(first.kept).toEqual([]);
    const feed = /<id>[^<]+<\/id>/u.exec(read("feed.atom"))?.[0];

    const same = await publishSite(tools, wish);
    expect(same).toMatchObject({ stoodAlready: true, base, scopes: ["flag:CSE"] });
    expect(same.kept).toEqual(["base", "scopes", "originals"]);

    await home.add("kent-later.csv", table(16), "2020-12");
    const later = await publishSite(tools, wish);
    expect(later).toMatchObject({ stoodAlready: false, base, scopes: ["flag:CSE"], release: { id: "2" } });
    expect(JSON.parse(read("everycase-site.json"))).toEqual({
      everycaseSite: 1,
      base,
      scopes: ["flag:CSE"],
      originals: false,
    });
    expect(read("index.html")).toContain(`<link rel="canonical" href="${base}index.html"/>`);
    expect(read("sitemap.xml")).toContain(`<loc>${base}releases.html</loc>`);
    expect(/<id>[^<]+<\/id>/u.exec(read("feed.atom"))?.[0]).toBe(feed);
    expect(hasOriginal()).toBe(false);

    const without = await publishSite(tools, { ...wish, base: null, scopes: [], withoutOriginals: false });
    expect(without).toMatchObject({ base: null, scopes: [], kept: [] });
    expect(JSON.parse(read("everycase-site.json"))).toEqual({ everycaseSite: 1, base: null, scopes: [] });
    expect(existsSync(join(folder, "sitemap.xml"))).toBe(false);
    expect(hasOriginal()).toBe(true);
    expect((await publishSite(tools, wish)).kept).toEqual([]);
  });
}, 120_000);
