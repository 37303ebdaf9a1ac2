import type { CustomerFigure, CustomerFigures } from "../../../ports/customer-figures.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import { allAs, type Program, run, type SqlRow, type SqlValue, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Figures of customers as the last night found them. */
export function createSqlCustomerFigures(database: SqlDatabase): CustomerFigures {
  return {
    keep: async (installation_id, figures) => {
      const keep = together(figures.map((figure) => keepFigure(installation_id, figure)));
      await database.write(of(installation_id), keep);
    },

    of: async (installation_id, customer_codes) => {
      const found = await database.read(
        of(installation_id),
        together(
          inShares([...new Set(customer_codes)].sort(), SHARE).map((share) => findFigures(installation_id, share)),
        ),
      );
      return found.flat();
    },

    page: (installation_id, after, limit) =>
      database.read(
        of(installation_id),
        allAs(
          customerFigure,
          `select * from customer_figure where installation_id = ? and customer_code > ?
           order by customer_code limit ?`,
          installation_id,
          after ?? "",
          limit,
        ),
      ),

    forgetBefore: async (installation_id, day) => {
      const forget = run(
        "delete from customer_figure where installation_id = ? and learned_on < ?",
        installation_id,
        day,
      );
      await database.write(of(installation_id), forget);
    },

    erase: (installation_id, customer_code) =>
      database.write(
        of(installation_id),
        run(
          "delete from customer_figure where installation_id = ? and customer_code = ?",
          installation_id,
          customer_code,
        ),
      ),
  };
}

/** Codes that one statement looks for: its text is the same however many there are. */
const SHARE = 50;
const MARKS = Array.from({ length: SHARE }, () => "?").join(", ");

function findFigures(installation_id: string, share: readonly string[]): Program<readonly CustomerFigure[]> {
  const codes = Array.from({ length: SHARE }, (_, i) => share[i] ?? share[0] ?? "");
  return allAs(
    customerFigure,
    `select * from customer_figure where installation_id = ? and customer_code in (${MARKS}) order by customer_code`,
    installation_id,
    ...codes,
  );
}

const FIGURES = [
  ...["alive_probability", "gap_days", "usual_gap_days", "order_days", "first_ordered_on", "last_ordered_on"],
  ...["value", "value_basis", "rfm_class", "learned_on"],
] as readonly Exclude<keyof CustomerFigure, "customer_code">[];

function keepFigure(installation_id: string, figure: CustomerFigure): Program<number> {
  return run(
    `insert into customer_figure (installation_id, customer_code, ${FIGURES.join(", ")})
     values (?, ?, ${FIGURES.map(() => "?").join(", ")})
     on conflict (installation_id, customer_code) do update set
       ${FIGURES.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    installation_id,
    figure.customer_code,
    ...FIGURES.map((name) => figure[name]),
  );
}

function customerFigure(row: SqlRow): CustomerFigure {
  return {
    customer_code: String(row["customer_code"]),
    alive_probability: numberOf(row["alive_probability"]),
    gap_days: numberOf(row["gap_days"]),
    usual_gap_days: numberOf(row["usual_gap_days"]),
    order_days: Number(row["order_days"]),
    first_ordered_on: String(row["first_ordered_on"]),
    last_ordered_on: String(row["last_ordered_on"]),
    value: numberOf(row["value"]),
    // Written by `keepFigure` alone.
    value_basis: row["value_basis"] as CustomerFigure["value_basis"],
    rfm_class: row["rfm_class"] === null ? null : String(row["rfm_class"]),
    learned_on: String(row["learned_on"]),
  };
}

function numberOf(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
