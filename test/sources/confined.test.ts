// The process that reads untrusted files can do no harm: each wall is seen to hold against a program that runs at it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runConfined } from "../../src/sources/sheet/confined.ts";
import { job, kept } from "./opening.ts";

function run(
  code: string,
  limits: { timeoutMs?: number; cpuSeconds?: number; heapMebibytes?: number; residentMebibytes?: number } = {},
) {
  const folder = job();
  const program = kept("program.mjs", code);
  const usual = { heapMebibytes: 64, residentMebibytes: 300, timeoutMs: 20_000, cpuSeconds: 20 };
  const ending = runConfined({ program, args: [folder], reads: [program], writes: [folder], ...usual, ...limits });
  return { folder, ending };
}

/** A program that tries something, and leaves word of what became of it. */
function trying(act: string): string {
  return `
    import dgram from "node:dgram"; import dns from "node:dns"; import fs from "node:fs"; import http from "node:http"; import net from "node:net";
    import { spawnSync } from "node:child_process"; import { Worker } from "node:worker_threads";
    const word = (outcome) => { fs.writeFileSync(process.argv[2] + "/outcome", outcome); process.exit(0); };
    process.on("uncaughtException", (error) => word(error.code ?? error.message));
    setTimeout(() => word("nothing"), 3000);
    try { ${act}; } catch (error) { word(error.code ?? error.message); }`;
}

const outcome = (folder: string) => readFileSync(join(folder, "outcome"), "utf8");

describe("the process that reads untrusted files", () => {
  test("may write to its folder", async () => {
    const { folder, ending } = run('import fs from "node:fs"; fs.writeFileSync(process.argv[2] + "/a", "");');
    expect(await ending).toBe("done");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test.each([
    ["read another file", 'fs.readFileSync("/etc/passwd"); word("it did")'],
    ["look for another file", 'fs.readdirSync("/"); word("it did")'],
    ["write elsewhere", 'fs.writeFileSync(process.argv[2] + "-elsewhere", ""); word("it did")'],
    ["write elsewhere by a crooked path", 'fs.writeFileSync(process.argv[2] + "/../elsewhere", ""); word("it did")'],
    ["start a process", 'spawnSync("true"); word("it did")'],
    ["start a worker", 'new Worker("1", { eval: true }); word("it did")'],
  ])("may not %s", async (_what, act) => {
    const { folder, ending } = run(trying(act));
    expect(await ending).toBe("done");
    expect(outcome(folder)).toBe("ERR_ACCESS_DENIED");
    expect(readdirSync(join(folder, "..")).filter((name) => name.includes("elsewhere"))).toEqual([]);
  });

  test("sees no environment", async () => {
    expect(await run("process.exit(Object.keys(process.env).length === 0 ? 0 : 1);").ending).toBe("done");
  });

  test("is ended at its deadline", async () => {
    expect(await run("for (;;);", { timeoutMs: 300 }).ending).toBe("late");
    expect(await run("setInterval(() => {}, 1000);", { timeoutMs: 300 }).ending).toBe("late");
  });

  test.runIf(existsSync("/usr/bin/prlimit"))("is ended when it has had its time of the processor", async () => {
    const start = performance.now();
    expect(await run("for (;;);", { cpuSeconds: 1 }).ending).toBe("late");
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("is ended at the end of its heap", async () => {
    const grows = "const all = []; for (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i })));";
    expect(await run(grows).ending).toBe("out-of-memory");
  });

  test("is ended when it holds too much memory outside its heap", async () => {
    const grows = `const all = []; setInterval(() => all.push(Buffer.alloc(8 << 20, 1)), 5);`;
    expect(await run(grows, { residentMebibytes: 200 }).ending).toBe("out-of-memory");
    const atOnce = "const all = []; for (;;) all.push(Buffer.alloc(32 << 20, 1));";
    expect(await run(atOnce, { residentMebibytes: 200 }).ending).toBe("out-of-memory");
  });

  test("that breaks has failed, and its words stay inside", async () => {
    expect(await run('throw new Error("something private");').ending).toBe("failed");
  });
});

describe("the process that reads untrusted files has no network", () => {
  let met = 0;
  const server = createServer((socket) => {
    met++;
    socket.destroy();
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => server.close());

  const ways: readonly (readonly [what: string, act: (port: number) => string])[] = [
    [
      "a socket",
      (at) => `net.connect(${at}, "127.0.0.1", () => word("it did")).on("error", (e) => word(e.code ?? e.message))`,
    ],
    [
      "a request",
      (at) => `http.get("http://127.0.0.1:${at}/", () => word("it did")).on("error", (e) => word(e.code ?? e.message))`,
    ],
    [
      "fetch",
      (at) => `fetch("http://127.0.0.1:${at}/").then(() => word("it did"), (e) => word(e.cause?.code ?? e.message))`,
    ],
    [
      "a datagram",
      (at) => `dgram.createSocket("udp4").send("x", ${at}, "127.0.0.1", (e) => word(e === null ? "it did" : e.code))`,
    ],
    ["a look-up", () => `dns.lookup("example.invalid", (e) => word(e === null ? "it did" : e.code))`],
    [
      "a server",
      () =>
        `net.createServer().listen(0, "127.0.0.1", () => word("it did")).on("error", (e) => word(e.code ?? e.message))`,
    ],
  ];

  test.each(ways)("of its own for %s, once it has raised its walls", async (_what, act) => {
    const { folder, ending } = run(await withWalls(act(port)));
    expect(await ending).toBe("done");
    expect(outcome(folder)).toMatch(/no network|not defined/);
    expect(met).toBe(0);
  });

  test("of the machine's either, where the machine allows that: a program without walls of its own reaches nobody", async () => {
    const [, socket] = ways[0] ?? [];
    const { folder, ending } = run(trying(socket?.(port) ?? ""));
    expect(await ending).toBe("done");
    // Where no network can be taken away (no user namespaces), only the walls of the program itself are left.
    expect(outcome(folder)).toMatch(/ENETUNREACH|EADDRNOTAVAIL|EHOSTUNREACH|it did/);
    if (process.platform === "linux" && process.getuid?.() === 0) expect(met).toBe(0);
  });

  test("and nothing can be added to what all objects share", async () => {
    const { folder, ending } = run(await withWalls("Object.prototype.polluted = 1; word(String(({}).polluted));"));
    expect(await ending).toBe("done");
    expect(outcome(folder)).toMatch(/not extensible/);
  });
});

/** A program that raises our own walls and then tries something. */
async function withWalls(act: string): Promise<string> {
  const walls = fileURLToPath(new URL("../../src/sources/sheet/child-walls.ts", import.meta.url));
  const contents = `import { raiseWalls } from ${JSON.stringify(walls)};\n${trying(`raiseWalls(); ${act}`)}`;
  const stdin = { contents, resolveDir: import.meta.dirname, loader: "js" } as const;
  const { outputFiles } = await build({ stdin, bundle: true, platform: "node", format: "esm", write: false });
  return outputFiles[0]?.text ?? "";
}
