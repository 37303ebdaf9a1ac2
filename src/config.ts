import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { AddonError } from "./contracts/problem.ts";

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  STOCKGUARD_DATA_DIR: z.string().min(1).optional(),
  STOCKGUARD_HOST: z.string().min(1).default("127.0.0.1"),
  STOCKGUARD_PORT: port.default(4000),
  SANDBOX_PORT: port.default(4010),
  STOCKGUARD_PUBLIC_URL: z.url().optional(),
  STOCKGUARD_TIME_ZONE: z.string().default("Asia/Shanghai"),
  STOCKGUARD_POLL_MINUTES: z.coerce.number().min(1).max(1_440).default(10),
  STOCKGUARD_SWEEP_HOURS: z.coerce.number().min(1).max(168).default(24),
  STOCKGUARD_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  STOCKGUARD_DEMO_SEED: z.coerce.number().int().default(20_261),
  STOCKGUARD_DEMO_SECONDS_PER_DAY: z.coerce.number().min(1).max(120).default(6),
  JDY_API_KEY: z.string().min(1).optional(),
  JDY_API_KEY_FILE: z.string().min(1).optional(),
  JDY_BASE_URL: z.url().default("https://api.jiandaoyun.com/api"),
});

/** Everything that may be set from outside, read once. */
export interface Config {
  readonly data_dir: string;
  readonly host: string;
  readonly port: number;
  readonly sandbox_port: number;
  readonly public_url: string | null;
  readonly time_zone: string;
  readonly poll_minutes: number;
  readonly sweep_hours: number;
  readonly log_level: "debug" | "info" | "warn" | "error" | "silent";
  readonly demo_seed: number;
  readonly demo_seconds_per_day: number;
  readonly jdy_api_key: string | null;
  readonly jdy_base_url: string;
}

/** Reads the environment; every fault is reported at once, by the variable's name. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given, { error: z.locales.zhCN().localeError });
  if (!parsed.success) {
    throw new AddonError({
      code: "config_invalid",
      message: `环境变量有误：${parsed.error.issues.map(({ path, message }) => `${path.join(".")}（${message}）`).join("；")}`,
      hint: "改正上列环境变量后重新启动。",
    });
  }
  const { data } = parsed;
  return Object.freeze({
    data_dir: data.STOCKGUARD_DATA_DIR ?? join(homedir(), ".stockguard"),
    host: data.STOCKGUARD_HOST,
    port: data.STOCKGUARD_PORT,
    sandbox_port: data.SANDBOX_PORT,
    public_url: data.STOCKGUARD_PUBLIC_URL ?? null,
    time_zone: checkedTimeZone(data.STOCKGUARD_TIME_ZONE),
    poll_minutes: data.STOCKGUARD_POLL_MINUTES,
    sweep_hours: data.STOCKGUARD_SWEEP_HOURS,
    log_level: data.STOCKGUARD_LOG_LEVEL,
    demo_seed: data.STOCKGUARD_DEMO_SEED,
    demo_seconds_per_day: data.STOCKGUARD_DEMO_SECONDS_PER_DAY,
    jdy_api_key: data.JDY_API_KEY ?? keyFromFile(data.JDY_API_KEY_FILE),
    jdy_base_url: data.JDY_BASE_URL,
  });
}

function keyFromFile(path: string | undefined): string | null {
  if (path === undefined) return null;
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new AddonError(
      {
        code: "api_key_file_unreadable",
        message: `无法读取 JDY_API_KEY_FILE 指定的文件：${path}`,
        hint: "检查文件是否存在、当前用户是否有读取权限。",
      },
      { cause },
    );
  }
}

function checkedTimeZone(time_zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: time_zone });
    return time_zone;
  } catch (cause) {
    throw new AddonError(
      { code: "time_zone_unknown", message: `未知时区：${time_zone}`, hint: "使用 Asia/Shanghai 这样的时区名。" },
      { cause },
    );
  }
}
