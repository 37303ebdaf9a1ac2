import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import type { Message } from "../../src/contracts/message.ts";
import type { Notifier, SendOutcome } from "../../src/ports/notifier.ts";
import { markedPeople } from "../../src/app/consent/person-marks.ts";
import { someMarks } from "../app/consent/a-consent-gate.ts";
import { aChannelConsole } from "./channel-console.ts";

const URL = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=s3cret";
const ROBOT = ["set", "采购群", "--kind", "wechat_work_robot"];

describe("stockguard channel set", () => {
  it("names every kind of channel in its help", () => {
    const set = aChannelConsole()
      .program()
      .commands.find((command) => command.name() === "channel")
      ?.commands.find((command) => command.name() === "set");
    // The help breaks its lines wherever they are full.
    const help = set?.helpInformation().replace(/\s+/g, "") ?? "";
    for (const [kind, { label }] of Object.entries(CHANNELS))
      expect(help).toContain(`${kind}（${label.replace(/\s+/g, "")}）`);
  });

  it("keeps what a person types, secrets unseen, and writes down that it did, without the address", async () => {
    const { run, config, asked, hidden, noted } = aChannelConsole();
    const printed = await run(ROBOT, URL, "");
    expect(config("采购群")).toEqual({ url: URL, format: "markdown" });
    expect(hidden).toEqual([expect.stringMatching(/^Webhook 地址 url（必填；例如 .*；输入时不显示）：\n> $/)]);
    expect(asked).toEqual([
      "消息格式 format（可留空，默认 markdown；可选 markdown 排版文字、text 纯文本、template_card 卡片）：",
    ]);
    expect(noted).toEqual(["channel_saved 采购群"]);
    expect(printed).not.toContain("s3cret");
  });

  it("asks again for a wrong answer, and says what was wrong", async () => {
    const { run, config } = aChannelConsole();
    const printed = await run(ROBOT, "", "s3cret", URL, "pdf", "text");
    expect(printed).toContain("✗ Webhook 地址：不能为空");
    expect(printed).toContain("✗ Webhook 地址：应是以 https:// 开头的完整地址\n");
    expect(printed).toContain("✗ 消息格式：应是以下之一：markdown、text、template_card");
    expect(printed).not.toContain("s3cret");
    expect(config("采购群")).toEqual({ url: URL, format: "text" });
  });

  it("keeps what is kept where nothing is answered, without its kind being named again", async () => {
    const { run, config, asked, hidden } = aChannelConsole();
    await run(ROBOT, URL, "text");
    await run(["set", " 采购群 "], "", "");
    expect(config("采购群")).toEqual({ url: URL, format: "text" });
    expect(hidden).toEqual([expect.stringContaining("已设置，回车保留")]);
    expect(asked).toEqual([expect.stringContaining("现在是 text，回车保留")]);
    expect(hidden.join()).not.toContain("s3cret");
    await run(["set", "采购群", "--kind"], "", "-");
    expect(config("采购群")).toEqual({ url: URL, format: "markdown" });
  });

  it("asks for a name and a kind where the command names none", async () => {
    const { run, config, asked } = aChannelConsole();
    await run(["set"], "采购群", "wechat_work_robot", URL, "text");
    expect(config("采购群")).toEqual({ url: URL, format: "text" });
    expect(asked.slice(0, 2)).toEqual(["通道名称：", expect.stringContaining("wechat_work_robot（")]);
    await run(["set"], "采购群", "", "");
    expect(asked[0]).toBe("通道名称（已有：采购群）：");
    await expect(run(["set"], "")).rejects.toMatchObject({ code: "channel_name_missing" });
    await expect(run(["set", "新"], "")).rejects.toMatchObject({ code: "channel_kind_missing" });
  });

  it.each([
    { words: ["set"], code: "channel_name_missing" },
    { words: ["set", "新"], code: "channel_kind_missing" },
  ])("asks nobody where nobody sits: $words", async ({ words, code }) => {
    await expect(aChannelConsole({ is_interactive: false }).run(words)).rejects.toMatchObject({ code });
  });

  it("never keeps the sign that empties: what may be empty is, what must not be is asked again", async () => {
    const { run, config } = aChannelConsole();
    const webhook = "https://oapi.dingtalk.com/robot/send?access_token=1";
    await run(["set", "钉钉", "--kind", "dingtalk_robot"], webhook, "-", "-", "-");
    expect(config("钉钉")).toEqual(expect.not.objectContaining({ secret: "-" }));
    expect(JSON.stringify(config("钉钉"))).not.toContain('"-"');
    const account = ["wx1", "-", "secret", "", "T-1"];
    const printed = await run(["set", "wx", "--kind", "wechat_official"], ...account, "thing1=title", "", "", "", "");
    expect(printed).toContain("✗ AppSecret：“-”表示清空，这一项必填，不能清空");
    expect(config("wx")).toMatchObject({ secret: "secret" });
    await run(["set", "wx"], "", "-", "");
    expect(config("wx")).toMatchObject({ secret: "secret" });
  });

  it("keeps every kind of setting over a second time: figures, yes and no, variables", async () => {
    const { run, config } = aChannelConsole();
    await run(["set", "webhook", "--kind", "signed_webhook"], "https://erp.test/x", "0123456789abcdef", "是");
    await run(["set", "mail", "--kind", "smtp_mail"], "smtp.test", "25", "none", "", "", "a@b.test", "", "");
    const account = ["wx1", "secret", "", "T-1"];
    await run(["set", "wx", "--kind", "wechat_official"], ...account, "thing1=title，time2=at", "", "", "", "");
    for (const name of ["webhook", "mail", "wx"]) {
      const before = config(name);
      await run(["set", name]);
      expect(config(name)).toEqual(before);
    }
    expect(config("mail")).toMatchObject({ port: 25, security: "none" });
    expect(config("webhook")).toMatchObject({ is_idempotent: true });
    expect(config("wx")).toMatchObject({ data: { thing1: "title", time2: "at" } });
  });

  it("begins anew where the kind is another, and where what was kept cannot be decrypted", async () => {
    const { run, config, hidden, registry } = aChannelConsole();
    await run(ROBOT, URL, "text");
    const ding = "https://oapi.dingtalk.com/robot/send?access_token=t";
    await run(["set", "采购群", "--kind", "dingtalk_robot"], ding, "", "", "");
    expect(hidden[0]).toContain("必填");
    expect(config("采购群")).toMatchObject({ url: ding });
    await registry.saveSetting("shop", "channel:旧", JSON.stringify({ kind: "wechat_work_robot", sealed: "?" }));
    await run(["set", "旧"], URL);
    expect(hidden[0]).toContain("必填");
  });

  it.each([
    {
      name: "a wrong answer",
      given: ["no-address-s3cret", ""],
      code: "channel_answer_wrong",
      says: "Webhook 地址 url",
    },
    { name: "a missing answer", given: [], code: "channel_answer_missing", says: "Webhook 地址 url" },
  ])("refuses $name from a pipe, and keeps nothing", async ({ given, code, says }) => {
    const { run, config, noted } = aChannelConsole({ is_interactive: false });
    const refused = run(ROBOT, ...given);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining("s3cret") });
    expect([config("采购群"), ...noted]).toEqual([null]);
  });

  it("takes the end of a pipe for empty answers where they may be empty", async () => {
    const { run, config } = aChannelConsole({ is_interactive: false });
    await run(ROBOT, URL);
    expect(config("采购群")).toEqual({ url: URL, format: "markdown" });
  });

  it.each([
    { words: ["set", "新", "--kind"], code: "channel_kind_missing" },
    { words: ["set", "新", "--kind", "pigeon"], code: "channel_kind_unknown" },
    { words: ["set", "新", "--kind", "constructor"], code: "channel_kind_unknown" },
  ])("names every kind where $words names none", async ({ words, code }) => {
    const { run, config, noted, asked } = aChannelConsole();
    await expect(run(words)).rejects.toMatchObject({
      code,
      hint: expect.stringMatching(/wechat_work_robot（企业微信群机器人）.*tencent_sms（腾讯云短信）/),
    });
    expect([config("新"), ...noted, ...asked]).toEqual([null]);
  });

  it("refuses a name that rules cannot use before it asks for anything", async () => {
    const { run, asked, hidden } = aChannelConsole();
    for (const name of ["采购群，老板群", "a,b", "a、b", "a;b", "a；b", "console"])
      await expect(run(["set", name, "--kind", "wechat_work_robot"])).rejects.toMatchObject({
        code: "channel_name_unusable",
      });
    expect([...asked, ...hidden]).toEqual([]);
  });
});

