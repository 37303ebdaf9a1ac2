import { AddonError } from "../../contracts/problem.ts";

/** Tells a caller that came after the end. */
export function storeClosed(): AddonError {
  return new AddonError({
    code: "store_closed",
    message: "数据库已关闭，无法读写数据",
    hint: "StockGuard 正在退出；重新启动后会从中断处继续。",
  });
}
