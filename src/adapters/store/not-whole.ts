import { AddonError } from "../../contracts/problem.ts";

/** Stands among the migrations while a store is being filled. */
export const NOT_WHOLE = "0000-copy-not-finished";
const CODE = "store_not_whole";

/** Opens a store that is to be filled: one that was left half filled before has its newest schema already. */
export async function openThoughNotWhole(open: () => Promise<void>): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!(error instanceof AddonError && error.code === CODE)) throw error;
  }
}

/** Refuses to work on half of the data. */
export function checkWhole(applied: readonly string[]): void {
  if (!applied.includes(NOT_WHOLE)) return;
  throw new AddonError({
    code: CODE,
    message: "上一次复制或恢复没有完成，数据不完整，不能使用",
    hint: "加上 --replace 重新运行：恢复用 `stockguard store restore 备份文件 --replace`，复制用 `stockguard store copy --from 来源 --to 目标 --replace`（来源、目标是 sqlite 或 postgres）。",
  });
}
