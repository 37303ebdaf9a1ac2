import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aConfig } from "../support/a-config.ts";
import { openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const PASSWORD = "correct horse battery";

/** What a board begins from. */
interface BoardSetting {
  /** The instant at which the server's clock stands. */
  readonly now: number;
  /** Puts a shop into the store before anybody looks; one installation without anything where left out. */
  fill?(addon: Addon): Promise<unknown>;
}

/** A board for the tests of a file, with its first administrator signed in, in a real browser. */
export function aBoardInBrowser({ now, fill = anEmptyShop }: BoardSetting) {
  const { config, remove } = aConfig();
  const faults: string[] = [];
  let running: RunningAddon;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    running = await startAddon({
      ...{
        config,
        clock: createSystemClock({ now: () => now }),
        log: createPinoLogger("silent"),
        api_key: "no-account",
      },
      ...{ base_url: "http://127.0.0.1:9/api", sandbox_origin: null, demo: null },
    });
    await fill(running.addon);
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      // A refused request is told to the console too; those are wanted at times.
      if (message.type() === "error" && !message.text().includes("Failed to load resource"))
        faults.push(message.text());
    });
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill(PASSWORD);
    await page.getByLabel("再输一次").fill(PASSWORD);
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "看板" }).first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await running.stop();
    remove();
  });

  return {
    /** What the pages threw, or told the console. */
    faults,
    /** Once the board is open. */
    opened: () => ({ running, page }),
    shot: (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true }),
    /** Of the page, pixels. */
    width: () => page.evaluate<number>("document.documentElement.scrollWidth"),
  };
}

function anEmptyShop({ store: { registry } }: Addon): Promise<unknown> {
  return registry.saveInstallation({ installation_id: "shop", name: "青禾生活馆", app_id: "app", created_at: 1 });
}
