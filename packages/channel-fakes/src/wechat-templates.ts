import { TEMPLATE_BODIES, unfitField } from "./wechat-template-bodies.ts";

/** A message that somebody was shown. */
export interface FakeTemplateMessage {
  readonly openid: string;
  readonly msgid: string;
  readonly path: string;
  readonly template_id: string;
  /** The values of the template's fields, in its order. */
  readonly text: string;
}

/** People and templates of one account. */
export interface FakeTemplates {
  readonly openids: readonly string[];
  readonly template_id: string;
  /** What was applied for to tell customers of: an order, in `thing1`, `thing2` and `thing3`; an offer, in `thing1`. */
  readonly service_template_id: string;
  readonly marketing_template_id: string;
  readonly shown: readonly FakeTemplateMessage[];
  /** Lets the template have these fields instead of its own. */
  template(keys: readonly string[]): void;
  /** How many subscription messages somebody still takes. */
  consent(openid: string, count: number): void;
  unfollow(openid: string): void;
  /** The event that follows a template message, as the platform posts it. */
  jobFinished(msgid: string, status: string): string;
  take(path: string, body: unknown): unknown;
  /** Answers a query of one of `TEMPLATE_LISTS`. */
  list(path: string): unknown;
  /** Removes a template from the account. */
  deleteTemplate(template_id: string): void;
  /** Whether the account has the interfaces of templates. */
  allowQueries(isAllowed: boolean): void;
}

const OPENIDS = ["oAAAAAAAAAAAAAAAAAAAAAAAAAAA", "oBBBBBBBBBBBBBBBBBBBBBBBBBBB", "oCCCCCCCCCCCCCCCCCCCCCCCCCCC"];
const TEMPLATE = "ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY";
const SERVICE = "kP3vQe9bW1sXz5tYc7uRf2gHj4nMd6aLq8oTi0pEyUw";
const MARKETING = "mB7xNc2vLk5jHg8fDs1aPo4iUy6tRe9wQz3lKm0nJbV";
const CUSTOMER_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  [SERVICE, ["thing1", "thing2", "thing3"]],
  [MARKETING, ["thing1"]],
]);
/** More digits than a number of JavaScript's holds. */
const FIRST_MSGID = 2_301_410_258_395_594_752n;
const REPEAT_MS = 600_000;

/** Where an account lists its templates, asked for without a body. */
export const TEMPLATE_LISTS = {
  messages: "/cgi-bin/template/get_all_private_template",
  subscriptions: "/wxaapi/newtmpl/gettemplate",
} as const;

/** The part of the API that shows templates to people who agreed to it. */
export function createFakeTemplates(now: () => number): FakeTemplates {
  const shown: FakeTemplateMessage[] = [];
  const followers = new Set(OPENIDS);
  const consents = new Map<string, number>();
  const repeats = new Map<string, { readonly at: number; readonly msgid: string }>();
  const deleted = new Set<string>();
  let keys: readonly string[] = ["thing1", "time2"];
  let isQueryAllowed = true;

  function fieldsOf(template_id: string): readonly string[] | undefined {
    if (deleted.has(template_id)) return undefined;
    return template_id === TEMPLATE ? keys : CUSTOMER_KEYS.get(template_id);
  }

  /** As the vendor's public documentation has it: the older list bears no code where all is well. */
  function list(path: string): unknown {
    const rows = [TEMPLATE, ...CUSTOMER_KEYS.keys()].flatMap((id) => {
      const content = fieldsOf(id)?.map((key) => `内容:{{${key}.DATA}}\n`);
      return content === undefined ? [] : [{ id, title: "库存提醒", content: content.join(""), example: "" }];
    });
    if (!isQueryAllowed) return said(48_001, "api unauthorized");
    if (path === TEMPLATE_LISTS.subscriptions)
      return { ...said(0, "ok"), data: rows.map(({ id, ...row }) => ({ priTmplId: id, ...row, type: 2 })) };
    const industries = { primary_industry: "", deputy_industry: "" };
    return { template_list: rows.map(({ id, ...row }) => ({ template_id: id, ...industries, ...row })) };
  }

  function take(path: string, body: unknown): unknown {
    if (!isTemplatePath(path)) return null;
    const parsed = TEMPLATE_BODIES[path].safeParse(body);
    if (!parsed.success) return said(47_001, "data format error");
    const { touser, template_id, data } = parsed.data;
    if (!OPENIDS.includes(touser)) return said(40_003, "invalid openid");
    const fields = fieldsOf(template_id);
    if (fields === undefined) return said(40_037, "invalid template_id");
    const unfit = unfitField(fields, data);
    if (unfit !== null) return said(47_003, `argument invalid! ${unfit}`);
    const refusal = path.endsWith("template/send") ? unfollowed(touser) : unwanted(touser);
    if (refusal !== null) return refusal;
    const text = fields.map((key) => data[key]?.value).join("\n");
    const client_msg_id = "client_msg_id" in parsed.data ? parsed.data.client_msg_id : undefined;
    return show({ openid: touser, path, template_id, text }, client_msg_id);
  }

  function unfollowed(openid: string): unknown {
    return followers.has(openid) ? null : said(43_004, "require subscribe");
  }

  function unwanted(openid: string): unknown {
    const left = consents.get(openid) ?? 0;
    if (left === 0) return said(43_101, "user refuse to accept the msg");
    consents.set(openid, left - 1);
    return null;
  }

  function show(message: Omit<FakeTemplateMessage, "msgid">, client_msg_id = ""): unknown {
    const before = repeats.get(`${message.openid} ${client_msg_id}`);
    const isRepeat = client_msg_id !== "" && before !== undefined && now() < before.at + REPEAT_MS;
    const msgid = isRepeat ? before.msgid : String(FIRST_MSGID + BigInt(shown.length));
    if (!isRepeat) {
      shown.push({ ...message, msgid });
      repeats.set(`${message.openid} ${client_msg_id}`, { at: now(), msgid });
    }
    return { ...said(0, "ok"), msgid };
  }

  function receiverOf(wanted: string): string | undefined {
    return shown.find(({ msgid }) => msgid === wanted)?.openid ?? OPENIDS[0];
  }

  return {
    openids: OPENIDS,
    template_id: TEMPLATE,
    service_template_id: SERVICE,
    marketing_template_id: MARKETING,
    shown,
    take,
    list,
    deleteTemplate: (template_id) => void deleted.add(template_id),
    allowQueries: (next) => {
      isQueryAllowed = next;
    },
    template: (next) => (keys = next),
    consent: (openid, count) => consents.set(openid, count),
    unfollow: (openid) => followers.delete(openid),
    jobFinished: (msgid, status) =>
      `<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CDATA[${receiverOf(msgid)}]]></FromUserName>` +
      `<CreateTime>1395658920</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event>` +
      `<MsgID>${msgid}</MsgID><Status><![CDATA[${status}]]></Status></xml>`,
  };
}

function isTemplatePath(path: string): path is keyof typeof TEMPLATE_BODIES {
  return Object.hasOwn(TEMPLATE_BODIES, path);
}

function said(errcode: number, errmsg: string) {
  return { errcode, errmsg: errcode === 0 ? errmsg : `${errmsg} rid: 65f0a1b2-0c3d4e5f-6a7b8c9d` };
}