describe("stockguard channel list and remove", () => {
  const SMS = ["AK", "secret", "示例商贸", "SMS_1", "item=title", "", "", ""];

  it("asks for templates of messages to customers last, and lists what each channel can send", async () => {
    const { run, asked, config, registry } = aChannelConsole();
    await run(["set", "短信", "--kind", "aliyun_sms"], ...SMS);
    expect(asked.slice(-4)).toEqual([
      expect.stringMatching(/^服务通知用的模板编号 service_template_code（可留空；.*不填则这个通道不发这类消息；例如/),
      expect.stringContaining("服务通知用的模板变量 service_params（可留空"),
      expect.stringContaining("营销用的模板编号 marketing_template_code（可留空"),
      expect.stringContaining("营销用的模板变量 marketing_params（可留空"),
    ]);
    await run(["set", "客户短信", "--kind", "aliyun_sms"], ...SMS, "SMS_2", "order=line:订单");
    expect(config("客户短信")).toMatchObject({ service_template_code: "SMS_2", service_params: "order=line:订单" });
    await run(["set", "邮件", "--kind", "smtp_mail"], "smtp.test", "25", "none", "", "", "a@b.test", "", "");
    await run(["set", "客户", "--kind", "wechat_work_customers"], "ww1", "s", "", "", "");
    await registry.saveSetting("shop", "channel:旧", JSON.stringify({ kind: "aliyun_sms", sealed: "?" }));
    const printed = await run(["list"]);
    expect(printed).toMatch(/^短信 +aliyun_sms +阿里云短信 +内部通知 +正常$/m);
    expect(printed).toMatch(/^客户短信 +aliyun_sms +阿里云短信 +内部通知、服务通知 +正常$/m);
    expect(printed).toMatch(/^邮件 +smtp_mail +邮件 +内部通知、服务通知、营销 +正常$/m);
    expect(printed).toMatch(/^客户 +wechat_work_customers +企业微信客户群发 +服务通知、营销 +正常$/m);
    expect(printed).toMatch(/^旧 +aliyun_sms +阿里云短信 +设置不可用 +正常$/m);
    expect(printed).toMatch(/^控制台 +控制台 +控制台 +内部通知 +正常$/m);
  });

  it("keeps no template of another purpose, and says which it is", async () => {
    const { run, config } = aChannelConsole();
    await expect(run(["set", "短信", "--kind", "aliyun_sms"], ...SMS, "SMS_1", "")).rejects.toMatchObject({
      code: "channel_config_invalid",
      message: expect.stringContaining("服务通知用的模板编号 service_template_code：与“内部通知”用的模板相同"),
    });
    expect(config("短信")).toBeNull();
  });

  it("lists names and kinds without what is secret, and says where to begin", async () => {
    const { run, noted } = aChannelConsole();
    expect(await run(["list"])).toContain("还没有自己的通道");
    await run(ROBOT, URL, "");
    const printed = await run(["list"]);
    expect(printed).toMatch(/采购群 +wechat_work_robot +企业微信群机器人 +内部通知 +正常$/m);
    expect(printed).not.toMatch(/s3cret|还没有/);
    await run(["remove", "采购群"]);
    expect(await run(["list"])).toContain("还没有自己的通道");
    expect(noted).toEqual(["channel_saved 采购群", "channel_removed 采购群"]);
  });
});

