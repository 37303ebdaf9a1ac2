import { z } from "zod";
import { WAITS_FOR_EMPLOYEE } from "../../../contracts/broadcast.ts";
import type { Message } from "../../../contracts/message.ts";
import type { NotSent, Notifier, SendOutcome } from "../../../ports/notifier.ts";
import { cutToBytes, linesWithin } from "../texts/byte-budget.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import {
  reached,
  type ReceiverIds,
  receiverList,
  receiversOf,
  tellingPassedOver,
  unfitReceiver,
} from "../sending/named-receivers.ts";
import { untaggedLine } from "../texts/literal-line.ts";
import { plainLine } from "../texts/plain-line.ts";
import { sendInTurn } from "../sending/send-in-turn.ts";
import { webLink } from "../texts/web-link.ts";
import { createWorkApi, WORK_ACCOUNT_FIELDS, workAccount } from "./wechat-work-api.ts";
import { broadcastReading } from "./wechat-work-broadcast-results.ts";

/** Customers of WeChat begin with wm, those of other companies with wo. */
const CUSTOMERS: ReceiverIds = {
  label: "客户的 external_userid（wm 或 wo 开头）",
  pattern: /^w[mo][A-Za-z0-9_-]{10,62}$/,
};
const MOST_CUSTOMERS = 10_000;

const config = z.strictObject({
  ...workAccount,
  sender: z.string().trim().default(""),
  customers: receiverList(CUSTOMERS, MOST_CUSTOMERS),
});
type CustomersConfig = z.infer<typeof config>;

/** 企业微信 customers: a broadcast is prepared, and an employee confirms it before any customer gets it. */
export const wechatWorkCustomers = defineChannel({
  label: "企业微信客户群发",
  config,
  fields: {
    ...WORK_ACCOUNT_FIELDS,
    sender: { label: "发送员工的账号", is_secret: false, note: "不填由企业微信选择", example: "zhangsan" },
    customers: { label: "默认客户 external_userid", is_secret: false, note: "多个用逗号隔开", example: "wm…" },
  },
  purposes: () => ["service", "marketing"],
  testWarning: () => "试发会真的建好一个客户群发任务：员工在企业微信中确认后，客户就会收到这条测试消息。",
  create: createWechatWorkCustomers,
});

const NAME = { code: "work_customers", name: "企业微信客户群发" };

/** Limits in bytes of UTF-8. */
const TEXT_BYTES = 4_000;
const LINK_TITLE_BYTES = 128;

/** Preparing has no limit that is known; customers have one of their own, which the employee is told of. */
const PER_MINUTE = 60;
/** Far below what the vendor lets a company ask of one address of its API: 10,000 a minute. */
const QUESTIONS_PER_MINUTE = 240;

/** Prepares broadcasts to customers whom a rule names, or to the channel's own; never to all that an employee has. */
function createWechatWorkCustomers(settings: CustomersConfig, tools: ChannelTools): Notifier {
  const { clock, windowOf } = tools;
  const { corpid, sender, customers } = settings;
  const window = windowOf(`wechat_work_customers ${corpid}`, PER_MINUTE);
  const questions = windowOf(`wechat_work_customers questions ${corpid}`, QUESTIONS_PER_MINUTE);
  const api = createWorkApi(settings, NAME, tools);

  return {
    reach: ({ receiver }) => ({
      family: "wechat_work",
      ...reached(receiver, customers, CUSTOMERS),
      is_for_customers: true,
    }),
    async send(message): Promise<SendOutcome> {
      const choice = receiversOf(message.receiver, customers, CUSTOMERS);
      if (choice.kind === "unfit")
        return { kind: "permanent", problem: unfitReceiver(NAME.code, CUSTOMERS, choice.part) };
      const { ids, passed_over } = choice;
      if (ids.length === 0 || ids.length > MOST_CUSTOMERS) return { kind: "permanent", problem: NO_CUSTOMER };
      const json = JSON.stringify(broadcastOf(message, ids, sender));
      const outcome = await sendInTurn({ window, clock, own_turn: OWN_TURN }, () =>
        api.post("/cgi-bin/externalcontact/add_msg_template", json, preparedOutcome),
      );
      return tellingPassedOver(outcome, passed_over);
    },
    broadcast: (msgid) =>
      broadcastReading(msgid, (path, json, accepted) =>
        sendInTurn({ window: questions, clock, own_turn: OWN_TURN }, () => api.post(path, json, accepted)),
      ),
  };
}

function broadcastOf({ title, lines, link }: Message, external_userid: readonly string[], sender: string) {
  const href = webLink(link);
  const head = plainLine(title);
  return {
    chat_type: "single",
    external_userid,
    ...(sender !== "" && { sender }),
    text: { content: linesWithin([title, ...lines].map(untaggedLine), TEXT_BYTES) },
    ...(href !== null && {
      attachments: [{ msgtype: "link", link: { title: cutToBytes(head, LINK_TITLE_BYTES), url: href } }],
    }),
  };
}

const prepared = z.object({ msgid: z.string().min(1), fail_list: z.array(z.string()).nullish() });

/** Prepared, not sent: the receipt says so. Who cannot be written to is left. */
function preparedOutcome(body: unknown): SendOutcome | null {
  const read = prepared.safeParse(body);
  if (!read.success) return null;
  const { msgid, fail_list } = read.data;
  const taken = { receipt: `${msgid}；${WAITS_FOR_EMPLOYEE}`, broadcast_id: msgid };
  const left = (fail_list ?? []).map((address) => ({ address, end: OUT_OF_REACH }));
  return left.length === 0 ? { kind: "sent", ...taken } : { kind: "partial", ...taken, left };
}

const OUT_OF_REACH: NotSent = {
  kind: "permanent",
  problem: {
    code: "work_customers_out_of_reach",
    message: "客户无法送达",
    hint: "客户可能已删除员工，或已达本月接收上限；请改用其他方式联系。",
  },
};

const OWN_TURN = {
  code: "work_customers_turn",
  message: "客户群发任务较多，本条正在排队",
  hint: "无需处理，轮到时自动创建。",
};

const NO_CUSTOMER = {
  code: "work_customers_receiver_missing",
  message: "没有可用的客户：“接收人”中没有 external_userid，通道也没有默认客户；或客户超过 10000 位",
  hint: "在预警规则的“接收人”中填写客户的 external_userid，或用 `stockguard channel set` 为通道设置默认客户，然后在“问题”页重试。",
};
