import { unitsInDoubt } from "../../../domain/indicators/count-proposal.ts";
import { isAlarming, severityRank } from "../../../domain/risk/severity.ts";
import { type BoardView, searchText, SEVERITIES } from "../../../contracts/board-view.ts";
import type { AssessmentsOverview, Choice, KeptAssessment } from "../../../ports/assessments.ts";
import type { Subject } from "../../../contracts/subject.ts";
import { boardCondition, boardOrder, WORST_FIRST } from "./board-view.ts";
import { planPlaceText } from "./plan-places.ts";
import { all, allAs, first, type Program, run, type SqlRow, together } from "./program.ts";

/** Keeps what lists show of an assessment. */
export function saveBoardRow(kept: Omit<KeptAssessment, "alert">): Program<number> {
  const { risk } = kept;
  return run(
    `insert into board_row (installation_id, item_code, location_code, severity, severity_rank, category,
       on_hand, days_of_supply, stockout_date, stockout_probability, suggested_order_quantity, expected_loss, ranked_loss,
       search_text, abc_class, supply_need, doubted_units)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, item_code, location_code) do update set
       severity = excluded.severity, severity_rank = excluded.severity_rank, category = excluded.category,
       on_hand = excluded.on_hand, days_of_supply = excluded.days_of_supply, stockout_date = excluded.stockout_date,
       stockout_probability = excluded.stockout_probability,
       suggested_order_quantity = excluded.suggested_order_quantity, expected_loss = excluded.expected_loss,
       ranked_loss = excluded.ranked_loss, search_text = excluded.search_text,
       abc_class = excluded.abc_class, supply_need = excluded.supply_need, doubted_units = excluded.doubted_units`,
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
    risk.explanation.abc_class,
    planPlaceText(risk),
    unitsInDoubt(kept),
  );
}

/** Forgets the line of a subject that is no more. */
export function removeBoardRow({ installation_id, item_code, location_code }: Subject): Program<number> {
  return run(
    "delete from board_row where installation_id = ? and item_code = ? and location_code = ?",
    installation_id,
    item_code,
    location_code,
  );
}

/** Contents of the assessments on a view's page, in its order, and how many there are on all pages. */
export function* boardPage({
  installation_id,
  view,
  size,
}: {
  readonly installation_id: string;
  readonly view: BoardView;
  readonly size: number;
}): Program<{ readonly matching: number; readonly rows: readonly SqlRow[] }> {
  const { text, values } = boardCondition(installation_id, view);
  const [matching, keys] = yield* together([
    first(`select count(*) as matching from board_row where ${text}`, ...values),
    all(
      `select item_code, location_code from board_row where ${text} order by ${boardOrder(view)} limit ? offset ?`,
      ...values,
      size,
      (view.page - 1) * size,
    ),
  ]);
  const rows = yield* together(keys.map((key) => assessmentRows(installation_id, key)));
  return { matching: Number(matching?.["matching"]), rows: rows.flat() };
}

/** Contents of the assessments whose event stands, worst first. */
export function* alarmedRows(installation_id: string, most: number): Program<readonly SqlRow[]> {
  const keys = yield* all(
    `select item_code, location_code from board_row b
     where installation_id = ? and exists (
       select 1 from stockout_event e where e.installation_id = b.installation_id
         and e.item_code = b.item_code and e.location_code = b.location_code and e.ended_on is null)
     order by ${WORST_FIRST} limit ?`,
    installation_id,
    most,
  );
  const rows = yield* together(keys.map((key) => assessmentRows(installation_id, key)));
  return rows.flat();
}

function assessmentRows(installation_id: string, { item_code, location_code }: SqlRow): Program<readonly SqlRow[]> {
  return all(
    "select content, alert from assessment where installation_id = ? and item_code = ? and location_code = ?",
    installation_id,
    item_code ?? null,
    location_code ?? null,
  );
}

/** All lines of an installation in figures. */
export function* boardOverview(installation_id: string): Program<AssessmentsOverview> {
  const [found, categories, locations] = yield* together([
    all(
      `select severity, count(*) as count, sum(ranked_loss) as loss
       from board_row where installation_id = ? group by severity`,
      installation_id,
    ),
    choices(installation_id, "category"),
    choices(installation_id, "location_code"),
  ]);
  const levels = new Map(found.map((row) => [row["severity"], row]));
  const figure = (severity: string, name: "count" | "loss") => Number(levels.get(severity)?.[name] ?? 0);
  const count = (severity: string) => figure(severity, "count");
  return {
    counts: {
      out: count("out"),
      critical: count("critical"),
      high: count("high"),
      watch: count("watch"),
      none: count("none"),
      unknown: count("unknown"),
    },
    alarming_loss: SEVERITIES.filter(isAlarming).reduce((sum, level) => sum + figure(level, "loss"), 0),
    categories,
    locations,
  };
}

function choices(installation_id: string, column: "category" | "location_code"): Program<readonly Choice[]> {
  return allAs(
    ({ value, count }) => ({ value: String(value), count: Number(count) }),
    `select ${column} as value, count(*) as count from board_row where installation_id = ? and ${column} <> ''
     group by ${column} order by count(*) desc, ${column}`,
    installation_id,
  );
}
