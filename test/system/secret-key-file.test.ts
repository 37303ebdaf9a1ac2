import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { secretKeysFromFile } from "../../src/adapters/system/secret-key-file.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stockguard-key-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe("the key file", () => {
  it("is made on first use, for its owner only, and leaves nothing else behind", () => {
    const path = join(directory, "data", "secret.key");
    const key = secretKeysFromFile(path)[0];
    expect(key).toHaveLength(32);
    expect(modeOf(path)).toBe(0o600);
    expect(readdirSync(join(directory, "data"))).toEqual(["secret.key"]);
  });

  it("gives the same key ever after", () => {
    const path = join(directory, "secret.key");
    const first = secretKeysFromFile(path)[0];
    const text = readFileSync(path, "utf8");
    expect(secretKeysFromFile(path)[0]).toEqual(first);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("is random", () => {
    expect(secretKeysFromFile(join(directory, "a"))[0]).not.toEqual(secretKeysFromFile(join(directory, "b"))[0]);
  });

  it("is closed to others where it had been open to them", () => {
    const path = join(directory, "secret.key");
    secretKeysFromFile(path);
    chmodSync(path, 0o644);
    secretKeysFromFile(path);
    expect(modeOf(path)).toBe(0o600);
  });

  it("is refused when its content is no key, and is not overwritten", () => {
    const path = join(directory, "secret.key");
    writeFileSync(path, "不是密钥");
    expect(() => secretKeysFromFile(path)[0]).toThrow(expect.objectContaining({ code: "secret_key_unusable" }));
    expect(readFileSync(path, "utf8")).toBe("不是密钥");
  });

  it("says which file it could not read", () => {
    const path = join(directory, "secret.key");
    mkdirSync(path);
    expect(() => secretKeysFromFile(path)[0]).toThrow(
      expect.objectContaining({ code: "secret_key_file_unusable", message: expect.stringContaining(path) }),
    );
  });
});
