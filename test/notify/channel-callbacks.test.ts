import { describe, expect, it } from "@jest/globals";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import { createChannelCallbacks } from "../../src/adapters/notify/create-channel-callbacks.ts";
import { createSecretBox } from "../../src/adapters/system/secret-box.ts";
import { tokenMaker } from "../../src/adapters/system/token-maker.ts";
import { aSettingsRegistry } from "./settings-registry.ts";

const SHOP = { installation_id: "shop", name: "小店", app_id: "app", created_at: 1 };
const CONFIG = {
  ...{ access_key_id: "AK", access_key_secret: "secret", sign_name: "示例商贸", template_code: "SMS_1" },
};

describe("addresses at which vendors call", () => {
  it.each([
    { name: "sealed by another key", spoil: () => createSecretBox(new Uint8Array(32).fill(2)).seal("token") },
    { name: "cut off", spoil: (sealed: string) => sealed.slice(0, -3) },
    { name: "no sealed text", spoil: () => "" },
  ])("go on where one token is $name", async ({ spoil }) => {
    const settings = aSettingsRegistry();
    const registry = { ...settings.registry, installations: () => Promise.resolve([SHOP]) };
    const box = createSecretBox(new Uint8Array(32).fill(1));
    const unreadable: string[] = [];
    let now = 0;
    const callbacks = createChannelCallbacks({
      ...{ registry, box, tokens: tokenMaker, clock: { now: () => now } },
      onUnreadable: ({ channel }) => void unreadable.push(channel),
    });
    const channel = { installation_id: "shop", kind: "aliyun_sms", config: CONFIG };
    for (const name of ["甲", "乙"]) await saveChannel({ registry, box }, { ...channel, name });
    const [lost = "", whole = ""] = await Promise.all(
      ["甲", "乙"].map((name) => callbacks.token("shop", name).then(String)),
    );
    const kept = settings.kept.get("shop\nchannel_callback:甲") ?? "";
    await registry.saveSetting("shop", "channel_callback:甲", spoil(kept));
    now = 60_000;
    const call = { query: new Map<string, string>(), body: new TextEncoder().encode("[]") };
    expect(await callbacks.read({ ...call, channel: "乙", token: whole })).toMatchObject({
      kind: "heard",
      installation_id: "shop",
    });
    expect(await callbacks.read({ ...call, channel: "甲", token: lost })).toEqual({ kind: "unknown" });
    expect(new Set(unreadable)).toEqual(new Set(["甲"]));
  });
});
