import type { FormName } from "../../contracts/form.ts";
import type { FormBinding } from "../../contracts/form.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { contentMark } from "../ingest/content-mark.ts";
import type { KeptRetention } from "./kept-retention.ts";
import { reportValues } from "./report-record.ts";

/** Ports of `writeStockoutReports`. */
export interface WriteStockoutReportsPorts extends EachInstallationPorts {
  readonly registry: Pick<Registry, "installations" | "setting">;
  readonly kept: Pick<KeptRetention, "of">;
  readonly outbox: Pick<Outbox, "addWith">;
  readonly clock: Pick<Clock, "now" | "startOf">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

const FORM = "stockout_report";
/** What was last written, by month. */
const TOLD = "stockout_reports_told";
/** Figures of older months stay as they were written: who was to come back has. */
const MOVING_MONTHS = 6;
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/**
 * Writes one record for each finished month from the first that was closed here, and again where a figure has moved since
 * (whose gap was not over then). Returns how many are written.
 */
export function createWriteStockoutReports(ports: WriteStockoutReportsPorts) {
  const { registry, kept, outbox, clock } = ports;

  return (): Promise<number> =>
    eachInstallation(ports, async (installation_id) => {
      if ((await ports.binding(installation_id, FORM)) === null) return 0;
      const before = await registry.setting(installation_id, TOLD);
      const figures = await kept.of(installation_id);
      if (figures === null) return 0;
      // Written below and by nothing else.
      const told = before === null ? {} : (JSON.parse(before) as Readonly<Record<string, string>>);
      const after: Record<string, string> = { ...told };
      const effects = figures.months.slice(-MOVING_MONTHS).flatMap((month): NewEffect[] => {
        if (month.stock === null) return [];
        const values = reportValues(month, clock.startOf);
        const mark = contentMark(values);
        if (told[month.month] === mark) return [];
        after[month.month] = mark;
        return [effectOf(installation_id, month.month, { values, isNew: told[month.month] === undefined, mark })];
      });
      if (effects.length === 0) return 0;
      const step = { installation_id, name: TOLD, before, after: JSON.stringify(after) };
      return (await outbox.addWith(step, effects)) ? effects.length : 0;
    });

  function effectOf(
    installation_id: string,
    month: string,
    { values, isNew, mark }: { values: ReturnType<typeof reportValues>; isNew: boolean; mark: string },
  ): NewEffect {
    const now = clock.now();
    const line = effectKeys.stockoutReport(month);
    return {
      ...{ installation_id, item_code: "", location_code: "", priority: PRIORITY, due_at: now, caused_at: now },
      ...{ line, replaces_line: false, effect_key: isNew ? line : `${line}/change/${mark}/${now}` },
      action: isNew
        ? {
            ...{ kind: "create_record", form: FORM, start_trigger: false, start_workflow: false },
            values: { effect_key: line, ...values },
          }
        : { kind: "update_created", form: FORM, created_by: line, values },
    };
  }
}
