import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aCustomerChange, anOrderChange } from "../app/customer/customer-world.ts";
import { aConfig } from "../support/a-config.ts";
import { aReceiver } from "../store/row-builders.ts";
import { aChange, raiseAlert } from "../store/store-builders.ts";
import { hasChromium, openChromium } from "../support/chromium.ts";

const SHOTS = join(tmpdir(), "stockguard-pages");
const PASSWORD = "correct horse battery";

(hasChromium ? describe : describe.skip)("coming in, in a browser", () => {
  const { config, remove } = aConfig();
  let running: RunningAddon;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    running = await startAddon({
      config,
      clock: createSystemClock(),
      log: createPinoLogger("silent"),
      api_key: "no-account",
      base_url: "http://127.0.0.1:9/api",
      sandbox_origin: null,
      demo: null,
    });
    const { registry } = running.addon.store;
    await registry.saveInstallation({ installation_id: "shop", name: "青禾生活馆", app_id: "app", created_at: 1 });
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      // A refused request is told to the console too; those are wanted here.
      if (message.type() === "error" && !message.text().includes("Failed to load resource"))
        faults.push(message.text());
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await running.stop();
    remove();
  });

  const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

  it("makes the administrator by the set-up link, whose code leaves the address", async () => {
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    await page.goto(`${running.board_url}/set-up#code=${code}`);
    await page.getByLabel("用户名（登录用）").fill("boss");
    await page.getByLabel("姓名").fill("老板娘");
    await page.getByLabel("新密码").fill(PASSWORD);
    await page.getByLabel("再输一次").fill("something else");
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByText("两次输入不一致").waitFor();
    await shot("set-up");
    await page.getByLabel("再输一次").fill(PASSWORD);
    await page.getByRole("button", { name: "完成" }).click();
    await page.getByRole("link", { name: "看板" }).first().waitFor();
    expect(page.url()).toBe(`${running.board_url}/`);
  }, 60_000);

  it("adds a user, who gets a link to choose a password", async () => {
    await page.getByRole("button", { name: "账户" }).click();
    await page.getByRole("menuitem", { name: "用户" }).click();
    await page.getByRole("button", { name: "添加用户" }).click();
    await page.getByLabel("姓名").fill("韩梅梅");
    await page.getByLabel("用户名", { exact: true }).fill("han");
    await page.getByRole("button", { name: "添加", exact: true }).click();
    const link = await page.getByLabel("只显示一次").inputValue();
    expect(link).toMatch(/\/set-up#code=[\w-]{20,}$/);
    await shot("user-link");
    await page.getByRole("button", { name: "我已发送" }).click();
    await page.getByText("待设密码").waitFor();
    await shot("users");
    await running.addon.access.links.use({ code: link.split("code=")[1] ?? "", password: PASSWORD }, null);
  }, 60_000);

  it("makes a token and shows it once", async () => {
    await page.goto(`${running.board_url}/tokens`);
    await page.getByRole("button", { name: "新建令牌" }).click();
    await page.getByLabel("名称").fill("仓库大屏");
    await page.getByRole("button", { name: "生成" }).click();
    expect(await page.getByLabel("只显示一次").inputValue()).toMatch(/^sg_/);
    await page.getByRole("button", { name: "我已发送" }).click();
    await page.getByText("仓库大屏").waitFor();
    await shot("tokens");
  }, 60_000);

  it("shows what is kept of a customer, and hands it over as a file", async () => {
    await running.addon.store.records.apply([aCustomerChange(), anOrderChange()]);
    await page.goto(running.board_url);
    await page.getByRole("button", { name: "账户" }).click();
    await page.getByRole("menuitem", { name: "客户数据" }).click();
    await page.getByLabel("客户编码").fill("C-9");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByText("没有保存客户 C-9 的任何数据").waitFor();
    await shot("customer-unknown");
    await page.getByLabel("客户编码").fill("C-1");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByRole("heading", { name: "李女士" }).waitFor();
    await shot("customer");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 JSON" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("customer-C-1.json");
    expect(readFileSync(await file.path(), "utf8")).toContain("13912345678");
  }, 60_000);

  it("erases a customer once the code is typed again, and says what is left to do", async () => {
    await page.getByRole("button", { name: "删除个人信息…" }).click();
    const erase = page.getByRole("button", { name: "删除", exact: true });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel("输入客户编码 C-1 以确认").fill("C-1");
    await shot("customer-erase");
    await erase.click();
    await page.getByText(/订单从此记在 erased-/).waitFor();
    await page.getByText("销售订单 · 1 条").waitFor();
    expect(await page.getByText("李女士").count()).toBe(0);
    await shot("customer-erased");
    await page.setViewportSize({ width: 375, height: 700 });
    await page.emulateMedia({ colorScheme: "dark" });
    await shot("customer-erased-phone-dark");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: "取消删除标记" }).click();
    await page.getByText("已取消，以后读到的记录照常保存").waitFor();
  }, 60_000);

  it("looks up what a person chose to be told, and records another choice", async () => {
    await page.goto(`${running.board_url}/customers`);
    await page.getByLabel("手机号").fill("13800138000");
    await page.getByRole("button", { name: /查\s?询/ }).click();
    await page.getByText("没有同意或退订的记录").waitFor();
    await shot("consents-none");
    await page.getByLabel("说明").fill("客户来电说不想再收到任何促销短信，也请不要再发别的，谢谢");
    await page.getByRole("button", { name: /登\s?记/ }).click();
    await page.getByText("人工登记").waitFor();
    expect(await page.getByText("营销: 已退订").count()).toBe(1);
    await shot("consents");
    await page.setViewportSize({ width: 375, height: 900 });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: join(SHOTS, "consents-phone-dark.png"), fullPage: true });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
  }, 60_000);

  it("tells who did what, in the dark too", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${running.board_url}/audit`);
    await page.getByText("添加用户").first().waitFor();
    const told = await page.locator("tbody").innerText();
    expect(told).toContain("新建令牌");
    expect(told).toContain("导出客户数据");
    expect(told).toContain("han（采购）");
    expect(told).not.toMatch(/read_board|buyer/);
    await shot("audit-dark");
  }, 60_000);

  it("signs out, and in again as somebody who sees less", async () => {
    await page.getByRole("button", { name: "账户" }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByLabel("密码").fill("wrong password");
    await page.getByLabel("用户名").fill("han");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("用户名或密码不正确").waitFor();
    await shot("sign-in-dark");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "账户" }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "接口令牌" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  }, 60_000);

  it("asks before a link in a message does anything, on a phone", async () => {
    const subject = { installation_id: "shop", item_code: "保温杯 500ml", location_code: "杭州仓" };
    await raiseAlert(running.addon.store, subject);
    const token = running.addon.access.actions.token({ subject, episode: 1, answer: "acknowledge" }, Date.now());
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(`${running.board_url}/answer#${token}`);
    await page.getByRole("button", { name: "确认预警" }).waitFor();
    await shot("answer-phone");
    await page.getByRole("button", { name: "确认预警" }).click();
    await page.getByText("已记录").waitFor();
    await page.goto("about:blank");
    await page.goto(`${running.board_url}/answer#${token}`);
    await page.getByText("这条链接已经用过").waitFor();
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(375);
  }, 60_000);

  it("asks how much was ordered, on a phone", async () => {
    const subject = { installation_id: "shop", item_code: "保温杯 500ml", location_code: "杭州仓" };
    const token = running.addon.access.actions.token({ subject, episode: 1, answer: "order" }, Date.now());
    await page.goto("about:blank");
    await page.goto(`${running.board_url}/answer#${token}`);
    const send = page.getByRole("button", { name: "已下单" });
    await send.waitFor();
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel("下单数量").fill("40");
    await page.getByLabel("预计到货日（可不填）").fill("2026-12-05");
    await shot("order-phone");
    await send.click();
    await page.getByText("已记录").waitFor();
    const { entries } = await running.addon.access.audit(null);
    expect(entries[0]?.object).toBe("order 40 保温杯 500ml 杭州仓");
  }, 60_000);

  it("fits a phone where many lists are wide", async () => {
    await page.context().clearCookies();
    await page.goto(running.board_url);
    await page.getByLabel("用户名").fill("boss");
    await shot("sign-in-phone");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "账户" }).waitFor();
    for (const name of ["users", "audit"]) {
      await page.goto(`${running.board_url}/${name}`);
      await page.getByRole("table").first().waitFor();
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(375);
      await shot(`${name}-phone`);
    }
  }, 60_000);

  it("offers an alert to users and receivers, says who is not told, and takes its list away with the box", async () => {
    await running.addon.store.records.apply([aChange("receiver-1", [aReceiver({ receiver_name: "陈采购" })])]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${running.board_url}/items/${encodeURIComponent("保温杯 500ml")}/${encodeURIComponent("杭州仓")}`);
    const box = page.getByRole("tooltip").filter({ hasText: "指派会同时确认这条预警" });
    const list = page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
    await page.getByRole("button", { name: /^指\s*派$/ }).click();
    await list.locator(".ant-select-item-option").filter({ hasText: "陈采购（在接收人名单里）" }).waitFor();
    const offered = await list.locator(".ant-select-item-option").allInnerTexts();
    expect(offered.toSorted()).toEqual(["老板娘", "陈采购（在接收人名单里）", "韩梅梅"].toSorted());
    await shot("assign");
    await page.getByRole("heading", { name: "保温杯" }).first().click();
    await box.waitFor({ state: "hidden" });
    await list.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: /^指\s*派$/ }).click();
    await page.getByLabel("指派给谁").fill("陈采购");
    expect(await box.getByText("不在接收人名单里，不会收到消息").count()).toBe(0);
    await page.getByLabel("指派给谁").fill("韩梅梅");
    await box.getByText("不在接收人名单里，不会收到消息").waitFor();
    await shot("assign-untold");
    await box.getByRole("button", { name: /^指\s*派$/ }).click();
    await page.getByText("负责人 韩梅梅").waitFor();
    await list.waitFor({ state: "hidden" });
  }, 60_000);

  it("never breaks a rule of its own security policy nor throws", () => {
    expect(faults).toEqual([]);
  });
});
