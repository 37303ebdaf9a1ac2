import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import type { Browser, Page } from "playwright-core";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import type { FormName } from "../../src/contracts/form.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { aShop, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aMovableClock } from "../support/a-shop-clock.ts";
import { until } from "../support/a-shop-until.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";
import { createRecordPages, type RecordPages } from "./record-pages.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const PASSWORD = "correct horse battery";
const ITEM = itemCode(1);
const MINUTE_MS = 60_000;
/** Longer than anything takes that comes at all (ms). */
const PATIENCE_MS = 25_000;
const HOUR_MS = 60 * MINUTE_MS;

(hasChromium ? describe : describe.skip)("from a rule to the goods, as people do it in browsers", () => {
  let world: ShopWorld;
  let robot: FakeWechatWorkRobot;
  let browser: Browser;
  /** The platform's pages, the board on a desk, and the telephone that the message came to. */
  let platform: RecordPages;
  let board: Page;
  let phone: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    const today = aMovableClock().today();
    const records = aShop(today).filter(([form]) => form !== "alert_rule");
    world = await aShopWorld({ records, settings: { STOCKGUARD_ALLOWED_TARGETS: "127.0.0.1" } });
    robot = await startFakeWechatWorkRobot(world.clock.now);
    const { store, box } = world.addon;
    const channel = { installation_id: INSTALLATION, name: "采购群", kind: "wechat_work_robot" };
    await saveChannel({ registry: store.registry, box }, { ...channel, config: { url: robot.url } });
    await makeWorkflow(world, "purchase_order", [{ name: "采购审批", assignees: ["admin"] }]);
    browser = await openChromium();
    const open = async (width: number, height: number) => {
      const page = await (await browser.newContext({ viewport: { width, height }, locale: "zh-CN" })).newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.on("pageerror", (error) => faults.push(error.message));
      return page;
    };
    platform = createRecordPages(await open(1280, 900), world);
    board = await open(1280, 900);
    phone = await open(390, 844);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await robot.close();
    await world.close();
  });

  const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  const shown = (form: FormName, name: string) =>
    world.records(form).then((records) => records.map((record) => record[name]));

  it("a person writes the rule on the platform's form page, and it is in force", async () => {
    await platform.add("alert_rule", {
      ...{ 规则名称: "断货前通知采购", 规则状态: "启用", 适用范围: "全部", 最低预警等级: "预警" },
      ...{ 接收角色: "采购", 通道名称: "采购群", "静默时长（小时）": "24" },
    });
    await world.settled();
    expect(await world.addon.store.subjects.alertRules(INSTALLATION)).toMatchObject([
      { rule_name: "断货前通知采购", channel: "采购群", is_active: true },
    ]);
  }, 90_000);

  it("stock counted on its page becomes one message that the group robot takes", async () => {
    await platform.edit("stock_level", (await world.stockOf(ITEM))._id, { 现有库存: "5" });
    await until("the robot has the message", () => robot.shown.length > 0);
    await world.settled();
    expect(robot.shown).toHaveLength(1);
    expect(robot.shown[0]?.text).toContain(`商品 ${ITEM}`);
    expect(await shown("stockout_alert", "alert_status")).toEqual(["待处理"]);
  }, 90_000);

  it("its signed link, opened on a telephone, asks first and then acknowledges the alert", async () => {
    world.clock.move(10 * MINUTE_MS);
    const link = robot.shown[0]?.links.find(({ label }) => label === "确认");
    await phone.goto(link?.url ?? "no link");
    await phone.getByText("确认这条预警？").waitFor();
    await shot(phone, "way-answer-phone");
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await shown("stockout_alert", "alert_status")).toEqual(["待处理"]);
    await phone.getByRole("button", { name: "确认预警" }).click();
    await phone.getByText("已记录").waitFor();
    await world.settled();
    expect(await shown("stockout_alert", "alert_status")).toEqual(["已确认"]);
    expect(robot.shown).toHaveLength(1);
  }, 90_000);

  it("the buyer takes it on and orders it from the plan, and the record stands in the platform with its workflow begun", async () => {
    world.clock.move(20 * MINUTE_MS);
    const code = (await world.addon.access.links.issueSetUpCode()) ?? "";
    await board.goto(`${world.running.board_url}/set-up#code=${code}`);
    await board.getByLabel("用户名（登录用）").fill("buyer");
    await board.getByLabel("姓名").fill("小王");
    await board.getByLabel("新密码").fill(PASSWORD);
    await board.getByLabel("再输一次").fill(PASSWORD);
    await board.getByRole("button", { name: /完\s*成/ }).click();
    await board
      .getByRole("link", { name: new RegExp(ITEM) })
      .first()
      .click();
    await board.getByRole("button", { name: "指派" }).click();
    await board.locator(".ant-select-dropdown:visible").getByTitle("小王").click();
    await board.locator("form").getByRole("button", { name: "指派" }).click();
    await board.getByText("负责人 小王").waitFor();
    await board.getByRole("link", { name: "补货计划" }).click();
    await board.getByRole("button", { name: "全选", exact: true }).first().click();
    await board.getByRole("button", { name: "生成采购单" }).click();
    const dialogue = board.getByRole("dialog");
    await dialogue.getByRole("button", { name: "生成 1 张" }).click();
    await dialogue.waitFor({ state: "detached" });
    await board.getByRole("region", { name: "采购单", exact: true }).getByText("已生成").first().waitFor();
    await shot(board, "way-plan");
    const [order, ...others] = await world.records("purchase_order");
    expect(others).toEqual([]);
    expect(order).toMatchObject({ supplier_code: "GY-1", order_status: "已下单", flowState: 0 });
    await platform.page.goto(`${world.platform.origin}/todos?username=admin`);
    await platform.page.getByText("采购审批").waitFor();
    await shot(platform.page, "way-todo");
  }, 90_000);

  it("once approved on the platform it is on order, and answers the alert", async () => {
    const todo = platform.page.getByRole("listitem").filter({ hasText: "采购审批" });
    await todo.getByRole("button", { name: "同意" }).click();
    await todo.waitFor({ state: "detached" });
    expect(await shown("purchase_order", "flowState")).toEqual([1]);
    await world.settled();
    expect(await shown("stockout_alert", "alert_status")).toEqual(["已下单"]);
  }, 90_000);

  it("the goods come: receipt and stock entered on their pages resolve the alert", async () => {
    world.clock.move(48 * HOUR_MS);
    const [order] = await world.records("purchase_order");
    const purchase_order_no = String(order?.["purchase_order_no"]);
    const [line] = order?.["lines"] as readonly { readonly quantity: number }[];
    const quantity = String(line?.quantity);
    await platform.add(
      "goods_receipt",
      {
        ...{ 入库单号: "RK-1", 采购单号: purchase_order_no, 供应商编码: "GY-1", "仓库/门店/渠道编码": LOCATION },
        到货时间: world.clock.stamp().slice(0, 16),
      },
      { lines: [{ item_code: ITEM, quantity }] },
    );
    await world.settled();
    await platform.edit("stock_level", (await world.stockOf(ITEM))._id, { 现有库存: "400" });
    await world.settled();
    expect(await shown("stockout_alert", "alert_status")).toEqual(["已解除"]);
    expect(robot.shown).toHaveLength(1);
  }, 90_000);

  it("the board tells the whole life, and how fast each step was", async () => {
    await board.goto(`${world.running.board_url}/operating`);
    // Two days later the buyer has been signed out.
    await board.getByLabel("用户名").fill("buyer");
    await board.getByLabel("密码").fill(PASSWORD);
    await board.getByRole("button", { name: "登录", exact: true }).click();
    const rows = board.getByRole("group", { name: "预警响应" }).getByRole("row");
    await rows.first().waitFor();
    const steps = (await rows.allInnerTexts()).map((row) =>
      row
        .split(/\s*\t\s*/)
        .slice(0, 3)
        .join(" "),
    );
    await shot(board, "way-operating");
    expect(steps.slice(1)).toEqual([
      expect.stringMatching(/^通知到人 1 \/ 1/),
      expect.stringMatching(/^有人处理 1 \/ 1 1\d 分钟/),
      expect.stringMatching(/^下采购单 1 \/ 1 3\d 分钟/),
      expect.stringMatching(/^货到 1 \/ 1 2 天/),
    ]);
    await board.goto(`${world.running.board_url}/items/${ITEM}/${LOCATION}`);
    const life = board.getByRole("region", { name: "预警经过" });
    for (const event of ["产生预警", "已通知", "已确认", "已下采购单", "货已到", "已解除"])
      await life.getByText(event).first().waitFor();
    await shot(board, "way-item");
    expect(faults).toEqual([]);
  }, 90_000);
});

/** Somebody turns a form into a workflow form, draws its steps and switches its push on again, as the platform asks. */
async function makeWorkflow({ bindingOf, platform }: ShopWorld, form: FormName, nodes: readonly object[]) {
  const path = `/forms/${bindingOf(form).entry_id}`;
  await platform.control("PATCH", path, { is_workflow: true });
  await platform.control("PUT", `${path}/workflow`, { nodes });
  const { webhooks } = await platform.control("GET", `${path}/webhooks`);
  // The sandbox's own listing.
  for (const { webhook_id } of webhooks as readonly { readonly webhook_id: string }[])
    await platform.control("POST", `/webhooks/${webhook_id}/enable`, {});
}
