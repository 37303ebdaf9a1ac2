import { createHash, randomBytes } from "node:crypto";
import type { TokenMaker } from "../../ports/token-maker.ts";

/** Tokens from the operating system's random source. */
export const tokenMaker: TokenMaker = {
  random: () => randomBytes(24).toString("base64url"),
  hash: (text) => createHash("sha256").update(text).digest("hex"),
};
