import {
  type FakeWechatApi,
  type ShownMessage,
  startFakeAliyunSms,
  startFakeDingtalkRobot,
  startFakeFeishuRobot,
  startFakeTencentSms,
  startFakeWebhookReceiver,
  startFakeWechatApi,
  startFakeWechatWorkApi,
  startFakeWechatWorkRobot,
} from "@stockguard/channel-fakes";
import type { MessagePurpose } from "../../src/domain/consent/consent-entry.ts";
import { shownMail } from "./shown-mail.ts";
import { startMailServer } from "./mail-server.ts";

/** The other side of a channel, strict about everything the vendor is strict about. */
export interface ChannelStand {
  /** Settings that fit it. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What it took in, as people see it, in order; what it refused is not there. */
  shown(): readonly ShownMessage[];
  /** How many requests that bear a message it has seen, refused ones too. */
  tries(): number;
  /** What the other side has approved, where it takes nothing but approved templates. */
  readonly approved?: ApprovedTemplates;
  close(): Promise<void>;
}

/** Approved templates as settings, and those of which the other side took a message, in order. */
export interface ApprovedTemplates {
  readonly ids: Readonly<Record<MessagePurpose, string>>;
  readonly settings: Readonly<Record<"service" | "marketing", Readonly<Record<string, unknown>>>>;
  taken(): readonly string[];
}

/** How a kind is put to the test: its other side, and every dress its settings can give a message. */
export interface StandPlan {
  readonly dresses: readonly Readonly<Record<string, unknown>>[];
  /** Signs of a title it shows as they are; 20 where left out. */
  readonly room?: number;
  /** Starts the other side; `now` is its clock, ms. */
  open(now: () => number): Promise<ChannelStand>;
}

const secret = "SEC0123456789abcdef";
const PHONE = "13800138000";
/** What texts may bear of a message: web addresses fall out of a title. */
const SMS_ROOM = "【缺货】".length;
/** A typed field holds 20 signs, the last of them an ellipsis where there were more. */
const FIELD_ROOM = 19;
const FIELDS = { thing1: "title", thing2: "line1", thing3: "line2" };
const account = { user: "alerts@shop.test", password: "pass" };

