import { z } from "zod";
import { chinaTime } from "./china-day.ts";
import { createDailyCount } from "./daily-count.ts";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { createSmsReviews, type SmsReviewed } from "./sms-reviews.ts";
import { filledTemplate, hasWebAddress, type SmsTemplate, type TakenSms, variablesOf } from "./sms-template.ts";
import { tc3Refusal } from "./tc3-check.ts";
import { type FakeSmsPackage, type FakeSmsSign, isTencentQuery, tencentQuery } from "./tencent-sms-queries.ts";

/** 腾讯云短信: strict about signature, clock, names and variables; every answer is an HTTP 200, with a code per number. */
export interface FakeTencentSms extends FakeServer, SmsReviewed {
  readonly secret_id: string;
  readonly secret_key: string;
  readonly sdk_app_id: string;
  readonly sign_name: string;
  /** A template of three short variables, and one that takes long ones. */
  readonly template_id: string;
  readonly long_template_id: string;
  /** What was approved for customers: about an order, of three variables; to sell, of one. */
  readonly service_template_id: string;
  readonly marketing_template_id: string;
  /** Text messages taken in, in order, one for each number. */
  readonly taken: readonly TakenSms[];
  /** Its owner has opted out. */
  blacklist(phone: string): void;
  /** Answers for this number with a code until told otherwise; null ends it. */
  refuse(phone: string, code: string | null): void;
  setBalance(has_money: boolean): void;
  /** What was paid for; nothing else draws on it. */
  setPackages(packages: readonly FakeSmsPackage[]): void;
  /** Puts these signatures before its own in the list. */
  signBefore(others: readonly FakeSmsSign[]): void;
  /** The body of a status callback about everything taken. */
  report(): readonly Readonly<Record<string, unknown>>[];
  /** The body of a reply callback. */
  reply(phone: string, text: string): Readonly<Record<string, unknown>>;
}

const KEY = { id: "AKIDFakeFakeFakeFakeFakeFakeFake01", secret: "fake0Tencent0Secret0fake0Tencent" };
const SIGN = "缺货卫士";
const APP = "1400006666";
const SHORT = "1110001";
const LONG = "1110002";
const SERVICE = "1110003";
const MARKETING = "1110004";
const TEXT = "库存提醒：{1}，{2}，{3}";
const TEMPLATES: ReadonlyMap<string, SmsTemplate> = new Map([
  [SHORT, { text: TEXT, longest: 6 }],
  [LONG, { text: TEXT, longest: 200 }],
  [SERVICE, { text: "{1}。订单 {2}；到货 {3}", longest: 35 }],
  [MARKETING, { text: "会员您好，{1}，拒收请回复R", longest: 35 }],
]);
const TEXTS: ReadonlyMap<string, string> = new Map([...TEMPLATES].map(([id, { text }]) => [id, text]));
const PER_NUMBER_AND_DAY = 50;
const MOST_NUMBERS = 200;
const body = z.strictObject({
  PhoneNumberSet: z.array(z.string()).min(1),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string(),
  TemplateParamSet: z.array(z.string()).optional(),
  SessionContext: z
    .string()
    .refine((text) => Buffer.byteLength(text) < 512)
    .optional(),
  ExtendCode: z.string().optional(),
  SenderId: z.string().optional(),
});
type SendSms = z.infer<typeof body>;

