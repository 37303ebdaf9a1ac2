import type { FeedbackVerdict } from "../../../domain/feedback/feedback-verdict.ts";
import type { Feedback, KeptFeedback, MonthOrders, OrderGoods, VerdictStep } from "../../../ports/feedback.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import { distinctGoods } from "../distinct-goods.ts";
import { verdictText } from "../verdict-text.ts";
import { addEffects } from "./outbox.ts";
import { allAs, type Program, run, type SqlRow, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** What customers said, and what was found of it. */
export function createSqlFeedback(database: SqlDatabase): Feedback {
  return {
    since: (installation_id, since) =>
      database.read(
        of(installation_id),
        allAs(
          keptFeedback,
          `select f.*, v.verdict from feedback f left join feedback_verdict v
             on v.installation_id = f.installation_id and v.record_id = f.record_id
           where f.installation_id = ? and f.received_on >= ? order by f.received_on, f.record_id`,
          installation_id,
          since,
        ),
      ),

    goodsOf: async (installation_id, order_nos) => {
      const lines = await database.read(
        of(installation_id),
        together([...new Set(order_nos)].map((order_no) => goodsOfOrder(installation_id, order_no))),
      );
      return distinctGoods(lines.flat());
    },

    orderMonths: (installation_id, since) =>
      database.read(
        of(installation_id),
        allAs(
          monthOrders,
          `select substr(ordered_on, 1, 7) as month, count(distinct order_no) as orders from sales_line
           where installation_id = ? and ordered_on >= ? and customer_code <> '' group by 1 order by 1`,
          installation_id,
          since,
        ),
      ),

    tell: (installation_id, step, effects) => database.write(of(installation_id), tell(installation_id, step, effects)),

    forget: async (installation_id, record_ids) => {
      const forget = record_ids.map((record_id) =>
        run("delete from feedback_verdict where installation_id = ? and record_id = ?", installation_id, record_id),
      );
      await database.write(of(installation_id), together(forget));
    },
  };
}

function goodsOfOrder(installation_id: string, order_no: string): Program<readonly OrderGoods[]> {
  return allAs(
    (row) => ({ order_no, item_code: String(row["item_code"]), location_code: String(row["location_code"]) }),
    "select item_code, location_code from sales_line where installation_id = ? and order_no = ?",
    installation_id,
    order_no,
  );
}

function* tell(installation_id: string, step: VerdictStep, effects: readonly NewEffect[]): Program<boolean> {
  if ((yield* keepVerdict(installation_id, step)) === 0) return false;
  yield* addEffects(effects);
  return true;
}

function keepVerdict(installation_id: string, { record_id, before, after }: VerdictStep): Program<number> {
  if (before === null) {
    return run(
      `insert into feedback_verdict (installation_id, record_id, verdict) values (?, ?, ?)
       on conflict (installation_id, record_id) do nothing`,
      installation_id,
      record_id,
      verdictText(after),
    );
  }
  return run(
    "update feedback_verdict set verdict = ? where installation_id = ? and record_id = ? and verdict = ?",
    verdictText(after),
    installation_id,
    record_id,
    verdictText(before),
  );
}

function keptFeedback(row: SqlRow): KeptFeedback {
  const { record_id, verdict } = row;
  return {
    ...readRow("feedback", row),
    record_id: String(record_id),
    // Written by `keepVerdict`.
    told: verdict === null ? null : (JSON.parse(String(verdict)) as FeedbackVerdict),
  };
}

function monthOrders({ month, orders }: SqlRow): MonthOrders {
  return { month: String(month), orders: Number(orders) };
}
