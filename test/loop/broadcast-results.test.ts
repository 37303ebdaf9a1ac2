import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkApi, startFakeWechatWorkApi } from "@stockguard/channel-fakes";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import { aMessage } from "../notify/message-builder.ts";
import { addEffects, anEffect, SHOP } from "../store/store-builders.ts";
import { aSilentLog } from "../support/a-shop-addon.ts";

const MINUTE_MS = 60_000;
const [ONE, TWO, FOREIGN] = ["A", "B", "C"].map((letter) => `wm${letter.repeat(30)}`);

describe("a broadcast to customers, from its task to its end", () => {
  let now: number;
  let data_dir: string;
  let api: FakeWechatWorkApi;
  let addon: Addon;
  let changes: string[];

  const open = () =>
    composeAddon({
      ...{ data_dir, clock: createSystemClock({ now: () => now }), api_key: "no-account", log: aSilentLog() },
      ...{ base_url: "http://127.0.0.1:9/api", public_url: null, sandbox_origin: null },
      allowed_targets: "127.0.0.0/8",
      onChange: (topic) => void changes.push(topic),
    });

  beforeEach(async () => {
    now = Date.parse("2026-11-23T02:00:00Z");
    changes = [];
    data_dir = mkdtempSync(join(tmpdir(), "broadcast-"));
    api = await startFakeWechatWorkApi(() => now);
    addon = open();
    const { registry } = addon.store;
    await registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
    const { corpid, corpsecret, origin: base_url } = api;
    await saveChannel(
      { registry, box: addon.box },
      { installation_id: SHOP, name: "客户", kind: "wechat_work_customers", config: { corpid, corpsecret, base_url } },
    );
  });
  afterEach(async () => {
    await addon.close();
    await api.close();
    rmSync(data_dir, { recursive: true });
  });

  async function send(receiver: string): Promise<void> {
    const message = { ...aMessage(), channel: "客户", receiver, purpose: "service" } as const;
    await addEffects(addon.store, anEffect("m", { action: { kind: "send_message", message }, due_at: 0 }));
    await addon.dispatcher.dispatch();
    await addon.dispatcher.settled();
  }

  async function restart(): Promise<void> {
    await addon.close();
    addon = open();
  }

  const note = async () => (await addon.reports.messages(SHOP)).messages[0]?.note;
  const later = (minutes: number) => (now += minutes * MINUTE_MS);

  it("is asked about by a process that never sent it, and stands on the page of messages", async () => {
    await send(`${ONE}，${TWO}`);
    expect(await note()).toBe("待员工在企业微信中确认后才会发出");
    const [{ msgid } = { msgid: "" }] = api.broadcasts;
    expect((await addon.store.outbox.get(SHOP, "m"))?.receipt).toContain(msgid);
    expect(await addon.askBroadcasts()).toBe(0);
    await restart();
    later(10);
    expect(await addon.askBroadcasts()).toBe(1);
    expect(await note()).toBe("待员工确认 2 人");
    api.confirm(msgid, { [TWO ?? ""]: 3 });
    expect(await addon.askBroadcasts()).toBe(0);
    await restart();
    later(20);
    changes = [];
    expect(await addon.askBroadcasts()).toBe(1);
    expect(await note()).toBe("已发出 1 人，群发次数已满 1 人");
    expect(changes).toEqual(["messages"]);
    const calls = api.requests.length;
    later(14 * 24 * 60);
    expect(await addon.askBroadcasts()).toBe(0);
    expect(api.requests).toHaveLength(calls);
  });

  it("says beside it whom the task left out, and that nobody confirmed in seven days", async () => {
    await send(`${ONE}，${FOREIGN}`);
    later(10);
    await addon.askBroadcasts();
    const left = "未送达：1 人（wmCC***CC），客户无法送达";
    const [{ msgid } = { msgid: "" }] = api.broadcasts;
    expect(await note()).toBe(`${msgid}；${left}；待员工确认 1 人`);
    expect(await note()).not.toContain(FOREIGN);
    later(8 * 24 * 60);
    await addon.askBroadcasts();
    expect(await note()).toBe(`${msgid}；${left}；员工未确认 1 人`);
  });

  it("is asked about again after the vendor was away", async () => {
    await send(ONE ?? "");
    api.behave({ kind: "says", body: JSON.stringify({ errcode: -1, errmsg: "system busy" }) });
    later(10);
    expect(await addon.askBroadcasts()).toBe(0);
    expect(await note()).toBe("待员工在企业微信中确认后才会发出");
    api.behave({ kind: "strict" });
    later(20);
    expect(await addon.askBroadcasts()).toBe(1);
    api.cancel(api.broadcasts[0]?.msgid ?? "");
    later(40);
    await addon.askBroadcasts();
    expect(await note()).toBe("群发任务已取消，员工未确认 1 人");
  });
});