/** Starts the vendor; `now` is its clock, ms. */
export async function startFakeTencentSms(now: () => number): Promise<FakeTencentSms> {
  const taken: TakenSms[] = [];
  const refused = new Map<string, string>();
  const sent = createDailyCount(PER_NUMBER_AND_DAY);
  const { reviewed, reviewOf, hasPassed, isQueryAllowed } = createSmsReviews();
  let has_money = true;
  let packages: readonly FakeSmsPackage[] = [];
  let signs: readonly FakeSmsSign[] = [{ name: SIGN }];

  function strict(request: FakeRequest): FakeReply {
    const { method, url, headers, bytes } = request;
    const action = headers["x-tc-action"];
    if (method !== "POST" || url.pathname !== "/" || (action !== "SendSms" && !isTencentQuery(action)))
      return error("InvalidAction");
    if (headers["x-tc-version"] !== "2021-01-11") return error("NoSuchVersion");
    if (headers["x-tc-region"] === undefined) return error("MissingParameter");
    const refusal = tc3Refusal(request, KEY, now());
    if (refusal !== null) return error(refusal);
    if (action !== "SendSms") {
      if (!isQueryAllowed()) return error("AuthFailure.UnauthorizedOperation");
      const told = tencentQuery(
        action,
        jsonOf(bytes),
        { app: APP, templates: TEXTS, signs, packages, reviewOf },
        now(),
      );
      return typeof told === "string" ? error(told) : answered(told);
    }
    const parsed = body.safeParse(jsonOf(bytes));
    if (!parsed.success) return error("InvalidParameter");
    if (parsed.data.PhoneNumberSet.length > MOST_NUMBERS) return error("LimitExceeded.PhoneNumberCountLimit");
    return answered({ SendStatusSet: parsed.data.PhoneNumberSet.map((number) => statusOf(number, parsed.data)) });
  }

  function statusOf(PhoneNumber: string, sms: SendSms) {
    const code = codeOf(PhoneNumber, sms);
    const isTaken = code === "Ok";
    return {
      ...{ PhoneNumber, SerialNo: isTaken ? take(PhoneNumber, sms) : "", Fee: isTaken ? 1 : 0 },
      ...{ SessionContext: sms.SessionContext ?? "", Code: code, IsoCode: "CN" },
      Message: isTaken ? "send success" : `refused: ${PhoneNumber}`,
    };
  }

  function codeOf(number: string, { SmsSdkAppId, SignName, TemplateId, TemplateParamSet = [] }: SendSms): string {
    const template = TEMPLATES.get(TemplateId);
    if (SmsSdkAppId !== APP) return "UnauthorizedOperation.SmsSdkAppIdVerifyFail";
    if (SignName !== SIGN || !hasPassed(SIGN)) return "FailedOperation.SignatureIncorrectOrUnapproved";
    if (template === undefined || !hasPassed(TemplateId)) return "FailedOperation.TemplateIncorrectOrUnapproved";
    if (!/^\+861[3-9]\d{9}$/.test(number)) return "InvalidParameterValue.IncorrectPhoneNumber";
    if (!has_money) return "FailedOperation.InsufficientBalanceInSmsPackage";
    const wrong = paramFault(TemplateParamSet, template) ?? refused.get(number.slice(3));
    if (wrong !== undefined) return wrong;
    const isWithin = sent.take(`${SIGN} ${TemplateId} ${number}`, now());
    return isWithin ? "Ok" : "LimitExceeded.PhoneNumberDailyLimit";
  }

  function take(number: string, { TemplateId, TemplateParamSet = [], SessionContext = "" }: SendSms): string {
    const vendor_id = `2640:${1_000_000 + taken.length}`;
    const values = new Map(TemplateParamSet.map((value, i) => [String(i + 1), value]));
    const text = filledTemplate(SIGN, TEMPLATES.get(TemplateId) ?? { text: "", longest: 0 }, values);
    taken.push({ phone: number.slice(3), template: TemplateId, text, vendor_id, out_id: SessionContext });
    return vendor_id;
  }

  const server = await startFakeServer(strict);
  return {
    ...server,
    ...reviewed,
    setPackages: (next) => {
      packages = next;
    },
    signBefore: (others) => {
      signs = [...others, { name: SIGN }];
    },
    ...{ secret_id: KEY.id, secret_key: KEY.secret, sdk_app_id: APP, sign_name: SIGN, taken },
    ...{ template_id: SHORT, long_template_id: LONG, service_template_id: SERVICE, marketing_template_id: MARKETING },
    blacklist: (phone) => void refused.set(phone, "FailedOperation.PhoneNumberInBlacklist"),
    refuse(phone, code) {
      if (code === null) refused.delete(phone);
      else refused.set(phone, code);
    },
    setBalance: (next) => {
      has_money = next;
    },
    report: () => taken.map((sms) => reportRow(sms, chinaTime(now()))),
    reply: (phone, text) => ({
      ...{ extend: "", mobile: phone, nationcode: "86", sign: SIGN, text },
      time: Math.floor(now() / 1_000),
    }),
  };
}

function paramFault(values: readonly string[], template: SmsTemplate): string | undefined {
  if (values.length !== variablesOf(template).length) return "FailedOperation.TemplateParamSetNotMatchApprovedTemplate";
  if (values.some((value) => value.length > template.longest))
    return "InvalidParameterValue.TemplateParameterLengthLimit";
  if (values.some((value) => value === "" || hasWebAddress(value)))
    return "InvalidParameterValue.TemplateParameterFormatError";
  return values.some((value) => /[【】]/.test(value)) ? "FailedOperation.ContainSensitiveWord" : undefined;
}

function reportRow({ phone, vendor_id }: TakenSms, at: string) {
  return {
    ...{ user_receive_time: at, nationcode: "86", mobile: phone, report_status: "SUCCESS", errmsg: "DELIVRD" },
    ...{ description: "用户短信送达成功", sid: vendor_id },
  };
}

function error(Code: string): FakeReply {
  return answered({ Error: { Code, Message: `The request was refused: ${Code}` } });
}

function answered(content: Readonly<Record<string, unknown>>): FakeReply {
  return { json: { Response: { ...content, RequestId: "a0aabda6-cf91-4f3e-a81f-9198114a2279" } } };
}
