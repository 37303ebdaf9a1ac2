import { describe, expect, it } from "@jest/globals";
import { startFakeWechatApi } from "@stockguard/channel-fakes";
import { templateJobResult } from "../../src/adapters/notify/wechat/template-job-event.ts";

describe("the event that a template message has ended", () => {
  it.each([
    { status: "success", result: "delivered" },
    { status: "failed:user block", result: "blocked" },
    { status: "failed: user block", result: "blocked" },
    { status: "failed: system failed", result: "failed" },
    { status: "failed:system failed", result: "failed" },
  ])("tells of $status as $result, with every digit of the id", async ({ status, result }) => {
    const api = await startFakeWechatApi(() => 0);
    expect(templateJobResult(api.jobFinished("2301410258395594752", status))).toEqual({
      msgid: "2301410258395594752",
      openid: api.openids[0],
      result,
    });
    await api.close();
  });

  it.each([
    { name: "another event", xml: "<xml><Event><![CDATA[subscribe]]></Event><FromUserName>o</FromUserName></xml>" },
    {
      name: "no id",
      xml: "<xml><Event>TEMPLATESENDJOBFINISH</Event><FromUserName>o</FromUserName><Status>success</Status></xml>",
    },
    { name: "no XML", xml: "TEMPLATESENDJOBFINISH" },
    { name: "nothing", xml: "" },
  ])("is not read out of $name", ({ xml }) => {
    expect(templateJobResult(xml)).toBeNull();
  });
});
