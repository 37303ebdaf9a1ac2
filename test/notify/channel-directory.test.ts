import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import { removeChannel, saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import { createChannelDirectory } from "../../src/adapters/notify/create-channel-directory.ts";
import { createSecretBox } from "../../src/adapters/system/secret-box.ts";
import { someTools } from "./channel-tools.ts";

import { aSettingsRegistry } from "./settings-registry.ts";
import { aMessage } from "./message-builder.ts";

const box = createSecretBox(new Uint8Array(32).fill(1));
const otherBox = createSecretBox(new Uint8Array(32).fill(2));

function aDirectory(openWith = box, senders = 1) {
  const { registry, kept } = aSettingsRegistry();
  const { tools, time, logged } = someTools();
  const directory = createChannelDirectory({ ...tools, registry, box: openWith, senders });
  return { registry, kept, directory, time, logged };
}

describe("the channel directory", () => {
  let robot: FakeWechatWorkRobot;
  beforeEach(async () => {
    robot = await startFakeWechatWorkRobot(() => 0);
  });
  afterEach(async () => {
    await robot.close();
  });
  const robotNamed = (name: string) => ({
    installation_id: "shop",
    name,
    kind: "wechat_work_robot",
    config: { url: robot.url },
  });

  it("has a console from the start, and no other channel", async () => {
    const { directory, logged } = aDirectory();
    expect(await directory.list("shop")).toEqual([{ name: "console", kind: "console" }]);
    expect(await directory.open("shop", "采购群")).toBeNull();
    const outcome = await (await directory.open("shop", "console"))?.send(aMessage());
    expect(outcome).toEqual({ kind: "sent", receipt: null });
    expect(logged()).toContain("message.shown");
  });

  it("sends by a channel under the name it was saved with, in its own installation only", async () => {
    const { registry, directory } = aDirectory();
    await saveChannel({ registry, box }, robotNamed(" 采购群 "));
    expect((await (await directory.open("shop", "采购群"))?.send(aMessage()))?.kind).toBe("sent");
    expect(robot.taken).toHaveLength(1);
    expect(await directory.open("other", "采购群")).toBeNull();
    expect(await directory.list("other")).toHaveLength(1);
  });

  it("keeps settings sealed and lists channels without their secrets", async () => {
    const { registry, kept, directory } = aDirectory();
    await saveChannel({ registry, box }, robotNamed("采购群"));
    expect(await directory.list("shop")).toEqual([
      { name: "console", kind: "console" },
      { name: "采购群", kind: "wechat_work_robot" },
    ]);
    expect([...kept.keys()]).toEqual(["shop\nchannel:采购群"]);
    expect([...kept.values()].join()).not.toContain(robot.key);
  });

  it("gives a channel another version once it is set again, even to the same, and tells none of its secrets", async () => {
    const { registry, kept, directory } = aDirectory();
    await saveChannel({ registry, box }, robotNamed("采购群"));
    const first = await directory.versions("shop");
    expect([...first.keys()]).toEqual(["console", "采购群"]);
    expect([...kept.values()].join()).not.toContain(first.get("采购群"));
    expect(await directory.versions("shop")).toEqual(first);
    await saveChannel({ registry, box }, robotNamed("采购群"));
    expect((await directory.versions("shop")).get("采购群")).not.toBe(first.get("采购群"));
  });

  it("opens one channel once, and anew when its settings changed", async () => {
    const { registry, directory } = aDirectory();
    await saveChannel({ registry, box }, robotNamed("采购群"));
    const first = await directory.open("shop", "采购群");
    expect(await directory.open("shop", "采购群")).toBe(first);
    await saveChannel({ registry, box }, { ...robotNamed("采购群"), config: { url: robot.url, format: "text" } });
    const second = await directory.open("shop", "采购群");
    expect(second).not.toBe(first);
    await second?.send(aMessage({ title: "标题", lines: [], link: null }));
    expect(robot.taken).toEqual(["标题"]);
  });

  it("forgets a removed channel", async () => {
    const { registry, directory } = aDirectory();
    await saveChannel({ registry, box }, robotNamed("采购群"));
    await directory.open("shop", "采购群");
    await removeChannel(registry, "shop", "采购群");
    expect(await directory.open("shop", "采购群")).toBeNull();
    expect(await directory.list("shop")).toHaveLength(1);
  });

  it("lets two channels on one robot share its limit", async () => {
    const { registry, directory } = aDirectory();
    for (const name of ["采购群", "老板群"]) await saveChannel({ registry, box }, robotNamed(name));
    const kinds: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      for (const name of ["采购群", "老板群"]) {
        kinds.push((await (await directory.open("shop", name))?.send(aMessage()))?.kind ?? "no channel");
      }
    }
    expect(kinds.filter((kind) => kind === "sent")).toHaveLength(18);
    expect(kinds.filter((kind) => kind === "rate")).toHaveLength(2);
  });

  it.each([2, 4, 15])("keeps to a robot's limit with %d processes that send by it at once", async (senders) => {
    let sent = 0;
    for (let i = 0; i < senders; i += 1) {
      const { registry, directory } = aDirectory(box, senders);
      await saveChannel({ registry, box }, robotNamed("采购群"));
      const notifier = await directory.open("shop", "采购群");
      while ((await notifier?.send(aMessage()))?.kind === "sent") sent += 1;
    }
    expect(sent).toBe(senders * Math.floor(18 / senders));
  });

  it("answers every message of a channel it cannot decrypt with what to do about it", async () => {
    const { registry, directory } = aDirectory(otherBox);
    await saveChannel({ registry, box }, robotNamed("采购群"));
    const outcome = await (await directory.open("shop", "采购群"))?.send(aMessage());
    expect(outcome).toMatchObject({ kind: "config", problem: { code: "secret_key_wrong" } });
    expect(await directory.list("shop")).toHaveLength(2);
  });

  it.each([
    { name: "no JSON", kept: "{" },
    { name: "a kind that is no longer known", kept: JSON.stringify({ kind: "fax", sealed: box.seal("{}") }) },
    { name: "settings that no longer fit", kept: JSON.stringify({ kind: "smtp_mail", sealed: box.seal("{}") }) },
  ])("answers with a fault of settings when it finds $name", async ({ kept }) => {
    const { registry, directory } = aDirectory();
    await registry.saveSetting("shop", "channel:旧通道", kept);
    const outcome = await (await directory.open("shop", "旧通道"))?.send(aMessage());
    expect(outcome).toMatchObject({
      kind: "config",
      problem: { code: "channel_config_invalid", message: expect.stringContaining("旧通道") },
    });
  });
});

