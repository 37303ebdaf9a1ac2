import { describe, expect, it } from "@jest/globals";
import {
  type ReceiverIds,
  receiverList,
  ruleReceivers,
  unfitReceiver,
} from "../../src/adapters/notify/sending/named-receivers.ts";

const openids: ReceiverIds = { label: "openid", pattern: /^[A-Za-z0-9_-]{28}$/ };
const members: ReceiverIds = { label: "成员账号", pattern: /^[A-Za-z0-9][A-Za-z0-9_@.-]{0,63}$/, isNameLike: true };
const ONE = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";

describe("whom a rule names", () => {
  it.each([
    { kind: openids, named: ` ${ONE}，${ONE};${ONE.toLowerCase()} `, ids: [ONE, ONE.toLowerCase()], passed_over: 0 },
    { kind: openids, named: `王经理 ${ONE}、13800138000、buyer@shop.test`, ids: [ONE], passed_over: 3 },
    { kind: members, named: "ZhangSan | li.si", ids: ["ZhangSan", "li.si"], passed_over: 0 },
    { kind: members, named: "zhangsan，王经理，+86 138 0013 8000", ids: ["zhangsan"], passed_over: 2 },
    { kind: members, named: "buyer@shop.test", ids: ["buyer@shop.test"], passed_over: 0 },
  ])("is $ids in $named", ({ kind, named, ids, passed_over }) => {
    expect(ruleReceivers(named, kind)).toEqual({ kind: "chosen", ids, passed_over });
  });

  it.each([
    { kind: openids, named: null },
    { kind: openids, named: " ，" },
    { kind: openids, named: "王经理" },
    { kind: openids, named: "王经理 <buyer@shop.test>" },
    { kind: members, named: "王 经理" },
  ])("is nobody of the channel's in $named", ({ kind, named }) => {
    expect(ruleReceivers(named, kind)).toEqual({ kind: "nobody_named" });
  });

  it.each([
    { kind: openids, named: "13800138000", part: "13800138000" },
    { kind: openids, named: `${ONE} ${ONE}x`, part: `${ONE}x` },
    { kind: openids, named: "Zhang San", part: "Zhang" },
    { kind: members, named: "zhangsan, Zhang San", part: "Zhang San" },
    { kind: members, named: "13800138000", part: "13800138000" },
    { kind: members, named: "138 0013 8000", part: "138 0013 8000" },
    { kind: members, named: "zhangsan; li#si", part: "li#si" },
    { kind: members, named: "@all", part: "@all" },
  ])("is refused for “$part” in $named", ({ kind, named, part }) => {
    expect(ruleReceivers(named, kind)).toEqual({ kind: "unfit", part });
  });

  it("is told of with a next step, in few signs and with numbers masked", () => {
    const { message, hint } = unfitReceiver("x", openids, `13800138000${"x".repeat(99)}`);
    expect(message).toMatch(/^预警规则的接收人“138\*{6}00x{28}…”不是openid，没有发送$/);
    expect(hint).toContain("“问题”页重试");
  });
});

describe("a channel's own receivers", () => {
  const list = receiverList(members, 2);
  it.each([
    { text: "zhangsan, li#si", says: "“li#si”不是成员账号" },
    { text: "Zhang San", says: "“Zhang San”不是成员账号" },
    { text: "a,b,c", says: "最多 2 个，现有 3 个" },
  ])("are refused as $text", ({ text, says }) => {
    expect(list.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  });

  it.each(["", "zhangsan", " zhangsan；13800138000 ", "a|a|b"])("are taken as “%s”", (text) => {
    expect(list.safeParse(text)).toEqual({ success: true, data: text });
  });
});
