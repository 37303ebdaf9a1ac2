import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { removeFile, writePrivateFile } from "../../src/adapters/files/private-file.ts";

describe("a private file", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-private-"));
    path = join(folder, "ready.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is its owner's alone, even where an open one lay before", () => {
    writeFileSync(path, "old", { mode: 0o644 });
    writePrivateFile(path, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("leaves no draft beside it", () => {
    writePrivateFile(path, "{}");
    expect(readdirSync(folder)).toEqual(["ready.json"]);
  });

  it("can be removed whether or not it is there", () => {
    writePrivateFile(path, "{}");
    removeFile(path);
    removeFile(path);
    expect(readdirSync(folder)).toEqual([]);
  });
});
