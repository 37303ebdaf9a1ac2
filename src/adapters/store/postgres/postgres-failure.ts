import { AddonError, type Problem } from "../../../contracts/problem.ts";
import { storeClosed } from "../store-closed.ts";

/** Classes of SQLSTATE (postgresql.org/docs/18/errcodes-appendix.html) and of the network that a person can act on. */
const PROBLEMS: readonly { readonly codes: RegExp; readonly problem: Problem }[] = [
  { codes: /^53[12]00$/, problem: full() },
  { codes: /^(08...|57P0.|53300|ECONN.*|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN)$/, problem: away() },
  { codes: /^(28...|3D000)$/, problem: refused() },
  { codes: /^(42501|25006)$/, problem: notWritable() },
  { codes: /^(40P01|40001|55P03|57014)$/, problem: busy() },
  { codes: /^(XX00[12]|58...)$/, problem: damaged() },
];

/** Does work on the database; its failures become errors that say what to do. */
export async function tellingFailures<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw told(cause);
  }
}

/** The SQLSTATE or the network's code of a failure; null where it has none. */
function codeOf(cause: unknown): string | null {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  return typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : null;
}

function told(cause: unknown): unknown {
  if (cause instanceof AddonError) return cause;
  const problem = problemOf(cause);
  if (problem !== undefined) return new AddonError(problem, { cause });
  return cause instanceof Error && /after calling end on the pool/.test(cause.message) ? storeClosed() : cause;
}

function problemOf(cause: unknown): Problem | undefined {
  const code = codeOf(cause);
  if (code !== null) return PROBLEMS.find(({ codes }) => codes.test(code))?.problem;
  // The driver's own words for a connection that broke have no code.
  return cause instanceof Error && /connection (terminated|error)|not queryable|timeout exceeded/i.test(cause.message)
    ? away()
    : undefined;
}

function away(): Problem {
  return {
    code: "store_away",
    message: "连不上数据库，或连接中断",
    hint: "确认 PostgreSQL 正在运行、STOCKGUARD_DATABASE_URL 的地址可达；恢复后会自动继续，不会丢数据。",
  };
}

function full(): Problem {
  return {
    code: "store_full",
    message: "数据库服务器磁盘或内存不足，无法保存数据",
    hint: "清理或扩容后会自动恢复；平台会重新推送尚未确认的变更。",
  };
}

function refused(): Problem {
  return {
    code: "store_refused",
    message: "数据库拒绝登录，或指定的数据库不存在",
    hint: "检查 STOCKGUARD_DATABASE_URL 中的用户名、密码和数据库名。",
  };
}

function notWritable(): Problem {
  return {
    code: "store_not_writable",
    message: "数据库用户没有建表或写入的权限，或数据库处于只读状态",
    hint: "授予该用户在数据库上的 CREATE 权限，或改连主库，然后重试。",
  };
}

function busy(): Problem {
  return {
    code: "store_busy",
    message: "数据库繁忙，本次操作未完成",
    hint: "稍后会自动重试；若经常出现，检查是否有其他程序长时间占用这些表。",
  };
}

function damaged(): Problem {
  return {
    code: "store_disk_fault",
    message: "数据库服务器读写文件时出错",
    hint: "检查数据库服务器的磁盘与日志；必要时用最近的备份恢复。",
  };
}

/** Refuses to change all data while another process works on it. */
export function inUse(): AddonError {
  return new AddonError({
    code: "store_in_use",
    message: "数据库正被另一个 StockGuard 进程使用",
    hint: "先停掉所有 StockGuard 进程（serve、命令行），再重试。",
  });
}

/** Refuses a database that a newer version has changed already. */
export function newerDatabase(unknown: readonly string[]): AddonError {
  return new AddonError({
    code: "store_newer",
    message: `数据库由更新的版本创建（${unknown.join("、")}）`,
    hint: "请升级 StockGuard 后再启动，或换一个数据库。",
  });
}
