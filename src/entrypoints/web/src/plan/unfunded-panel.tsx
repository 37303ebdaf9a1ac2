import { placeKey } from "../../../../domain/text/place-key.ts";
import { Tooltip } from "antd";
import type { PlanUnfunded, PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { dayText } from "../format/day-text.ts";
import { moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { PlanItem } from "./plan-item.tsx";
import { type PlanColumn, PlanTable } from "./plan-table.tsx";

/** What no money is left for, and what it costs not to buy it. */
export function UnfundedPanel({ plan: { unfunded, today } }: { plan: PurchasePlan }) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  const units = (row: PlanUnfunded, quantity: number) => `${quantityText(quantity, language)} ${row.unit}`;
  const columns: readonly PlanColumn<PlanUnfunded>[] = [
    { title: words.item, width: 200, render: (row) => <PlanItem row={row} /> },
    { title: words.at, width: 150, render: ({ location_name }) => location_name },
    {
      title: words.missing,
      width: 120,
      isNumber: true,
      render: (row) => (row.is_rest ? words.rest(units(row, row.quantity)) : units(row, row.quantity)),
    },
    {
      title: words.cost,
      width: 100,
      isNumber: true,
      render: ({ cost }) => (cost === null ? words.no_cost : moneyText(cost, language)),
    },
    {
      title: words.forgone_profit,
      width: 100,
      isNumber: true,
      render: ({ forgone_profit }) =>
        forgone_profit === null ? (
          <Tooltip title={words.by_units_hint}>{words.by_units}</Tooltip>
        ) : (
          moneyText(forgone_profit, language)
        ),
    },
    { title: words.lost_units, isNumber: true, width: 100, render: (row) => units(row, row.lost_units) },
    {
      title: words.order_by,
      width: 124,
      isNumber: true,
      render: ({ order_by_date }) => (order_by_date === null ? NOTHING : dayText(order_by_date, today, language)),
    },
    {
      title: words.supplier_column,
      render: ({ supplier_name, supplier_code }) => supplier_name ?? supplier_code ?? words.supplier_none,
    },
  ];
  return (
    <Panel title={words.unfunded} hint={words.unfunded_hint}>
      <PlanTable columns={columns} rows={unfunded} keyOf={placeKey} />
    </Panel>
  );
}
