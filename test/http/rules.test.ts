import { describe, expect, it } from "@jest/globals";
import { rulesReport } from "../../src/contracts/rules-report.ts";
import { aRuledShop, aWrittenRule, writeRule } from "../app/rules/a-ruled-shop.ts";
import { at, NOW } from "../app/rules/a-told-past.ts";
import { aServedBoard } from "./a-served-board.ts";

describe("rules by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aRuledShop(store);
      const loud = aWrittenRule({ receiver: "13812345678" });
      await writeRule(store, "r1", { ...loud, channel: "短信" });
      await writeRule(store, "r1", loud, at("11-20"));
      await writeRule(store, "r2", aWrittenRule({ rule_name: "先看看", rule_status: "停用", grouping: "每天汇总" }));
      await writeRule(store, "r3", aWrittenRule({ rule_name: "没有通道", channel: "企微群" }));
      await writeRule(store, "r4", aWrittenRule({ rule_name: "看不懂", scope_kind: "火星" }));
      await writeRule(store, "r5", aWrittenRule({ rule_name: "没有通道", rule_status: "停用" }));
    },
  });
  const reportOf = async () => {
    const { status, body } = await board.admin().get("/rules");
    expect(status).toBe(200);
    return rulesReport.strict().parse(JSON.parse(body));
  };

  it("are nobody's business who is not signed in", async () => {
    expect((await board.stranger().get("/rules")).status).toBe(401);
  });

  it("come with their state, their problems, their dry run and their changes", async () => {
    const report = await reportOf();
    expect(report.span).toEqual({ days: 30, since: "2026-10-24", is_whole: true });
    expect(report.rules.map(({ rule_name, status }) => [rule_name, status])).toEqual([
      ...[
        ["预警通知采购", "active"],
        ["先看看", "stopped"],
        ["没有通道", "faulty"],
        ["看不懂", "faulty"],
      ],
      ["没有通道", "stopped"],
    ]);
    const [loud, digest, unset, unreadable] = report.rules;
    expect(loud?.dry_run).toMatchObject({ kind: "counted", messages: 6, digests: 0 });
    expect(loud?.history).toEqual([
      { version: at("11-20"), changes: ["通道名称：短信 → 控制台"] },
      { version: at("11-01"), changes: ["最早的记录"] },
    ]);
    // What was gathered had become urgent by the next morning: all three went one by one.
    expect(digest?.dry_run).toMatchObject({ kind: "counted", messages: 3, digests: 0 });
    expect(unset?.problems.map(({ code }) => code)).toEqual(["rule_channel_unknown", "rule_name_doubled"]);
    expect(unreadable?.dry_run).toEqual({ kind: "uncounted", reason: "unreadable" });
    expect(report.in_force).toMatchObject({ rules: 2, messages: 6, unsent: 6, receivers: 1 });
    expect(report.with_stopped).toMatchObject({ rules: 4 });
  });

  it("do not name an address of forms that nobody knows", async () => {
    expect(await reportOf()).toMatchObject({ is_bound: true, form_url: null });
  });

  it("show phone numbers to those alone who may see them", async () => {
    const viewer = await board.signedIn("viewer");
    expect((await viewer.get("/rules")).status).toBe(403);
    const { body } = await (await board.signedIn("warehouse")).get("/rules");
    expect(body).not.toContain("13812345678");
    expect(rulesReport.parse(JSON.parse(body)).rules[0]?.sentence.whom).toBe("采购（138******78）");
  });
});
