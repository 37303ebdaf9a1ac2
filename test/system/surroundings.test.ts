import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createSurroundings } from "../../src/adapters/system/surroundings.ts";
import { closeServer, portOf } from "../../src/entrypoints/http/listen.ts";

describe("the surroundings of a process", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-around-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are reached by any answer, a refusal too, and tell its time", async () => {
    const server = createServer((_request, response) => void response.writeHead(404).end());
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { reach } = createSurroundings({ data_dir: folder, base_url: `http://127.0.0.1:${portOf(server)}/api` });
    const { platform_time, asked_at, answered_at } = await reach();
    expect(Math.abs((platform_time ?? 0) - asked_at)).toBeLessThan(60_000);
    expect(answered_at).toBeGreaterThanOrEqual(asked_at);
    await closeServer(server);
    await expect(reach()).rejects.toThrow("ECONNREFUSED");
  });

  it("find a sound store sound while it is open, and know its size and the room beside it", async () => {
    const store = createSqliteStore({ path: join(folder, "stockguard.db") });
    const { storeHealth, diskFree } = createSurroundings({ data_dir: folder, base_url: "http://127.0.0.1:9" });
    expect(await storeHealth()).toMatchObject({ kind: "sqlite", faults: [] });
    expect((await storeHealth()).size).toBeGreaterThan(4_096);
    expect(await diskFree()).toBeGreaterThan(0);
    await store.close();
  });

  it("do not take something else for a store", async () => {
    const other = mkdtempSync(join(folder, "other-"));
    writeFileSync(join(other, "stockguard.db"), "not a database at all, but long enough to be looked at".repeat(20));
    const { storeHealth } = createSurroundings({ data_dir: other, base_url: "http://127.0.0.1:9" });
    await expect(storeHealth()).rejects.toThrow("not a database");
  });
});
