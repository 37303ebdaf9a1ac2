import { describe, expect, it } from "@jest/globals";
import { startFakeWechatApi } from "@stockguard/channel-fakes";
import { templateJobResult } from "../../src/adapters/notify/wechat/template-job-event.ts";

const anEvent = (more: string) =>
  `<xml><Event>TEMPLATESENDJOBFINISH</Event><FromUserName>o</FromUserName><CreateTime>1</CreateTime>${more}` +
  "<Status>success</Status></xml>";

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
      at: 1_395_658_920_000,
    });
    await api.close();
  });

  it("is read with spaces around its parts", () => {
    const xml = anEvent("\n  <MsgID> 7 </MsgID>").replace(">o<", "> <![CDATA[o]]> <");
    expect(templateJobResult(xml)).toEqual({ msgid: "7", openid: "o", result: "delivered", at: 1_000 });
  });

  it.each([
    { name: "another event", xml: "<xml><Event><![CDATA[subscribe]]></Event><FromUserName>o</FromUserName></xml>" },
    {
      name: "no id",
      xml: anEvent(""),
    },
    { name: "an id of other signs", xml: anEvent("<MsgID>7x</MsgID>") },
    {
      name: "a time of other signs",
      xml: anEvent("<MsgID>7</MsgID>").replace("<CreateTime>1</CreateTime>", "<CreateTime>now</CreateTime>"),
    },
    { name: "no XML", xml: "TEMPLATESENDJOBFINISH" },
    { name: "nothing", xml: "" },
  ])("is not read out of $name", ({ xml }) => {
    expect(templateJobResult(xml)).toBeNull();
  });
});
