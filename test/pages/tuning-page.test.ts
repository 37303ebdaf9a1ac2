import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { aLosingShop } from "../app/tuning/a-losing-shop.ts";
import { NOW } from "../app/tuning/a-tuned-shop.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

(hasChromium ? describe : describe.skip)("the page of proposals, in a browser", () => {
  const board = aBoardInBrowser({ now: NOW, fill: ({ store }) => aLosingShop(store) });
  const { faults, shot } = board;
  let page: Page;
  beforeAll(async () => {
    ({ page } = board.opened());
    await page.getByRole("link", { name: "调整建议" }).click();
  });

  it("tells which level and which reserve lost customers speak for, and names none of them", async () => {
    await page.getByText("库存台账“为重点客户预留”").waitFor();
    await page.getByText("0.95 → 0.98").waitFor();
    await page
      .getByText(/1 位重点客户和 1 位碰到缺货后多半会流失的客户可能来买/)
      .first()
      .waitFor();
    expect(await page.getByText("李女士").count()).toBe(0);
    await shot("tuning-1440");
  });

  it("fits a phone, and is dark where the device is", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await shot("tuning-390");
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot("tuning-1440-dark");
    expect(faults).toEqual([]);
  });
});
