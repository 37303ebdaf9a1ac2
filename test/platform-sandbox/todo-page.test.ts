import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser } from "playwright-core";
import { hasChromium, openChromium } from "../support/chromium.ts";
import { closeLater } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

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
    const { origin, submit, data, open, call } = await aFlow();
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
    const { logs } = await call("v1/workflow/instance/logs", { instance_id: id, types: ["comment"] });
    expect(logs).toMatchObject([
      { finish_action: "forward", comment: "价格合适", operator: { username: "wangfang" } },
      { finish_action: "transfer", operator: { username: "admin" } },
      { finish_action: "reject", operator: { username: "lilei" } },
    ]);
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
