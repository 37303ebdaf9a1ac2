import { parseArgs } from "node:util";
import { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";

const USAGE =
  "用法: npm run sandbox -- --port 4010 --data 目录 [--api-key 密钥] [--retry-ms 1000,2000,4000,8000,16000]";

/** A command line that cannot be followed; the message says why. */
class UsageError extends Error {}

interface Command extends SandboxOptions {
  readonly port: number;
}

/** Runs the sandbox by itself until Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const { port, ...options } = readCommand(process.argv.slice(2));
  const sandbox = createSandbox(options);
  stopOnSignal(sandbox);
  const { url } = await sandbox.listen({ port });
  process.stdout.write(`sandbox ready ${url}\n`);
}

function readCommand(args: readonly string[]): Command {
  const { port = "4010", data, "api-key": apiKey, "retry-ms": retry } = parse(args);
  if (!/^\d+$/.test(port) || Number(port) > 65_535) throw new UsageError(`端口 ${port} 不合法`);
  return { port: Number(port), dataDir: data, apiKey, retryMs: retry === undefined ? undefined : readWaits(retry) };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { port: text, data: text, "api-key": text, "retry-ms": text } })
      .values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readWaits(list: string): readonly number[] {
  const waits = list === "" ? [] : list.split(",").map(Number);
  if (waits.every((wait) => Number.isFinite(wait) && wait >= 0)) return waits;
  throw new UsageError(`--retry-ms ${list} 不是毫秒数列表`);
}

function stopOnSignal(sandbox: Sandbox): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n${USAGE}`;
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE")
    return `端口${portOf(error)}已被占用,请用 --port 换一个,或先停掉占用它的程序`;
  return error.message;
}

function portOf(error: Error): string {
  return "port" in error ? ` ${String(error.port)} ` : "";
}

main().catch((error: unknown) => {
  process.stderr.write(`沙盒启动失败:${explain(error)}\n`);
  process.exit(1);
});
