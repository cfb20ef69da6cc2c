// A book that holds nothing but records: what `publish` says of it.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { measureRecords } from "../../src/actions/measure-records.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { caseRow, extractOf, MAPPING } from "./extracts.ts";
import { withHome } from "./home.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

test("a site needs figures of public sources, and it says how tables from records are let out", async () => {
  await withHome(async (tools, home) => {
    const wish = { folder: join(home.folder, "..", "site"), staticFolder: STATIC, who: "AB" };
    await expect(publishSite(tools, wish)).rejects.toMatchObject({ message: "There is no figure to publish yet." });
    const rows = Array.from({ length: 80 }, (_, index) => caseRow(index, `14/05/2018,${index < 30 ? 1 : 18},,CSE,13`));
    await addCases(tools, { path: await home.write("extract.csv", extractOf(rows)), mapping: MAPPING });
    await measureRecords(tools, { measure: "charge-rate" });
    await expect(publishSite(tools, wish)).rejects.toMatchObject({
      code: "notFound",
      message: "There is no figure of a public source to publish, and no release of records that two people let out.",
      hint: expect.stringContaining("release propose --from records"),
    });
  });
});
