import type { Day } from "../../../domain/calendar/day.ts";
import { placeKey } from "../../../domain/text/place-key.ts";
import type { RowsByTable } from "../../../contracts/rows.ts";
import { PLAN_PLACE, type Subject } from "../../../contracts/subject.ts";
import type { MasterTable, Subjects } from "../../../ports/subjects.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryDirtySubjects } from "./memory-dirty-subjects.ts";
import { memoryCustomerOrders, memoryFacts, memoryHitLines, memoryServedLines } from "./memory-facts.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import { type MemoryRows, newestRow } from "./memory-rows.ts";

/** What the reading side needs of the other parts. */
interface SubjectsParts {
  readonly rows: MemoryRows;
  readonly dirty: MemoryDirtySubjects;
  assessedSubjects(installation_id: string): readonly Subject[];
  hasOutlooks(installation_id: string): boolean;
}

/** Reading side of the canonical rows, and the set of subjects to assess again. */
export function createMemorySubjects({ rows, dirty, assessedSubjects, hasOutlooks }: SubjectsParts): Subjects {
  const subjectsOf = (installation_id: string) => createMemoryPlaces(rows, installation_id).subjects();

  /** Subjects, and what was assessed before and may be gone, each once. */
  function assessable(installation_id: string): readonly Subject[] {
    return eachOnce([...subjectsOf(installation_id), ...assessedSubjects(installation_id)]);
  }

  return {
    busyInstallations: async (now) => dirty.busyInstallations(now),
    claimDirty: async (installation_id, limit, now, lease_ms) => dirty.claim(installation_id, limit, now, lease_ms),

    markAll: async (installation_id, now) => {
      const isPlanned =
        rows.table(installation_id, "production_order").some(({ row }) => row.is_open) || hasOutlooks(installation_id);
      const plan = isPlanned ? [{ installation_id, ...PLAN_PLACE }] : [];
      const marked = eachOnce([...assessable(installation_id), ...plan]);
      for (const subject of marked) dirty.mark(subject, now);
      return marked.length;
    },

    cancelClaims: async (installation_id) => dirty.cancelAll(installation_id),
    mark: async (subject, now) => dirty.mark(subject, now),
    dirtyCount: async (installation_id) => dirty.count(installation_id),
    facts: async (subject, since) => structuredClone(memoryFacts(rows, subject, since)),
    customerOrders: async (subject, from, through) => memoryCustomerOrders(rows, subject, { from, through }),
    hitLines: async (subject, since, today) => memoryHitLines(rows, subject, { since, today }),
    servedLines: async (subject, since, today) => memoryServedLines(rows, subject, { since, today }),
    all: async (installation_id) => subjectsOf(installation_id),
    ofItem: async (installation_id, item_code) =>
      assessable(installation_id)
        .filter((subject) => subject.item_code === item_code)
        .map((subject) => ({ installation_id, item_code, location_code: subject.location_code }))
        .sort((a, b) => compareText(a.location_code, b.location_code)),
    alertRules: async (installation_id) =>
      rows.table(installation_id, "alert_rule").map(({ row }) => structuredClone(row)),

    receivers: async (installation_id) =>
      rows.table(installation_id, "receiver").map(({ row }) => structuredClone(row)),

    demandEvents: async (installation_id, since) => ({
      promotions: endingSince(rows, installation_id, "promotion", since),
      adjustments: endingSince(rows, installation_id, "demand_adjustment", since),
    }),

    customers: async (installation_id, customer_codes) =>
      [...new Set(customer_codes)].flatMap((code) => {
        const claims = rows.table(installation_id, "customer").filter(({ row }) => row.customer_code === code);
        const newest = newestRow(claims);
        return newest === null ? [] : [structuredClone(newest.row)];
      }),

    masters: async (installation_id, table) => masterRows(rows, installation_id, table),
    items: async (installation_id, item_codes) =>
      [...new Set(item_codes)].flatMap((code) => {
        const claims = rows.table(installation_id, "item").filter(({ row }) => row.item_code === code);
        const newest = newestRow(claims);
        return newest === null ? [] : [structuredClone(newest.row)];
      }),
  };
}

function eachOnce(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [placeKey(subject), subject])).values()];
}

function masterRows<T extends MasterTable>(
  rows: MemoryRows,
  installation_id: string,
  table: T,
): readonly RowsByTable[T][] {
  const claims = Map.groupBy(rows.table(installation_id, table), ({ row }) => codeOf(table, row));
  return [...claims]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, found]) => {
      const newest = newestRow(found);
      return newest === null ? [] : [structuredClone(newest.row)];
    });
}

function codeOf<T extends MasterTable>(table: T, row: RowsByTable[T]): string {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return String(values[`${table}_code`]);
}

function endingSince<T extends "promotion" | "demand_adjustment">(
  rows: MemoryRows,
  installation_id: string,
  table: T,
  since: Day,
): readonly RowsByTable[T][] {
  return rows
    .table(installation_id, table)
    .filter(({ row }) => row.end_date >= since)
    .map(({ row }) => structuredClone(row));
}
