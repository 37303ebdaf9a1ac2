import { placeKey } from "../../../../domain/text/place-key.ts";
import { DownOutlined, RightOutlined, ShoppingCartOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import type { PlanPurchase, PlanSupplier, PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { useMay } from "../api/use-may.ts";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { LineChoice } from "./line-choice.tsx";
import { OrderBar } from "./order-bar.tsx";
import { isOrderable, worthwhileKeys } from "./order-draft.ts";
import { type PlanColumn, PlanTable } from "./plan-table.tsx";
import styles from "./plan.module.css";
import { useFolded } from "./use-folded.ts";
import { type Selection, useSelection } from "./use-selection.ts";

/** What to buy, supplier by supplier, each with its subtotal. */
export function PurchaseGroups({ plan }: { plan: PurchasePlan }) {
  const { texts, language } = useTexts();
  const { plan: words } = texts;
  const { suppliers, today } = plan;
  const mayOrder = useMay("order_purchases");
  const selection = useSelection();
  const folded = useFolded(suppliers.map(keyOf));
  return (
    <Panel title={words.purchases} hint={words.purchases_hint}>
      {suppliers.length > 1 && (
        <div className={styles["groups_tools"]}>
          <Button type="link" size="small" onClick={folded.foldAll}>
            {folded.isAllFolded ? words.unfold_all : words.fold_all(countText(suppliers.length, language))}
          </Button>
          {mayOrder && (
            <ChooseAll purchases={suppliers.flatMap(({ purchases }) => purchases)} of="plan" selection={selection} />
          )}
        </div>
      )}
      {suppliers.length === 0 && (
        <StatePanel icon={<ShoppingCartOutlined />} title={words.purchases_none} hint={words.purchases_none_hint} />
      )}
      <div className={styles["groups"]}>
        {suppliers.map((supplier) => (
          <SupplierGroup
            key={keyOf(supplier)}
            supplier={supplier}
            isFolded={folded.keys.has(keyOf(supplier))}
            onFold={() => folded.fold(keyOf(supplier))}
            today={today}
            selection={mayOrder ? selection : null}
          />
        ))}
      </div>
      {mayOrder && <OrderBar plan={plan} chosen={selection.chosen} onClear={selection.clear} />}
    </Panel>
  );
}

function keyOf({ supplier_code }: PlanSupplier): string {
  return supplier_code ?? "";
}

interface GroupProps {
  readonly supplier: PlanSupplier;
  readonly isFolded: boolean;
  onFold(): void;
  readonly today: string;
  /** Null where whoever looks may not order. */
  readonly selection: Selection | null;
}

function SupplierGroup({ supplier, today, selection, isFolded, onFold }: GroupProps) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  const { supplier_name, supplier_code, cost, expected_profit, purchases } = supplier;
  const columns: readonly PlanColumn<PlanPurchase>[] = [
    { title: words.item, width: 220, render: (row) => <LineChoice row={row} selection={selection} /> },
    { title: words.at, width: 130, render: ({ location_name }) => location_name },
    {
      title: words.quantity,
      isNumber: true,
      width: 90,
      render: (row) => `${quantityText(row.quantity, language)} ${row.unit}`,
    },
    {
      title: words.cost,
      width: 100,
      isNumber: true,
      render: (row) => (row.cost === null ? words.no_cost : moneyText(row.cost, language)),
    },
    {
      title: words.profit,
      width: 100,
      isNumber: true,
      render: ({ expected_profit: profit }) =>
        profit === null ? <Tooltip title={words.by_units_hint}>{words.by_units}</Tooltip> : moneyText(profit, language),
    },
    { title: words.rank, isNumber: true, width: 60, render: ({ rank }) => countText(rank, language) },
    {
      title: words.order_by,
      width: 124,
      isNumber: true,
      render: ({ order_by_date }) => (order_by_date === null ? NOTHING : dayText(order_by_date, today, language)),
    },
    { title: words.reason, render: ({ reason }) => reason },
  ];
  const subtotal = words.subtotal(
    countText(purchases.length, language),
    moneyText(cost, language),
    moneyText(expected_profit, language),
  );
  return (
    <section>
      <header className={styles["group_head"]}>
        <h3>
          <button type="button" className={styles["fold"]} aria-expanded={!isFolded} onClick={onFold}>
            {isFolded ? <RightOutlined aria-hidden /> : <DownOutlined aria-hidden />}
            {supplier_name ?? supplier_code ?? words.supplier_none}
          </button>
        </h3>
        <span>
          {subtotal}
          {selection !== null && <ChooseAll purchases={purchases} of="supplier" selection={selection} />}
        </span>
      </header>
      {!isFolded && <PlanTable columns={columns} rows={purchases} keyOf={placeKey} />}
    </section>
  );
}

interface ChooseAllProps {
  readonly purchases: readonly PlanPurchase[];
  readonly of: "plan" | "supplier";
  readonly selection: Selection;
}

/** Chooses a whole supplier or plan, or takes it back; what is expected to lose money is for a person to choose one by one. */
function ChooseAll({ purchases, of, selection }: ChooseAllProps) {
  const { orders: words } = useTexts().texts;
  const orderable = purchases.filter(isOrderable);
  const keys = worthwhileKeys(purchases);
  const isWhole = keys.every((key) => selection.chosen.has(key));
  if (keys.length === 0) return null;
  const { none, profitable, all } = words.choose_whole[of];
  return (
    <Button type="link" size="small" onClick={() => selection.choose(keys, !isWhole)}>
      {isWhole ? none : keys.length < orderable.length ? profitable : all}
    </Button>
  );
}
