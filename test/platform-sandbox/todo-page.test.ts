import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "playwright-core";
import { hasChromium, openChromium } from "../support/chromium.ts";
import { closeLater } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

describe("the to-do page", () => {
  it("opens with somebody who has to-dos where nobody says whose to show", async () => {
    const { origin, submit } = await aFlow();
    const shown = async () => await (await fetch(`${origin}/todos`)).text();
    expect(await shown()).toMatch(/value="lilei" selected/);
    await submit();
    expect(await shown()).toMatch(/value="(?:wangfang|hanmeimei)" selected/);
  });
});

const withBrowser = hasChromium ? describe : describe.skip;

withBrowser("the to-do page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  }, 60_000);
  afterAll(() => browser.close());

  async function aPage(origin: string, username: string) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    closeLater(() => context.close());
    const page = await context.newPage();
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(`${origin}/todos?username=${username}`);
    return page;
  }

  it("lets a person approve with a comment, and the next one hand over and reject", async () => {
    const { origin, submit, data, open, call, entry_id } = await aFlow();
    const id = await submit();
    const first = await aPage(origin, "wangfang");
    await first.getByPlaceholder("可不填").fill("价格合适");
    await first.getByRole("button", { name: "同意" }).click();
    await first.getByText("没有待办").waitFor();
    expect(await open(id)).toEqual(["老板审批:admin"]);

    const second = await aPage(origin, "admin");
    await second.getByLabel("转交给").selectOption("lilei");
    await second.getByRole("button", { name: "转交" }).click();
    await second.getByText("没有待办").waitFor();
    await second.getByLabel("当前成员").selectOption("lilei");
    await second.getByRole("button", { name: "否决" }).click();
    await second.getByText("没有待办").waitFor();
    expect((await data("get", { data_id: id })).body.data?.flowState).toBe(1);
    await second.goto(`${origin}/forms/${entry_id}/records/${id}`);
    await second.getByText("已否决").waitFor();
    expect(await second.locator("tbody tr").allInnerTexts()).toEqual([
      expect.stringMatching(/流程发起节点\s+李雷\s+提交/),
      expect.stringMatching(/采购审批\s+韩梅梅\s+他人已处理/),
      expect.stringMatching(/采购审批\s+王芳\s+提交.*价格合适/s),
      expect.stringMatching(/老板审批\s+管理员\s+转交/),
      expect.stringMatching(/老板审批\s+李雷\s+否决/),
    ]);
    const { logs } = await call("v1/workflow/instance/logs", { instance_id: id, types: ["comment"] });
    expect(logs).toMatchObject([
      { finish_action: "forward", comment: "价格合适", operator: { username: "wangfang" } },
      { finish_action: "transfer", operator: { username: "admin" } },
      { finish_action: "reject", operator: { username: "lilei" } },
    ]);
  }, 60_000);

  it("takes a push away from its log", async () => {
    const { origin, control, entry_id } = await aFlow();
    const push = { url: "http://127.0.0.1:9/", secret: "s" };
    const { webhook_id } = (await control("POST", `/forms/${entry_id}/webhooks`, push)).body;
    const page = await aPage(origin, "admin");
    await page.goto(`${origin}/webhooks/${String(webhook_id)}`);
    await page.getByRole("button", { name: "删除推送" }).click();
    await page.waitForURL(`${origin}/forms/${entry_id}`);
    expect((await control("GET", `/forms/${entry_id}/webhooks`)).body.webhooks).toEqual([]);
  }, 60_000);

  it("says why a step is refused, and fits a telephone", async () => {
    const { origin, submit } = await aFlow([{ name: "审批", assignees: ["admin"], needs_comment: true }]);
    await submit();
    const page = await aPage(origin, "admin");
    await page.getByRole("button", { name: "同意" }).click();
    await page.getByText("未提交流程审批意见").waitFor();
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
  }, 60_000);
});
