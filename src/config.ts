/** Everything that may be set from outside, read once: the environment first, then the file, then what is usual. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { RetentionSetting } from "./app/forgetting/forget-old.ts";
import type { PollSetting } from "./domain/polling/poll-beat.ts";
import type { ConfigFile } from "./config/config-file.ts";
import { SETTING_NAMES, SETTINGS, type SettingName, type SettingValues } from "./config/settings.ts";
import { AddonError } from "./contracts/problem.ts";

/** All settings; the API key is the one of the key file where no key is given directly. */
export type Config = SettingValues;

/** Where a value comes from. */
export type ConfigOrigin = "environment" | "file" | "default";

/** A setting as it is in effect. */
export interface ConfigEntry {
  readonly name: SettingName;
  readonly variable: string;
  readonly origin: ConfigOrigin;
  /** A secret is shown as dots, an absent value as null. */
  readonly shown: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads environment and file; every fault of both is reported at once, by its name. */
export function readConfig(env: Environment, file: ConfigFile | null = null): Config {
  const faults = unknownNames(file);
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of SETTING_NAMES) {
    const { schema } = SETTINGS[name];
    const parsed = schema.safeParse(givenValue(name, env, file), { error: z.locales.zhCN().localeError });
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${namedAt(name, env, file)}（${parsed.error.issues.map(({ message }) => message).join("，")}）`);
  }
  // Every name was parsed by its own schema, or there is a fault.
  const config = values as unknown as Config;
  const jdy_api_key = config.jdy_api_key ?? keyFromFile(config.jdy_api_key_file, faults);
  if (faults.length > 0) throw invalid(faults);
  return Object.freeze({ ...config, jdy_api_key });
}

/** How often forms are read. */
export function pollSetting(config: Config): PollSetting {
  return {
    beat_ms: config.poll_minutes * 60_000,
    fast_ms: config.poll_fast_seconds * 1_000,
    sweep_ms: config.sweep_hours * 3_600_000,
    calls_per_hour: config.poll_calls_per_hour,
  };
}

/** What is in effect and where it comes from, in the order of the settings. */
export function effectiveConfig(env: Environment, file: ConfigFile | null): readonly ConfigEntry[] {
  const config = readConfig(env, file);
  return SETTING_NAMES.map((name) => {
    const { variable, is_secret } = { is_secret: false, ...SETTINGS[name] };
    const value = config[name];
    const shown = value === null ? null : is_secret ? "●●●" : String(value);
    return { name, variable, origin: originOf(name, env, file), shown };
  });
}

/** How long things are kept that are over. */
export function retentionSetting(config: Config): RetentionSetting {
  return {
    body_days: config.keep_body_days,
    inbox_days: config.keep_inbox_days,
    effect_days: config.keep_effect_days,
    alert_days: config.keep_alert_days,
    audit_days: config.keep_audit_days,
  };
}

function givenValue(name: SettingName, env: Environment, file: ConfigFile | null): unknown {
  switch (originOf(name, env, file)) {
    case "environment":
      return env[SETTINGS[name].variable];
    case "file":
      return file?.values[name];
    case "default":
      return undefined;
  }
}

function originOf(name: SettingName, env: Environment, file: ConfigFile | null): ConfigOrigin {
  const variable = env[SETTINGS[name].variable];
  if (variable !== undefined && variable !== "") return "environment";
  const value = file?.values[name];
  return value === undefined || value === null ? "default" : "file";
}

/** The value itself is not repeated: it may be a secret in the wrong place. */
function namedAt(name: SettingName, env: Environment, file: ConfigFile | null): string {
  return originOf(name, env, file) === "file" ? `${file?.path ?? ""} 的 ${name}` : SETTINGS[name].variable;
}

function unknownNames(file: ConfigFile | null): string[] {
  const known: readonly string[] = SETTING_NAMES;
  return Object.keys(file?.values ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => `${file?.path ?? ""} 的 ${name}（没有这个设置）`);
}

function keyFromFile(path: string | null | undefined, faults: string[]): string | null {
  if (path === null || path === undefined) return null;
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    faults.push(`JDY_API_KEY_FILE（无法读取 ${path}，检查文件是否存在、当前用户是否有读取权限）`);
    return null;
  }
}

function invalid(faults: readonly string[]): AddonError {
  return new AddonError({
    code: "config_invalid",
    message: `设置有误：${faults.join("；")}`,
    hint: "改正上列环境变量或配置文件中的设置后重新启动；`stockguard config show` 显示现在生效的设置。",
  });
}
