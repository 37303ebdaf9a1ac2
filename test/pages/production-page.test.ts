import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { productionReport } from "../../src/contracts/production-report.ts";
import { LOCATION } from "../support/a-shop-stock.ts";
import { aWorkshop, RING } from "../support/a-workshop.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const LONG_NAME = "食品级耐高温硅胶密封圈（适用于 500 毫升不锈钢真空保温杯杯盖，黑色加厚款）";

(hasChromium ? describe : describe.skip)("the production plan, in a browser", () => {
  let world: Awaited<ReturnType<typeof aWorkshop>>;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    world = await aWorkshop({ steel: "304 不锈钢带", ring: LONG_NAME });
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    const code = (await world.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${world.running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill("correct horse battery");
    await page.getByLabel("再输一次").fill("correct horse battery");
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "看板" }).first().waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });

  it("says what the page is for while nothing is planned", async () => {
    await page.getByRole("link", { name: "生产计划" }).click();
    await page.getByText("没有未完成的生产单").waitFor();
    expect(await page.getByRole("article").count()).toBe(0);
    await shot("production-empty");
  }, 30_000);

  it("lists open orders by the day their line stops, each with what is short", async () => {
    const { plan, settled, running } = world;
    await plan("SC-2026-0003", 60, 20);
    await plan("SC-2026-0002", 30, 12);
    await plan("SC-2026-0001", 20, 9);
    await plan("SC-2026-0004", 5, 30, "无清单商品");
    await settled();
    await page.goto(`${running.board_url}/production`);
    await page.getByRole("article").first().waitFor();
    const orders = await page.getByRole("article").allInnerTexts();
    expect(orders.map((text) => /SC-\d+-\d+/.exec(text)?.[0])).toEqual([
      ...["SC-2026-0002", "SC-2026-0003", "SC-2026-0004", "SC-2026-0001"],
    ]);
    expect(orders[0]).toContain("缺料");
    expect(orders[0]).toContain(LONG_NAME);
    expect(orders[0]).toContain("缺 10");
    expect(orders[2]).toContain("没有物料清单");
    expect(orders[3]).toContain("齐套");
    await shot("production");
    const answer = await page.request.get(`${running.board_url}/api/v1/production`);
    const report = productionReport.strict().parse(await answer.json());
    expect(report.orders[0]).toMatchObject({ production_no: "SC-2026-0002", makeable_quantity: 25 });
  }, 60_000);

  it("fits a phone and the dark", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    await shot("production-phone");
    expect(width).toBe(375);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "dark" });
    await shot("production-dark");
    await page.emulateMedia({ colorScheme: "light" });
  }, 30_000);

  it("leads to the component, which says which orders take it", async () => {
    await page.getByRole("link", { name: LONG_NAME }).first().click();
    await page.getByRole("heading", { name: "生产用料" }).waitFor();
    expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/items/${RING}/${LOCATION}`);
    const uses = page.getByRole("region", { name: "生产用料" });
    expect(await uses.innerText()).toContain("SC-2026-0001");
    await page.getByText("生产单 SC-2026-0001 在").first().waitFor();
    await shot("production-item");
    expect(faults).toEqual([]);
  }, 30_000);
});
