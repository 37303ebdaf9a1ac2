import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import axios from "axios";
import type { Browser, Page } from "playwright-core";
import { boardReport } from "../../src/contracts/board.ts";
import { demoState } from "../../src/contracts/demo-state.ts";
import { feedbackReport } from "../../src/contracts/feedback-report.ts";
import { itemReport } from "../../src/contracts/item-report.ts";
import { messagesReport } from "../../src/contracts/messages-report.ts";
import { purchasePlan } from "../../src/contracts/purchase-plan.ts";
import { operatingReport } from "../../src/contracts/operating-figures.ts";
import { rehearsalState } from "../../src/contracts/rehearsal.ts";
import { type DemoProcess, startDemoProcess } from "../support/a-demo-process.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const SETTING = { STOCKGUARD_DEMO_SECONDS_PER_DAY: "3", STOCKGUARD_DEMO_DAYS: "200" };

describe("the demo", () => {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-demo-"));
  let demo: DemoProcess;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    demo = await startDemoProcess(folder, SETTING);
  }, 120_000);

  afterAll(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true });
  });

  const get = async (path: string): Promise<unknown> =>
    (await axios.get<unknown>(`${demo.board_url}/api/v1${path}`)).data;

  it("says where it is, to its owner only, once it is ready", () => {
    const file = join(folder, "ready.json");
    const ready: unknown = JSON.parse(readFileSync(file, "utf8"));
    expect(ready).toMatchObject({ board_url: demo.board_url, sandbox_url: demo.sandbox_url });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("opens with a shop that is mostly fine, and serves reports that fit their contract", async () => {
    const { rows, counts, matching } = boardReport.parse(await get("/board"));
    expect(matching).toBeGreaterThan(300);
    expect(counts.none / matching).toBeGreaterThan(0.6);
    const worst = rows[0];
    const item = itemReport.parse(await get(`/items/${worst?.item_code ?? ""}/${worst?.location_code ?? ""}`));
    expect(item.projection.length).toBeGreaterThan(30);
    expect(item.explanation.length).toBeGreaterThan(5);
  });

  it("plays people's days: pushes come, fields are written back, messages go out", async () => {
    await until(async () => demoState.parse(await get("/demo")).played_days >= 2);
    const { messages } = messagesReport.parse(await get("/messages"));
    expect(messages.some(({ state, latency_ms }) => state === "done" && latency_ms !== null)).toBe(true);
    const health = (await get("/health")) as { last_push_at: number | null; write_backs_done: number };
    expect(health.last_push_at).not.toBeNull();
    expect(health.write_backs_done).toBeGreaterThan(300);
  }, 90_000);

  (hasChromium ? describe : describe.skip)("in a browser", () => {
    let browser: Browser;
    let page: Page;
    const faults: string[] = [];

    beforeAll(async () => {
      await axios.post(`${demo.board_url}/api/v1/demo`, { paused: true });
      browser = await openChromium();
      page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
    }, 60_000);

    afterAll(async () => {
      await browser.close();
      await axios.post(`${demo.board_url}/api/v1/demo`, { paused: false });
    });

    const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

    it("shows the list with red lights first, and the demo's clock above it", async () => {
      await page.goto(demo.board_url);
      await page.getByRole("table").waitFor();
      const first = await page.locator("tbody tr:not([aria-hidden])").first().innerText();
      expect(first).toMatch(/缺货|紧急/);
      await page
        .locator("tbody")
        .getByText(/主仓|分仓|门店/)
        .first()
        .waitFor();
      await shot("board");
      expect(await page.getByLabel("演示控制").innerText()).toContain("秒/天");
    }, 60_000);

    it("finds an item by its name", async () => {
      await page.getByPlaceholder(/搜索/).fill("保温杯");
      await page.getByText("不锈钢保温杯 500ml").first().waitFor();
      await page.locator("tbody").getByText("电热水壶").first().waitFor({ state: "detached" });
      expect(await page.locator("tbody").innerText()).toContain("保温杯");
    }, 30_000);

    it("explains an item with charts and numbers, and takes an answer", async () => {
      const { rows } = boardReport.parse(await get("/board"));
      const raised = rows.find(({ alert_status }) => alert_status === "raised");
      await page.goto(`${demo.board_url}/items/${raised?.item_code ?? ""}/${raised?.location_code ?? ""}`);
      await page.locator("[role=img] svg, [role=img] canvas").first().waitFor();
      expect(await page.getByRole("img").count()).toBeGreaterThanOrEqual(2);
      await shot("item");
      await page.getByRole("button", { name: /确\s*认/ }).click();
      await page.getByText("已确认").first().waitFor();
    }, 30_000);

    it("shows what each order quantity of a star is expected to earn, and the target its form chose", async () => {
      const { rows } = boardReport.parse(await get(`/board?q=${encodeURIComponent("不锈钢保温杯")}`));
      const star = rows.find(({ location_code }) => location_code === "CK-01");
      await page.goto(`${demo.board_url}/items/${star?.item_code ?? ""}/CK-01`);
      await page.getByRole("img", { name: /预期利润图：建议 .+，最合算 .+。/ }).waitFor();
      expect(await page.getByRole("heading", { name: "订多少最合算" }).count()).toBe(1);
      expect(await page.getByRole("term").filter({ hasText: "补货目标" }).count()).toBeGreaterThan(0);
      expect(await page.locator("main").innerText()).toContain("按预期利润");
      expect(await page.locator("main").innerText()).toContain("杭州主仓");
      const places = page.getByRole("region", { name: "各处合计" });
      expect(await places.getByRole("row").count()).toBeGreaterThanOrEqual(4);
      expect(await places.innerText()).toMatch(/合计 [2-9] 处[\s\S]+分开放要 .+安全库存，集中在一处只要/);
      await page.setViewportSize({ width: 375, height: 812 });
      await page.getByRole("img", { name: /预期利润图/ }).scrollIntoViewIfNeeded();
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
      await shot("order-profit-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 30_000);

    it("shows the messages that went out", async () => {
      await page.goto(`${demo.board_url}/messages`);
      const first = page.getByText(/【.+】/).first();
      await first.waitFor();
      expect(await first.innerText()).toMatch(/【(缺货|紧急|预警)】/);
      await shot("messages");
    }, 30_000);

    it("says that nothing waits for a person while all is well", async () => {
      await page.goto(`${demo.board_url}/problems`);
      await page.getByRole("heading", { name: "问题" }).waitFor();
      expect(await page.getByRole("button", { name: "重试" }).count()).toBe(0);
      await shot("problems");
    }, 30_000);

    it("rehearses policies on the shop's own months, and adopts a level once confirmed", async () => {
      await page.goto(`${demo.board_url}/rehearsal`);
      await page.getByText("还没有预演过").waitFor();
      await page.getByLabel("回看").click();
      await page.getByText("3 个月", { exact: true }).click();
      await page.getByRole("button", { name: "开始预演" }).click();
      await page.getByRole("progressbar").waitFor();
      await page
        .getByText(/同样库存下缺货天数 [−+±]/)
        .first()
        .waitFor({ timeout: 90_000 });
      expect(await page.getByRole("img", { name: /库存与缺货的散点图/ }).count()).toBe(1);
      await shot("rehearsal");
      await page.getByText("C 类", { exact: true }).click();
      await page.getByRole("button", { name: "采用 98%" }).click();
      await page.getByText("C 类改用 98% 的服务水平？").waitFor();
      await shot("rehearsal-adopt");
      await page.getByRole("button", { name: "确认采用" }).click();
      await page.getByText(/本机（免登录） 于 .+ 采用了 98%/).waitFor();
      const { levels, outcome } = rehearsalState.parse(await get("/rehearsal"));
      expect(levels.C).toBe(0.98);
      expect(outcome?.kind === "rehearsed" ? outcome.report.items : 0).toBeGreaterThan(300);
      await page.setViewportSize({ width: 375, height: 812 });
      await page.getByRole("img", { name: /库存与缺货的散点图/ }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
      await shot("rehearsal-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 120_000);

    it("plans transfers and purchases, and again as the budget is typed", async () => {
      const plan = purchasePlan.parse(await get("/purchase-plan"));
      expect(plan.lanes).toEqual({ taking_part: 3, locations: 3 });
      expect(plan.transfers.length).toBeGreaterThan(0);
      await page.goto(demo.board_url);
      await page.getByRole("link", { name: "补货计划" }).click();
      await page.getByRole("img", { name: /累计预期利润随采购金额上升的曲线/ }).waitFor();
      await page.getByRole("heading", { name: "先调拨" }).waitFor();
      expect(await page.getByText(/到下次到货前缺/).count()).toBeGreaterThan(0);
      expect(await page.getByRole("heading", { name: "预算外" }).count()).toBe(0);
      await shot("plan");
      const budget = Math.round(plan.totals.wanted / 3);
      await page.getByRole("spinbutton", { name: "采购预算" }).fill(String(budget));
      await page.getByRole("heading", { name: "预算外" }).waitFor();
      const spent = (await page.getByText(/占全部需要的 \d+%/).innerText()).replace(/\D/g, "");
      expect(Number(spent)).toBeLessThanOrEqual(34);
      expect(page.url()).toContain(`/plan?budget=${budget}`);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "导出 Excel" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^补货计划 .+\.xlsx$/);
      await page.getByRole("button", { name: "不限" }).click();
      await page.getByRole("heading", { name: "预算外" }).waitFor({ state: "detached" });
      await page.setViewportSize({ width: 375, height: 812 });
      await page.getByRole("heading", { name: "再采购" }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
      await shot("plan-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 60_000);

    it("makes purchase orders of a supplier's lines, with one quantity changed, and shows what became of them", async () => {
      await page.goto(`${demo.board_url}/plan`);
      await page.getByRole("button", { name: "全选", exact: true }).first().click();
      await page.getByRole("button", { name: "生成采购单" }).click();
      const dialogue = page.getByRole("dialog");
      await dialogue.getByRole("spinbutton").first().fill("7");
      await shot("order-dialogue");
      await dialogue.getByRole("button", { name: /^生成 \d+ 张$/ }).click();
      await dialogue.waitFor({ state: "detached" });
      const orders = page.getByRole("region", { name: "采购单", exact: true });
      await orders.getByText("已生成").first().waitFor();
      expect(await orders.innerText()).toMatch(/CG-\d{8}-\w{5}/);
      const made = JSON.stringify(await get("/purchase-orders"));
      expect(made).toMatch(/"quantity":7,"suggested_quantity":/);
      expect(await page.getByRole("region", { name: "再采购" }).innerText()).toContain("已生成");
      await shot("orders");
    }, 60_000);

    it("shows how forecasts, books, returns and turnover have done, and leads to the items behind them", async () => {
      await until(async () => operatingReport.parse(await get("/operating")).figures !== null);
      await page.goto(`${demo.board_url}/operating`);
      await page.getByRole("heading", { name: "销售预测偏差率" }).waitFor();
      for (const name of ["库存准确率", "退货率", "库存周转"]) {
        expect(await page.getByRole("heading", { name, exact: true }).count()).toBe(1);
      }
      expect(await page.getByRole("group", { name: "销售预测偏差率" }).innerText()).toMatch(/A 类[\s\S]+%/);
      const heard = page.getByRole("region", { name: "客户反馈" });
      expect(await heard.getByRole("group", { name: "各月满意度与投诉" }).innerText()).toMatch(/95% 区间/);
      expect(await heard.getByText("与缺货有关", { exact: true }).count()).toBeGreaterThan(0);
      expect(feedbackReport.parse(await get("/feedback")).complaints).toBeGreaterThan(0);
      await shot("operating");
      await page.getByText("最需要看的商品").click();
      const first = page.locator("details[open] li a").first();
      const name = await first.innerText();
      await first.click();
      await page.getByRole("heading", { name, exact: true }).waitFor();
      await page.getByRole("heading", { name: "预测与实际" }).waitFor();
      const trial = page.getByRole("region", { name: "预测方法" });
      expect(await trial.innerText()).toMatch(/现在用“.+”。/);
      await trial.getByText(/试过的 \d+ 种方法/).click();
      expect(await trial.getByRole("row", { name: /同上一周期/ }).innerText()).toContain("100%");
      await page.setViewportSize({ width: 375, height: 812 });
      await page.goto(`${demo.board_url}/operating`);
      await page.getByRole("heading", { name: "库存周转" }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
      await shot("operating-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 90_000);

    it("fits a phone", async () => {
      await page.setViewportSize({ width: 375, height: 812 });
      await page.goto(demo.board_url);
      await page.getByText("预计损失").first().waitFor();
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(375);
      await shot("board-phone");
    }, 30_000);

    it("never breaks a rule of its own security policy nor throws", () => {
      expect(faults).toEqual([]);
    });
  });

  it("goes on where it stopped when it is started again", async () => {
    const before = demoState.parse(await get("/demo"));
    expect(await demo.stop()).toBe(0);
    demo = await startDemoProcess(folder, SETTING);
    const after = demoState.parse(await get("/demo"));
    expect(after.played_days).toBeGreaterThanOrEqual(before.played_days);
    expect(boardReport.parse(await get("/board")).matching).toBeGreaterThan(300);
  }, 120_000);
});

/** The longest wait is for a work of every minute. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 75_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error("waited for too long");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
