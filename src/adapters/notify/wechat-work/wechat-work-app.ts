import { leftOutText } from "../../../contracts/left-out.ts";
import { z } from "zod";
import type { NotSent, Notifier, OutgoingMessage, SendOutcome } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { commonWindow } from "../sending/common-window.ts";
import { receiverList, tellingPassedOver, unfitReceiver } from "../sending/named-receivers.ts";
import { repeatable } from "../sending/repeatable.ts";
import { splitOutcome } from "../sending/split-outcome.ts";
import { sendInTurn } from "../sending/send-in-turn.ts";
import { createWorkApi, WORK_ACCOUNT_FIELDS, workAccount } from "./wechat-work-api.ts";
import { APP_FORMATS, appContent } from "./wechat-work-app-content.ts";
import {
  MEMBERS,
  MEMBERS_OR_ALL,
  MOST_GROUPS,
  MOST_MEMBERS,
  PARTIES,
  TAGS,
  windowsOf,
  type WorkReceivers,
  workReceivers,
} from "./wechat-work-receivers.ts";

const config = z.strictObject({
  ...workAccount,
  agentid: z.coerce.number().int().positive(),
  touser: receiverList(MEMBERS_OR_ALL, MOST_MEMBERS),
  toparty: receiverList(PARTIES, MOST_GROUPS),
  totag: receiverList(TAGS, MOST_GROUPS),
  format: z.enum(APP_FORMATS).default("template_card"),
});
type AppConfig = z.infer<typeof config>;

/** 企业微信 app: messages to members whom a rule names by account, or to the channel's own receivers. */
export const wechatWorkApp = defineChannel({
  label: "企业微信应用消息",
  config,
  fields: {
    ...WORK_ACCOUNT_FIELDS,
    agentid: { label: "应用 AgentId", is_secret: false, example: "1000002" },
    touser: { label: "默认接收成员账号", is_secret: false, note: "多个用逗号隔开，@all 为全体", example: "zhangsan" },
    toparty: { label: "默认接收部门 ID", is_secret: false, note: "多个用逗号隔开", example: "2" },
    totag: { label: "默认接收标签 ID", is_secret: false, note: "多个用逗号隔开", example: "1" },
    format: {
      label: "消息格式",
      is_secret: false,
      choices: { template_card: "卡片", textcard: "文本卡片", markdown: "排版文字" },
    },
  },
  create: createWechatWorkApp,
});

const NAME = { code: "work_app", name: "企业微信" };

/** How long the vendor drops a message it has taken before: at most four hours, which outlasts our own tries. */
const DUPLICATE_CHECK = { enable_duplicate_check: 1, duplicate_check_interval: 14_400 } as const;

/** Only blocked, never full: sending has no limit of its own beside that of each member. */
const PER_MINUTE = 10_000;

function createWechatWorkApp(settings: AppConfig, tools: ChannelTools): Notifier {
  const { clock, windowOf } = tools;
  const { corpid, agentid, format } = settings;
  const app = `wechat_work_app ${corpid} ${agentid}`;
  const whole = windowOf(app, PER_MINUTE);
  const api = createWorkApi(settings, NAME, tools);

  return {
    addressed_by: "wechat_work_id",
    async send(message): Promise<SendOutcome> {
      const choice = workReceivers(message.receiver, settings);
      if (choice.kind === "nobody") return { kind: "permanent", problem: NO_RECEIVER };
      if (choice.kind === "unfit")
        return { kind: "permanent", problem: unfitReceiver(NAME.code, MEMBERS, choice.part) };
      const { receivers, passed_over } = choice;
      const window = commonWindow(whole, windowsOf(receivers, app, windowOf));
      return sendInTurn({ window, clock, own_turn: OWN_TURN }, async () => {
        const post = (shown: OutgoingMessage) => {
          const json = JSON.stringify({ ...receivers, agentid, ...appContent(shown, format), ...DUPLICATE_CHECK });
          return api.post("/cgi-bin/message/send", json, (body) => takenOutcome(body, receivers));
        };
        const { picture, ...words } = message;
        const tried = await post(message);
        // Its words arrive even where the vendor does not take the picture.
        const isRefused =
          tried.kind === "permanent" && format === "template_card" && (picture?.card_link ?? null) !== null;
        const outcome = isRefused ? await post(words) : tried;
        return repeatable(tellingPassedOver(outcome, passed_over), REPEATED);
      });
    },
  };
}

const names = z
  .string()
  .default("")
  .transform((text) => text.split("|").filter((name) => name !== ""));
const taken = z.object({
  msgid: z.string().default(""),
  invaliduser: names,
  unlicenseduser: names,
  invalidparty: names,
  invalidtag: names,
});

/** Taken for some is taken. Members come back in small letters; departments and tags are nobody in particular. */
function takenOutcome(body: unknown, { touser = "", toparty, totag }: WorkReceivers): SendOutcome | null {
  const read = taken.safeParse(body);
  if (!read.success) return null;
  const { msgid, invaliduser, unlicenseduser, invalidparty, invalidtag } = read.data;
  const asked = touser.split("|").filter((name) => name !== "");
  const left = [
    ...invaliduser.map((name) => ({ name, end: INVALID_MEMBER })),
    ...unlicenseduser.map((name) => ({ name, end: UNLICENSED_MEMBER })),
  ].map(({ name, end }) => ({ address: asked.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name, end }));
  const groups = [
    [invalidparty.length, "个部门无效"],
    [invalidtag.length, "个标签无效"],
  ] as const;
  const remarks = groups.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const receipt = remarks.length === 0 ? msgid : `${msgid}；${leftOutText("unreached", remarks.join("，"))}`;
  const hasGroups = toparty !== undefined || totag !== undefined;
  return splitOutcome({ served: asked.length - left.length + (hasGroups ? 1 : 0), receipt, left });
}

const INVALID_MEMBER: NotSent = {
  kind: "permanent",
  problem: {
    code: "work_app_member_invalid",
    message: "成员无效或不在应用的可见范围",
    hint: "在企业微信管理后台核对成员账号与应用的可见范围。",
  },
};
const UNLICENSED_MEMBER: NotSent = {
  kind: "permanent",
  problem: {
    code: "work_app_member_unlicensed",
    message: "成员没有接口许可",
    hint: "在企业微信管理后台为该成员分配接口许可。",
  },
};

const REPEATED = "无需处理：系统会自动重发，企业微信会去掉重复的消息。";

const OWN_TURN = {
  code: "work_app_turn",
  message: "企业微信对每名成员限量接收，超过的会被丢弃，本条正在排队",
  hint: "无需处理，轮到时自动发送；经常出现时，请提高规则的最低预警等级。",
};

const NO_RECEIVER = {
  code: "work_app_receiver_missing",
  message: "没有可用的接收人：预警规则的“接收人”中没有企业微信成员账号，通道也没有默认接收人；或接收人超过 1000 名",
  hint: "在预警规则的“接收人”中填写成员账号，或用 `stockguard channel set` 为通道设置默认接收人，然后在“问题”页重试。",
};
