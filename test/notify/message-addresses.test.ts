import { describe, expect, it } from "@jest/globals";
import { channelsOf, withCustomerAddress, withStaffAddresses } from "../../src/app/notify/message-addresses.ts";
import type { Message } from "../../src/contracts/message.ts";
import type { ReceiverRow } from "../../src/contracts/rows.ts";

const message: Message = {
  ...{ channel: "短信", fallback_channels: ["邮件"], receiver_role: "销售", receiver: null, severity: "high" },
  ...{ title: "缺货", lines: [], link: null, reference: "m" },
};
const WANG: ReceiverRow = {
  ...{ receiver_name: "王芳", receiver_role: "销售", is_active: true, phone: "13800000001", email: "wang@shop.test" },
  ...{ wechat_work_id: "WangFang", wechat_openid: null, preferred_channels: [] },
};
const LI: ReceiverRow = {
  ...WANG,
  receiver_name: "李强",
  phone: null,
  email: "li@shop.test",
  preferred_channels: ["邮件"],
};
const OLD: ReceiverRow = { ...WANG, receiver_name: "赵六", phone: "13800000009", is_active: false };
const LIST = [WANG, LI, OLD];

const to = (receiver: string | null, role = "销售") => ({ ...message, receiver, receiver_role: role });
const found = (receiver: string | null, kind: "phone" | "email" | "wechat_work_id", role?: string) => {
  const answer = withStaffAddresses(to(receiver, role), LIST, kind);
  return answer.kind === "addressed" ? [answer.message.receiver, ...answer.left_out] : answer.problem.code;
};

describe("the addresses of people of the firm", () => {
  it.each([
    { what: "a name by phone", receiver: "王芳", kind: "phone", want: ["13800000001"] },
    { what: "a name by mail", receiver: "王芳", kind: "email", want: ["wang@shop.test"] },
    { what: "a name by WeCom", receiver: "王芳", kind: "wechat_work_id", want: ["WangFang"] },
    { what: "several names", receiver: "王芳、李强", kind: "email", want: ["wang@shop.test，li@shop.test"] },
    {
      what: "a name beside an address",
      receiver: "王芳, 13900000000",
      kind: "phone",
      want: ["13800000001，13900000000"],
    },
    {
      what: "whom it cannot reach beside whom it can",
      receiver: "王芳，李强",
      kind: "phone",
      want: ["13800000001", "李强"],
    },
    { what: "a name that nobody bears as it is", receiver: "周七", kind: "phone", want: ["周七"] },
    {
      what: "those of the role where nobody is named",
      receiver: null,
      kind: "email",
      want: ["wang@shop.test，li@shop.test"],
    },
    {
      what: "those of the role that it can reach, the others by name",
      receiver: null,
      kind: "phone",
      want: ["13800000001", "李强"],
    },
    { what: "nobody where the role has no address", receiver: null, kind: "phone", role: "仓库", want: [null] },
  ] as const)("are those of $what", ({ receiver, kind, want, ...parts }) => {
    expect(found(receiver, kind, "role" in parts ? parts.role : undefined)).toEqual(want);
  });

  it("are none where everybody named lacks one or is told no more, which is said by name", () => {
    expect(found("李强", "phone")).toBe("receiver_address_missing");
    const answer = withStaffAddresses(to("赵六，李强"), LIST, "phone");
    expect(answer.kind === "nobody" && answer.problem.message).toContain("赵六、李强 已停用或没有填写手机");
  });
});

describe("the addresses of a role whose people on the list have none of the kind", () => {
  it("are none, so that the next channel is tried, and not those of the channel's own receivers", () => {
    const answer = withStaffAddresses(to(null), [{ ...WANG, phone: " " }, LI, OLD], "phone");
    expect(answer.kind === "nobody" && answer.problem.message).toContain("王芳、李强 已停用或没有填写手机");
  });

  it("are the channel's own where those of the role are told no more", () => {
    expect(withStaffAddresses(to(null), [OLD], "phone")).toMatchObject({
      kind: "addressed",
      message: { receiver: null },
    });
  });
});

describe("the channels of a message", () => {
  it("begin with those dear to the one person it is for", () => {
    expect(channelsOf(to("李强"), LIST)).toEqual(["邮件", "短信"]);
    expect(channelsOf(to("王芳"), LIST)).toEqual(["短信", "邮件"]);
    expect(channelsOf(to("王芳，李强"), LIST)).toEqual(["短信", "邮件"]);
    expect(channelsOf(to(null), LIST)).toEqual(["短信", "邮件"]);
  });
});

describe("the address of a customer", () => {
  const customer = { ...message, customer_code: "C-1" };

  it("is the one of the form that the channel needs", () => {
    const addresses = { phone: "13700000001", email: "" };
    expect(withCustomerAddress(customer, addresses, "phone")).toMatchObject({ message: { receiver: "13700000001" } });
    expect(withCustomerAddress(customer, addresses, "email")).toMatchObject({
      problem: { code: "customer_address_missing", message: "客户资料没有填写邮箱" },
    });
    expect(withCustomerAddress(customer, null, "phone").kind).toBe("nobody");
  });

  it("is never a group's or a program's, which would tell everybody", () => {
    const addresses = { phone: "13700000001", email: "c@shop.test" };
    expect(withCustomerAddress(customer, addresses, undefined).kind).toBe("nobody");
    expect(withCustomerAddress(customer, addresses, "wechat_openid").kind).toBe("nobody");
  });
});
