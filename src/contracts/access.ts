/** Who may do what: the words shared by the server, its tokens and the pages. */
import { z } from "zod";
import { PASSWORD_LENGTH } from "./password-length.ts";

/** What a person is to the shop. */
export const ROLES = ["owner", "buyer", "sales", "service", "warehouse", "admin", "viewer"] as const;

/** One of the roles. */
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Single things that may be allowed; a token's scopes are some of these. */
export const PERMISSIONS = [
  "read_board",
  "read_messages",
  "read_problems",
  "see_phones",
  "answer_alerts",
  "repair",
  "control_demo",
  "manage_users",
  "manage_tokens",
  "read_audit",
  "export_customers",
  "erase_customers",
  "manage_consents",
  "run_rehearsal",
  "adopt_policy",
  "read_plan",
  "order_purchases",
  "edit_rules",
] as const;

/** One of the permissions. */
export const permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof permission>;

/** Scopes that a token may carry: a program never manages people or other tokens. */
const TOKEN_SCOPES = [
  "read_board",
  "read_messages",
  "read_problems",
  "see_phones",
  "answer_alerts",
  "repair",
  "read_plan",
  "order_purchases",
] as const satisfies readonly Permission[];

/** One of the scopes of a token. */
export const tokenScope = z.enum(TOKEN_SCOPES);
export type TokenScope = z.infer<typeof tokenScope>;

/** Who acts without signing in, as the audit log names them; no person may bear such a name. */
const RESERVED_NAMES: readonly string[] = ["cli", "link", "local"];

/** A name to sign in with: letters, digits and a few signs, or an e-mail address. Compared in lower case. */
export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(80)
  .regex(/^[\p{L}\p{N}._@+-]+$/u, { error: "只能包含文字、数字和 . _ @ + -" })
  .refine((name) => !RESERVED_NAMES.includes(name), { error: "这个用户名留给系统使用" });

const displayName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}+$/u, { error: "含有特殊字符" });

/** Longer ones are refused, so that hashing costs the same for everyone. */
const password = z.string().min(PASSWORD_LENGTH).max(200);

/** Name and password, as typed. */
export const signInRequest = z.strictObject({ login_name: z.string().max(200), password: z.string().max(1_000) });
export type SignInRequest = z.infer<typeof signInRequest>;

/** What a one-time link asks for: the first administrator gives a name too, others keep theirs. */
export const linkRequest = z.strictObject({
  code: z.string().max(200),
  login_name: loginName.optional(),
  display_name: displayName.optional(),
  password,
});
export type LinkRequest = z.infer<typeof linkRequest>;

/** A new user, as the administrator writes it. */
export const newUserRequest = z.strictObject({
  login_name: loginName,
  display_name: displayName,
  email: z.email().max(200).nullable(),
  role,
});
export type NewUserRequest = z.infer<typeof newUserRequest>;

/** A change of a user. */
export const userChange = z.strictObject({
  display_name: displayName.optional(),
  email: z.email().max(200).nullable().optional(),
  role: role.optional(),
  is_disabled: z.boolean().optional(),
});
export type UserChange = z.infer<typeof userChange>;

/** A new token. */
export const newTokenRequest = z.strictObject({
  name: displayName,
  scopes: z.array(tokenScope).min(1),
  valid_days: z.number().int().min(1).max(730).nullable(),
});
export type NewTokenRequest = z.infer<typeof newTokenRequest>;

/** Instant in ms since the epoch. */
const instant = z.number();

/** One user as the administrator sees it. */
export const userReport = z.object({
  user_id: z.string(),
  login_name: z.string(),
  display_name: z.string(),
  email: z.string().nullable(),
  role,
  is_disabled: z.boolean(),
  has_password: z.boolean(),
  /** Whether this user signs in at the company's own login. */
  has_single_sign_on: z.boolean(),
  created_at: instant,
});
export type UserReport = z.infer<typeof userReport>;

/** All users. */
export const usersReport = z.object({ users: z.array(userReport) });
export type UsersReport = z.infer<typeof usersReport>;

/** A token without its secret. */
export const tokenReport = z.object({
  token_id: z.string(),
  name: z.string(),
  scopes: z.array(tokenScope),
  created_by: z.string(),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});
export type TokenReport = z.infer<typeof tokenReport>;

/** All tokens. */
export const tokensReport = z.object({ tokens: z.array(tokenReport) });
export type TokensReport = z.infer<typeof tokensReport>;

/** What is kept in the audit log. */
const AUDIT_EVENTS = [
  "signed_in",
  "sign_in_refused",
  "signed_out",
  "link_issued",
  "link_used",
  "user_added",
  "user_changed",
  "token_added",
  "token_revoked",
  "alert_answered",
  "assessment_asked",
  "entry_retried",
  "effect_replayed",
  "phones_seen",
  "customer_exported",
  "customer_erased",
  "customer_erasure_lifted",
  "consent_recorded",
  "callback_address_shown",
  "secrets_rotated",
  "push_secret_shown",
  "channel_saved",
  "channel_removed",
  "account_saved",
  "account_removed",
  "app_installed",
  "app_uninstalled",
  "form_bound",
  "orders_imported",
  "policy_adopted",
  "alarm_budget_set",
  "purchases_ordered",
  "refusal_noted",
  "starter_rules_written",
  "starter_plans_written",
  "care_settings_changed",
  "rule_added",
  "rule_changed",
  "rule_switched_on",
  "rule_switched_off",
  "rule_removed",
  "report_downloaded",
] as const;

/** One of the events of the audit log. */
export const auditEvent = z.enum(AUDIT_EVENTS);
export type AuditEvent = z.infer<typeof auditEvent>;

/** A page of the audit log, newest first. */
export const auditReport = z.object({
  entries: z.array(
    z.object({
      id: z.number(),
      at: instant,
      actor: z.string(),
      event: auditEvent,
      /** What it was done to: a name or a code, never personal data of a customer. */
      object: z.string(),
      /** The network address it came from; null from the command line. */
      address: z.string().nullable(),
    }),
  ),
  /** Give this as `before` for the next page; null at the end. */
  next_before: z.number().nullable(),
});
export type AuditReport = z.infer<typeof auditReport>;

/** What the sign-in page needs to know before anybody has signed in. */
export const signInOptions = z.object({ single_sign_on: z.boolean() });
export type SignInOptions = z.infer<typeof signInOptions>;

/** What a one-time link is for. */
export const linkReport = z.object({ is_first: z.boolean(), login_name: z.string().nullable() });
export type LinkReport = z.infer<typeof linkReport>;

/** What an answer by link would do. */
export const answerReport = z.object({
  answer: z.enum(["acknowledge", "order", "snooze"]),
  item_code: z.string(),
  location_code: z.string(),
  /** Null where nothing is kept of the item any more. */
  item_name: z.string().nullable(),
  suggested_order_quantity: z.number().nullable(),
  is_used: z.boolean(),
});
/** What a person says with an answer by link. */
export const answerRequest = z.object({
  token: z.string().max(2_000),
  order: z
    .object({
      quantity: z.number().positive().max(1e9),
      expected_on: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .nullable(),
    })
    .nullish(),
});

export type AnswerReport = z.infer<typeof answerReport>;
