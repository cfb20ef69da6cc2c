// UTF-8 in chunks: where the last whole letter ends, and what bytes that are not UTF-8 most likely are.

/** How many of these bytes make whole UTF-8 letters: all but a letter that is cut off at the end. */
export function wholeLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** What bytes beyond ASCII look like when they are not all UTF-8. */
export interface ByteTally {
  /** Well-formed UTF-8 letters beyond ASCII. */
  letters: number;
  /** Bytes beyond ASCII that stand in no such letter, as in Windows-1252. */
  lone: number;
  /** Letters of UTF-8's shape that UTF-8 forbids: overlong, half a surrogate pair, beyond Unicode. No honest program writes them. */
  forbidden: number;
}

/** Counts bytes beyond ASCII, chunk by chunk. Source of the forbidden ranges: Unicode 16, table 3-7. */
export class ByteTallier {
  readonly tally: ByteTally = { letters: 0, lone: 0, forbidden: 0 };
  #lead = 0;
  #missing = 0;
  #odd = false;

  see(chunk: Buffer): void {
    for (const byte of chunk) {
      if (this.#missing > 0 && byte >= 0x80 && byte < 0xc0) this.#follow(byte);
      else this.#begin(byte);
    }
  }

  #begin(byte: number): void {
    if (this.#missing > 0) this.tally.lone++;
    this.#missing = 0;
    if (byte < 0x80) return;
    if (byte < 0xc0 || byte > 0xf7) {
      this.tally.lone++;
      return;
    }
    this.#lead = byte;
    this.#missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    this.#odd = byte < 0xc2 || byte > 0xf4;
  }

  #follow(byte: number): void {
    const isOverlong = (this.#lead === 0xe0 && byte < 0xa0) || (this.#lead === 0xf0 && byte < 0x90);
    const isBeyond = (this.#lead === 0xed && byte >= 0xa0) || (this.#lead === 0xf4 && byte >= 0x90);
    if (isOverlong || isBeyond) this.#odd = true;
    this.#lead = 0;
    if (--this.#missing > 0) return;
    if (this.#odd) this.tally.forbidden++;
    else this.tally.letters++;
  }
}
