// `everycase rebuild`: every figure derived again from the book and the archive.
import { rebuildWarehouse } from "../actions/rebuild-warehouse.ts";
import { counted } from "../web/words.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";

/** Rebuilds the warehouse and says what it holds. */
export async function rebuild(door: Door, _words: readonly string[], { format }: Options): Promise<Ending> {
  const built = await door.withTools((tools) => rebuildWarehouse(tools));
  const { files, cells } = built;
  await answer(door, format, {
    lines: () => [
      `${counted(files, "file", "files")} read again from the archive: ${counted(cells, "cell", "cells")}.`,
    ],
    value: built,
    table: () => ({
      columns: [
        ["files", "BIGINT"],
        ["cells", "BIGINT"],
      ],
      rows: [[files, cells]],
    }),
  });
  return "done";
}
