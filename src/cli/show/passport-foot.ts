// What stands under every answer: its sources, the other editions, and commands to type.
import type { EditionRef, Passport } from "../../measures/result.ts";
import { shortHash } from "../../web/words.ts";
import { bullets, type Line, lengthOf, wrapped } from "../lines.ts";
import { shellWord } from "./cells.ts";

const CONTINUED = " \\";

/** Each source file with what it was read as, its hash and its entry, and the method. */
export function sourceLines({ sources, method }: Passport, width: number): readonly Line[] {
  const files = sources.map(
    ({ file, sha256, source, entry }) => `${file}: ${source}; SHA-256 ${shortHash(sha256)}, entry ${entry}`,
  );
  return [...bullets(files, width), ...wrapped(method, width)];
}

/** The editions that are not shown, with the word that `--edition` takes; nothing when there are none. */
export function editionLines(editions: readonly EditionRef[], width: number): readonly Line[] {
  const others = editions.filter(({ shown }) => !shown);
  if (others.length === 0) return [];
  const words = others.map(({ id, title, file }) => `--edition ${shellWord(id)}: ${title}, ${file}`);
  return ["Other editions can be chosen:", ...bullets(words, width)];
}

/** Commands that can be copied: a long one goes on with a backslash, broken between its options only. */
export function commandLines(commands: readonly string[], width: number): readonly Line[] {
  return commands.flatMap((command) => {
    const lines: string[] = [];
    let line = "";
    for (const part of command.split(/ (?=--)/u)) {
      const longer = line === "" ? `  ${part}` : `${line} ${part}`;
      const fits = lengthOf(longer) <= width - CONTINUED.length;
      if (!fits && line !== "") lines.push(`${line}${CONTINUED}`);
      line = fits || line === "" ? longer : `      ${part}`;
    }
    return [...lines, line];
  });
}

/** The options of the question that `command` asks, from `--scope` on, to put behind another verb. */
export function optionsOf(command: string): string {
  return command.slice(command.indexOf("--scope "));
}