describe("saving a channel", () => {
  const good = {
    installation_id: "shop",
    name: "采购群",
    kind: "wechat_work_robot",
    config: { url: "https://robot.test/?key=s3cret" },
  };

  it.each([
    { name: "an unknown kind", parts: { kind: "fax" }, code: "channel_config_invalid", says: "wechat_work_robot" },
    {
      name: "settings that do not fit",
      parts: { config: { url: "x?key=s3cret" } },
      code: "channel_config_invalid",
      says: "Webhook 地址",
    },
    { name: "the console's name", parts: { name: "console" }, code: "channel_name_unusable", says: "console" },
    { name: "the console's label", parts: { name: "控制台" }, code: "channel_name_unusable", says: "控制台" },
    { name: "a name that reads as two", parts: { name: "采购|群" }, code: "channel_name_unusable", says: "竖线" },
    { name: "an empty name", parts: { name: "  " }, code: "channel_name_unusable", says: "为空" },
    { name: "a name with a line end", parts: { name: "采购\n群" }, code: "channel_name_unusable", says: "特殊字符" },
    { name: "a name too long", parts: { name: "群".repeat(41) }, code: "channel_name_unusable", says: "过长" },
  ])("refuses $name in Chinese, keeps nothing and tells no secret", async ({ parts, code, says }) => {
    const { registry, kept } = aSettingsRegistry();
    const refused = saveChannel({ registry, box }, { ...good, ...parts });
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining("s3cret") });
    expect(kept.size).toBe(0);
  });

  it("keeps what it was given with what was left out filled in", async () => {
    const { registry, kept } = aSettingsRegistry();
    await saveChannel({ registry, box }, good);
    const { sealed } = JSON.parse([...kept.values()].join()) as { sealed: string }; // written by saveChannel just above
    expect(JSON.parse(box.open(sealed))).toEqual({ url: "https://robot.test/?key=s3cret", format: "markdown" });
  });
});
