import { z } from "zod";
import type { FormName } from "./form.ts";
import { FORM_FIELDS } from "./generated/records.ts";

const words = z.string().trim().min(1);
const label = z.strictObject({ "zh-CN": words, en: words }).readonly();
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "须以小写字母开头，只含小写字母、数字、下划线");
const formName = name.pipe(
  z.custom<FormName>((value) => typeof value === "string" && value in FORM_FIELDS, "不是已知的表单"),
);

/** What a form may push, in the platform's words (facts: push events, hc/10732). */
const pushOp = z.enum(["data_create", "data_update", "data_remove", "data_recover", "form_update"]);

const formFields = z.strictObject({ form: formName, fields: z.array(name).min(1).readonly() }).readonly();

const wantedForm = z
  .strictObject({
    form: formName,
    essential: z.boolean().describe("Without this form the add-on cannot do its work at all."),
    pushes: z
      .array(pushOp)
      .readonly()
      .describe("What the form's push tells the add-on; data_create is always among them."),
  })
  .readonly();

const role = z
  .strictObject({
    role: words.describe("As it stands in 预警规则 > 接收角色."),
    label,
    edits: z.array(formName).readonly(),
    views: z.array(formName).readonly(),
  })
  .readonly();

/** A message the platform itself may send once a person has set it up there. */
const reminder = z
  .strictObject({
    form: formName,
    by: z.enum(["form_reminder", "assistant"]),
    needed: z.enum(["optional", "for_platform_delivery"]),
    label,
  })
  .readonly();

const contact = z.strictObject({ who: label, channels: z.array(words).min(1).readonly(), purpose: label }).readonly();

const host = z
  .strictObject({ host: words.describe("Name of the host, or the setting that holds it."), purpose: label })
  .readonly();

const personalData = z
  .strictObject({ form: formName, fields: z.array(name).min(1).readonly(), purpose: label })
  .readonly();

const retention = z
  .strictObject({
    what: name,
    days: z.int().positive().nullable().describe("Null: kept until the add-on is uninstalled."),
    label,
  })
  .readonly();

/** A rule as a record of the form 预警规则, without its status and channels, which the installer names. */
const starterRule = z
  .strictObject({
    rule_name: words,
    scope_kind: words,
    scope_value: words.optional(),
    minimum_severity: words,
    receiver_role: words,
    cool_down_hours: z.number().nonnegative(),
    quiet_start: words.optional(),
    quiet_end: words.optional(),
    grouping: words.optional(),
    digest_time: words.optional(),
    condition_kind: words.optional(),
    condition_value: words.optional(),
    priority: z.number().optional(),
    escalate_after_minutes: z.int().positive().optional(),
    escalate_role: words.optional(),
  })
  .readonly();

const rulePack = z
  .strictObject({
    pack: words.describe("The trade it is for, as people name it."),
    label,
    rules: z.array(starterRule).min(1).readonly(),
  })
  .readonly();

/** A plan as a record of the form 关怀方案, without its status. */
const starterPlan = z
  .strictObject({
    plan_name: words,
    customer_segment: words.optional(),
    customer_type: words.optional(),
    exposure_kind: words.optional(),
    care_action: words,
    step: z.int().positive(),
    care_text: words.optional(),
    coupon_amount: z.number().positive().optional(),
    coupon_minimum: z.number().nonnegative().optional(),
    coupon_valid_days: z.int().positive().optional(),
  })
  .readonly();

const carePack = z
  .strictObject({
    pack: words.describe("The trade it is for, as people name it."),
    label,
    plans: z.array(starterPlan).min(1).readonly(),
  })
  .readonly();

/** What an install puts on an app, and what the add-on does there. Kept in manifests/*.json. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    manifest_version: z.literal(1),
    id: name,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    label,
    summary: label,
    forms: z.array(wantedForm).min(1).readonly().describe("In the order of making."),
    roles: z.array(role).readonly(),
    rules: z.array(rulePack).readonly().describe("To begin with, by trade; written only where a person asks for it."),
    care: z
      .array(carePack)
      .readonly()
      .describe("Care plans to begin with, by trade; written only where a person asks for it."),
    reminders: z.array(reminder).readonly(),
    reads: z.array(formFields).readonly(),
    writes: z.array(formFields).readonly(),
    contacts: z.array(contact).readonly(),
    network_hosts: z.array(host).readonly(),
    personal_data: z.array(personalData).readonly(),
    retention: z.array(retention).readonly(),
  })
  .readonly();

/** What an install puts on an app, and what the add-on does there. */
export type Manifest = z.infer<typeof manifestSchema>;

/** An event a form pushes. */
export type PushOp = z.infer<typeof pushOp>;
