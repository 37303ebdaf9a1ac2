import { Buffer } from "node:buffer";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSecretBox, secretKeyFromText } from "../../src/adapters/system/secret-box.ts";
import { AddonError } from "../../src/contracts/problem.ts";

const key = new Uint8Array(32).fill(7);
const box = createSecretBox(key);

function failureOf(action: () => unknown): AddonError {
  try {
    action();
  } catch (error) {
    if (error instanceof AddonError) return error;
  }
  throw new Error("the action should have raised an AddonError");
}

describe("the secret box", () => {
  it("opens what it sealed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (plain) => {
        expect(box.open(box.seal(plain))).toBe(plain);
      }),
    );
  });

  it("never seals a text the same way twice, and shows nothing of it", () => {
    const sealed = [box.seal("机器人的密钥"), box.seal("机器人的密钥")];
    expect(new Set(sealed).size).toBe(2);
    expect(Buffer.from(sealed.join(), "base64url").toString("utf8")).not.toContain("密钥");
  });

  it("says so in Chinese when the text was sealed with another key", () => {
    const other = createSecretBox(new Uint8Array(32).fill(8));
    const { code, message } = failureOf(() => other.open(box.seal("秘密")));
    expect(code).toBe("secret_key_wrong");
    expect(message).toContain("另一把密钥");
  });

  it("refuses a text in which any single character was changed", () => {
    const sealed = box.seal("https://example.test/?key=秘密");
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "B", "!", "_"), (place, letter) => {
        fc.pre(sealed[place] !== letter);
        const changed = sealed.slice(0, place) + letter + sealed.slice(place + 1);
        expect(failureOf(() => box.open(changed)).code).toMatch(/^secret_(damaged|key_wrong)$/);
      }),
    );
  });

  it.each([
    { name: "an empty text", sealed: "" },
    { name: "a text that was never sealed", sealed: "明文" },
    { name: "a text cut short", sealed: box.seal("秘密").slice(0, 30) },
    { name: "a text with its tag only", sealed: "box1.AAAA" },
  ])("refuses $name", ({ sealed }) => {
    const { code, hint } = failureOf(() => box.open(sealed));
    expect(code).toBe("secret_damaged");
    expect(hint).not.toBe("");
  });

  it("never tells the key or the text in its errors", () => {
    const { message, hint } = failureOf(() => box.open(`${box.seal("绝密")}x`));
    expect(message + hint).not.toMatch(/绝密|BwcH|0707/);
  });
});

describe("a key given as text", () => {
  it.each([
    { name: "base64", text: Buffer.from(key).toString("base64") },
    { name: "base64 with URL letters and no padding", text: Buffer.from(key).toString("base64url") },
    { name: "hexadecimal", text: Buffer.from(key).toString("hex") },
    { name: "a line with its end", text: `${Buffer.from(key).toString("base64")}\n` },
  ])("is read from $name", ({ text }) => {
    expect(createSecretBox(secretKeyFromText(text)).open(box.seal("秘密"))).toBe("秘密");
  });

  it.each(["", "短", "AAAA", "z".repeat(64)])("is refused when it is no 32 bytes: %j", (text) => {
    expect(failureOf(() => secretKeyFromText(text)).code).toBe("secret_key_unusable");
  });

  it("is refused by the box when it has another length", () => {
    expect(failureOf(() => createSecretBox(new Uint8Array(16))).code).toBe("secret_key_unusable");
  });
});
