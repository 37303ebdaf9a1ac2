/** Why care of the data was refused, with the next step. */
import { AddonError } from "../contracts/problem.ts";

/** No PostgreSQL is set. */
export function postgresUnset(): AddonError {
  return new AddonError({
    code: "postgres_unset",
    message: "没有设置 PostgreSQL 的地址",
    hint: "设置 STOCKGUARD_DATABASE_URL=postgres://… 后再运行。",
  });
}

/** A copy to where it comes from. */
export function samePlace(): AddonError {
  return new AddonError({
    code: "copy_to_itself",
    message: "来源与目标是同一个地方",
    hint: "例如：stockguard store copy --from sqlite --to postgres。",
  });
}

/** The target has data that nobody gave up. */
export function notEmpty(): AddonError {
  return new AddonError({
    code: "store_not_empty",
    message: "目标里已经有数据，没有复制",
    hint: "确认目标的数据可以丢弃后，加 --replace 再运行。",
  });
}

/** A backup would overwrite a file. */
export function fileThere(file: string): AddonError {
  return new AddonError({ code: "backup_exists", message: `文件已存在：${file}`, hint: "换一个文件名，或先移走它。" });
}

/** There is no such backup. */
export function fileMissing(file: string): AddonError {
  return new AddonError({ code: "backup_missing", message: `找不到备份文件 ${file}`, hint: "检查路径是否正确。" });
}

/** A backup does not hold any more what it held. */
export function backupDamaged(file: string, faults: readonly string[]): AddonError {
  return new AddonError({
    code: "backup_damaged",
    message: `备份 ${file} 已损坏：${faults.slice(0, 3).join("；")}`,
    hint: "换一个备份；`stockguard store verify 文件` 显示全部问题。",
  });
}
