import type { TableName } from "../../../contracts/rows.ts";
import type { CustomerData, CustomerErasure, FoundBody, FoundRecord, Placed } from "../../../ports/customer-data.ts";
import type { StoredEffect } from "../../../ports/outbox.ts";
import { fieldInJson, spellingsInJson } from "../held-text.ts";
import { compareText } from "./compare-text.ts";
import type { KeptRow, MemoryRows } from "./memory-rows.ts";

/** What customer data needs of the other parts. */
interface CustomerParts {
  readonly rows: MemoryRows;
  records(installation_id: string): readonly FoundRecord[];
  effects(installation_id: string): readonly StoredEffect[];
  replaceEffect(effect: StoredEffect): void;
  bodies(installation_id: string): readonly FoundBody[];
  emptyBody(installation_id: string, id: number): void;
}

/** Customer data with what other parts need of it. */
export interface MemoryCustomerData {
  readonly customerData: CustomerData;
  forget(installation_id: string): void;
}

/** Where a customer is spoken of, and who is to be forgotten, gone with the process. */
export function createMemoryCustomerData(parts: CustomerParts): MemoryCustomerData {
  const marks = new Map<string, Map<string, CustomerErasure>>();
  const marksOf = (installation_id: string) => marks.get(installation_id) ?? new Map<string, CustomerErasure>();

  function rowsOf<T extends "customer" | "sales_line" | "feedback" | "enquiry">(
    installation_id: string,
    table: T,
    customer_code: string,
  ) {
    const found: readonly KeptRow<T>[] = parts.rows.table(installation_id, table);
    return found.filter(({ row }) => row.customer_code === customer_code).map(placed);
  }

  function effectsWhere(installation_id: string, isWanted: (effect: StoredEffect) => boolean): readonly StoredEffect[] {
    return structuredClone(parts.effects(installation_id).filter(isWanted));
  }

  const customerData: CustomerData = {
    customers: async (installation_id, code) => structuredClone(rowsOf(installation_id, "customer", code)),
    salesLines: async (installation_id, code) => structuredClone(rowsOf(installation_id, "sales_line", code)),
    feedback: async (installation_id, code) => structuredClone(rowsOf(installation_id, "feedback", code)),
    enquiries: async (installation_id, code) => structuredClone(rowsOf(installation_id, "enquiry", code)),

    records: async (installation_id, code) =>
      parts
        .records(installation_id)
        .filter(({ values }) => JSON.stringify(values).includes(fieldInJson("customer_code", code)))
        .sort((a, b) => compareText(a.form, b.form) || compareText(a.record_id, b.record_id)),
    actions: async (installation_id, code) =>
      effectsWhere(
        installation_id,
        ({ action }) =>
          action.kind !== "send_message" && JSON.stringify(action).includes(fieldInJson("customer_code", code)),
      ),
    replacingLines: async (installation_id, lines) =>
      effectsWhere(installation_id, ({ line, replaces_line }) => replaces_line && lines.includes(line)),
    messagesHolding: async (installation_id, texts) =>
      effectsWhere(
        installation_id,
        ({ action, problem, receipt }) =>
          action.kind === "send_message" && holds(JSON.stringify([action, problem, receipt]), texts),
      ),
    bodiesHolding: async (installation_id, texts) =>
      parts.bodies(installation_id).filter(({ body }) => body !== "" && holds(body, texts)),

    replaceEffects: async (installation_id, effects) => {
      for (const { dropped, ...cleaned } of effects) {
        const found = parts.effects(installation_id).find(({ id }) => id === cleaned.id);
        if (found === undefined) continue;
        const state = dropped && found.state !== "done" ? "replaced" : found.state;
        parts.replaceEffect({ ...found, ...structuredClone(cleaned), state });
      }
    },
    emptyBodies: async (installation_id, ids) => ids.forEach((id) => parts.emptyBody(installation_id, id)),

    markErased: async (installation_id, erasure) => {
      const own = marksOf(installation_id);
      const kept = own.get(erasure.code_mark) ?? { ...erasure };
      marks.set(installation_id, own.set(erasure.code_mark, kept));
      return kept;
    },
    erasures: async (installation_id) =>
      [...marksOf(installation_id).values()].sort((a, b) => compareText(a.code_mark, b.code_mark)),
    liftErasure: async (installation_id, code_mark) => marksOf(installation_id).delete(code_mark),
  };

  return { customerData, forget: (installation_id) => void marks.delete(installation_id) };
}

function placed<T extends TableName>({ row, form, record_id, line_no }: KeptRow<T>): Placed<KeptRow<T>["row"]> {
  return { row, form, record_id, line_no };
}

function holds(json: string, texts: readonly string[]): boolean {
  return texts.flatMap(spellingsInJson).some((text) => json.includes(text));
}
