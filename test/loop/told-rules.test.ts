import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { removeChannel, saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import { createTellRules } from "../../src/app/rules/tell-rules.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { aRule } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const STATES = ["waiting", "held", "done", "replaced"] as const;

let world: ShopWorld;
let record_id: string;
beforeAll(async () => {
  world = await aShopWorld({ item_count: 2 });
});
afterAll(() => world.close());

/** One look, with what it asks for written, and read back as the poll reads it. */
async function told(): Promise<number> {
  const asked = await world.addon.tellRules();
  await world.settled();
  await world.running.reconcile(false);
  await world.settled();
  return asked;
}

const verdicts = async () =>
  (await world.find("alert_rule", { rule_name: "新规则" })).map((found) => String(found["rule_check"]));
const verdict = async () => String((await verdicts())[0]);

describe("a rule that is saved on the platform", () => {
  it("bears on its own record what is wrong with it, in words that say what to do", async () => {
    await told();
    record_id = await world.person.create("alert_rule", {
      ...aRule("新规则"),
      channel: "企微群",
      quiet_start: "二十二点",
    });
    await world.settled();
    expect(await told()).toBe(1);
    const lines = (await verdict()).split("\n");
    expect(lines[0]).toMatch(/^2026-\d\d-\d\d \d\d:\d\d 检查：有 \d 处要改。$/);
    expect(lines.join()).toMatch(/使用的通道“企微群”尚未设置.*请管理员设置通道“企微群”/);
    expect(lines.join()).toMatch(/免打扰/);
  });

  it("is not written to again while nothing has changed, what was written itself included", async () => {
    expect(await told()).toBe(0);
    expect(await world.addon.store.ruleVersions.all(INSTALLATION)).toHaveLength(
      new Set((await world.addon.store.ruleVersions.all(INSTALLATION)).map((one) => one.record_id)).size,
    );
  });

  it("bears what it would have sent once it is sound, and hears of a channel that is set up", async () => {
    await world.person.edit("alert_rule", record_id, { quiet_start: null });
    await world.settled();
    expect(await told()).toBe(1);
    expect(await verdict()).toMatch(/有 1 处要改/);
    const { store, box } = world.addon;
    const channel = { installation_id: INSTALLATION, name: "企微群", kind: "console" };
    await saveChannel({ registry: store.registry, box }, { ...channel, config: {} });
    expect(await told()).toBeGreaterThan(0);
    expect(await verdict()).toMatch(/检查通过。近 30 天试算：/);
  });

  it("hears that another took its name, and that it has it for itself again", async () => {
    const other = await world.person.create("alert_rule", aRule("新规则"));
    await world.settled();
    expect(await told()).toBe(2);
    expect(await verdict()).toMatch(/不止一条规则叫这个名称/);
    // Without a receiver it is no rule at all, so nobody's namesake.
    await world.person.edit("alert_rule", other, { receiver_role: null });
    await world.settled();
    expect(await told()).toBe(2);
    expect(await verdicts()).toEqual([
      expect.stringMatching(/检查通过/),
      expect.stringMatching(/receiver_role|接收角色/),
    ]);
    await world.person.edit("alert_rule", other, { receiver_role: "采购" });
    await world.settled();
    expect(await told()).toBe(2);
    expect(await verdict()).toMatch(/不止一条规则叫这个名称/);
    await world.person.remove("alert_rule", other);
    await world.settled();
    expect(await told()).toBe(1);
    expect(await verdict()).toMatch(/检查通过/);
  });

  it("bears the first verdict again after the second, though nothing was read back in between", async () => {
    const { store, box } = world.addon;
    const channel = { installation_id: INSTALLATION, name: "钉钉群", kind: "console" };
    const id = await world.person.create("alert_rule", { ...aRule("另一条"), channel: channel.name });
    await world.settled();
    const look = async () => {
      world.clock.move(5);
      return world.addon.tellRules();
    };
    await look();
    await saveChannel({ registry: store.registry, box }, { ...channel, config: {} });
    await look();
    await removeChannel(store.registry, INSTALLATION, channel.name);
    await look();
    const asked = (await Promise.all(STATES.map((state) => store.outbox.list(INSTALLATION, { state }, 500)))).flat();
    expect(asked.filter(({ line }) => line === `alert_rule/${id}`)).toHaveLength(3);
    await world.settled();
    const [rule] = await world.find("alert_rule", { rule_name: "另一条" });
    expect(rule?.["rule_check"]).toMatch(/使用的通道“钉钉群”尚未设置/);
  });

  it("is told by one alone of two processes that look at once", async () => {
    const { addon, clock } = world;
    await world.person.edit("alert_rule", record_id, { priority: 5 });
    await world.settled();
    const process = (off_ms: number) =>
      createTellRules({
        ...{ ...addon.store, channels: addon.channels, binding: addon.bindings.ofForm },
        clock: { ...clock, now: () => clock.now() + off_ms },
        rulesReport: addon.reports.rules,
        onError: (_, error) => {
          throw error;
        },
      });
    const asked = await Promise.all([process(0)(), process(3)()]);
    expect(asked.toSorted()).toEqual([0, 1]);
    await world.settled();
    expect(await told()).toBe(0);
  });

  it("can be switched off on the board by whoever saw it before it was checked", async () => {
    await world.person.edit("alert_rule", record_id, { priority: 3 });
    await world.settled();
    const rule = (await world.addon.reports.rules(INSTALLATION)).rules.find(({ rule_name }) => rule_name === "新规则");
    const seen = { record_id, version: rule?.version ?? 0 };
    await told();
    await world.person.edit("alert_rule", record_id, { priority: 3 });
    expect(await world.addon.ruleEditor.switchTo(INSTALLATION, seen, false)).toMatchObject({
      kind: "saved",
      did: "changed",
    });
    await world.person.edit("alert_rule", record_id, { priority: 4 });
    expect(await world.addon.ruleEditor.switchTo(INSTALLATION, seen, true)).toMatchObject({ kind: "changed" });
  });
});
