import {
  type ShownMessage,
  startFakeDingtalkRobot,
  startFakeFeishuRobot,
  startFakeWebhookReceiver,
  startFakeWechatWorkRobot,
} from "@stockguard/channel-fakes";
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
  close(): Promise<void>;
}

/** How a kind is put to the test: its other side, and every dress its settings can give a message. */
export interface StandPlan {
  readonly dresses: readonly Readonly<Record<string, unknown>>[];
  /** Starts the other side; `now` is its clock, ms. */
  open(now: () => number): Promise<ChannelStand>;
}

const secret = "SEC0123456789abcdef";
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