describe("stockguard channel test", () => {
  let robot: FakeWechatWorkRobot;
  beforeEach(async () => {
    robot = await startFakeWechatWorkRobot(() => 0);
  });
  afterEach(() => robot.close());

  it("sends an alert as real ones look, and says what to do next", async () => {
    const { run } = aChannelConsole({ public_url: "https://board.shop.test" });
    await run(ROBOT, robot.url, "template_card");
    const printed = await run(["test", "采购群"]);
    expect(printed).toMatch(/^✓ 对方已接受测试消息“【预警】通道测试：[^]*→ 请到对方那里确认已收到；.*采购群。$/);
    expect(printed).not.toContain("STOCKGUARD_PUBLIC_URL");
    expect(robot.shown).toHaveLength(1);
    expect(robot.shown[0]?.text).toMatch(/通道测试/);
    expect(robot.shown[0]?.links.map(({ url }) => url)).toContain("https://board.shop.test/");
  });

  it("says why there is no link where the board has no address", async () => {
    const { run } = aChannelConsole();
    await run(ROBOT, robot.url, "");
    expect(await run(["test", "采购群"])).toContain("没有设置 STOCKGUARD_PUBLIC_URL");
  });

  it("asks the receiver's consent first, as every other message does", async () => {
    const messages: unknown[] = [];
    const notifier: Notifier = {
      reach: ({ receiver }) => ({ family: "sms", addresses: receiver === null ? [] : [receiver], is_named: true }),
      send: (message) => (messages.push(message), Promise.resolve(sent)),
    };
    const { run, store } = aChannelConsole({ notifier });
    const [marked] = await markedPeople(someMarks(store), "shop", [{ family: "sms", address: "13800138000" }]);
    const choice = { kind: "opt_out", purpose: "all", source: "reply", at: 0, note: "" } as const;
    await store.consents.add("shop", [{ person_mark: marked?.person_mark ?? "", shown: "", ...choice }]);
    const refused = run(["test", "x", "--yes", "--receiver", "13800138000"]);
    await expect(refused).rejects.toMatchObject({ code: "receiver_opted_out" });
    expect(messages).toEqual([]);
    await run(["test", "x", "--yes", "--receiver", "13900139000"]);
    expect(messages).toHaveLength(1);
  });

  it("tries a message to customers where its purpose is named, for somebody who is named", async () => {
    const messages: Message[] = [];
    const notifier: Notifier = {
      reach: ({ receiver }) => ({
        ...{ family: "sms", addresses: [receiver ?? "13700137000"], is_named: receiver !== null },
      }),
      send: (message) => (messages.push(message), Promise.resolve(sent)),
    };
    const { run } = aChannelConsole({ notifier });
    const service = ["test", "x", "--purpose", "service"];
    await expect(run(service)).rejects.toMatchObject({ code: "consent_receiver_missing" });
    const printed = await run([...service, "--receiver", "13900139000"]);
    expect(printed).toContain("✓ 对方已接受测试消息“您订购的示例商品暂时缺货”");
    expect(printed).not.toContain("STOCKGUARD_PUBLIC_URL");
    expect(messages).toEqual([expect.objectContaining({ purpose: "service", receiver: "13900139000" })]);
    await expect(run(["test", "x", "--purpose", "fun"])).rejects.toMatchObject({ code: "commander.invalidArgument" });
    const marketing = run(["test", "x", "--purpose", "marketing", "--receiver", "13900139000"]);
    await expect(marketing).rejects.toMatchObject({ code: "consent_missing" });
    expect(messages).toHaveLength(1);
  });

  it("does not send by a channel that there is not", async () => {
    const { run } = aChannelConsole();
    await expect(run(["test", "没 有"])).rejects.toMatchObject({
      code: "channel_unknown",
      hint: expect.stringContaining("channel set '没 有' --kind"),
    });
  });

  const sent: SendOutcome = { kind: "sent", receipt: "m1；待员工确认" };
  const customers = { kind: "wechat_work_customers", given: ["ww1", "s", "", "", ""], says: "客户就会收到" };
  const program = {
    kind: "wechat_mini_program",
    given: ["wx1", "s", "", "T", "thing1=title", "", "", ""],
    says: "订阅",
  };
  const official = {
    kind: "wechat_official",
    given: ["wx1", "s", "", "T", "thing1=title", "", "subscribe", "", ""],
    says: "订阅",
  };

  it.each([customers, program, official])("asks before $kind reaches somebody", async ({ kind, given, says }) => {
    const messages: unknown[] = [];
    const notifier = { send: (message: unknown) => (messages.push(message), Promise.resolve(sent)) };
    const { run, asked } = aChannelConsole({ notifier });
    await run(["set", "x", "--kind", kind], ...given);
    await expect(run(["test", "x"], "n")).rejects.toMatchObject({ code: "channel_test_cancelled" });
    expect(messages).toEqual([]);
    expect(await run(["test", "x"], "y")).toContain(says);
    expect(await run(["test", "x", "--yes", "--receiver", "某人"])).toContain("回执：m1；待员工确认");
    expect([messages.length, asked]).toEqual([2, []]);
    expect(messages[1]).toMatchObject({ receiver: "某人" });
  });

  it("refuses such a channel where nobody can be asked", async () => {
    const notifier = { send: () => Promise.reject(new Error("nothing is to be sent")) };
    const { run } = aChannelConsole({ notifier, is_interactive: false });
    await run(["set", "x", "--kind", customers.kind], ...customers.given);
    await expect(run(["test", "x"], "y")).rejects.toMatchObject({
      code: "channel_test_not_confirmed",
      hint: expect.stringContaining("--yes"),
    });
  });

  const problem = { code: "p", message: "事实", hint: "请核对，然后在“问题”页重试。" };
  it.each<{ outcome: SendOutcome; message: string; hint: string }>([
    {
      outcome: { kind: "rate", wait_ms: 90_000, problem: { ...problem, hint: "无需处理，轮到时自动发送。" } },
      message: "测试消息暂时没有发出：事实",
      hint: "试发不会自动重发：约 2 分钟后再运行 `stockguard channel test x`。",
    },
    {
      outcome: { kind: "transient", problem: { ...problem, hint: "无需处理，系统会自动重试。若一直失败：检查端口。" } },
      message: "测试消息暂时没有发出：事实",
      hint: "检查端口。试发不会自动重发：稍后再运行 `stockguard channel test x`。",
    },
    {
      outcome: { kind: "unknown", problem: { ...problem, hint: "" } },
      message: "测试消息不知道是否送达：事实",
      hint: "先到对方那里看是否收到；没有收到时再运行 `stockguard channel test x`。",
    },
    {
      outcome: { kind: "permanent", problem },
      message: "测试消息被拒收：事实",
      hint: "请核对，然后再运行 `stockguard channel test x`。",
    },
    {
      outcome: { kind: "config", problem: { ...problem, hint: "请核对。" } },
      message: "测试消息没有发出，设置有误：事实",
      hint: "请核对。改正后再运行 `stockguard channel test x`。",
    },
  ])("fails with what to do where the outcome is $outcome.kind", async ({ outcome, message, hint }) => {
    const { run } = aChannelConsole({ notifier: { send: () => Promise.resolve(outcome) } });
    await expect(run(["test", "x"])).rejects.toMatchObject({ code: "p", message, hint });
  });
});

