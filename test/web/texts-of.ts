// Reads the texts of a drawing with the room each takes, to see that none stands on another and none leaves the paper.

/** A text with its rectangle on the paper, px. Widths are estimated, a little below what a letter takes at most. */
export interface TextRoom {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every text of a standalone SVG, in places of the whole paper: `translate` of the groups around it is added. */
export function textsOf(svg: string): readonly TextRoom[] {
  const moved: (readonly [number, number])[] = [[0, 0]];
  const rooms: TextRoom[] = [];
  for (const [, slash, name, rest = "", inside = ""] of svg.matchAll(/<(\/?)(g|text)\b([^>]*)>([^<]*)/gu)) {
    const [x = 0, y = 0] = moved.at(-1) ?? [];
    if (name === "g" && slash === "/") moved.pop();
    else if (name === "g") {
      const [, dx = "0", dy = "0"] = /translate\(([\d.-]+) ([\d.-]+)\)/u.exec(rest) ?? [];
      moved.push([x + Number(dx), y + Number(dy)]);
    } else if (slash === "" && inside.trim() !== "") rooms.push(roomOf(rest, inside, [x, y]));
  }
  return rooms;
}

function roomOf(attributes: string, text: string, [dx, dy]: readonly [number, number]): TextRoom {
  const value = (name: string): string => new RegExp(` ${name}="([^"]*)"`, "u").exec(attributes)?.[1] ?? "";
  const names = value("class").split(" ");
  const size = names.includes("head") ? 22 : names.includes("t-s") ? 13 : 14;
  const plain = text.replace(/&\w+;/gu, "&");
  const width = plain.length * size * (names.includes("head") || names.includes("t-b") ? 0.47 : 0.44);
  const [x, y] = [Number(value("x")) + dx, Number(value("y")) + dy];
  const anchor = value("text-anchor");
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return { text: plain, left, right: left + width, top: y - size * 0.7, bottom: y };
}

/** Pairs of texts that stand on each other. */
export function onEachOther(rooms: readonly TextRoom[]): readonly string[] {
  return rooms.flatMap((one, index) =>
    rooms
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `“${one.text}” and “${other.text}”`),
  );
}

/** Texts that leave a paper of this width. */
export function offPaper(rooms: readonly TextRoom[], width: number): readonly string[] {
  return rooms.filter(({ left, right }) => left < -1 || right > width + 1).map(({ text }) => text);
}