/** One entry for every kind of channel; a kind without one fails the battery. */
export const STANDS: Readonly<Record<string, StandPlan>> = {
  wechat_work_robot: {
    dresses: [{ format: "markdown" }, { format: "text" }, { format: "template_card" }],
    async open(now) {
      const robot = await startFakeWechatWorkRobot(now);
      return { ...ofFake(robot), config: { url: robot.url } };
    },
  },
  dingtalk_robot: {
    dresses: [{ format: "action_card" }, { format: "markdown" }, { keyword: "补货" }],
    async open(now) {
      const robot = await startFakeDingtalkRobot(now, { secret });
      return { ...ofFake(robot), config: { url: robot.url, secret } };
    },
  },
  feishu_robot: {
    dresses: [{ format: "card" }, { format: "text" }, { keyword: "补货" }],
    async open(now) {
      const robot = await startFakeFeishuRobot(now, { secret });
      return { ...ofFake(robot), config: { url: robot.url, secret } };
    },
  },
  signed_webhook: {
    dresses: [{ is_idempotent: "是" }],
    async open(now) {
      const receiver = await startFakeWebhookReceiver(now);
      return { ...ofFake(receiver), config: { url: receiver.url, secret: receiver.secret } };
    },
  },
  wechat_work_app: {
    dresses: [{ format: "template_card" }, { format: "textcard" }, { format: "markdown" }],
    async open(now) {
      const api = await startFakeWechatWorkApi(now);
      const { corpid, corpsecret, agentid, origin } = api;
      return {
        ...ofVendor(api, "/cgi-bin/message/send", () => api.shown),
        config: { corpid, corpsecret, agentid, base_url: origin, touser: "zhangsan" },
      };
    },
  },
  wechat_work_customers: {
    dresses: [{}],
    async open(now) {
      const api = await startFakeWechatWorkApi(now);
      const { corpid, corpsecret, origin } = api;
      return {
        ...ofVendor(api, "/cgi-bin/externalcontact/add_msg_template", () => api.broadcasts),
        config: {
          ...{ corpid, corpsecret, base_url: origin },
          ...{ sender: "zhangsan", customers: "wmAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
        },
      };
    },
  },
  wechat_official: {
    dresses: [{ notice: "template" }, { notice: "subscribe" }],
    room: FIELD_ROOM,
    open: async (now) => ofAccount(await startFakeWechatApi(now)),
  },
  wechat_mini_program: {
    dresses: [{}],
    room: FIELD_ROOM,
    open: async (now) => ofAccount(await startFakeWechatApi(now)),
  },
  aliyun_sms: {
    dresses: [{ params: { item: "title", reason: "line_1", todo: "line_2" } }],
    room: SMS_ROOM,
    async open(now) {
      const vendor = await startFakeAliyunSms(now);
      const { access_key_id, access_key_secret, sign_name, long_template_code, origin } = vendor;
      const { service_template_code, marketing_template_code } = vendor;
      const keys = { access_key_id, access_key_secret, sign_name, template_code: long_template_code };
      return {
        ...ofVendor(vendor, "/", () => vendor.taken.map(asTyped)),
        config: { ...keys, endpoint: origin, phones: PHONE, value_length: 200 },
        approved: {
          ids: { internal: long_template_code, service: service_template_code, marketing: marketing_template_code },
          settings: {
            service: { service_template_code, service_params: "item=title，order=line:订单，arrival=line:到货" },
            marketing: { marketing_template_code, marketing_params: "item=title" },
          },
          taken: () => vendor.taken.map(({ template }) => template),
        },
      };
    },
  },
  tencent_sms: {
    dresses: [{ params: { 1: "title", 2: "line_1", 3: "line_2" } }],
    room: SMS_ROOM,
    async open(now) {
      const vendor = await startFakeTencentSms(now);
      const { secret_id, secret_key, sdk_app_id, sign_name, long_template_id, origin } = vendor;
      const { service_template_id, marketing_template_id } = vendor;
      const keys = { secret_id, secret_key, sdk_app_id, sign_name, template_id: long_template_id };
      return {
        ...ofVendor(vendor, "/", () => vendor.taken.map(asTyped)),
        config: { ...keys, endpoint: origin, phones: PHONE, value_length: 200 },
        approved: {
          ids: { internal: long_template_id, service: service_template_id, marketing: marketing_template_id },
          settings: {
            service: { service_template_id, service_params: "1=title，2=line:订单，3=line:到货" },
            marketing: { marketing_template_id, marketing_params: "1=title" },
          },
          taken: () => vendor.taken.map(({ template }) => template),
        },
      };
    },
  },
  smtp_mail: {
    dresses: [{}],
    async open() {
      const server = await startMailServer(account);
      return {
        config: { host: "127.0.0.1", port: server.port, security: "none", ...account, from: account.user },
        shown: () => server.mails.map(({ mail }) => shownMail(mail)),
        tries: () => server.mails.length,
        close: () => server.close(),
      };
    },
  },
};

/** The stand of a fake that keeps what it shows, and to which every request is a message. */
function ofFake(fake: {
  readonly shown: readonly ShownMessage[];
  readonly requests: readonly unknown[];
  close(): Promise<void>;
}) {
  return { shown: () => fake.shown, tries: () => fake.requests.length, close: () => fake.close() };
}

/** The stand of a vendor where a message is one path among others; it is a text without markup where no more is said. */
function ofVendor(
  vendor: {
    readonly requests: readonly { readonly url: URL }[];
    close(): Promise<void>;
  },
  path: string,
  shown: () => readonly (Pick<ShownMessage, "text"> & Partial<ShownMessage>)[],
) {
  return {
    shown: () => shown().map((message) => ({ links: [], mentions: [], ...message })),
    tries: () => vendor.requests.filter(({ url }) => url.pathname === path).length,
    close: () => vendor.close(),
  };
}

/** The stand of a 公众号 or 小程序 whose reader takes any number of messages. */
function ofAccount(api: FakeWechatApi): ChannelStand {
  const { appid, secret: appsecret, origin, template_id, openids } = api;
  const { service_template_id, marketing_template_id } = api;
  const [touser = ""] = openids;
  api.template(Object.keys(FIELDS));
  api.consent(touser, 1_000);
  const isMessage = ({ url }: { readonly url: URL }) => url.pathname.endsWith("send");
  return {
    config: { appid, secret: appsecret, base_url: origin, template_id, data: FIELDS, touser },
    shown: () => api.shown.map(({ text }) => ({ text, links: [], mentions: [] })),
    tries: () => api.requests.filter(isMessage).length,
    approved: {
      ids: { internal: template_id, service: service_template_id, marketing: marketing_template_id },
      settings: {
        service: { service_template_id, service_data: "thing1=title，thing2=line:订单，thing3=line:到货" },
        marketing: { marketing_template_id, marketing_data: { thing1: "title" } },
      },
      taken: () => api.shown.map((message) => message.template_id),
    },
    close: () => api.close(),
  };
}

/** The brackets of a signature are the vendor's own; a text bears their twins. */
function asTyped({ text }: { readonly text: string }) {
  return { text: text.replaceAll("［", "【").replaceAll("］", "】") };
}
