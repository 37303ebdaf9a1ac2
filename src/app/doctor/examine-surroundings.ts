import { durationText } from "../../domain/text/duration-text.ts";
import { type CheckFinding, fault, fine, note, warning } from "../../contracts/check-finding.ts";
import type { FormBinding } from "../../contracts/form.ts";
import { FORM_LABELS } from "../../contracts/generated/records.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Inbox } from "../../ports/inbox.ts";
import { type Platform, PlatformCallError } from "../../ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "../../ports/platform-accounts.ts";
import type { Installation, Registry } from "../../ports/registry.ts";
import type { Surroundings } from "../../ports/surroundings.ts";
import { lastSigns } from "../account/last-signs.ts";
import { lastPushOf } from "../install/push-seen.ts";
import { calendarCheck, clockCheck, diskCheck, storeChecks } from "./checks.ts";

/** Ports of `examineSurroundings`. */
export interface ExamineSurroundingsPorts {
  readonly surroundings: Surroundings;
  readonly registry: Pick<Registry, "bindings" | "setting">;
  readonly inbox: Pick<Inbox, "summary">;
  readonly clock: Pick<Clock, "now" | "today">;
  readonly calendar: Pick<HolidayCalendar, "table">;
  readonly platform: Pick<Platform, "apps">;
  readonly platformAccounts: Pick<PlatformAccounts, "of">;
}

/** Longer than this and a message has been left lying (ms). */
const LONG_WAIT_MS = 10 * 60_000;

/**
 * Looks at everything around the forms: the way to the platform, the key, each push, the store, the disk and the calendar.
 * Null where nothing is installed yet: what belongs to an installation is left out, the key is the program's.
 */
export function createExamineSurroundings(ports: ExamineSurroundingsPorts) {
  const { surroundings, registry, inbox, clock } = ports;

  return async function examineSurroundings(app: Installation | null): Promise<readonly CheckFinding[]> {
    const bound = app === null ? [] : await registry.bindings(app.installation_id);
    return [
      ...(await accountChecks(app)),
      ...(await Promise.all(bound.map((binding) => pushCheck(binding)))),
      ...storeChecks(await surroundings.storeHealth()),
      ...(app === null ? [] : [await waitingCheck(app.installation_id)]),
      diskCheck(await surroundings.diskFree()),
      calendarCheck(ports.calendar.table, clock.today()),
    ];
  };

  /** Whatever is wrong with an account, the rest of the surroundings is looked at too. */
  async function accountChecks(app: Installation | null): Promise<readonly CheckFinding[]> {
    try {
      const account = await ports.platformAccounts.of(app?.installation_id ?? null);
      return [accountCheck(account), ...(await platformChecks(app, account)), await limitCheck(account)];
    } catch (error) {
      if (error instanceof PlatformCallError) return [{ level: "fault", ...problemOf(error) }];
      throw error;
    }
  }

  async function platformChecks(
    app: Installation | null,
    { base_url }: AccountInUse,
  ): Promise<readonly CheckFinding[]> {
    try {
      const reach = await surroundings.reach(base_url);
      const reached = fine(
        "platform_reached",
        `能连接平台，往返 ${Math.round(reach.answered_at - reach.asked_at)} 毫秒`,
      );
      return [reached, clockCheck(reach), await scopeCheck(app)];
    } catch (error) {
      const reason = error instanceof Error ? error.message : "未知原因";
      return [
        fault(
          "platform_unreachable",
          `连接不上平台：${reason}`,
          "检查网络、防火墙、代理和接口地址（`stockguard account show`）。",
        ),
      ];
    }
  }

  async function scopeCheck(installed: Installation | null): Promise<CheckFinding> {
    try {
      const apps = await ports.platform.apps(installed?.installation_id ?? null);
      const names = apps.map(({ name }) => name).join("、");
      if (installed === null) return fine("key_scope", `API KEY 能看到 ${apps.length} 个应用：${names}`);
      if (apps.some(({ app_id }) => app_id === installed.app_id)) {
        return fine("key_scope", `API KEY 能看到 ${apps.length} 个应用，其中包括本应用：${names}`);
      }
      return fault(
        "app_out_of_scope",
        `API KEY 看不到本应用（能看到：${names}）`,
        "在“开放平台 > 密钥管理”中把该应用加入 KEY 的授权范围。",
      );
    } catch (error) {
      if (error instanceof PlatformCallError) return { level: "fault", ...problemOf(error) };
      throw error;
    }
  }

  async function pushCheck({ installation_id, form }: FormBinding): Promise<CheckFinding> {
    const seen_at = await lastPushOf(registry, installation_id, form);
    const label = FORM_LABELS[form];
    if (seen_at !== null) {
      return { ...fine("push_seen", `表单“${label}”最近一次推送在 ${durationText(clock.now() - seen_at)}前`), form };
    }
    const next_step = `按 \`stockguard push show ${label}\` 设置数据推送；在此之前由定时核对代替。`;
    return { ...note("push_never_seen", `表单“${label}”从未收到推送`, next_step), form };
  }

  async function limitCheck({ company }: AccountInUse): Promise<CheckFinding> {
    const used = await surroundings.callsLastSecond(company);
    if (used === null)
      return note(
        "limit_per_process",
        "限流：平台允许每秒 50 次；单机模式下用量只在运行中的进程里",
        "在运行中的进程上查看 /metrics 的 stockguard_platform_calls_total 与 stockguard_limiter_wait_seconds。",
      );
    return fine("limit_used", `限流：这家企业最近一秒用了 ${used} 次，还剩 ${Math.max(0, 50 - used)} 次（上限 50）`);
  }

  async function waitingCheck(installation_id: string): Promise<CheckFinding> {
    const { waiting, oldest_waiting_at } = await inbox.summary(installation_id);
    if (oldest_waiting_at === null) return fine("inbox_empty", "收件箱没有等待处理的消息");
    const age = clock.now() - oldest_waiting_at;
    const fact = `收件箱有 ${waiting} 条消息等待处理，最早的等了 ${durationText(age)}`;
    if (age < LONG_WAIT_MS) return fine("inbox_waiting", fact);
    return warning("inbox_stuck", fact, "确认 `stockguard serve`（或 worker 进程）正在运行，并查看日志。");
  }
}

function accountCheck({ base_url, api_key, origin }: AccountInUse): CheckFinding {
  const whose = origin === "own" ? "该安装自己的" : "程序的";
  return fine("account", `使用${whose} KEY（末四位 ${lastSigns(api_key)}），接口地址 ${base_url}`);
}

function problemOf({ problem }: PlatformCallError) {
  return { code: problem.code, fact: problem.message, next_step: problem.hint };
}
