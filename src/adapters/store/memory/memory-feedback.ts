import { monthOf } from "../../../domain/calendar/month.ts";
import type { FeedbackVerdict } from "../../../domain/feedback/feedback-verdict.ts";
import type { Feedback, KeptFeedback, OrderGoods } from "../../../ports/feedback.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import { distinctGoods } from "../distinct-goods.ts";
import { verdictText } from "../verdict-text.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

interface FeedbackParts {
  readonly rows: MemoryRows;
  addEffect(effect: NewEffect): void;
}

/** Feedback with what other parts need of it. */
export interface MemoryFeedback {
  readonly feedback: Feedback;
  forget(installation_id: string): void;
}

/** What customers said, gone with the process. */
export function createMemoryFeedback({ rows, addEffect }: FeedbackParts): MemoryFeedback {
  const verdicts = new Map<string, Map<string, FeedbackVerdict>>();

  function verdictsOf(installation_id: string): Map<string, FeedbackVerdict> {
    const known = verdicts.get(installation_id) ?? new Map<string, FeedbackVerdict>();
    verdicts.set(installation_id, known);
    return known;
  }

  const feedback: Feedback = {
    since: async (installation_id, since) =>
      rows
        .table(installation_id, "feedback")
        .filter(({ row }) => row.received_on >= since)
        .map(({ row, record_id }): KeptFeedback => {
          return { ...row, record_id, told: verdictsOf(installation_id).get(record_id) ?? null };
        })
        .sort((a, b) => compareText(a.received_on, b.received_on) || compareText(a.record_id, b.record_id)),

    goodsOf: async (installation_id, order_nos) => {
      const lines = rows.table(installation_id, "sales_line").filter(({ row }) => order_nos.includes(row.order_no));
      const goods = lines.map(({ row: { order_no, item_code, location_code } }): OrderGoods => {
        return { order_no, item_code, location_code };
      });
      return distinctGoods(goods);
    },

    orderMonths: async (installation_id, since) => {
      const lines = rows.table(installation_id, "sales_line").map(({ row }) => row);
      const counted = lines.filter(({ ordered_on, customer_code }) => ordered_on >= since && customer_code !== "");
      return [...Map.groupBy(counted, ({ ordered_on }) => monthOf(ordered_on))]
        .map(([month, some]) => ({ month, orders: new Set(some.map(({ order_no }) => order_no)).size }))
        .sort((a, b) => compareText(a.month, b.month));
    },

    tell: async (installation_id, { record_id, before, after }, effects) => {
      const known = verdictsOf(installation_id).get(record_id) ?? null;
      if ((known && verdictText(known)) !== (before && verdictText(before))) return false;
      verdictsOf(installation_id).set(record_id, structuredClone(after));
      for (const effect of effects) addEffect(effect);
      return true;
    },

    forget: async (installation_id, record_ids) => {
      for (const record_id of record_ids) verdictsOf(installation_id).delete(record_id);
    },
  };
  return { feedback, forget: (installation_id) => void verdicts.delete(installation_id) };
}
