import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { createRateLimiter, type RatedCall, systemClock } from "@jdy/open-api-client";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { composeAddon } from "../../src/compose.ts";
import { aSilentLog } from "../support/a-shop-addon.ts";
import { aShop, closeLater } from "./a-shop.ts";

/** An add-on on the sandbox, with the limits of one process; who asks for a turn is noted. */
async function anAddon() {
  const { url, apiKey, control } = await aShop();
  const other = String((await control("POST", "/apps", { name: "另一家" }))["api_key"]);
  const data_dir = mkdtempSync(join(tmpdir(), "stockguard-limits-"));
  const asked: RatedCall[] = [];
  const limiter = createRateLimiter({ clock: systemClock });
  const addon = composeAddon({
    ...{ data_dir, clock: createSystemClock({}), api_key: apiKey, base_url: url, public_url: null },
    ...{ sandbox_origin: null, log: aSilentLog(), onChange: () => undefined },
    limiter: {
      waitTurn: (call) => {
        asked.push(call);
        return limiter.waitTurn(call);
      },
    },
  });
  closeLater(() => rmSync(data_dir, { recursive: true, force: true }));
  closeLater(() => addon.close());
  return { addon, asked, other, apiKey, url };
}

describe("the limits of companies in one process", () => {
  it("are shared by installations of one account, and by no others", async () => {
    const { addon, asked, other, apiKey, url } = await anAddon();
    await addon.platformAccounts.keep("two", { api_key: other, base_url: url });
    await addon.platformAccounts.keep("three", { api_key: apiKey, base_url: url });
    for (const installation_id of ["one", "two", "three"]) await addon.platform.apps(installation_id);
    const [one, two, three] = asked.map(({ company }) => company);
    expect(one).toBe(three);
    expect(two).not.toBe(one);
    expect(JSON.stringify(asked)).not.toContain(apiKey);
  });

  it("let one company call while another waits for its next second", async () => {
    const { addon, other, url } = await anAddon();
    await addon.platformAccounts.keep("two", { api_key: other, base_url: url });
    let answered = 0;
    const busy = Array.from({ length: 120 }, () => addon.platform.apps("one").then(() => (answered += 1)));
    await addon.platform.apps("two");
    expect(answered).toBeLessThan(120);
    await Promise.all(busy);
  });
});
