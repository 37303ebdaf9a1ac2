import { randomUUID } from "node:crypto";
import { z } from "zod";
import { acs3Authorization, acs3Query, contentHash } from "./acs3-signature.ts";
import { ALIYUN_PROBLEMS, aliyunOutcome } from "./aliyun-sms-outcome.ts";
import { defineChannel } from "../channel-kind.ts";
import { createSmsNotifier, smsOutId, type SmsTask } from "./sms-notifier.ts";
import { smsParams, smsValues } from "./sms-params.ts";
import { filled, PARAMS_FIELD, phoneList, SMS_FIELDS, smsEndpoint, valueLength } from "./sms-settings.ts";
import { pairsOf } from "../texts/template-pairs.ts";

/** Variables of the kind "others" take so many signs, unless their template says less. */
const VALUE_LENGTH = 35;

const config = z.strictObject({
  access_key_id: filled,
  access_key_secret: filled,
  sign_name: filled,
  template_code: filled.regex(/^SMS_\d+$/, { error: "应形如 SMS_123456789" }),
  params: smsParams.default(""),
  value_length: valueLength(VALUE_LENGTH),
  phones: phoneList,
  endpoint: smsEndpoint("https://dysmsapi.aliyuncs.com/"),
});
type AliyunConfig = z.infer<typeof config>;

/** 阿里云短信: an approved template, its variables filled from a message. */
export const aliyunSms = defineChannel({
  label: "阿里云短信",
  config,
  fields: {
    access_key_id: { label: "AccessKey ID", is_secret: true },
    access_key_secret: { label: "AccessKey Secret", is_secret: true },
    sign_name: { label: "短信签名", is_secret: false, note: "审核通过的，不带【】", example: "示例商贸" },
    template_code: { label: "模板编号", is_secret: false, example: "SMS_123456789" },
    params: { ...PARAMS_FIELD, example: "item=title，reason=line_1" },
    ...SMS_FIELDS,
  },
  create(settings, tools) {
    const secrets = [settings.access_key_secret, settings.access_key_id];
    return createSmsNotifier(
      {
        account: `aliyun_sms ${settings.access_key_id}`,
        phones: settings.phones,
        most_numbers: 1_000,
        problems: ALIYUN_PROBLEMS,
        request: (task) => signedRequest(settings, sendSms(settings, task), task.now),
        outcome: (reply, now) => aliyunOutcome(reply, { now, secrets }),
      },
      tools,
    );
  },
});

function sendSms(settings: AliyunConfig, { message, numbers, now }: SmsTask) {
  const values = smsValues(pairsOf(settings.params), { message, now, longest: settings.value_length });
  return {
    PhoneNumbers: numbers.join(","),
    SignName: settings.sign_name,
    TemplateCode: settings.template_code,
    ...(values.length > 0 && {
      TemplateParam: JSON.stringify(Object.fromEntries(values.map(({ name, value }) => [name, value]))),
    }),
    OutId: smsOutId(message),
  };
}

/** Everything is in the query and the body is empty, as the vendor's own client has it. */
function signedRequest(
  { endpoint, access_key_id, access_key_secret }: AliyunConfig,
  query: Readonly<Record<string, string>>,
  now: number,
) {
  const { origin, host } = new URL(endpoint);
  const headers = {
    host,
    "x-acs-action": "SendSms",
    "x-acs-version": "2017-05-25",
    "x-acs-date": `${new Date(now).toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-content-sha256": contentHash(""),
  };
  const key = { id: access_key_id, secret: access_key_secret };
  const authorization = acs3Authorization({ method: "POST", query, headers }, key);
  return { url: `${origin}/?${acs3Query(query)}`, headers: { ...headers, authorization }, body: "" };
}
