import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { SETTING_NAMES, SETTINGS } from "../../src/config/settings.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const exists = (path: string) => existsSync(fileURLToPath(new URL(path, ROOT)));

/** Instructions of a Dockerfile with their lines joined, comments left out. */
function instructions(text: string): readonly { readonly name: string; readonly rest: string }[] {
  const lines = text.replace(/\\\n/g, " ").split("\n");
  return lines
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => ({ name: line.split(/\s/)[0] ?? "", rest: line.replace(/^\S+\s+/, "").trim() }));
}

const KNOWN = [
  "FROM",
  "WORKDIR",
  "COPY",
  "RUN",
  "ENV",
  "USER",
  "VOLUME",
  "EXPOSE",
  "HEALTHCHECK",
  "STOPSIGNAL",
  "ENTRYPOINT",
  "CMD",
];

describe("the Dockerfile", () => {
  const all = instructions(read("deploy/Dockerfile"));
  const last = all.slice(all.findLastIndex(({ name }) => name === "FROM"));
  const rest = (name: string) => last.filter((found) => found.name === name).map((found) => found.rest);

  it("has known instructions only, and builds apart from what runs", () => {
    expect(all.map(({ name }) => name).filter((name) => !KNOWN.includes(name))).toEqual([]);
    expect(all.filter(({ name }) => name === "FROM")).toHaveLength(2);
  });

  it("copies what is there, from the stage that built it", () => {
    const copied = rest("COPY").map((line) => /^--from=build \/app\/(\S+) \.\/\S*$/.exec(line)?.[1] ?? line);
    expect(copied.filter((path) => !exists(path))).toEqual([]);
    for (const path of ["src", "packages", "bin", "templates", "manifests", "webhooks"]) expect(copied).toContain(path);
  });

  it("runs the program as somebody without rights", () => {
    expect(rest("USER")).toEqual(["node"]);
    const [command = "[]"] = rest("ENTRYPOINT");
    const words = JSON.parse(command) as string[];
    expect(exists(words.at(-1) ?? "")).toBe(true);
    expect(last.findIndex(({ name }) => name === "USER")).toBeLessThan(
      last.findIndex(({ name }) => name === "ENTRYPOINT"),
    );
  });

  it("brings the command that its pages name", () => {
    const [, named] = /STOCKGUARD_COMMAND="docker exec -it stockguard (\S+)"/.exec(rest("ENV").join(" ")) ?? [];
    expect(rest("RUN").join(" ")).toContain(`ln -s /app/bin/stockguard.mjs /usr/local/bin/${named}`);
    expect(statSync(new URL("bin/stockguard.mjs", ROOT)).mode & 0o111).toBe(0o111);
  });

  it("holds no secret, and lets none in from the folder it is built in", () => {
    expect(rest("ENV").join(" ")).not.toMatch(/KEY|TOKEN|SECRET|PASSWORD/);
    const ignored = read(".dockerignore").split("\n");
    for (const name of ["secret.key", "stockguard.yaml", ".env", ".git", "data"]) expect(ignored).toContain(name);
  });
});

describe.each([
  { unit: "deploy/stockguard.service", arguments_: "serve" },
  { unit: "deploy/stockguard@.service", arguments_: "serve --role %i" },
])("the systemd unit $unit", ({ unit, arguments_ }) => {
  const text = read(unit);
  const entries = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

  it("has three sections of plain assignments", () => {
    expect(entries.filter((line) => line.startsWith("["))).toEqual(["[Unit]", "[Service]", "[Install]"]);
    expect(entries.filter((line) => !/^(\[\w+\]|[A-Z]\w+=.*)$/.test(line))).toEqual([]);
  });

  it("starts a file that is there, with the runtime that the project brings", () => {
    const start = /^ExecStart=(\S+) .*?(\S+\.mjs) (.*)$/m.exec(text);
    expect(start?.[3]).toBe(arguments_);
    expect(start?.[1]).toBe("/opt/stockguard/node_modules/.bin/node");
    expect(exists((start?.[2] ?? "").replace("/opt/stockguard/", ""))).toBe(true);
  });

  it.each([
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "CapabilityBoundingSet=",
    "UMask=0077",
    "PrivateDevices=yes",
  ])("is hardened: %s", (line) => expect(entries).toContain(line));

  it("names a command on its pages that the guide puts there", () => {
    expect(entries).toContain('Environment="STOCKGUARD_COMMAND=sudo stockguard"');
    expect(read("deploy/README.md")).toContain("install -m 0755 deploy/stockguard /usr/local/bin/stockguard");
  });

  it("hands the key over as a file", () => {
    expect(text).toContain("Environment=JDY_API_KEY_FILE=%d/jdy_api_key");
    expect(text).not.toMatch(/^Environment=JDY_API_KEY=/m);
  });
});

describe("the command deploy/stockguard", () => {
  const unit = read("deploy/stockguard.service");
  const folder = mkdtempSync(join(tmpdir(), "stockguard-command-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What systemd-run is asked for, word by word. */
  function asked(...words: readonly string[]): readonly string[] {
    writeFileSync(join(folder, "systemd-run"), '#!/bin/sh\nprintf "%s\\0" "$@"\n', { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env["PATH"] ?? ""}` };
    return execFileSync(fileURLToPath(new URL("deploy/stockguard", ROOT)), words, { env, encoding: "utf8" }).split(
      "\0",
    );
  }

  it("runs as the service does: its user, its data, its settings, its key", () => {
    const told = asked("doctor");
    for (const [, key, value] of unit.matchAll(/^(User|Group|WorkingDirectory)=(.*)$/gm)) {
      const option = { User: "uid", Group: "gid", WorkingDirectory: "working-directory" }[key ?? ""] ?? "";
      expect(told).toContain(`--${option}=${value}`);
    }
    for (const [, entry] of unit.matchAll(/^((?:EnvironmentFile|LoadCredential|UMask)=.*)$/gm))
      expect(told).toContain(`--property=${entry}`);
    for (const [, entry] of unit.matchAll(/^Environment="?(STOCKGUARD_(?:DATA_DIR|COMMAND)=[^"\n]*)"?$/gm))
      expect(told).toContain(`--setenv=${entry}`);
  });

  it("hands on its words as they are, to the program that the service runs", () => {
    const words = ["channel", "set", "采购 群", "it's $HOME"];
    const told = asked(...words);
    expect(told.slice(-words.length - 1, -1)).toEqual(words);
    const [, program = ""] = /^ExecStart=(\S+) .*serve$/m.exec(unit) ?? [];
    expect(told.join(" ")).toContain(`exec ${program} /opt/stockguard/bin/stockguard.mjs "$@"`);
  });
});

describe("settings named in the files of deployment", () => {
  it.each([
    "deploy/Dockerfile",
    "deploy/stockguard",
    "deploy/stockguard.service",
    "deploy/stockguard@.service",
    "deploy/README.md",
    "docs/data.md",
  ])("are known: %s", (path) => {
    const known = new Set<string>([...SETTING_NAMES.map((name) => SETTINGS[name].variable), "STOCKGUARD_CONFIG"]);
    const named = [...read(path).matchAll(/\b(?:STOCKGUARD|JDY)_[A-Z_]+\b/g)].map(([variable]) => variable);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((variable) => !known.has(variable))).toEqual([]);
  });

  it("metrics that the guide names are on the page", () => {
    const code = read("src/adapters/observability/prometheus-metrics.ts");
    const named = [...read("deploy/README.md").matchAll(/`stockguard_(\w+)/g)].map(([, name]) => name ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !code.includes(name))).toEqual([]);
  });
});
