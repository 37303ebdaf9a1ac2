import { describe, expect, it } from "@jest/globals";
import { argon2Verify } from "hash-wasm";
import { createPasswordHasher } from "../../src/adapters/login/password-hasher.ts";

describe("password marks", () => {
  const hasher = createPasswordHasher();

  it("are Argon2id at the cost that OWASP asks for, salted anew each time", async () => {
    const [first, second] = [await hasher.hash("一个很长的密码"), await hasher.hash("一个很长的密码")];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await hasher.verify("一个很长的密码", first)).toBe(true);
    expect(await hasher.verify("一个很长的密玛", first)).toBe(false);
  });

  it("match nothing for a name that nobody has", async () => {
    expect(await hasher.verify("nobody has this password", null)).toBe(false);
    expect(await hasher.verify("", null)).toBe(false);
  });

  it("are the same for the same characters, however the keyboard composes them", async () => {
    expect(await hasher.verify("cafe\u0301 ｐａｓｓ", await hasher.hash("caf\u00e9 pass"))).toBe(true);
  });

  it("check a mark that another implementation made (RFC 9106 reference, phc-winner-argon2 test.c)", async () => {
    const hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    expect(await argon2Verify({ password: "password", hash })).toBe(true);
    expect(await hasher.verify("password", hash)).toBe(true);
  });
});
