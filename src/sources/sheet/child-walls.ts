// The walls that a reading process raises around itself before it touches the file: no network by any door of Node, and
// nothing added to what all objects share. The parent raises the outer ones (confined.ts).
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const OPENERS = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"] as const;

/** Raises the walls for the rest of this process. */
export function raiseWalls(): void {
  // Every connection of http, https, http2 and tls goes through a socket's connect.
  wallUp(net.Socket.prototype, "connect");
  for (const name of ["connect", "createConnection", "createServer"]) wallUp(net, name);
  wallUp(net.Server.prototype, "listen");
  wallUp(dgram, "createSocket");
  for (const object of [dns, dns.promises]) {
    for (const name of Object.keys(object)) if (/^(?:lookup|resolve|reverse)/.test(name)) wallUp(object, name);
  }
  syncBuiltinESMExports();
  for (const name of OPENERS) Reflect.deleteProperty(globalThis, name);
  // (Freezing it would make every array access a third slower.)
  Object.preventExtensions(Object.prototype);
}

function wallUp(object: object, name: string): void {
  const value = (): never => {
    throw new Error("A reading process has no network.");
  };
  Object.defineProperty(object, name, { value, writable: false, configurable: false });
}
