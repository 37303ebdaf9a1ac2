import { z } from "zod";
import { defineChannel } from "../channel-kind.ts";
import { createSmsNotifier, smsOutId, type SmsTask } from "./sms-notifier.ts";
import { smsParams, smsValues } from "./sms-params.ts";
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
import { yesOrNo } from "../yes-or-no.ts";
import { templateIdOrNone } from "../sending/customer-templates.ts";
import { pairsOf, type TemplatePair } from "../texts/template-pairs.ts";
import { tencentFindings } from "./tencent-sms-check.ts";
import { TENCENT_PROBLEMS, tencentOutcome } from "./tencent-sms-outcome.ts";
import { tencentRequest } from "./tencent-sms-request.ts";

/** So many signs every variable takes; templates of approved companies may take more. */
const VALUE_LENGTH = 6;

const TEMPLATE_ID = /^\d+$/;
const WRONG_ID = "应是一串数字";

const config = z
  .strictObject({
    secret_id: filled,
    secret_key: filled,
    sdk_app_id: filled.regex(/^\d+$/, { error: "应是一串数字，例如 1400006666" }),
    sign_name: filled,
    template_id: filled.regex(TEMPLATE_ID, { error: WRONG_ID }),
    params: smsParams.default(""),
    value_length: valueLength(VALUE_LENGTH),
    phones: phoneList,
    region: filled.default("ap-guangzhou"),
    endpoint: smsEndpoint("https://sms.tencentcloudapi.com/"),
    service_template_id: templateIdOrNone(TEMPLATE_ID, WRONG_ID),
    service_params: smsParams.default(""),
    marketing_template_id: templateIdOrNone(TEMPLATE_ID, WRONG_ID),
    marketing_params: smsParams.default(""),
    is_postpaid: yesOrNo,
  })
  .superRefine((settings, context) => checkSmsTemplates(templatesOf(settings), "template_id", context));
type TencentConfig = z.infer<typeof config>;

const TEMPLATE_FIELD = { label: "模板编号", is_secret: false, example: "449739" } as const;

/** 腾讯云短信: an approved template, its numbered variables filled from a message. */
export const tencentSms = defineChannel({
  label: "腾讯云短信",
  config,
  fields: {
    secret_id: { label: "SecretId", is_secret: true },
    secret_key: { label: "SecretKey", is_secret: true },
    sdk_app_id: { label: "短信应用 SdkAppId", is_secret: false, example: "1400006666" },
    sign_name: { label: "短信签名", is_secret: false, note: "审核通过的，不带【】", example: "示例商贸" },
    template_id: TEMPLATE_FIELD,
    params: { ...PARAMS_FIELD, example: "1=title，2=line_1" },
    region: { label: "地域", is_secret: false },
    ...SMS_FIELDS,
    ...customerSmsFields("template_id", TEMPLATE_FIELD, "1=line:订单#1，2=line:到货"),
    is_postpaid: {
      label: "后付费已开通",
      is_secret: false,
      choices: { 是: "套餐包用完后照常发送，只提示", 否: "套餐包快用完时列在“问题”页" },
    },
  },
  purposes: (settings) => purposesOf(templatesOf(settings)),
  create(settings, tools) {
    const secrets = [settings.secret_key, settings.secret_id];
    const notifier = createSmsNotifier(
      {
        account: `tencent_sms ${settings.secret_id}`,
        phones: settings.phones,
        templates: templatesOf(settings),
        most_numbers: 200,
        problems: TENCENT_PROBLEMS,
        request: (task) =>
          tencentRequest(settings, { action: "SendSms", content: sendSms(settings, task), now: task.now }),
        outcome: (reply, now) => tencentOutcome(reply, { now, secrets }),
      },
      tools,
    );
    return { ...notifier, check: () => tencentFindings(settings, templatesOf(settings), tools) };
  },
});

/** What a message of each purpose is sent by. */
function templatesOf(settings: TencentConfig): PurposeTemplates<string> {
  return {
    internal: { id: settings.template_id, variables: settings.params },
    service: { id: settings.service_template_id, variables: settings.service_params },
    marketing: { id: settings.marketing_template_id, variables: settings.marketing_params },
  };
}

function sendSms(settings: TencentConfig, { message, template, numbers, now }: SmsTask) {
  const longest = settings.value_length;
  const values = smsValues(inOrder(pairsOf(template.variables)), { message, now, longest });
  return {
    PhoneNumberSet: numbers.map((number) => `+86${number}`),
    SmsSdkAppId: settings.sdk_app_id,
    SignName: settings.sign_name,
    TemplateId: template.id,
    TemplateParamSet: values.map(({ value }) => value),
    SessionContext: smsOutId(message),
  };
}

/** The vendor knows variables by number alone: names that are numbers say their place, others stand as they were written. */
function inOrder(params: readonly TemplatePair[]): readonly TemplatePair[] {
  const isNumbered = params.every(({ name }) => /^\d+$/.test(name));
  return isNumbered ? params.toSorted((a, b) => Number(a.name) - Number(b.name)) : params;
}
