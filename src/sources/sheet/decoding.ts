// Bytes of a whole text as letters.

/** The text of these bytes. Node 20 takes Windows-1252 for Latin-1 unless it is asked for in pieces; so they are. */
export function decodeWhole(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
