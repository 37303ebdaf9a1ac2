import { SwapOutlined } from "@ant-design/icons";
import { Alert, Tooltip } from "antd";
import type { PlanTransfer, PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { PlanItem } from "./plan-item.tsx";
import { type PlanColumn, PlanTable } from "./plan-table.tsx";

/** What to move first; how to make that possible where it is not. */
export function TransferPanel({ plan: { transfers, lanes } }: { plan: PurchasePlan }) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  if (lanes.locations < 2) return null;
  if (lanes.taking_part < 2) {
    return <Alert type="info" showIcon title={words.lanes_missing} description={words.lanes_missing_hint} />;
  }
  const units = (row: PlanTransfer, quantity: number) => `${quantityText(quantity, language)} ${row.unit}`;
  const columns: readonly PlanColumn<PlanTransfer>[] = [
    { title: words.item, width: 200, render: (row) => <PlanItem row={{ ...row, location_code: row.to }} /> },
    { title: words.from_to, width: 230, render: ({ from_name, to_name }) => `${from_name} → ${to_name}` },
    { title: words.quantity, isNumber: true, width: 90, render: (row) => units(row, row.quantity) },
    {
      title: words.days,
      width: 80,
      isNumber: true,
      render: ({ lead_time_days }) => words.days_value(quantityText(lead_time_days, language)),
    },
    { title: words.transfer_cost, isNumber: true, width: 90, render: ({ cost }) => moneyText(cost, language) },
    {
      title: words.gain,
      width: 110,
      isNumber: true,
      render: (row) =>
        row.gain === null ? (
          <Tooltip title={words.by_units_hint}>{words.saved_units(units(row, row.saved_units))}</Tooltip>
        ) : (
          moneyText(row.gain, language)
        ),
    },
    { title: words.reason, render: ({ reason }) => reason },
  ];
  return (
    <Panel title={words.transfers} hint={words.transfers_hint}>
      {transfers.length === 0 ? (
        <StatePanel icon={<SwapOutlined />} title={words.transfers_none} hint={words.transfers_none_hint} />
      ) : (
        <PlanTable
          columns={columns}
          rows={transfers}
          keyOf={({ item_code, from, to }) => JSON.stringify([item_code, from, to])}
        />
      )}
    </Panel>
  );
}
