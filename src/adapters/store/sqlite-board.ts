import { isAlarming, severityRank } from "../../domain/risk/severity.ts";
import { type BoardView, searchText, SEVERITIES } from "../../contracts/board-view.ts";
import type { AssessmentsOverview, Choice, KeptAssessment } from "../../ports/assessments.ts";
import type { Subject } from "../../contracts/subject.ts";
import { boardCondition, boardOrder } from "./board-sql.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";

/** Keeps what lists show of an assessment. */
export function saveBoardRow(sqlite: SqliteDriver, kept: Omit<KeptAssessment, "alert">): void {
  const { risk } = kept;
  sqlite.run(
    `insert or replace into board_row (installation_id, item_code, location_code, severity, severity_rank, category,
       on_hand, days_of_supply, stockout_date, stockout_probability, suggested_order_quantity, expected_loss, ranked_loss,
       search_text)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    kept.installation_id,
    kept.item_code,
    kept.location_code,
    risk.severity,
    severityRank(risk.severity),
    kept.category,
    kept.on_hand,
    risk.days_of_supply,
    risk.stockout_date,
    risk.stockout_probability,
    risk.suggested_order_quantity,
    risk.expected_loss,
    risk.expected_loss ?? 0,
    searchText(kept),
  );
}

/** Forgets the line of a subject that is no more. */
export function removeBoardRow(sqlite: SqliteDriver, { installation_id, item_code, location_code }: Subject): void {
  sqlite.run(
    "delete from board_row where installation_id = ? and item_code = ? and location_code = ?",
    installation_id,
    item_code,
    location_code,
  );
}

/** Contents of the assessments on a view's page, in its order, and how many there are on all pages. */
export function boardPage(
  sqlite: SqliteDriver,
  { installation_id, view, size }: { installation_id: string; view: BoardView; size: number },
): { readonly matching: number; readonly rows: readonly SqliteRow[] } {
  const { text, values } = boardCondition(installation_id, view);
  const order = boardOrder(view);
  return sqlite.reading(() => {
    const matching = sqlite.get(`select count(*) as matching from board_row where ${text}`, ...values);
    const keys = sqlite.all(
      `select item_code, location_code from board_row where ${text} order by ${order} limit ? offset ?`,
      ...values,
      size,
      (view.page - 1) * size,
    );
    const rows = keys.flatMap(({ item_code, location_code }) =>
      sqlite.all(
        "select content, alert from assessment where installation_id = ? and item_code = ? and location_code = ?",
        installation_id,
        item_code ?? null,
        location_code ?? null,
      ),
    );
    return { matching: Number(matching?.["matching"]), rows };
  });
}

/** All lines of an installation in figures. */
export function boardOverview(sqlite: SqliteDriver, installation_id: string): AssessmentsOverview {
  return sqlite.reading(() => {
    const levels = new Map(
      sqlite
        .all(
          `select severity, count(*) as count, sum(ranked_loss) as loss
           from board_row where installation_id = ? group by severity`,
          installation_id,
        )
        .map((row) => [row["severity"], { count: Number(row["count"]), loss: Number(row["loss"]) }]),
    );
    const count = (severity: string) => levels.get(severity)?.count ?? 0;
    return {
      counts: {
        out: count("out"),
        critical: count("critical"),
        high: count("high"),
        watch: count("watch"),
        none: count("none"),
        unknown: count("unknown"),
      },
      alarming_loss: SEVERITIES.filter(isAlarming).reduce((sum, level) => sum + (levels.get(level)?.loss ?? 0), 0),
      categories: choices(sqlite, installation_id, "category"),
      locations: choices(sqlite, installation_id, "location_code"),
    };
  });
}

function choices(
  sqlite: SqliteDriver,
  installation_id: string,
  column: "category" | "location_code",
): readonly Choice[] {
  return sqlite
    .all(
      `select ${column} as value, count(*) as count from board_row where installation_id = ? and ${column} <> ''
       group by ${column} order by count(*) desc, ${column}`,
      installation_id,
    )
    .map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}
