import { describe, expect, it } from "@jest/globals";
import { auditEvent } from "../../src/contracts/access.ts";
import { auditActor, auditObject } from "../../src/entrypoints/web/src/admin/audit-words.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

describe("who did it, in the audit log", () => {
  it.each([
    { actor: "han", want: "han" },
    { actor: "cli", want: "服务器命令" },
    { actor: "link", want: "消息里的链接" },
    { actor: "local", want: "本机（免登录）" },
    { actor: "?", want: "未知用户" },
    { actor: "token:仓库 大屏", want: "令牌“仓库 大屏”" },
    { actor: "toString", want: "toString" },
  ])("shows $actor as $want", ({ actor, want }) => {
    expect(auditActor(actor, zh)).toBe(want);
  });
});

describe("what it was done to", () => {
  it.each([
    { event: "user_added", object: "buyer buyer", want: "buyer（采购）", english: "buyer (Buyer)" },
    {
      event: "user_changed",
      object: "han role=owner display_name is_disabled=true",
      want: "han（角色改为老板、姓名、状态改为停用）",
      english: "han (Role: Owner, Name, State: Disabled)",
    },
    // As entries of before told it.
    { event: "user_changed", object: "han role", want: "han（角色）", english: "han (Role)" },
    {
      event: "token_added",
      object: "仓库 大屏 read_board see_phones",
      want: "仓库 大屏（看看板、看完整手机号）",
      english: "仓库 大屏 (Read the board, See whole phone numbers)",
    },
    {
      event: "token_added",
      object: "repair repair",
      want: "repair（重试与补发）",
      english: "repair (Retry and replay)",
    },
    {
      event: "policy_adopted",
      object: "A 0.985",
      want: "A 类：服务水平 98.5%",
      english: "Class A: service level 98.5%",
    },
    {
      event: "policy_adopted",
      object: "B usual",
      want: "B 类：服务水平 默认",
      english: "Class B: service level default",
    },
    { event: "alarm_budget_set", object: "0.5", want: "每周 0.5 条", english: "0.5 a week" },
    { event: "token_revoked", object: "仓库大屏", want: "仓库大屏", english: "仓库大屏" },
    { event: "signed_in", object: "sso", want: "单点登录", english: "Company login" },
    { event: "signed_in", object: "", want: "", english: "" },
    { event: "signed_out", object: "everywhere", want: "所有设备", english: "All devices" },
    { event: "signed_out", object: "han", want: "han", english: "han" },
    { event: "link_issued", object: "", want: "第一位管理员", english: "First administrator" },
    { event: "alert_answered", object: "acknowledge A 1 W", want: "确认 A 1 W", english: "Acknowledged A 1 W" },
    {
      event: "alert_answered",
      object: "snooze 7 A W",
      want: "7 天内不提醒 A W",
      english: "No reminder for 7 days: A W",
    },
    { event: "alert_answered", object: "snooze A W", want: "snooze A W", english: "snooze A W" },
    { event: "assessment_asked", object: "A 1 W", want: "商品 A 1 W", english: "Item A 1 W" },
    { event: "phones_seen", object: "problems", want: "问题", english: "Problems" },
    { event: "phones_seen", object: "item A 1", want: "商品 A 1", english: "Item A 1" },
    { event: "entry_retried", object: "12", want: "第 12 号", english: "No. 12" },
    { event: "secrets_rotated", object: "3", want: "3 项", english: "3 secrets" },
    { event: "form_bound", object: "sales_order", want: "销售订单", english: "Sales order" },
    { event: "push_secret_shown", object: "unicorn", want: "unicorn", english: "unicorn" },
    { event: "customer_erased", object: "erased-x", want: "erased-x", english: "erased-x" },
  ] as const)("shows $event of $object as $want", ({ event, object, want, english }) => {
    expect(auditObject({ event, object }, zh)).toBe(want);
    expect(auditObject({ event, object }, en)).toBe(english);
  });

  it.each(auditEvent.options)("has something to show for %s, whatever the log holds", (event) => {
    expect(auditObject({ event, object: "constructor" }, zh)).toContain("constructor");
  });
});
