import { createHash } from "node:crypto";
import type { ExaminePorts } from "../../src/app/install/examine-installation.ts";
import type { InstallPorts } from "../../src/app/install/install-app.ts";
import type { FormMaker } from "../../src/ports/form-maker.ts";
import type { Records } from "../../src/ports/records.ts";
import type { SecretBox } from "../../src/ports/secret-box.ts";
import type { TokenMaker } from "../../src/ports/token-maker.ts";
import { createMemoryRegistry } from "./memory-registry.ts";
import { kit } from "./the-kit.ts";

/** Seals visibly, so that a test sees what was sealed. */
export const visibleBox: SecretBox = {
  seal: (plain) => `sealed:${plain}`,
  open: (sealed) => sealed.replace(/^sealed:/, ""),
};

/** Tokens in a row, never twice the same. */
export function createCountingTokens(): TokenMaker {
  let count = 0;
  return {
    random: () => `token-${(count += 1)}`,
    hash: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

/** Ports of an install on the given app, everything else in memory. */
export function installPorts(app: {
  readonly platform: InstallPorts["platform"];
  readonly maker: FormMaker | null;
  readonly public_url?: string | null;
}): InstallPorts & ExaminePorts & { readonly records: Pick<Records, "list" | "count"> } {
  return {
    platform: app.platform,
    makerOf: () => Promise.resolve(app.maker),
    registry: createMemoryRegistry(),
    box: visibleBox,
    tokens: createCountingTokens(),
    clock: { now: () => 1_767_225_600_000 },
    kit,
    records: { list: () => Promise.resolve([]), count: () => Promise.resolve(0) },
    keepKey: () => Promise.resolve(false),
    public_url: app.public_url === undefined ? "https://guard.example" : app.public_url,
  };
}
