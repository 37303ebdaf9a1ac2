import { z } from "zod";
import { createAcs3Gateway, queryPairs } from "./acs3-check.ts";
import { signatureAnswer, templateAnswer } from "./aliyun-sms-queries.ts";
import { chinaTime } from "./china-day.ts";
import { createDailyCount } from "./daily-count.ts";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { createSmsReviews, type SmsReviewed } from "./sms-reviews.ts";
import { filledTemplate, hasWebAddress, type SmsTemplate, type TakenSms, variablesOf } from "./sms-template.ts";

/** 阿里云短信: strict about signature, nonce, clock, names and variables; business errors come under HTTP 200. */
export interface FakeAliyunSms extends FakeServer, SmsReviewed {
  readonly access_key_id: string;
  readonly access_key_secret: string;
  readonly sign_name: string;
  /** A template of three short variables, `item`, `reason` and `todo`, and one that takes long ones. */
  readonly template_code: string;
  readonly long_template_code: string;
  /** What was approved for customers: about an order, of `order`, `item` and `arrival`; to sell, of `item` alone. */
  readonly service_template_code: string;
  readonly marketing_template_code: string;
  /** Text messages taken in, in order, one for each number. */
  readonly taken: readonly TakenSms[];
  /** Its owner has opted out: taken and never delivered, which the receipt alone tells. */
  blacklist(phone: string): void;
  setBalance(has_money: boolean): void;
  /** The state of the signature's registration at `mobile`, `unicom` or `telecom`, by the vendor's number. */
  register(carrier: string, state: number): void;
  /** The body of a SmsReport push about everything taken. */
  report(): readonly Readonly<Record<string, unknown>>[];
  /** The body of a SmsUp push. */
  reply(phone: string, content: string): readonly Readonly<Record<string, unknown>>[];
}

const KEY = { id: "LTAI5tFakeFakeFakeFake01", secret: "fake0Aliyun0Secret0fake0Aliyun" };
const SIGN = "缺货卫士";
const SHORT = "SMS_100000001";
const LONG = "SMS_100000002";
const SERVICE = "SMS_100000003";
const MARKETING = "SMS_100000004";
const TEXT = "库存提醒：${item}，${reason}，${todo}";
const TEMPLATES: ReadonlyMap<string, SmsTemplate> = new Map([
  [SHORT, { text: TEXT, longest: 35 }],
  [LONG, { text: TEXT, longest: 200 }],
  [SERVICE, { text: "${item}。订单 ${order}；到货 ${arrival}", longest: 35 }],
  [MARKETING, { text: "会员您好，${item}，拒收请回复R", longest: 35 }],
]);
interface FilledSms {
  readonly text: string;
  readonly query: ReadonlyMap<string, string>;
}

const NOT_AUTHORIZED = { Code: "NoPermission", Message: "You are not authorized to perform this action." };
const PER_NUMBER_AND_DAY = 50;
const MOST_NUMBERS = 1_000;
const variables = z.record(z.string(), z.string());

