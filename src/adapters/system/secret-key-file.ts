import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { AddonError } from "../../contracts/problem.ts";
import { secretKeyFromText } from "./secret-box.ts";

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * The keys kept in a file that only its owner may read, the one to seal with first; a new random one is made where there
 * is no file yet. There are two while a rotation is under way.
 */
export function secretKeysFromFile(path: string): readonly [Uint8Array, ...Uint8Array[]] {
  return tellingFile(path, () => {
    const [first = "", ...former] = (readKeyText(path) ?? makeKeyText(path)).trim().split(/\s+/);
    return [secretKeyFromText(first), ...former.map(secretKeyFromText)];
  });
}

/** Replaces the keys of the file, all of them or none: written whole under another name and then renamed. */
export function writeSecretKeys(path: string, keys: readonly Uint8Array[]): void {
  tellingFile(path, () => {
    const draft = `${path}.${randomBytes(6).toString("hex")}`;
    writeDurably(draft, keys.map((key) => `${Buffer.from(key).toString("base64")}\n`).join(""));
    renameSync(draft, path);
    flushFolder(dirname(path));
  });
}

function tellingFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AddonError) throw cause;
    throw new AddonError(
      {
        code: "secret_key_file_unusable",
        message: `无法读取或创建密钥文件：${path}`,
        hint: "检查数据目录是否存在、当前用户是否有读写权限、磁盘是否已满。",
      },
      { cause },
    );
  }
}

/** A rename is on the disk only when the folder is. */
function flushFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function readKeyText(path: string): string | null {
  try {
    const text = readFileSync(path, "utf8");
    chmodSync(path, OWNER_ONLY);
    return text;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Written whole under another name and then linked, so that of two processes starting at once both read one key. */
function makeKeyText(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeDurably(draft, `${randomBytes(KEY_BYTES).toString("base64")}\n`);
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8");
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "wx", OWNER_ONLY);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
