import { afterAll, beforeAll } from "@jest/globals";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import type { Role } from "../../src/contracts/access.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aConfig } from "../support/a-config.ts";
import { aBrowser, type Browser } from "./http-caller.ts";

/** The password of everybody who is signed in. */
const PASSWORD = "correct horse battery";

/** What is served. */
interface ServedSetting {
  /** The instant at which the server's clock stands; the machine's own where left out. */
  readonly now?: number;
  /** Where others reach it; nowhere where left out. */
  readonly public_url?: string;
  /** With what commands begin; the bare name where left out. */
  readonly command?: string;
  /** Puts a shop into the store before anybody signs in. */
  fill(addon: Addon): Promise<unknown>;
}

/** A board for the tests of a file, with its first administrator signed in. */
export function aServedBoard({ now, public_url, command, fill }: ServedSetting) {
  const { config, remove } = aConfig(public_url === undefined ? {} : { STOCKGUARD_PUBLIC_URL: public_url });
  let running: RunningAddon;
  let admin: Browser;

  beforeAll(async () => {
    const clock = now === undefined ? createSystemClock() : createSystemClock({ now: () => now });
    running = await startAddon({
      ...{ config, clock, log: createPinoLogger("silent"), api_key: "no-account" },
      ...{ base_url: "http://127.0.0.1:9/api", sandbox_origin: null, demo: null },
      ...(command !== undefined && { command }),
    });
    await fill(running.addon);
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    admin = aBrowser(running.board_url);
    await admin.post("/link", { code, login_name: "boss", display_name: "老板娘", password: PASSWORD });
  });
  afterAll(async () => {
    await running.stop();
    remove();
  });

  return {
    running: () => running,
    admin: () => admin,
    /** Nobody in particular. */
    stranger: () => aBrowser(running.board_url),
    /** Somebody new in a role. */
    async signedIn(role: Role): Promise<Browser> {
      const browser = aBrowser(running.board_url);
      const user = { login_name: role, display_name: role, email: null, role };
      const code = await running.addon.access.users.add(user, { actor: { name: "boss" }, origin: null });
      await browser.post("/link", { code, password: PASSWORD });
      return browser;
    },
  };
}
