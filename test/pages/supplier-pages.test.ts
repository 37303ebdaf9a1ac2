import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import type { RunningAddon } from "../../src/main.ts";
import { aSuppliedShop, judged, NOW, type ShopSupplier } from "../app/supplier/a-supplied-shop.ts";
import { hasChromium } from "../support/chromium.ts";
import { aBoardInBrowser } from "./a-board-in-browser.ts";

const LONG_NAME = "义乌市青禾源头日用百货与不锈钢制品供应链管理有限责任公司（华东第二分公司）";
const SUPPLIERS: readonly ShopSupplier[] = [
  { supplier_code: "S-01", supplier_name: "王氏五金", lead: (n) => 6 + (n % 3), promised: 10 },
  {
    supplier_code: "S-02",
    supplier_name: "顺达塑料",
    lead: (n, orders) => (n >= orders - 8 ? 20 + (n % 4) : 8 + (n % 4)),
    promised: 14,
    item_codes: ["杯-350", "杯-500", "杯-750"],
  },
  { supplier_code: "S-03", supplier_name: LONG_NAME, lead: (n) => (n % 3 === 0 ? 19 : 9), promised: 11 },
  { supplier_code: "S-04", supplier_name: "少给包装厂", received: (n) => (n % 4 === 0 ? 40 : 60) },
  { supplier_code: "S-05", supplier_name: "新来的供应商", orders: 3 },
  { supplier_code: "S-06", supplier_name: "不写交期的厂", promised: null, lead: (n) => 12 + (n % 9) },
];

(hasChromium ? describe : describe.skip)("the pages of suppliers, in a browser", () => {
  const board = aBoardInBrowser({ now: NOW });
  const { faults, shot, width } = board;
  let running: RunningAddon;
  let page: Page;
  beforeAll(() => {
    ({ running, page } = board.opened());
  });

  it("says what is missing while there are no suppliers", async () => {
    await page.getByRole("link", { name: "供应商" }).click();
    await page.getByText("还没有供应商").waitFor();
    expect(page.url()).toBe(`${running.board_url}/suppliers`);
    await shot("suppliers-empty");
  }, 30_000);

  it("lists all suppliers with the slower one in red and its trend, the riskiest first", async () => {
    await aSuppliedShop(running.addon.store, SUPPLIERS);
    await judged(running.addon.store, { "杯-500": { severity: "critical", expected_loss: 4_200 } });
    await page.reload();
    const first = page.locator("tbody tr[data-severity]").first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/需处理[\s\S]*顺达塑料[\s\S]*到货变慢[\s\S]*变慢/);
    expect(await page.locator("tbody tr[data-severity]").count()).toBe(6);
    expect(
      await page.getByRole("img", { name: /^一成在 .+ 天内到货，一半在 .+ 天内，九成在 .+ 天内，承诺 .+ 天$/ }).count(),
    ).toBe(4);
    expect(await page.locator("main").innerText()).not.toMatch(/P[19]0/);
    expect(await page.locator("tbody tr", { hasText: "新来的供应商" }).innerText()).toContain("样本不足");
    await shot("suppliers");
  }, 30_000);

  it("is narrowed to a word and to a light", async () => {
    await page.getByPlaceholder("搜索供应商名称或编码").fill("s-04");
    await page.locator("tbody").getByText("顺达塑料").waitFor({ state: "detached" });
    expect(await page.locator("tbody tr[data-severity]").count()).toBe(1);
    await page.getByText(/^正常 \d/).click();
    await page.getByText("没有符合条件的供应商").waitFor();
    await page.getByPlaceholder("搜索供应商名称或编码").fill("");
    await page.locator("tbody").getByText("王氏五金").waitFor();
  }, 30_000);

  it("opens a supplier with the sources of its figures, its deliveries and its items", async () => {
    await page.goto(`${running.board_url}/suppliers`);
    await page.getByRole("link", { name: "顺达塑料" }).click();
    await page.getByRole("heading", { name: "顺达塑料" }).waitFor();
    expect(page.url()).toBe(`${running.board_url}/suppliers/S-02`);
    await page.getByText(/明显变慢：最近 6 次到货中位 14\.5 个工作日，此前 18 次为 7 个工作日/).waitFor();
    await page
      .getByText(/^晚 \d+ 天$/)
      .first()
      .waitFor();
    await page.getByText("PO-S-02-23").waitFor();
    await shot("supplier");
    await page.getByRole("link", { name: "商品 杯-500" }).click();
    await page.waitForURL(/\/items\//);
    await page.getByRole("heading", { name: "保温杯" }).waitFor();
  }, 30_000);

  it("is told of among the problems once the night has looked", async () => {
    await running.addon.learnShop("shop");
    await page.goto(`${running.board_url}/problems`);
    await page.getByText(/供应商“顺达塑料”到货变慢：最近 6 次到货中位/).waitFor();
    expect(await page.getByText("supplier_slower").count()).toBe(1);
    await shot("supplier-problem");
  }, 60_000);

  it("says so where nobody has named the supplier", async () => {
    await page.goto(`${running.board_url}/suppliers/${encodeURIComponent("没有/这家")}`);
    await page.getByText("没有这个供应商").waitFor();
    expect(await page.getByRole("link", { name: "供应商" }).count()).toBeGreaterThan(1);
  }, 30_000);

  it("fits a phone, long names and all", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    for (const [path, name] of [
      ["/suppliers", "suppliers-phone"],
      ["/suppliers/S-03", "supplier-phone"],
    ] as const) {
      await page.goto(`${running.board_url}${path}`);
      await page.getByText(LONG_NAME).first().waitFor();
      expect(await width()).toBeLessThanOrEqual(375);
      await shot(name);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }, 30_000);

  it("wears the dark dress and speaks English", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${running.board_url}/suppliers`);
    await page.locator("html[data-theme=dark]").waitFor();
    await page.getByText("顺达塑料").waitFor();
    await shot("suppliers-dark");
    await page.evaluate("localStorage.setItem('stockguard.language', 'en')");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Suppliers" }).waitFor();
    await page.getByText("slower lately").first().waitFor();
    await shot("suppliers-en");
    await page.goto(`${running.board_url}/suppliers/S-02`);
    await page.getByText("Where the figures come from").waitFor();
    await shot("supplier-en");
    expect(await page.getByText("明显变慢").count()).toBe(1);
  }, 30_000);

  it("has met no fault on the way", () => {
    expect(faults).toEqual([]);
  });
});
