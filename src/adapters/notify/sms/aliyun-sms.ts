import { z } from "zod";
import { aliyunFindings } from "./aliyun-sms-check.ts";
import { ALIYUN_PROBLEMS, aliyunOutcome } from "./aliyun-sms-outcome.ts";
import { aliyunRequest } from "./aliyun-sms-request.ts";
import { defineChannel } from "../channel-kind.ts";
import { createSmsNotifier, smsOutId, type SmsTask } from "./sms-notifier.ts";
import { promotionalParams, smsParams, smsValues } from "./sms-params.ts";
import {
  checkSmsTemplates,
  customerSmsFields,
  filled,
  PARAMS_FIELD,
  phoneList,
  SMS_FIELDS,
  smsEndpoint,
  valueLength,
} from "./sms-settings.ts";
import { type PurposeTemplates, purposesOf } from "../sending/template-of-purpose.ts";
import { templateIdOrNone } from "../sending/customer-templates.ts";
import { pairsOf } from "../texts/template-pairs.ts";

/** Variables of the kind "others" take so many signs, unless their template says less. */
const VALUE_LENGTH = 35;

const TEMPLATE_ID = /^SMS_\d+$/;
const WRONG_ID = "应形如 SMS_123456789";

const config = z
  .strictObject({
    access_key_id: filled,
    access_key_secret: filled,
    sign_name: filled,
    template_code: filled.regex(TEMPLATE_ID, { error: WRONG_ID }),
    params: smsParams.default(""),
    value_length: valueLength(VALUE_LENGTH),
    phones: phoneList,
    endpoint: smsEndpoint("https://dysmsapi.aliyuncs.com/"),
    service_template_code: templateIdOrNone(TEMPLATE_ID, WRONG_ID),
    service_params: smsParams.default(""),
    marketing_template_code: templateIdOrNone(TEMPLATE_ID, WRONG_ID),
    marketing_params: promotionalParams.default(""),
  })
  .superRefine((settings, context) => checkSmsTemplates(templatesOf(settings), "template_code", context));
type AliyunConfig = z.infer<typeof config>;

const TEMPLATE_FIELD = { label: "模板编号", is_secret: false, example: "SMS_123456789" } as const;

/** 阿里云短信: an approved template, its variables filled from a message. */
export const aliyunSms = defineChannel({
  label: "阿里云短信",
  config,
  fields: {
    access_key_id: { label: "AccessKey ID", is_secret: true },
    access_key_secret: { label: "AccessKey Secret", is_secret: true },
    sign_name: { label: "短信签名", is_secret: false, note: "审核通过的，不带【】", example: "示例商贸" },
    template_code: TEMPLATE_FIELD,
    params: { ...PARAMS_FIELD, example: "item=title，reason=line_1" },
    ...SMS_FIELDS,
    ...customerSmsFields("template_code", TEMPLATE_FIELD, "order=line:订单#1，arrival=line:到货"),
  },
  purposes: (settings) => purposesOf(templatesOf(settings)),
  create(settings, tools) {
    const secrets = [settings.access_key_secret, settings.access_key_id];
    const notifier = createSmsNotifier(
      {
        account: `aliyun_sms ${settings.access_key_id}`,
        phones: settings.phones,
        templates: templatesOf(settings),
        most_numbers: 1_000,
        problems: ALIYUN_PROBLEMS,
        request: (task) =>
          aliyunRequest(settings, { action: "SendSms", query: sendSms(settings, task), now: task.now }),
        outcome: (reply, now) => aliyunOutcome(reply, { now, secrets }),
      },
      tools,
    );
    return { ...notifier, check: () => aliyunFindings(settings, templatesOf(settings), tools) };
  },
});

/** What a message of each purpose is sent by. */
function templatesOf(settings: AliyunConfig): PurposeTemplates<string> {
  return {
    internal: { id: settings.template_code, variables: settings.params },
    service: { id: settings.service_template_code, variables: settings.service_params },
    marketing: { id: settings.marketing_template_code, variables: settings.marketing_params },
  };
}

function sendSms(settings: AliyunConfig, { message, template, numbers, now }: SmsTask) {
  const values = smsValues(pairsOf(template.variables), { message, now, longest: settings.value_length });
  return {
    PhoneNumbers: numbers.join(","),
    SignName: settings.sign_name,
    TemplateCode: template.id,
    ...(values.length > 0 && {
      TemplateParam: JSON.stringify(Object.fromEntries(values.map(({ name, value }) => [name, value]))),
    }),
    OutId: smsOutId(message),
  };
}