describe("stockguard channel callback", () => {
  const SMS = ["set", "客户短信", "--kind", "aliyun_sms"];
  const ANSWERS = ["AK", "secret", "示例商贸", "SMS_1", "", "", "", ""];

  it("shows the address for the vendor's console, the same each time, and a new one after the channel was removed", async () => {
    const { run, noted } = aChannelConsole({ public_url: "https://guard.shop.test/app/" });
    expect(await run(SMS, ...ANSWERS)).toContain("stockguard channel callback");
    const shown = await run(["callback", "客户短信"]);
    const [address = ""] = shown.split("\n");
    expect(address).toMatch(/^https:\/\/guard\.shop\.test\/app\/callbacks\/%E5[%\w]+\/[\w-]{32}$/);
    expect(noted).toContain("callback_address_shown 客户短信");
    expect(await run(["callback", " 客户短信 "])).toBe(shown);
    await run(["remove", "客户短信"]);
    await run(SMS, ...ANSWERS);
    expect(await run(["callback", "客户短信"])).not.toContain(address);
  });

  it("shows a Token beside the address where the vendor signs its calls", async () => {
    const { run } = aChannelConsole({ public_url: "https://guard.shop.test" });
    const official = ["set", "公众号", "--kind", "wechat_official"];
    const answers = [
      "wx1234567890abcdef",
      "0".repeat(32),
      "",
      "tpl",
      "thing1=title",
      ...Array.from({ length: 8 }, () => ""),
    ];
    expect(await run(official, ...answers)).toContain("把地址与 Token 填入公众号后台");
    const shown = await run(["callback", "公众号"]);
    expect(shown).toMatch(/^https:\/\/guard\.shop\.test\/callbacks\/[%\w]+\/[\w-]{32}\nToken：[0-9a-f]{32}\n/);
    expect(shown).toContain("明文模式");
    expect(await run(["callback", "公众号"])).toBe(shown);
    await run(SMS, ...ANSWERS);
    expect(await run(["callback", "客户短信"])).not.toContain("Token");
  });

  it("says what is missing", async () => {
    const { run } = aChannelConsole();
    await run(SMS, ...ANSWERS);
    await expect(run(["callback", "客户短信"])).rejects.toMatchObject({
      ...{ code: "public_url_missing", message: expect.stringContaining("STOCKGUARD_PUBLIC_URL") },
    });
    await run(ROBOT, URL, "");
    await expect(run(["callback", "采购群"])).rejects.toMatchObject({ code: "channel_without_callback" });
    await expect(run(["callback", "没有"])).rejects.toMatchObject({ code: "channel_without_callback" });
  });
});
