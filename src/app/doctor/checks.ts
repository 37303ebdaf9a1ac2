import { type CheckFinding, fault, fine, note, warning } from "../../contracts/check-finding.ts";
import { calendarCoverage } from "../../domain/calendar/calendar-coverage.ts";
import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { HolidayTable } from "../../domain/calendar/holiday-table.ts";
import type { Reach, StoreHealth } from "../../ports/surroundings.ts";

/** A genuine push is trusted within ten minutes; half of that is left for its way (ms). */
const LARGEST_OFFSET_MS = 5 * 60_000;
const NOTABLE_OFFSET_MS = 5_000;

/** Our clock against the platform's. Its header tells whole seconds, so less than a second and the way is no offset. */
export function clockCheck({ platform_time, asked_at, answered_at }: Reach): CheckFinding {
  if (platform_time === null)
    return note("clock_unknown", "平台没有给出时间，无法核对时钟", "确认本机已启用时间同步（NTP）。");
  const offset = offsetOf(platform_time, asked_at, answered_at);
  const fact = `本机时钟比平台${offset >= 0 ? "快" : "慢"} ${(Math.abs(offset) / 1_000).toFixed(1)} 秒`;
  const next_step = "启用时间同步（如 `timedatectl set-ntp true`）。";
  if (Math.abs(offset) > LARGEST_OFFSET_MS) return fault("clock_wrong", `${fact}，推送会被当作过期`, next_step);
  if (Math.abs(offset) > NOTABLE_OFFSET_MS) return warning("clock_off", fact, next_step);
  return fine("clock_right", Math.abs(offset) < 1 ? "本机时钟与平台一致" : fact);
}

/** The least offset that explains both instants; positive where ours is ahead (ms). */
function offsetOf(platform_time: number, asked_at: number, answered_at: number): number {
  if (asked_at > platform_time + 1_000) return asked_at - platform_time - 1_000;
  if (answered_at < platform_time) return answered_at - platform_time;
  return 0;
}

const GB = 1024 ** 3;

/** Room for the store to grow and for a backup of it. */
export function diskCheck(free: number): CheckFinding {
  const fact = `数据目录所在磁盘剩余 ${(free / GB).toFixed(1)} GB`;
  const next_step = "清理磁盘或把数据目录移到更大的磁盘；磁盘写满时推送会被拒收，由平台重发。";
  if (free < 0.2 * GB) return fault("disk_full", fact, next_step);
  return free < GB ? warning("disk_low", fact, next_step) : fine("disk_free", fact);
}

/** The store's own check of itself, and whether it keeps installations apart. */
export function storeChecks(health: StoreHealth): readonly CheckFinding[] {
  return health.is_unbound ? [storeCheck(health), UNBOUND] : [storeCheck(health)];
}

const UNBOUND = warning(
  "store_user_unbound",
  "数据库用户是超级用户（或有 BYPASSRLS），行级隔离对它不起作用",
  "新建普通用户并让它拥有数据库：create role stockguard login password '…'; alter database … owner to stockguard;",
);

function storeCheck({ kind, faults, size }: StoreHealth): CheckFinding {
  const name = kind === "sqlite" ? "SQLite" : "PostgreSQL";
  const megabytes = (size / 1024 ** 2).toFixed(1);
  if (faults.length === 0) return fine("store_sound", `数据库（${name}）完整性检查通过，大小 ${megabytes} MB`);
  return fault(
    "store_damaged",
    `数据库（${name}）完整性检查发现问题：${faults.slice(0, 3).join("；")}`,
    "停止程序，保留现有文件，用备份恢复后运行 `stockguard reconcile`。",
  );
}

/** Orders of the near future reach this far; lead times and forecasts at the most that far. */
const NEAR_DAYS = 60;
const FAR_DAYS = 365;

/** How far the published holidays reach, and which year that matters from today on is only an estimate. */
export function calendarCheck(table: HolidayTable, today: Day): CheckFinding {
  const { covered_until, estimated_years } = calendarCoverage(table, today, addDays(today, FAR_DAYS));
  const reach = covered_until === null ? "节假日日历没有今年的放假安排" : `节假日日历覆盖到 ${covered_until}`;
  if (estimated_years.length === 0) return fine("calendar_covers", reach);
  const years = estimated_years.join("、");
  const told = calendarCoverage(table, today, addDays(today, NEAR_DAYS)).estimated_years.length > 0 ? warning : note;
  return told(
    "calendar_estimated",
    `${reach}，${years} 年按农历和惯例估算`,
    `${years} 年的放假通知公布后（通常在前一年 11 月）升级本程序；在此之前，长假前后的交货日期请人工核对。`,
  );
}
