import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { sampleCustomerMessage } from "../../src/app/notify/sample-customer-message.ts";
import type { Message } from "../../src/contracts/message.ts";
import type { MessagePurpose } from "../../src/domain/consent/consent-entry.ts";
import { type ApprovedTemplates, type ChannelStand, STANDS } from "./channel-stands.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

/** Every channel that sends by approved templates alone, with the beginning of its problems' codes. */
const KINDS = [
  { kind: "aliyun_sms", code: "sms", receiver: "13900139000" },
  { kind: "tencent_sms", code: "sms", receiver: "13900139000" },
  { kind: "wechat_official", code: "wechat_official", receiver: "oAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
  { kind: "wechat_mini_program", code: "wechat_mini_program", receiver: "oAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
] as const;
const CUSTOMERS = [
  { purpose: "service", other: "marketing", label: "服务通知" },
  { purpose: "marketing", other: "service", label: "营销" },
] as const;
const clock = { now: () => 0, today: () => "2026-11-23" };

it("the battery knows every channel that has templates for customers", () => {
  const templated = Object.entries(CHANNELS).filter(([, { fields }]) =>
    Object.keys(fields).some((field) => field.startsWith("service_")),
  );
  expect(templated.map(([kind]) => kind).sort()).toEqual(KINDS.map(({ kind }) => kind).sort());
});

describe.each(KINDS)("the templates of $kind", ({ kind, code, receiver }) => {
  let stand: ChannelStand;
  const { tools, time } = someTools();
  beforeEach(async () => {
    time.now += 3_600_000;
    const plan = STANDS[kind];
    if (plan === undefined) throw new Error(`there is no stand of ${kind}`);
    stand = await plan.open(() => time.now);
  });
  afterEach(() => stand.close());

  const approved = (): ApprovedTemplates => {
    if (stand.approved === undefined) throw new Error(`${kind} has no approved templates`);
    return stand.approved;
  };
  const channelOf = () => {
    const channel = CHANNELS[kind];
    if (channel === undefined) throw new Error(`there is no ${kind}`);
    return channel;
  };
  const withTemplates = (...purposes: readonly ("service" | "marketing")[]) =>
    purposes.reduce<Readonly<Record<string, unknown>>>(
      (config, purpose) => ({ ...config, ...approved().settings[purpose] }),
      { ...stand.config, ...STANDS[kind]?.dresses[0] },
    );
  const send = (config: unknown, message: Message) => opened(channelOf(), config, tools).send(message);
  const toCustomer = (purpose: "service" | "marketing") =>
    sampleCustomerMessage({ channel: "客户", receiver, clock }, purpose);

  it.each(CUSTOMERS)("send what is for $purpose by its own template, its variables filled", async ({ purpose }) => {
    const message = toCustomer(purpose);
    expect(await send(withTemplates("service", "marketing"), message)).toMatchObject({ kind: "sent" });
    expect(approved().taken()).toEqual([approved().ids[purpose]]);
    const [shown] = stand.shown();
    const parts = { service: ["TEST-1，暂缺 12 件", "预计 11 月 28 日"], marketing: [] };
    for (const part of [message.title, ...parts[purpose]]) expect(shown?.text).toContain(part);
  });

  it.each(CUSTOMERS)(
    "refuse what is for $purpose before any request where it has none",
    async ({ purpose, ...other }) => {
      for (const config of [withTemplates(), withTemplates(other.other)]) {
        const outcome = await send(config, toCustomer(purpose));
        expect(outcome).toMatchObject({
          ...{ kind: "config", is_of_message: true },
          problem: { code: `${code}_template_missing`, message: expect.stringContaining(`“${other.label}”用的模板`) },
        });
        expect(JSON.stringify(outcome)).toContain("`stockguard channel set 客户`");
      }
      expect([stand.tries(), ...approved().taken()]).toEqual([0]);
    },
  );

  it.each([{ purpose: "internal" as const }, {}])("leave alerts by the present template: %j", async (parts) => {
    for (const config of [withTemplates(), withTemplates("service", "marketing")]) {
      time.now += 60_000;
      expect(await send(config, aMessage({ ...parts, reference: `${time.now}` }))).toMatchObject({ kind: "sent" });
    }
    expect(approved().taken()).toEqual([approved().ids.internal, approved().ids.internal]);
  });

  it("are told of as what the channel can send, and read again after they were kept", () => {
    const cases: readonly (readonly ["service" | "marketing" | null, readonly MessagePurpose[]])[] = [
      [null, ["internal"]],
      ["service", ["internal", "service"]],
      ["marketing", ["internal", "marketing"]],
    ];
    for (const [more, want] of cases) {
      const config = withTemplates(...(more === null ? [] : [more]));
      expect(channelOf().purposes(config)).toEqual(want);
      const first = channelOf().read(config);
      const kept: unknown = JSON.parse(JSON.stringify(first.kind === "usable" ? first.config : null));
      expect(channelOf().read(kept)).toMatchObject({ kind: "usable", config: kept });
    }
    expect(channelOf().purposes({})).toEqual([]);
  });

  it.each(CUSTOMERS)("are refused where $purpose shares another's, or one of its two settings lacks", ({ purpose }) => {
    const settings = Object.entries(approved().settings[purpose]);
    const [id = ["", ""], variables = ["", ""]] = settings;
    const faultsOf = (more: object) => {
      const reading = channelOf().read({ ...withTemplates(), ...more });
      return reading.kind === "faulty" ? reading.faults.join() : "";
    };
    expect(faultsOf({ [id[0]]: approved().ids.internal, [variables[0]]: variables[1] })).toContain(
      "与“内部通知”用的模板相同",
    );
    expect(faultsOf({ [variables[0]]: variables[1] })).toContain("没有填它的模板");
    // A text message may be a template without variables.
    expect(faultsOf({ [id[0]]: id[1] }).includes("至少对应一个字段")).toBe(code !== "sms");
  });
});

it("阿里云's template to sell takes no address in a variable", () => {
  const faultOf = (field: string) => CHANNELS["aliyun_sms"]?.faultOf(field, "item=title，url=link");
  expect([faultOf("marketing_params"), faultOf("service_params")]).toEqual(["营销模板的变量不能是网址 link", null]);
});
