import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { AddonError } from "../contracts/problem.ts";

/** What a configuration file says: values by setting name, not checked yet. */
export interface ConfigFile {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Looked for in the folder in which the program is started. */
const USUAL_NAME = "stockguard.yaml";

/** The file named by STOCKGUARD_CONFIG, else `stockguard.yaml` of this folder; null where there is neither. */
export async function loadConfigFile(env: Readonly<Record<string, string | undefined>>): Promise<ConfigFile | null> {
  const named = env["STOCKGUARD_CONFIG"];
  if (named === undefined || named === "") {
    return existsSync(USUAL_NAME) ? read(resolve(USUAL_NAME)) : null;
  }
  return read(resolve(named));
}

async function read(path: string): Promise<ConfigFile> {
  // Loaded only where there is a file to read.
  const { parse } = await import("yaml");
  const values: unknown = parsed(path, parse);
  if (values === null) return { path, values: {} };
  if (typeof values === "object" && !Array.isArray(values)) return { path, values: { ...values } };
  throw unreadable(path, "文件内容不是“名称: 值”的列表");
}

function parsed(path: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (cause) {
    // The parser's own words quote the line, which may hold a secret: only its place is repeated.
    const line = placeOf(cause);
    throw unreadable(path, line === null ? "文件不存在或无法读取" : `第 ${line} 行不是有效的 YAML`);
  }
}

function placeOf(cause: unknown): number | null {
  if (typeof cause !== "object" || cause === null || !("linePos" in cause) || !Array.isArray(cause.linePos))
    return null;
  const start: unknown = cause.linePos[0];
  return typeof start === "object" && start !== null && "line" in start ? Number(start.line) : null;
}

function unreadable(path: string, reason: string): AddonError {
  return new AddonError({
    code: "config_file_unreadable",
    message: `无法使用配置文件 ${path}：${reason}`,
    hint: "检查 STOCKGUARD_CONFIG 指定的路径、读取权限和 YAML 格式。",
  });
}
