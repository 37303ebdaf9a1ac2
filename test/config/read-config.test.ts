import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { AddonError } from "../../src/contracts/problem.ts";

function refusal(environment: Readonly<Record<string, string>>): AddonError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AddonError) return error;
    throw error;
  }
  throw new Error("the configuration was taken");
}

describe("the configuration", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function aFile(content: string): string {
    const folder = mkdtempSync(join(tmpdir(), "stockguard-config-"));
    folders.push(folder);
    const path = join(folder, "key");
    writeFileSync(path, content);
    return path;
  }

  it("needs nothing to be set: it listens to this machine alone and keeps its data at home", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      data_dir: join(homedir(), ".stockguard"),
      time_zone: "Asia/Shanghai",
      jdy_api_key: null,
      public_url: null,
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readConfig({ STOCKGUARD_PORT: "", JDY_API_KEY: "", STOCKGUARD_PUBLIC_URL: "" })).toEqual(readConfig({}));
  });

  it("tells all faults at once, each by its variable", () => {
    const { code, message } = refusal({
      STOCKGUARD_PORT: "70000",
      STOCKGUARD_POLL_MINUTES: "often",
      JDY_BASE_URL: "x",
    });
    expect(code).toBe("config_invalid");
    for (const name of ["STOCKGUARD_PORT", "STOCKGUARD_POLL_MINUTES", "JDY_BASE_URL"]) expect(message).toContain(name);
  });

  it("takes a command as it stands", () => {
    expect(readConfig({ STOCKGUARD_COMMAND: "sudo stockguard" }).command).toBe("sudo stockguard");
  });

  it.each(["`id`", "two\nlines"])(
    "refuses the command %j, which would break the sentence it is shown in",
    (command) => {
      expect(refusal({ STOCKGUARD_COMMAND: command }).message).toContain("STOCKGUARD_COMMAND（应为一行命令");
    },
  );

  it("does not repeat a wrong value, which may be a secret in the wrong place", () => {
    expect(refusal({ JDY_BASE_URL: "sk-very-secret" }).message).not.toContain("sk-very-secret");
  });

  it("reads the key from a file without the line end that editors add", () => {
    expect(readConfig({ JDY_API_KEY_FILE: aFile("a-key\n") }).jdy_api_key).toBe("a-key");
  });

  it("prefers the key itself to the file", () => {
    expect(readConfig({ JDY_API_KEY: "direct", JDY_API_KEY_FILE: "/nowhere" }).jdy_api_key).toBe("direct");
  });

  it.each<{ name: string; given: Record<string, string>; variable: string }>([
    { name: "a key file that is not there", given: { JDY_API_KEY_FILE: "/nowhere/key" }, variable: "JDY_API_KEY_FILE" },
    {
      name: "a time zone nobody lives in",
      given: { STOCKGUARD_TIME_ZONE: "Asia/Atlantis" },
      variable: "STOCKGUARD_TIME_ZONE",
    },
    {
      name: "a database of another kind",
      given: { STOCKGUARD_DATABASE_URL: "mysql://x/y" },
      variable: "STOCKGUARD_DATABASE_URL",
    },
    { name: "a role nobody has", given: { STOCKGUARD_ROLE: "boss" }, variable: "STOCKGUARD_ROLE" },
    {
      name: "a metrics token that is easily tried out",
      given: { STOCKGUARD_METRICS_TOKEN: "abc" },
      variable: "STOCKGUARD_METRICS_TOKEN",
    },
  ])("says what is wrong with $name, and what to do", ({ given, variable }) => {
    const error = refusal(given);
    expect(error.code).toBe("config_invalid");
    expect(error.message).toContain(variable);
    expect(error.hint).not.toBe("");
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});
