import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSigner } from "../../src/adapters/login/signer.ts";

describe("signed texts", () => {
  const signer = createSigner(new Uint8Array(32).fill(1));

  it("are read back as they were, and fit into an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const signed = signer.sign(text);
        expect(signed).toMatch(/^[A-Za-z0-9_.-]+$/);
        expect(signer.read(signed)).toBe(text);
      }),
    );
  });

  it("are worth nothing under another key, changed, or prolonged", () => {
    const signed = signer.sign("text");
    expect(createSigner(new Uint8Array(32).fill(2)).read(signed)).toBeNull();
    expect(signer.read(`${signed}.x`)).toBeNull();
    expect(signer.read(`${signed}=`.replace(".", "=."))).toBeNull();
    const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const spellings = Array.from(signs, (sign) => signed.slice(0, -1) + sign);
    expect(spellings.filter((spelling) => signer.read(spelling) !== null)).toEqual([signed]);
    expect(signer.read("")).toBeNull();
    expect(signer.read(".")).toBeNull();
  });
});
