import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadConfigFile } from "../../src/config/config-file.ts";
import { effectiveConfig, readConfig } from "../../src/config.ts";

describe("the configuration file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-config-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function loaded(content: string) {
    const path = join(folder, "stockguard.yaml");
    writeFileSync(path, content);
    return loadConfigFile({ STOCKGUARD_CONFIG: path });
  }

  it("sets what no variable sets; the environment goes first", async () => {
    const file = await loaded("port: 4100\nhost: 0.0.0.0\n# 注释\n");
    expect(readConfig({ STOCKGUARD_PORT: "4200" }, file)).toMatchObject({ port: 4200, host: "0.0.0.0" });
  });

  it("may be empty, or leave a name without a value", async () => {
    expect(readConfig({}, await loaded(""))).toEqual(readConfig({}));
    expect(readConfig({}, await loaded("port:\n"))).toEqual(readConfig({}));
  });

  it("is not needed", async () => {
    expect(await loadConfigFile({})).toBeNull();
  });

  it("reports its faults together with those of the environment, each where it stands", async () => {
    const file = await loaded("port: many\npol_minutes: 5\n");
    const read = () => readConfig({ STOCKGUARD_SWEEP_HOURS: "0" }, file);
    for (const named of ["stockguard.yaml 的 port", "stockguard.yaml 的 pol_minutes", "STOCKGUARD_SWEEP_HOURS"]) {
      expect(read).toThrow(named);
    }
  });

  it.each([
    { name: "text that is not YAML", content: "port: [4000\njdy_api_key: sk-very-secret", said: "不是有效的 YAML" },
    { name: "a list", content: "- port\n", said: "名称: 值" },
  ])("is refused with its reason where it holds $name, without repeating it", async ({ content, said }) => {
    const refused = loaded(content);
    await expect(refused).rejects.toThrow(said);
    await expect(refused).rejects.not.toThrow("sk-very-secret");
  });

  it("is refused where it was named and is not there", async () => {
    await expect(loadConfigFile({ STOCKGUARD_CONFIG: join(folder, "none.yaml") })).rejects.toMatchObject({
      code: "config_file_unreadable",
    });
  });

  it("is shown as it is in effect, with the origin of each value and no secret", async () => {
    const file = await loaded("port: 4100\njdy_api_key: sk-very-secret\n");
    const shown = effectiveConfig({ STOCKGUARD_DATABASE_URL: "postgres://me:word@db/stock" }, file);
    const entry = (name: string) => shown.find((candidate) => candidate.name === name);
    expect(entry("port")).toMatchObject({ origin: "file", shown: "4100", variable: "STOCKGUARD_PORT" });
    expect(entry("jdy_api_key")).toMatchObject({ origin: "file", shown: "●●●" });
    expect(entry("database_url")).toMatchObject({ origin: "environment", shown: "●●●" });
    expect(entry("host")).toMatchObject({ origin: "default", shown: "127.0.0.1" });
    expect(entry("public_url")).toMatchObject({ origin: "default", shown: null });
    expect(JSON.stringify(shown)).not.toMatch(/very-secret|word/);
  });
});
