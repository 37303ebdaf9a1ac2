import { describe, expect, it } from "@jest/globals";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import type { ConsentReport } from "../../src/contracts/consent.ts";
import type { MessagesReport } from "../../src/contracts/messages-report.ts";
import { aMessage } from "../notify/message-builder.ts";
import { addEffects, anEffect } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { callHttp } from "./http-caller.ts";

const LI = "13800138000";
const ALIYUN = {
  ...{ access_key_id: "AK", access_key_secret: "secret", sign_name: "示例商贸", template_code: "SMS_1" },
  endpoint: "http://127.0.0.1:9/",
};
const TENCENT = {
  ...{ secret_id: "AK", secret_key: "secret", sdk_app_id: "1400", sign_name: "示例商贸", template_id: "1" },
  endpoint: "http://127.0.0.1:9/",
};
const report = (parts: Readonly<Record<string, unknown>> = {}) => ({
  ...{ phone_number: LI, send_time: "2026-11-23 09:59:58", report_time: "2026-11-23 10:00:00" },
  ...{ success: true, err_code: "DELIVERED", err_msg: "用户接收成功", sms_size: "1", biz_id: "900^0", out_id: "" },
  ...parts,
});
const up = (content: unknown, phone_number = LI) => ({
  ...{ phone_number, send_time: "2026-11-23 10:00:00", content, sign_name: "示例商贸" },
  ...{ dest_code: "1069", sequence_id: 1 },
});

describe("what vendors of text messages tell", () => {
  const board = aServedBoard({
    async fill({ store, box }) {
      const { registry } = store;
      await registry.saveInstallation({ installation_id: "shop", name: "测试店", app_id: "app", created_at: 1 });
      const channel = { installation_id: "shop" };
      await saveChannel({ registry, box }, { ...channel, name: "客户短信", kind: "aliyun_sms", config: ALIYUN });
      await saveChannel({ registry, box }, { ...channel, name: "腾讯", kind: "tencent_sms", config: TENCENT });
      await saveChannel({ registry, box }, { ...channel, name: "采购群", kind: "console", config: {} }).catch(
        () => null,
      );
      const action = { kind: "send_message", message: { ...aMessage(), channel: "客户短信" } } as const;
      await addEffects(store, anEffect("m", { action, due_at: 0 }));
      const wish = { installation_id: "shop", lane: "messages", limit: 9, now: 9_000, lease_ms: 1_000 } as const;
      for (const effect of await store.outbox.claim(wish))
        await store.outbox.settle(effect, { kind: "done", at: 9_500, receipt: "900^0" });
    },
  });
  const tokenOf = async (channel: string) => (await board.running().addon.callbacks.token("shop", channel)) ?? "";
  const address = (channel: string, token: string) =>
    `${board.running().board_url}/callbacks/${encodeURIComponent(channel)}/${token}`;
  async function push(channel: string, body: unknown) {
    const sent = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const { status, body: answer } = await callHttp(address(channel, await tokenOf(channel)), sent);
    return { status, answer: answer === "" ? null : (JSON.parse(answer) as unknown) };
  }
  const consentOf = async (phone: string) => {
    const { status, body } = await board.admin().post("/consents/lookup", { address: phone });
    return { status, ...(JSON.parse(body) as ConsentReport) };
  };
  const shownNote = async () => {
    const { body } = await board.admin().call("/api/v1/messages");
    // As the report's own schema has it.
    return (JSON.parse(body) as MessagesReport).messages[0]?.note;
  };

  it("is kept and answered as each vendor wants it, and stands on the page of messages", async () => {
    expect(await shownNote()).toBeNull();
    expect(await push("客户短信", [report()])).toEqual({ status: 200, answer: { code: 0, msg: "成功" } });
    expect(await shownNote()).toBe("已送达");
    await push("客户短信", [report({ success: false, err_code: "UNDELIV", report_time: "2026-11-23 10:05:00" })]);
    expect(await shownNote()).toBe("未送达（UNDELIV）");
    const taken = { user_receive_time: "2026-11-23 10:00:00", mobile: LI, report_status: "SUCCESS" };
    expect(await push("腾讯", [{ ...taken, nationcode: "86", errmsg: "DELIVRD", sid: "2640:1" }])).toEqual({
      ...{ status: 200, answer: { result: 0, errmsg: "OK" } },
    });
  });

  it("counts a refusal at once, from whichever vendor, however often and beside whatever rubbish it comes", async () => {
    const rubbish = [up(7), null, "文字"];
    for (let i = 0; i < 2; i += 1)
      expect((await push("客户短信", [...rubbish, up("ｔｄ"), up("什么时候到货", "13700137000")])).status).toBe(200);
    const time = Date.parse("2026-11-23T10:00:00+08:00") / 1_000;
    await push("腾讯", { mobile: "13900139000", nationcode: "86", text: "退订", sign: "示例商贸", time, extend: "" });
    await push("客户短信", [report({ phone_number: "13600136000", success: false, err_code: "MOBILE_IN_BLACK" })]);
    const found = await consentOf(LI);
    expect(found).toMatchObject({ shown: "138******00", standings: { service: "opted_out", internal: "opted_out" } });
    expect(found.entries).toMatchObject([{ kind: "opt_out", purpose: "all", source: "reply" }]);
    expect((await consentOf("13900139000")).standings.marketing).toBe("opted_out");
    expect((await consentOf("13600136000")).entries).toMatchObject([{ source: "vendor_block" }]);
    expect((await consentOf("13700137000")).entries).toEqual([]);
  });

  it("is not let in without the channel's own token", async () => {
    const token = await tokenOf("客户短信");
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(await tokenOf("客户短信")).toBe(token);
    expect(await board.running().addon.callbacks.token("shop", "console")).toBeNull();
    const places = [address("客户短信", "wrong"), address("腾讯", token), address("没有", token), address("%", "x")];
    const others = [`${board.running().board_url}/callbacks/`, `${address("客户短信", token)}/more`];
    const broken = `${board.running().board_url}/callbacks/%E4%/x`;
    for (const place of [...places, ...others, broken])
      expect((await callHttp(place, { method: "POST", body: JSON.stringify([up("TD")]) })).status).toBe(404);
    expect((await callHttp(address("客户短信", token))).status).toBe(405);
    expect((await callHttp(address("客户短信", token), { method: "POST", body: "{" })).status).toBe(400);
    const large = { method: "POST", headers: { "content-length": String(2 * 1024 * 1024) }, body: "[" };
    expect((await callHttp(address("客户短信", token), large)).status).toBe(413);
  });

  it("can be looked up and recorded by those who talk to customers, and that is written down", async () => {
    const service = await board.signedIn("service");
    const choice = { address: "+86 135-0013-5000", kind: "opt_in", purpose: "marketing" };
    expect((await service.post("/consents", choice)).status).toBe(400);
    const recorded = await service.post("/consents", { ...choice, note: "会员表单，回电 13500135000" });
    expect(recorded.status).toBe(201);
    expect(recorded.body).not.toContain("13500135000");
    expect((await consentOf("13500135000")).standings).toMatchObject({ marketing: "opted_in", service: "silent" });
    const { entries } = await board.running().addon.access.audit(null);
    expect(entries[0]).toMatchObject({
      actor: "service",
      event: "consent_recorded",
      object: "135******00 opt_in marketing",
    });
    const refused = await service.post("/consents/lookup", { address: "张三" });
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("consent_address_unusable")]);
    expect((await (await board.signedIn("buyer")).post("/consents/lookup", { address: LI })).status).toBe(403);
  });
});
