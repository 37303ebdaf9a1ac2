import { z } from "zod";
import type { Message } from "../../../contracts/message.ts";
import { defineChannel } from "../channel-kind.ts";
import { createSmsNotifier, smsOutId } from "./sms-notifier.ts";
import { paramsOf, type SmsParam, smsParams, smsValues } from "./sms-params.ts";
import { filled, phoneList, smsEndpoint, valueLength } from "./sms-settings.ts";
import { tc3Authorization } from "./tc3-signature.ts";
import { TENCENT_PROBLEMS, tencentOutcome } from "./tencent-sms-outcome.ts";

/** So many signs every variable takes; templates of approved companies may take more. */
const VALUE_LENGTH = 6;
const CONTENT_TYPE = "application/json";

const config = z.strictObject({
  secret_id: filled,
  secret_key: filled,
  sdk_app_id: filled.regex(/^\d+$/, { error: "应是一串数字，例如 1400006666" }),
  sign_name: filled,
  template_id: filled.regex(/^\d+$/, { error: "应是一串数字" }),
  params: smsParams.default(""),
  value_length: valueLength(VALUE_LENGTH),
  phones: phoneList,
  region: filled.default("ap-guangzhou"),
  endpoint: smsEndpoint("https://sms.tencentcloudapi.com/"),
});
type TencentConfig = z.infer<typeof config>;

/** 腾讯云短信: an approved template, its numbered variables filled from a message. */
export const tencentSms = defineChannel({
  label: "腾讯云短信",
  config,
  fields: {
    secret_id: { label: "SecretId", is_secret: true },
    secret_key: { label: "SecretKey", is_secret: true },
    sdk_app_id: { label: "短信应用 SdkAppId", is_secret: false },
    sign_name: { label: "短信签名", is_secret: false },
    template_id: { label: "模板编号", is_secret: false },
    params: { label: "模板变量（编号=内容，例如 1=title，2=line_1）", is_secret: false },
    value_length: { label: "每个变量最多字数", is_secret: false },
    phones: { label: "默认手机号", is_secret: false },
    region: { label: "地域", is_secret: false },
    endpoint: { label: "接口地址", is_secret: false },
  },
  create(settings, tools) {
    const secrets = [settings.secret_key, settings.secret_id];
    return createSmsNotifier(
      {
        account: `tencent_sms ${settings.secret_id}`,
        phones: settings.phones,
        most_numbers: 200,
        problems: TENCENT_PROBLEMS,
        request: (message, numbers, now) => signedRequest(settings, sendSms(settings, message, numbers), now),
        outcome: (reply, now) => tencentOutcome(reply, { now, secrets }),
      },
      tools,
    );
  },
});

function sendSms(settings: TencentConfig, message: Message, numbers: readonly string[]) {
  const values = smsValues(inOrder(paramsOf(settings.params)), message, settings.value_length);
  return {
    PhoneNumberSet: numbers.map((number) => `+86${number}`),
    SmsSdkAppId: settings.sdk_app_id,
    SignName: settings.sign_name,
    TemplateId: settings.template_id,
    TemplateParamSet: values.map(({ value }) => value),
    SessionContext: smsOutId(message),
  };
}

/** The vendor knows variables by number alone: names that are numbers say their place, others stand as they were written. */
function inOrder(params: readonly SmsParam[]): readonly SmsParam[] {
  const isNumbered = params.every(({ name }) => /^\d+$/.test(name));
  return isNumbered ? params.toSorted((a, b) => Number(a.name) - Number(b.name)) : params;
}

function signedRequest({ endpoint, region, secret_id, secret_key }: TencentConfig, content: unknown, now: number) {
  const { origin, hostname } = new URL(endpoint);
  const body = JSON.stringify(content);
  const timestamp = Math.floor(now / 1_000);
  const authorization = tc3Authorization(
    { host: hostname, service: "sms", content_type: CONTENT_TYPE, body, timestamp },
    { id: secret_id, secret: secret_key },
  );
  const headers = {
    "content-type": CONTENT_TYPE,
    "x-tc-action": "SendSms",
    "x-tc-version": "2021-01-11",
    "x-tc-region": region,
    "x-tc-timestamp": String(timestamp),
    authorization,
  };
  return { url: `${origin}/`, headers, body };
}
