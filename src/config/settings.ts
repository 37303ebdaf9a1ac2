import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { role } from "../contracts/access.ts";

/** One thing that may be set from outside: by an environment variable, or under its own name in the file. */
interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly schema: Schema;
  /** Never shown. */
  readonly is_secret?: true;
}

const setting = <Schema extends z.ZodType>(variable: string, schema: Schema): Setting<Schema> => ({ variable, schema });
const secret = <Schema extends z.ZodType>(variable: string, schema: Schema): Setting<Schema> => ({
  ...{ variable, schema },
  is_secret: true,
});

const port = z.coerce.number().int().min(0).max(65_535);
const text = z.string().min(1);
const command = text.regex(/^[^`\p{Cc}]+$/u, "应为一行命令，不含反引号");
const days = z.coerce.number().int().min(1).max(36_500);
const timeZone = text.refine(isTimeZone, "未知时区，应写成 Asia/Shanghai 这样的时区名");
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "应为 postgres://… 形式的连接地址" });

/** All settings by their name. */
export const SETTINGS = {
  data_dir: setting(
    "STOCKGUARD_DATA_DIR",
    text.default(() => join(homedir(), ".stockguard")),
  ),
  host: setting("STOCKGUARD_HOST", text.default("127.0.0.1")),
  port: setting("STOCKGUARD_PORT", port.default(4000)),
  sandbox_port: setting("SANDBOX_PORT", port.default(4010)),
  public_url: setting("STOCKGUARD_PUBLIC_URL", z.url().nullable().default(null)),
  /** With what a command begins where this program is installed; null: as it was started. */
  command: setting("STOCKGUARD_COMMAND", command.nullable().default(null)),
  role: setting("STOCKGUARD_ROLE", z.enum(["all", "web", "worker", "scheduler"]).default("all")),
  /** Null: SQLite in the data folder. */
  database_url: secret("STOCKGUARD_DATABASE_URL", postgresUrl.nullable().default(null)),
  /** The company's own login (OpenID Connect); null: passwords only. */
  oidc_issuer: setting("STOCKGUARD_OIDC_ISSUER", z.url().nullable().default(null)),
  oidc_client_id: setting("STOCKGUARD_OIDC_CLIENT_ID", text.nullable().default(null)),
  oidc_client_secret_file: setting("STOCKGUARD_OIDC_CLIENT_SECRET_FILE", text.nullable().default(null)),
  /** Role of people who come by that login for the first time; null: only those the administrator has added. */
  oidc_default_role: setting("STOCKGUARD_OIDC_DEFAULT_ROLE", role.nullable().default(null)),
  /** Hosts, addresses and ranges inside one's own network to which messages may be sent, parted by commas. */
  allowed_targets: setting("STOCKGUARD_ALLOWED_TARGETS", z.string().default("")),
  /** Processes that send messages at the same time; each keeps to its share of every channel's limit. */
  senders: setting("STOCKGUARD_SENDERS", z.coerce.number().int().min(1).max(15).default(1)),
  time_zone: setting("STOCKGUARD_TIME_ZONE", timeZone.default("Asia/Shanghai")),
  poll_minutes: setting("STOCKGUARD_POLL_MINUTES", z.coerce.number().min(0.05).max(1_440).default(10)),
  /** The shortest beat of a lively form that no push tells about. */
  poll_fast_seconds: setting("STOCKGUARD_POLL_FAST_SECONDS", z.coerce.number().min(1).max(3_600).default(15)),
  /** Calls that reading may cost an installation in an hour, beyond the plain beat. */
  poll_calls_per_hour: setting(
    "STOCKGUARD_POLL_CALLS_PER_HOUR",
    z.coerce.number().int().min(60).max(36_000).default(3_600),
  ),
  sweep_hours: setting("STOCKGUARD_SWEEP_HOURS", z.coerce.number().min(0.01).max(168).default(24)),
  /** Days for which a suggestion of the purchase plan stands once it was shown; 0 = it follows every change. */
  plan_freeze_days: setting("STOCKGUARD_PLAN_FREEZE_DAYS", z.coerce.number().int().min(0).max(30).default(1)),
  /** How long things are kept that are over: bodies of messages, that they came, what was written and sent, who did what. */
  keep_body_days: setting("STOCKGUARD_KEEP_BODY_DAYS", days.default(7)),
  keep_inbox_days: setting("STOCKGUARD_KEEP_INBOX_DAYS", days.default(90)),
  keep_effect_days: setting("STOCKGUARD_KEEP_EFFECT_DAYS", days.default(400)),
  keep_alert_days: setting("STOCKGUARD_KEEP_ALERT_DAYS", days.default(400)),
  keep_audit_days: setting("STOCKGUARD_KEEP_AUDIT_DAYS", days.default(1_095)),
  log_level: setting("STOCKGUARD_LOG_LEVEL", z.enum(["debug", "info", "warn", "error", "silent"]).default("warn")),
  /** Lets a Prometheus on another machine read /metrics; null: this machine alone. */
  metrics_token: secret("STOCKGUARD_METRICS_TOKEN", z.string().min(16).nullable().default(null)),
  demo_seed: setting("STOCKGUARD_DEMO_SEED", z.coerce.number().int().default(20_261)),
  demo_days: setting("STOCKGUARD_DEMO_DAYS", z.coerce.number().int().min(90).max(730).default(365)),
  demo_seconds_per_day: setting("STOCKGUARD_DEMO_SECONDS_PER_DAY", z.coerce.number().min(1).max(120).default(6)),
  jdy_api_key: secret("JDY_API_KEY", text.nullable().default(null)),
  jdy_api_key_file: setting("JDY_API_KEY_FILE", text.nullable().default(null)),
  jdy_base_url: setting("JDY_BASE_URL", z.url().default("https://api.jiandaoyun.com/api")),
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting, as the file and `config show` use it. */
export type SettingName = keyof typeof SETTINGS;

/** Every setting with its value. */
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["schema"]> };

/** All names, in the order in which they are shown. */
// The keys of our own table.
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

function isTimeZone(time_zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: time_zone });
    return true;
  } catch {
    return false;
  }
}
