import { useQuery } from "@tanstack/react-query";
import type { ChoicesReport, JudgedChoice } from "../../../../contracts/purchase-choices.ts";
import { auditActor } from "../admin/audit-words.ts";
import { choicesQuery } from "../api/queries.ts";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./orders.module.css";
import { PlanItem } from "./plan-item.tsx";
import { type PlanColumn, PlanTable } from "./plan-table.tsx";

/** Whether buyers or the plan were right, once their orders' time is over; nothing where nothing was ordered. */
export function ChoicesPanel() {
  const { choices: words } = useTexts().texts;
  const { data } = useQuery(choicesQuery);
  if (data === undefined || data.choices === 0) return null;
  return (
    <Panel title={words.title} hint={words.hint}>
      <Summary report={data} />
      {data.largest.length > 0 && <Largest report={data} />}
    </Panel>
  );
}

function Summary({ report }: { report: ChoicesReport }) {
  const { texts, language } = useTexts();
  const words = texts.choices;
  const count = (n: number) => countText(n, language);
  const { judged, buyer_better, model_better, equal, buyer_gain, model_gain, unjudged, next_judged_on } = report;
  const reasons = unjudged.map(({ reason, count: n }) => words.reason_count(words.reason[reason], count(n)));
  return (
    <div className={styles["summary"]}>
      {judged === 0 ? (
        <p>{words.none(count(report.choices))}</p>
      ) : (
        <p>
          {words.judged(count(judged))}
          {words.better(count(buyer_better), count(model_better), count(equal))}{" "}
          {words.sums(moneyText(buyer_gain, language), moneyText(model_gain, language))}
        </p>
      )}
      <p className={styles["soft"]}>
        {reasons.length > 0 && words.unjudged(reasons.join(words.and))}
        {next_judged_on !== null && ` ${words.next(dayText(next_judged_on, report.today, language))}`}
      </p>
    </div>
  );
}

function Largest({ report: { largest, today } }: { report: ChoicesReport }) {
  const { texts, language } = useTexts();
  const words = texts.choices;
  const units = (quantity: number) => quantityText(quantity, language);
  const outcome = ({ lost_units, end_stock }: JudgedChoice["model"]) =>
    words.outcome(units(lost_units), units(end_stock));
  const columns: readonly PlanColumn<JudgedChoice>[] = [
    { title: words.item, width: 200, render: (row) => <PlanItem row={row} /> },
    { title: words.at, width: 130, render: ({ location_name }) => location_name },
    {
      title: words.chosen,
      isNumber: true,
      width: 130,
      render: (row) => `${units(row.suggested_quantity)} → ${units(row.quantity)} ${row.unit}`,
    },
    { title: words.demand, isNumber: true, width: 90, render: ({ demand }) => units(demand) },
    { title: words.model, width: 130, render: ({ model }) => outcome(model) },
    { title: words.buyer, width: 130, render: ({ buyer }) => outcome(buyer) },
    {
      title: words.difference,
      isNumber: true,
      width: 110,
      render: ({ difference }) => moneyText(difference, language),
    },
    {
      title: words.who,
      render: (row) => `${auditActor(row.chosen_by, texts)} ${dayText(row.chosen_on, today, language)}`,
    },
  ];
  return (
    <PlanTable
      columns={columns}
      rows={largest}
      keyOf={(row) => JSON.stringify([row.purchase_order_no, row.item_code, row.location_code])}
    />
  );
}
