import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { AddonError } from "../../contracts/problem.ts";
import type { SecretBox } from "../../ports/secret-box.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_MARK_BYTES = 6;
const HEAD_BYTES = KEY_MARK_BYTES + NONCE_BYTES + TAG_BYTES;
const PREFIX = "box1.";

/**
 * AES-256-GCM. A sealed text is PREFIX + base64url(key mark, nonce, tag, ciphertext); the key mark, a few bytes of the
 * key's hash, tells a wrong key from a damaged text and is authenticated with the prefix.
 */
export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== KEY_BYTES) throw keyUnusable();
  const mark = createHash("sha256").update("key mark").update(key).digest().subarray(0, KEY_MARK_BYTES);
  const bound = Buffer.concat([Buffer.from(PREFIX), mark]);

  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return PREFIX + Buffer.concat([mark, nonce, cipher.getAuthTag(), text]).toString("base64url");
    },
    open(sealed) {
      const bytes = unpacked(sealed);
      if (!bytes.subarray(0, KEY_MARK_BYTES).equals(mark)) throw otherKey();
      const nonce = bytes.subarray(KEY_MARK_BYTES, KEY_MARK_BYTES + NONCE_BYTES);
      const tag = bytes.subarray(KEY_MARK_BYTES + NONCE_BYTES, HEAD_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(bound).setAuthTag(tag);
      try {
        return decipher.update(bytes.subarray(HEAD_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw damaged({ cause });
      }
    },
  };
}

/** The key that a text names: 32 bytes as base64 (with or without URL letters) or as 64 hex digits. */
export function secretKeyFromText(text: string): Uint8Array {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? "hex" : "base64");
  if (key.length !== KEY_BYTES) throw keyUnusable();
  return key;
}

function unpacked(sealed: string): Buffer {
  const packed = sealed.startsWith(PREFIX) ? sealed.slice(PREFIX.length) : "";
  const bytes = Buffer.from(packed, "base64url");
  // Decoding skips what is no base64, so only a text that reads back the same is whole.
  if (bytes.length < HEAD_BYTES || bytes.toString("base64url") !== packed) throw damaged();
  return bytes;
}

function keyUnusable(): AddonError {
  return new AddonError({
    code: "secret_key_unusable",
    message: "加密密钥无效：需要 32 字节，以 base64 或 64 位十六进制书写",
    hint: "检查密钥文件或密钥变量的内容；若文件已损坏，请从备份恢复。",
  });
}

function otherKey(): AddonError {
  return new AddonError({
    code: "secret_key_wrong",
    message: "无法解密：内容是用另一把密钥加密的",
    hint: "从备份恢复数据目录中的密钥文件；找不回时，请重新设置通道并重新绑定表单。",
  });
}

function damaged(options?: ErrorOptions): AddonError {
  return new AddonError(
    {
      code: "secret_damaged",
      message: "无法解密：内容已损坏或被改动",
      hint: "请重新设置对应的通道或表单绑定；若反复出现，请检查数据库是否被他人改动。",
    },
    options,
  );
}
