import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { Addon } from "../../src/assembly/addon.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

const item = { category: "杯壶" };
const aShopOfCups = ({ store }: Addon) =>
  aPlannedShop(store, [
    { item_code: "CUP", item: { ...item, substitute_codes: ["MUG"] }, on_hand: { W1: 6 } },
    { item_code: "MUG", item, on_hand: { W1: 900 } },
    { item_code: "JUG", item, on_hand: { W1: 950 } },
    { item_code: "POT", item, on_hand: { W1: 40, W2: 60 } },
  ]);

(hasChromium ? describe : describe.skip)("the page on which orders are checked, in a browser", () => {
  const board = aBoardInBrowser({ now: NOW, fill: aShopOfCups });
  const { faults, shot } = board;
  let page: Page;
  beforeAll(async () => {
    ({ page } = board.opened());
    await page.getByRole("link", { name: "下单查一查" }).click();
  });

  it("is empty until something is asked", async () => {
    await page.getByText("还没有查过").waitFor();
    expect(await page.getByRole("button", { name: "查一查" }).isDisabled()).toBe(true);
    await shot("order-check-empty-1440");
  });

  it("takes the place that was chosen of several, and forgets it where another code is typed", async () => {
    const item = page.getByRole("combobox", { name: "商品编码或名称" });
    const place = page.getByRole("textbox", { name: "仓库/门店/渠道" });
    for (const location_code of ["W1", "W2"]) {
      await item.fill("PO");
      await page.locator(".ant-select-item-option-content", { hasText: `商品 POT · POT · ${location_code}` }).click();
      expect([await item.inputValue(), await place.inputValue()]).toEqual(["POT", location_code]);
    }
    await item.fill("CU");
    expect([await item.inputValue(), await place.inputValue()]).toEqual(["CU", ""]);
  });

  it("tells how scarce a line is, and what could go instead", async () => {
    await page.getByRole("combobox", { name: "商品编码或名称" }).fill("CUP");
    await page.locator(".ant-select-item-option-content", { hasText: "商品 CUP · CUP · W1" }).click();
    await page.getByRole("spinbutton", { name: "数量" }).fill("20");
    await page.getByRole("button", { name: "加一行" }).click();
    const second = page.getByRole("group", { name: "第 2 行" });
    await second.getByRole("combobox").fill("JUG");
    await page.locator(".ant-select-item-option-content", { hasText: "商品 JUG · JUG · W1" }).click();
    await page.getByRole("button", { name: "查一查" }).click();
    await page.getByText(/仅剩 6 件，还差 14 件/).waitFor();
    await page.getByText("商品资料中已指定可替代 商品 CUP").waitFor();
    expect(await page.getByText("有的商品发不齐").isVisible()).toBe(true);
    // Days as the sentence above them has them, not as "12-25".
    expect(await page.locator("main dl").first().innerText()).toMatch(/多半可发\s+\d+月\d+日|多半可发\s+定不了/);
    await shot("order-check-1440");
    // No form for it is bound here: the press says what to do.
    await page.getByRole("button", { name: "客户没下单，登记" }).click();
    await page.getByText("没有绑定“询价与意向”表单").waitFor();
  });

  it("fits a phone, and is dark where the device is", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    await shot("order-check-390");
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await shot("order-check-390-dark");
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot("order-check-1440-dark");
    expect(faults).toEqual([]);
  });
});
