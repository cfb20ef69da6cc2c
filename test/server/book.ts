// A small book for the tests of the door: a temporary home and returns written here, so that every number can be checked by eye.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../../src/actions/add-files.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";

const HEADER = "force,period,unit,scope,flag_origin,basis,line,value,note";

/** A return with the flagged crimes of three forces: South Yorkshire as it answered, two more, and one count withheld. */
export const FLAGGED = [
  HEADER,
  ...lines("South Yorkshire", {
    total: "540",
    charged: "16",
    "no-suspect": "169",
    "victim-does-not-support": "75",
    transferred: "170",
  }),
  ...lines("Kent", { total: "400", charged: "10", "no-suspect": "200", "victim-does-not-support": "100", open: "90" }),
  ...lines("West Midlands", { total: "560", charged: "20", "no-suspect": "300", transferred: "0", open: "240" }),
  ...lines("Dorset", { total: "31", charged: "<5", "no-suspect": "withheld s.40(2)", open: "10" }),
  "",
].join("\r\n");

/** The same forces on the other basis, in another year, with a cell that cannot be understood. */
export const CLOSED = [
  HEADER,
  "South Yorkshire,2022/23,crimes,flag:CSE,,closed,total,300,",
  "South Yorkshire,2022/23,crimes,flag:CSE,,closed,charged,21,",
  "Kent,2022/23,crimes,flag:CSE,,closed,total,no idea,",
  "Essex,2022/23,crimes,flag:CSE,,closed,total,100,",
  "Essex,2022/23,crimes,flag:CSE,,closed,charged,8,",
  "",
].join("\r\n");

function lines(force: string, figures: Readonly<Record<string, string>>): string[] {
  return Object.entries(figures).map(
    ([line, value]) => `${force},2023/24,crimes,flag:CSE,officer,recorded,${line},${quoted(value)},`,
  );
}

function quoted(value: string): string {
  return value.includes(",") ? `"${value}"` : value;
}

/** An open book in a home of its own. */
export interface TestBook {
  readonly tools: Tools;
  readonly home: string;
  close(): Promise<void>;
}

/** Opens a book with these files in it (name to text); without any it is empty. */
export async function openBook(files: Readonly<Record<string, string>> = {}): Promise<TestBook> {
  const home = await mkdtemp(join(tmpdir(), "everycase-door-"));
  const sent = await mkdtemp(join(tmpdir(), "everycase-sent-"));
  const tools = await openTools({ home });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(sent, name), text);
    await addFiles(tools, { paths: [join(sent, name)] });
  }
  await rm(sent, { recursive: true, force: true });
  return {
    tools,
    home,
    close: async () => {
      tools.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
