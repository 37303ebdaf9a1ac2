import { describe, expect, it } from "@jest/globals";
import { configureWechatServer, startFakeWechatApi } from "@stockguard/channel-fakes";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import type { ConsentReport } from "../../src/contracts/consent.ts";
import type { MessagesReport } from "../../src/contracts/messages-report.ts";
import { aMessage } from "../notify/message-builder.ts";
import { addEffects, anEffect } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { callHttp } from "./http-caller.ts";

const CHANNEL = "公众号";
const NOW = Date.parse("2026-11-23T02:00:00Z");
const MSGID = "2301410258395594752";
const CONFIG = {
  ...{ appid: "wx1234567890abcdef", secret: "0".repeat(32), template_id: "tpl", data: { thing1: "title" } },
  base_url: "http://127.0.0.1:9",
};

describe("what 公众号 tells of template messages", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store, box }) {
      const { registry } = store;
      await registry.saveInstallation({ installation_id: "shop", name: "测试店", app_id: "app", created_at: 1 });
      await saveChannel(
        { registry, box },
        { installation_id: "shop", name: CHANNEL, kind: "wechat_official", config: CONFIG },
      );
      const action = { kind: "send_message", message: { ...aMessage(), channel: CHANNEL } } as const;
      await addEffects(store, anEffect("m", { action, due_at: 0 }));
      const wish = { installation_id: "shop", lane: "messages", limit: 9, now: 9_000, lease_ms: 1_000 } as const;
      for (const effect of await store.outbox.claim(wish))
        await store.outbox.settle(effect, { kind: "done", at: 9_500, receipt: MSGID });
    },
  });

  async function place() {
    const { callbacks } = board.running().addon;
    const token = (await callbacks.token("shop", CHANNEL)) ?? "";
    const url = `${board.running().board_url}/callbacks/${encodeURIComponent(CHANNEL)}/${token}`;
    return { url, signing_token: (await callbacks.signingToken("shop", CHANNEL)) ?? "" };
  }
  async function configured() {
    const { url, signing_token } = await place();
    return configureWechatServer(url, signing_token, () => NOW);
  }
  async function event(status: string, seconds: number): Promise<string> {
    const api = await startFakeWechatApi(() => 0);
    await api.close();
    return api.jobFinished(MSGID, status).replace(/<CreateTime>\d+/, `<CreateTime>${seconds}`);
  }
  const shownNote = async () => {
    const { body } = await board.admin().call("/api/v1/messages");
    // As the report's own schema has it.
    return (JSON.parse(body) as MessagesReport).messages[0]?.note;
  };
  const consentOf = async (address: string) => {
    const { body } = await board.admin().post("/consents/lookup", { address });
    return JSON.parse(body) as ConsentReport;
  };
  const OPENID = "oAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  it("is kept as often as it comes, and stands on the page of messages, the latest word counting", async () => {
    const platform = await configured();
    expect(await shownNote()).toBeNull();
    expect(await platform.post(await event("success", 1_000))).toEqual({ status: 200, isTaken: true });
    expect(await shownNote()).toBe("已送达");
    for (let i = 0; i < 2; i += 1)
      expect(await platform.post(await event("failed: system failed", 2_000))).toEqual({ status: 200, isTaken: true });
    expect(await shownNote()).toBe("未送达（系统原因）");
    expect((await consentOf(OPENID)).entries).toEqual([]);
    await platform.post(await event("success", 1_500));
    expect(await shownNote()).toBe("未送达（系统原因）");
  });

  it("counts a refusal as one of this channel alone, once however often it comes", async () => {
    const platform = await configured();
    for (let i = 0; i < 2; i += 1) await platform.post(await event("failed:user block", 3_000));
    expect(await shownNote()).toBe("未送达（用户拒收）");
    const found = await consentOf(OPENID);
    expect(found.entries).toMatchObject([{ kind: "opt_out", purpose: "all", source: "vendor_block" }]);
    expect(found.standings).toMatchObject({ service: "opted_out", marketing: "opted_out" });
  });

  it("is taken without a word where it is of something else, in another mode, or far too large", async () => {
    const platform = await configured();
    const before = await shownNote();
    const text = "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>";
    const encrypted = "<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt></xml>";
    const large = (await event("success", 9_000)).replace("</xml>", `<More>${"x".repeat(17_000)}</More></xml>`);
    for (const xml of [text, encrypted, large, "", "文字", `<a>${" ".repeat(16_000)}`])
      expect(await platform.post(xml)).toEqual({ status: 200, isTaken: true });
    expect(await shownNote()).toBe(before);
  });

  it("is not let in with a signature of another token, or none, whatever it says", async () => {
    const { url, signing_token } = await place();
    const before = await shownNote();
    const platform = await configured();
    const signed = platform.signed(String(NOW / 1_000), "77");
    const body = await event("success", 9_000);
    const wrong = [url, signed.replace(/signature=./, "signature=z"), signed.replace("nonce=77", "nonce=78")];
    for (const address of wrong) {
      expect((await callHttp(address, { method: "POST", body })).status).toBe(404);
      expect((await callHttp(`${address}${address.includes("?") ? "&" : "?"}echostr=1`)).status).toBe(404);
    }
    await expect(configureWechatServer(url, `${signing_token.slice(1)}x`, () => NOW)).rejects.toThrow("token");
    await expect(configureWechatServer(`${url}x`, signing_token, () => NOW)).rejects.toThrow("token");
    expect((await callHttp(`${signed}&echostr=${encodeURIComponent("<script>")}`)).status).toBe(404);
    expect((await callHttp(signed, { method: "PUT", body })).status).toBe(405);
    const large = { method: "POST", headers: { "content-length": String(2 * 1024 * 1024) }, body: "<" };
    expect((await callHttp(signed, large)).status).toBe(413);
    expect(await shownNote()).toBe(before);
  });

  it.each([
    { name: "ten minutes ago", timestamp: String(NOW / 1_000 - 600), status: 200 },
    { name: "ten minutes from now, by the platform's clock", timestamp: String(NOW / 1_000 + 600), status: 200 },
    { name: "longer ago", timestamp: String(NOW / 1_000 - 601), status: 404 },
    { name: "further ahead", timestamp: String(NOW / 1_000 + 601), status: 404 },
    { name: "at no time", timestamp: "", status: 404 },
    { name: "at a time in other figures", timestamp: `${NOW / 1e9}e6`, status: 404 },
  ])("is answered with $status where it was signed $name, rightly", async ({ timestamp, status }) => {
    const signed = (await configured()).signed(timestamp, "77");
    expect((await callHttp(signed, { method: "POST", body: "<xml></xml>" })).status).toBe(status);
    expect((await callHttp(`${signed}&echostr=1`)).status).toBe(status);
  });
});
