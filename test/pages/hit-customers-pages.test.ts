import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { RunningAddon } from "../../src/main.ts";
import { aComparedShop, aHitShop, LONG_NAME, NOW } from "../app/exposure/a-hit-shop.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

(hasChromium ? describe : describe.skip)("the pages of customers hit, in a browser", () => {
  const board = aBoardInBrowser({ now: NOW });
  const { faults, shot, width } = board;
  let running: RunningAddon;
  let page: Page;
  beforeAll(() => {
    ({ running, page } = board.opened());
  });

  it("says so while nobody is hit, and why nobody is foretold", async () => {
    await page.getByRole("link", { name: "受影响客户" }).click();
    await page.getByText("目前没有客户受缺货影响").waitFor();
    await page.getByText(/还没有学习客户何时再买/).waitFor();
    expect(page.url()).toBe(`${running.board_url}/hit-customers`);
    await shot("hit-customers-empty");
  }, 30_000);

  it("lists the items that hit somebody, and for one of them everybody, the most to lose first", async () => {
    await aHitShop(running.addon.store);
    await page.reload();
    await page.getByText("保温杯").first().waitFor();
    // Whom two items hit counts with each of them, and the sum says so.
    expect(await page.locator("main dl").first().innerText()).toMatch(/客户\s*\d+ 位/);
    await shot("hit-customers");
    await page.getByRole("link", { name: /保温杯/ }).click();
    const rows = page.locator("tbody tr[data-row-key]");
    await rows.first().waitFor();
    expect(page.url()).toBe(`${running.board_url}/hit-customers/items/CUP/WH`);
    expect(await rows.count()).toBe(3);
    expect(await rows.first().innerText()).toMatch(/李女士[\s\S]*订单待发[\s\S]*预计会买[\s\S]*100%[\s\S]*2\.5/);
    await page.getByText(/预测的缺货期间/).waitFor();
    await page.getByText(/另有 1 位曾受影响/).waitFor();
    await shot("hit-event");
  }, 30_000);

  it("tells once why no future loss is shown, and shows it beside the margin once there is an estimate", async () => {
    const reason = page.getByText(/未来价值损失还没有估计/);
    await reason.waitFor();
    expect(await reason.count()).toBe(1);
    await aComparedShop(running.addon.store);
    await page.reload();
    await page.getByText(/未来价值损失 = 可能性 × 缺货使流失升高多少/).waitFor();
    const first = page.locator("tbody tr[data-row-key]").first();
    expect(await first.innerText()).toMatch(/李女士[\s\S]*¥96[\s\S]*¥136\.5|¥137/);
    await shot("hit-event-future");
    await page.goto(`${running.board_url}/hit-customers`);
    await page.getByText("未来价值损失", { exact: true }).first().waitFor();
    await shot("hit-customers-future");
    await page.goto(`${running.board_url}/items/CUP/WH`);
    await page.getByText("未来价值损失", { exact: true }).waitFor();
    await shot("hit-item-future");
    await page.goto(`${running.board_url}/hit-customers/items/CUP/WH`);
  }, 30_000);

  it("opens a customer with how they buy and the stockouts that hit them", async () => {
    await page.getByRole("link", { name: /李女士/ }).click();
    await page.getByRole("heading", { name: /李女士/ }).waitFor();
    await page.getByText("近一年毛利", { exact: true }).waitFor();
    await page.getByText("进行中", { exact: true }).waitFor();
    const course = page.getByRole("region", { name: "来往经过" });
    expect(await course.innerText()).toMatch(/碰到缺货：[\s\S]+订单待发/);
    await page.getByText("CUP · WH").waitFor();
    expect(page.url()).toBe(`${running.board_url}/hit-customers/customers/C-1`);
    await shot("hit-customer");
    await page.goto(`${running.board_url}/hit-customers/customers/NOBODY`);
    await page.getByText("没有这位客户的记录").waitFor();
  }, 30_000);

  it("fits a phone, long names and all", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    for (const [path, text, name] of [
      ["/hit-customers", "保温杯", "hit-customers-phone"],
      ["/items/CUP/WH", "未来价值损失", "hit-item-phone"],
      ["/hit-customers/items/CUP/WH", LONG_NAME, "hit-event-phone"],
      ["/hit-customers/customers/C-2", LONG_NAME, "hit-customer-phone"],
    ] as const) {
      await page.goto(`${running.board_url}${path}`);
      await page.getByText(text).first().waitFor();
      expect(await width()).toBeLessThanOrEqual(375);
      await shot(name);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 30_000);

  it("wears the dark dress and speaks English", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${running.board_url}/hit-customers/items/CUP/WH`);
    await page.locator("html[data-theme=dark]").waitFor();
    await page.getByText("王先生").waitFor();
    await shot("hit-event-dark");
    await page.goto(`${running.board_url}/items/CUP/WH`);
    await page.getByText("未来价值损失", { exact: true }).waitFor();
    await shot("hit-item-dark");
    await page.goto(`${running.board_url}/hit-customers/items/CUP/WH`);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("Likely to buy").first().waitFor();
    expect(await page.getByText("Likely to buy").count()).toBe(3);
    await shot("hit-event-en");
  }, 30_000);

  it("has met no fault on the way", () => {
    expect(faults).toEqual([]);
  });
});
