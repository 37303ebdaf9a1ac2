import { AddonError, type Problem } from "../../../contracts/problem.ts";

/** Primary result codes of SQLite (sqlite.org/rescode.html) that a person can do something about. */
const PROBLEMS: Readonly<Record<number, Problem>> = {
  3: notWritable(),
  5: busy(),
  6: busy(),
  8: notWritable(),
  10: diskFault(),
  11: damaged(),
  13: full(),
  14: notWritable(),
  26: damaged(),
};

/** Does work on the database; its failures become errors that say what to do. */
export function tellingFailures<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const problem = problemOf(cause);
    throw problem === undefined ? cause : new AddonError(problem, { cause });
  }
}

/** Refuses to change all data while another process works on it. */
export function inUse(cause: unknown): AddonError {
  return new AddonError(
    {
      code: "store_in_use",
      message: "数据文件正被另一个进程使用",
      hint: "先停掉所有 StockGuard 进程（serve、命令行），再重试。",
    },
    { cause },
  );
}

/** Refuses a database that a newer version has changed already. */
export function newerDatabase(unknown: readonly string[]): AddonError {
  return new AddonError({
    code: "store_newer",
    message: `数据库由更新的版本创建（${unknown.join("、")}）`,
    hint: "请升级 StockGuard 后再启动，或换一个数据目录。",
  });
}

function problemOf(cause: unknown): Problem | undefined {
  if (typeof cause !== "object" || cause === null || !("errcode" in cause)) return undefined;
  // The extended code holds the primary one in its lowest byte.
  return PROBLEMS[Number(cause.errcode) & 0xff];
}

function full(): Problem {
  return {
    code: "store_full",
    message: "磁盘空间不足，无法保存数据",
    hint: "清理磁盘或扩容后会自动恢复；平台会重新推送尚未确认的变更。",
  };
}

function busy(): Problem {
  return {
    code: "store_busy",
    message: "数据库被另一个进程长时间占用，本次操作未完成",
    hint: "确认没有其他程序（备份、数据库工具）长时间锁住数据文件，然后重试。",
  };
}

function notWritable(): Problem {
  return {
    code: "store_not_writable",
    message: "无法打开或写入数据文件",
    hint: "检查数据目录是否存在、当前用户是否有读写权限，以及磁盘是否为只读。",
  };
}

function diskFault(): Problem {
  return {
    code: "store_disk_fault",
    message: "读写数据文件时磁盘出错",
    hint: "检查磁盘状态与系统日志；必要时把数据目录移到其他磁盘。",
  };
}

function damaged(): Problem {
  return {
    code: "store_damaged",
    message: "数据文件已损坏，或不是数据库文件",
    hint: "停止 StockGuard，用最近的备份替换数据文件；没有备份时换一个空的数据目录并重新同步表单。",
  };
}