/** Starts the vendor; `now` is its clock, ms. */
export async function startFakeAliyunSms(now: () => number): Promise<FakeAliyunSms> {
  const taken: TakenSms[] = [];
  const blacklisted = new Set<string>();
  const sent = createDailyCount(PER_NUMBER_AND_DAY);
  const refusalOf = createAcs3Gateway(KEY, now);
  const { reviewed, reviewOf, hasPassed, isQueryAllowed } = createSmsReviews();
  const carriers = new Map<string, number>();
  const actions = new Map([
    ["SendSms", sendSms],
    ["GetSmsTemplate", asked(getSmsTemplate)],
    ["GetSmsSign", asked(getSmsSign)],
  ]);
  let has_money = true;

  function strict(request: FakeRequest): FakeReply {
    const { method, url, headers } = request;
    const isKnown = method === "POST" && url.pathname === "/" && headers["x-acs-version"] === "2017-05-25";
    const action = actions.get(String(headers["x-acs-action"]));
    if (!isKnown || action === undefined)
      return {
        status: 404,
        json: { Code: "InvalidAction.NotFound", Message: "Specified api is not found.", ...ids() },
      };
    const refused = refusalOf(request);
    if (refused !== null)
      return { status: refused.status, json: { Code: refused.code, Message: refused.message, ...ids() } };
    return action(new Map(queryPairs(request)));
  }

  function asked(answer: (query: ReadonlyMap<string, string>) => Readonly<Record<string, unknown>>) {
    return (query: ReadonlyMap<string, string>): FakeReply =>
      isQueryAllowed() ? { json: answer(query) } : { status: 403, json: { ...NOT_AUTHORIZED, ...ids() } };
  }

  function getSmsTemplate(query: ReadonlyMap<string, string>) {
    const code = query.get("TemplateCode") ?? "";
    const template = TEMPLATES.get(code);
    if (template === undefined) return said("isv.SMS_TEMPLATE_ILLEGAL", "短信模版不合法");
    return { ...said("OK", "OK"), ...templateAnswer(code, template.text, reviewOf(code)) };
  }

  function getSmsSign(query: ReadonlyMap<string, string>) {
    if (query.get("SignName") !== SIGN) return said("isv.SMS_SIGN_ILLEGAL", "短信签名不合法");
    return { ...said("OK", "OK"), ...signatureAnswer(SIGN, reviewOf(SIGN), carriers) };
  }

  function sendSms(query: ReadonlyMap<string, string>): FakeReply {
    return { json: smsAnswer(query) };
  }

  function smsAnswer(query: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
    const template = TEMPLATES.get(query.get("TemplateCode") ?? "");
    if (!has_money) return said("isv.AMOUNT_NOT_ENOUGH", "账户余额不足");
    if (query.get("SignName") !== SIGN) return said("isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法");
    if (!hasPassed(SIGN)) return said("isv.SIGN_STATE_ILLEGAL", "签名状态不可用");
    if (template === undefined || !hasPassed(query.get("TemplateCode") ?? ""))
      return said("isv.SMS_TEMPLATE_ILLEGAL", "短信模版不合法");
    const phones = (query.get("PhoneNumbers") ?? "").split(",");
    if (phones.length > MOST_NUMBERS) return said("isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制");
    if (!phones.every((phone) => /^1[3-9]\d{9}$/.test(phone)))
      return said("isv.MOBILE_NUMBER_ILLEGAL", `${phones.join(",")}号码格式错误`);
    const values = valuesOf(query.get("TemplateParam"), template);
    if (typeof values === "string") return said(values, "模板变量有误");
    const counted = phones.map((phone) => sent.take(`${SIGN} ${query.get("TemplateCode") ?? ""} ${phone}`, now()));
    if (counted.includes(false)) return said("isv.BUSINESS_LIMIT_CONTROL", `触发天级流控Permits:${PER_NUMBER_AND_DAY}`);
    return take(phones, { text: filledTemplate(SIGN, template, values), query });
  }

  function take(phones: readonly string[], { text, query }: FilledSms) {
    const [out_id, template] = [query.get("OutId") ?? "", query.get("TemplateCode") ?? ""];
    const vendor_id = `90061919573801${1_000 + taken.length}^0`;
    for (const phone of phones) taken.push({ phone, template, text, vendor_id, out_id });
    return { ...said("OK", "OK"), BizId: vendor_id };
  }

  const server = await startFakeServer(strict);
  return {
    ...server,
    ...reviewed,
    register: (carrier, state) => void carriers.set(carrier, state),
    ...{ access_key_id: KEY.id, access_key_secret: KEY.secret, sign_name: SIGN, taken },
    ...{
      template_code: SHORT,
      long_template_code: LONG,
      service_template_code: SERVICE,
      marketing_template_code: MARKETING,
    },
    blacklist: (phone) => void blacklisted.add(phone),
    setBalance: (next) => {
      has_money = next;
    },
    report: () => taken.map((sms) => reportRow(sms, !blacklisted.has(sms.phone), chinaTime(now()))),
    reply: (phone, content) => [
      {
        ...{ phone_number: phone, send_time: chinaTime(now()), content, sign_name: SIGN },
        ...{ dest_code: "1069000000", sequence_id: 1_234_567_890 },
      },
    ],
  };
}

/** The values by name, or the code of what is wrong with them. */
function valuesOf(param: string | undefined, template: SmsTemplate): ReadonlyMap<string, string> | string {
  const parsed = variables.safeParse(jsonOf(Buffer.from(param ?? "{}")));
  if (!parsed.success) return "isv.INVALID_JSON_PARAM";
  const values = new Map(Object.entries(parsed.data));
  const used = variablesOf(template).map((name) => values.get(name) ?? "");
  if (used.some((value) => value === "")) return "isv.TEMPLATE_MISSING_PARAMETERS";
  if (used.some((value) => value.length > template.longest)) return "isv.PARAM_LENGTH_LIMIT";
  if (used.some(hasWebAddress)) return "isv.PARAM_NOT_SUPPORT_URL";
  if (used.some((value) => /[【】]/.test(value))) return "isv.SMS_CONTENT_ILLEGAL";
  return values;
}

function reportRow({ phone, vendor_id, out_id }: TakenSms, success: boolean, at: string) {
  return {
    ...{ phone_number: phone, send_time: at, report_time: at, success, sms_size: "1", biz_id: vendor_id, out_id },
    err_code: success ? "DELIVERED" : "MOBILE_IN_BLACK",
    err_msg: success ? "用户接收成功" : "号码在黑名单",
  };
}

function said(Code: string, Message: string) {
  return { Code, Message, RequestId: "F655A8D5-B967-440B-8683-DAD6FF8DE990" };
}

/** What the gateway adds to an error. */
function ids() {
  return { RequestId: "F655A8D5-B967-440B-8683-DAD6FF8DE990", HostId: "dysmsapi.aliyuncs.com" };
}
