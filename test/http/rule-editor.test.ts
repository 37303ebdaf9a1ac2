import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../src/contracts/access.ts";
import { openedRule, ruleEditorReport, ruleTrial, ruleWritten } from "../../src/contracts/rule-editor.ts";
import { rulesReport } from "../../src/contracts/rules-report.ts";
import { aDraft } from "../app/rules/a-rule-desk.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { aBrowser, type Answer, type Browser } from "./http-caller.ts";

const PASSWORD = "correct horse battery";
const json = ({ status, body }: Answer): unknown => {
  expect(status).toBe(200);
  return JSON.parse(body) as unknown;
};

describe("editing rules by HTTP", () => {
  let world: ShopWorld;
  let boss: Browser;

  beforeAll(async () => {
    world = await aShopWorld({ item_count: 1 });
    boss = aBrowser(world.running.board_url);
    const code = (await world.addon.access.links.issueSetUpCode()) ?? "";
    await boss.post("/link", { code, login_name: "boss", display_name: "老板娘", password: PASSWORD });
  });
  afterAll(() => world.close());

  async function signedIn(role: Role): Promise<Browser> {
    const browser = aBrowser(world.running.board_url);
    const user = { login_name: role, display_name: role, email: null, role };
    const code = await world.addon.access.users.add(user, { actor: { name: "boss" }, origin: null });
    await browser.post("/link", { code, password: PASSWORD });
    return browser;
  }

  it("is for the owner and the administrator alone", async () => {
    const request = { request_id: randomUUID(), values: aDraft() };
    expect((await aBrowser(world.running.board_url).get("/rules/editor")).status).toBe(401);
    const buyer = await signedIn("buyer");
    for (const path of ["/rules/editor", "/rules/some-record"]) expect((await buyer.get(path)).status).toBe(403);
    for (const path of ["/rules", "/rules/trial", "/rules/r", "/rules/r/switch", "/rules/r/remove"])
      expect((await buyer.post(path, request)).status).toBe(403);
    expect((await world.find("alert_rule", { rule_name: "预警通知采购" })).length).toBe(0);
    ruleEditorReport.strict().parse(json(await (await signedIn("owner")).get("/rules/editor")));
  });

  it("adds, changes, switches and deletes a rule, each noted with who did it", async () => {
    const values = aDraft({ receiver: "13812345678" });
    const { faults } = ruleTrial.strict().parse(json(await boss.post("/rules/trial", { record_id: null, values })));
    expect(faults).toEqual([]);
    const request = { request_id: randomUUID(), values };
    const added = ruleWritten.parse(json(await boss.post("/rules", request)));
    if (added.kind !== "saved") throw new Error("not saved");
    const { record_id } = added.rule;
    expect(await boss.post("/rules", request).then(json)).toMatchObject({ did: "nothing", rule: { record_id } });

    const shown = rulesReport.strict().parse(json(await boss.get("/rules")));
    const rule = shown.rules.find((one) => one.record_id === record_id);
    expect(rule).toMatchObject({ status: "stopped", version: added.rule.version });
    const opened = openedRule.strict().parse(json(await boss.get(`/rules/${record_id}`)));
    const moved = { version: opened.version, values: { ...opened.values, priority: 3 } };
    world.clock.move(1_000);
    const changed = ruleWritten.parse(json(await boss.post(`/rules/${record_id}`, moved)));
    if (changed.kind !== "saved") throw new Error("not saved");
    const stale = { version: opened.version, values: { ...opened.values, priority: 4 } };
    expect(json(await boss.post(`/rules/${record_id}`, stale))).toMatchObject({
      kind: "changed",
      changes: ["优先级：（空） → 3"],
    });
    world.clock.move(1_000);
    const on = { version: changed.rule.version, is_on: true };
    const switched = ruleWritten.parse(json(await boss.post(`/rules/${record_id}/switch`, on)));
    if (switched.kind !== "saved") throw new Error("not saved");
    expect(await world.find("alert_rule", { rule_status: "启用", priority: 3 })).toHaveLength(1);
    const { version } = switched.rule;
    expect(json(await boss.post(`/rules/${record_id}/remove`, { version }))).toMatchObject({ kind: "removed" });
    expect(await world.find("alert_rule", { rule_name: "预警通知采购" })).toEqual([]);
    expect((await boss.get(`/rules/${record_id}`)).status).toBe(404);

    const audit = await world.addon.store.accounts.auditEntries(20, null);
    expect(audit.map(({ event, actor, object }) => `${event} ${actor} ${object}`).slice(0, 4)).toEqual([
      ...["rule_removed boss 预警通知采购", "rule_switched_on boss 预警通知采购", "rule_changed boss 预警通知采购"],
      "phones_seen boss rules",
    ]);
    await world.settled();
    // What was written comes back by no push, and the line of messages agrees with what is kept.
    expect((await world.addon.store.inbox.summary("shop")).aside).toBe(0);
  });

  it("takes no rule of another shape, and says in its own words when the platform refuses", async () => {
    expect((await boss.post("/rules", { request_id: "1", values: aDraft() })).status).toBe(400);
    expect((await boss.post("/rules/trial", { record_id: null, values: { rule_name: ["x"] } })).status).toBe(400);
    await world.platform.fault({ endpoint: "v5/app/entry/data/batch_create", kind: "code", value: 17018, count: 1 });
    const refused = await boss.post("/rules", { request_id: randomUUID(), values: aDraft() });
    expect(refused.status).toBe(502);
    expect(JSON.parse(refused.body)).toMatchObject({ code: "platform_17018" });
  });
});
