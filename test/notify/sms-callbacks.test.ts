import { describe, expect, it } from "@jest/globals";
import { startFakeAliyunSms, startFakeTencentSms } from "@stockguard/channel-fakes";
import { aliyunReceipts, aliyunReplies } from "../../src/adapters/notify/sms/aliyun-sms-callbacks.ts";
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { smsOutId } from "../../src/adapters/notify/sms/sms-notifier.ts";
import { tencentReceipts, tencentReplies } from "../../src/adapters/notify/sms/tencent-sms-callbacks.ts";
import { tencentSms } from "../../src/adapters/notify/sms/tencent-sms.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

const AT = Date.parse("2026-11-23T02:00:00Z");
const aliyunRow = {
  ...{ phone_number: "13800138000", send_time: "2026-11-23 09:59:58", report_time: "2026-11-23 10:00:00" },
  ...{ success: true, err_code: "DELIVERED", err_msg: "用户接收成功", sms_size: "1", biz_id: "9^0", out_id: "abc" },
};
const aliyunUp = {
  ...{ phone_number: "13800138000", send_time: "2026-11-23 10:00:00", content: "TD", sign_name: "缺货卫士" },
  ...{ dest_code: "1069", sequence_id: 1 },
};
const tencentRow = {
  ...{ user_receive_time: "2026-11-23 10:00:00", nationcode: "86", mobile: "13800138000", report_status: "SUCCESS" },
  ...{ errmsg: "DELIVRD", description: "用户短信送达成功", sid: "2640:1" },
};
const tencentUp = {
  extend: "",
  mobile: "13800138000",
  nationcode: "86",
  sign: "缺货卫士",
  text: "TD",
  time: AT / 1_000,
};

describe("receipts of 阿里云短信", () => {
  const receipt = {
    ...{ vendor_id: "9^0", out_id: "abc", phone: "13800138000", is_delivered: true, code: "DELIVERED", at: AT },
  };

  it("are read from what the vendor documents, by China's clock", () => {
    expect(aliyunReceipts([aliyunRow])).toEqual({ rows: [receipt], aside: [] });
  });

  it("count once where they come twice, and keep their order otherwise", () => {
    const failed = { ...aliyunRow, success: false, err_code: "UNDELIV", biz_id: "10^0", out_id: "" };
    expect(aliyunReceipts([failed, aliyunRow, failed, aliyunRow]).rows).toEqual([
      { ...receipt, is_delivered: false, code: "UNDELIV", vendor_id: "10^0", out_id: null },
      receipt,
    ]);
  });

  it.each([
    { name: "no number", row: { ...aliyunRow, phone_number: undefined } },
    { name: "a masked number", row: { ...aliyunRow, phone_number: "1381111****" } },
    { name: "a time of another kind", row: { ...aliyunRow, report_time: "23/11/2026" } },
    { name: "a day there is not", row: { ...aliyunRow, report_time: "2026-13-40 10:00:00" } },
    { name: "a word for success", row: { ...aliyunRow, success: "yes" } },
    { name: "no id", row: { ...aliyunRow, biz_id: "" } },
    { name: "no object", row: 7 },
    { name: "nothing", row: null },
  ])("are kept aside with $name, and cost no other row", ({ row }) => {
    expect(aliyunReceipts([row, aliyunRow])).toEqual({ rows: [receipt], aside: [row] });
  });

  it.each([null, "text", 7, {}])("are none in %p", (body) => {
    expect(aliyunReceipts(body)).toEqual({ rows: [], aside: [body] });
  });

  it("are none in an empty array", () => {
    expect(aliyunReceipts([])).toEqual({ rows: [], aside: [] });
  });

  it("name the message they are about by both ids", async () => {
    const { tools, time } = someTools();
    const vendor = await startFakeAliyunSms(() => time.now);
    const { access_key_id, access_key_secret, sign_name, template_code, origin } = vendor;
    const params = "item=severity,reason=receiver_role,todo=line_9";
    const channel = opened(
      aliyunSms,
      { access_key_id, access_key_secret, sign_name, template_code, params, endpoint: origin, phones: "13800138000" },
      tools,
    );
    vendor.blacklist("13800138000");
    const outcome = await channel.send(aMessage());
    const [first] = aliyunReceipts(vendor.report()).rows;
    expect(first).toMatchObject({ out_id: smsOutId(aMessage()), is_delivered: false, code: "MOBILE_IN_BLACK" });
    expect(outcome).toEqual({ kind: "sent", receipt: first?.vendor_id });
    expect(aliyunReplies(vendor.reply("13800138000", "R")).rows).toEqual([
      { phone: "13800138000", content: "R", at: time.now },
    ]);
    await vendor.close();
  });
});

describe("replies of 阿里云短信", () => {
  it("are read, each once, and bad ones are kept aside", () => {
    const bad = { ...aliyunUp, content: 7 };
    expect(aliyunReplies([aliyunUp, bad, aliyunUp])).toEqual({
      rows: [{ phone: "13800138000", content: "TD", at: AT }],
      aside: [bad],
    });
  });
});

describe("callbacks of 腾讯云短信", () => {
  const receipt = {
    ...{ vendor_id: "2640:1", out_id: null, phone: "13800138000", is_delivered: true, code: "DELIVRD", at: AT },
  };

  it("are receipts by China's clock, each once", () => {
    expect(tencentReceipts([tencentRow, tencentRow])).toEqual({ rows: [receipt], aside: [] });
    const failed = { ...tencentRow, report_status: "FAIL", errmsg: "MK:0005" };
    expect(tencentReceipts([failed]).rows).toEqual([{ ...receipt, is_delivered: false, code: "MK:0005" }]);
  });

  it.each([
    { name: "another status", row: { ...tencentRow, report_status: "OK" } },
    { name: "no id", row: { ...tencentRow, sid: undefined } },
    { name: "a foreign number", row: { ...tencentRow, mobile: "60198890000" } },
  ])("are kept aside with $name", ({ row }) => {
    expect(tencentReceipts([row, tencentRow])).toEqual({ rows: [receipt], aside: [row] });
  });

  it("are replies, which come alone", () => {
    const reply = { phone: "13800138000", content: "TD", at: AT };
    expect(tencentReplies(tencentUp)).toEqual({ rows: [reply], aside: [] });
    expect(tencentReplies({ ...tencentUp, mobile: "+8613800138000" }).rows).toEqual([reply]);
    expect(tencentReplies({ ...tencentUp, time: "soon" })).toMatchObject({ rows: [], aside: [{ time: "soon" }] });
  });

  it("name the message they are about by the vendor's id", async () => {
    const { tools, time } = someTools();
    const vendor = await startFakeTencentSms(() => time.now);
    const { secret_id, secret_key, sdk_app_id, sign_name, template_id, origin } = vendor;
    const channel = opened(
      tencentSms,
      {
        ...{ secret_id, secret_key, sdk_app_id, sign_name, template_id, endpoint: origin, phones: "13800138000" },
        params: "1=severity,2=receiver_role,3=line_9",
      },
      tools,
    );
    const outcome = await channel.send(aMessage());
    const { rows } = tencentReceipts(vendor.report());
    expect(outcome).toEqual({ kind: "sent", receipt: rows[0]?.vendor_id });
    expect(tencentReplies(vendor.reply("13800138000", "退订")).rows).toMatchObject([{ content: "退订", at: time.now }]);
    await vendor.close();
  });
});
