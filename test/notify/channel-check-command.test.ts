import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeAliyunSms, startFakeAliyunSms } from "@stockguard/channel-fakes";
import { aliyunSms } from "../../src/adapters/notify/sms/aliyun-sms.ts";
import { saveChannel } from "../../src/adapters/notify/channel-settings.ts";
import { aChannelConsole } from "./channel-console.ts";
import { someTools } from "./channel-tools.ts";

describe("stockguard channel check", () => {
  const { time } = someTools();
  let vendor: FakeAliyunSms;
  beforeEach(async () => {
    vendor = await startFakeAliyunSms(() => time.now);
  });
  afterEach(() => vendor.close());

  async function withSms() {
    const console = aChannelConsole();
    const { access_key_id, access_key_secret, sign_name, template_code, origin } = vendor;
    const config = {
      ...{ access_key_id, access_key_secret, sign_name, template_code, endpoint: origin },
      params: "item=title，reason=line_1，todo=line_2",
    };
    await saveChannel(console, { installation_id: "shop", name: "短信", kind: "aliyun_sms", config });
    return console;
  }

  it("shows what the vendor says of each channel, and what has nothing to be asked", async () => {
    const { run, status } = await withSms();
    const printed = await run(["check"]);
    expect(printed).toContain("通道“控制台”（控制台）\n· 这种通道没有可以查询的");
    expect(await run(["check", "控制台"])).toBe(await run(["check", "console"]));
    expect(printed).toContain(`通道“短信”（${aliyunSms.label}）\n✓ “内部通知”用的模板 SMS_100000001 可以使用`);
    expect(status.code).toBe(0);
  });

  it("asks about the one that is named, and ends with status 1 where something cannot be used", async () => {
    const { run, status } = await withSms();
    vendor.review(vendor.template_code, { word: "rejected", reason: "含有错别字" });
    const printed = await run(["check", " 短信 "]);
    expect(printed).toContain("✗ “内部通知”用的模板 SMS_100000001 没有通过审核：含有错别字\n    在控制台");
    expect(printed).not.toContain("console");
    expect(printed).not.toContain(vendor.access_key_id);
    expect(status.code).toBe(1);
  });

  it("is no failure where a check cannot be made", async () => {
    const { run, status } = await withSms();
    vendor.allowQueries(false);
    expect(await run(["check", "短信"])).toContain("密钥没有查询的权限，没有检查");
    expect(status.code).toBe(0);
  });

  it("names settings that cannot be used at all", async () => {
    const { run, status, registry } = await withSms();
    await registry.saveSetting("shop", "channel:旧", JSON.stringify({ kind: "pigeon", sealed: "?" }));
    expect(await run(["check", "旧"])).toContain("通道“旧”的设置有误");
    expect(status.code).toBe(1);
  });

  describe("and what people are told on the board", () => {
    const REJECTED = "短信 通道“短信”：“内部通知”用的模板 SMS_100000001 没有通过审核";
    async function withNotices() {
      const console = await withSms();
      const config = { ...(console.config("短信") as object), template_code: "SMS_7" }; // settings kept above
      await saveChannel(console, { installation_id: "shop", name: "备用", kind: "aliyun_sms", config });
      vendor.review(vendor.template_code, { word: "rejected", reason: "" });
      await console.run(["check"]);
      expect(await console.told()).toEqual([REJECTED, expect.stringMatching(/^备用 .*SMS_7 在阿里云/)]);
      return console;
    }

    it("is renewed by a check, for the channel that is named alone", async () => {
      const { run, told } = await withNotices();
      vendor.review(vendor.template_code, { word: "passed" });
      await run(["check", "备用"]);
      expect(await told()).toEqual([REJECTED, expect.stringMatching(/^备用 /)]);
      await run(["check", "短信"]);
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("stands on while a check is not answered", async () => {
      const { run, told } = await withNotices();
      vendor.behave({ kind: "hangs up", after: "request" });
      await run(["check"]);
      expect(await told()).toHaveLength(2);
    });

    it("ends once the channel is set up anew and its vendor finds nothing bad, which is asked at once", async () => {
      const { run, told } = await withNotices();
      const printed = await run(["set", "备用"], "", "", "", vendor.template_code, "");
      expect(printed).toContain("✗ “内部通知”用的模板 SMS_100000001 没有通过审核");
      expect(await told()).toEqual([REJECTED, expect.stringMatching(/^备用 .*SMS_100000001 /)]);
      vendor.review(vendor.template_code, { word: "passed" });
      expect(await run(["set", "短信"])).toContain("✓ “内部通知”用的模板 SMS_100000001 可以使用");
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("ends with settings that are no more, even where the vendor does not answer for the new ones", async () => {
      const { run, told } = await withNotices();
      vendor.behave({ kind: "hangs up", after: "request" });
      await run(["set", "短信"]);
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("ends with its channel", async () => {
      const { run, told } = await withNotices();
      await run(["remove", " 短信 "]);
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("is not what was found of a channel that was set up anew meanwhile", async () => {
      const { run, told, watchWhile } = await withNotices();
      await watchWhile(async () => {
        vendor.review(vendor.template_code, { word: "passed" });
        await run(["set", "短信"]);
      });
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("is what was found of the new settings, where the old ones had been found good", async () => {
      const { run, told, watchWhile } = await withNotices();
      vendor.review(vendor.template_code, { word: "passed" });
      const good = watchWhile(async () => {
        vendor.review(vendor.template_code, { word: "rejected", reason: "" });
        await run(["set", "短信"]);
      });
      expect(await good).toBe(2);
      expect(await told()).toEqual([expect.stringMatching(/^备用 /), REJECTED]);
    });

    it("is not what was found of a channel that was removed meanwhile", async () => {
      const { run, told, watchWhile } = await withNotices();
      expect(await watchWhile(() => run(["remove", "短信"]))).toBe(1);
      expect(await told()).toEqual([expect.stringMatching(/^备用 /)]);
    });

    it("is nothing that a channel without it is asked about when it is set", async () => {
      const { run } = await withSms();
      await run(["set", "短信"]);
      expect(vendor.requests).toEqual([]);
    });
  });

  it("knows no channel of that name", async () => {
    const { run } = await withSms();
    await expect(run(["check", "新"])).rejects.toMatchObject({ code: "channel_unknown" });
  });
});
