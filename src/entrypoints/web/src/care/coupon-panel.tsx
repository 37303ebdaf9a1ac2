import { CheckCircleOutlined, ClockCircleOutlined, GiftOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ComponentType } from "react";
import type { CareReport } from "../../../../contracts/care.ts";
import { useMay } from "../api/use-may.ts";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, NOTHING } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { type PlanColumn, PlanTable } from "../plan/plan-table.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";

type Coupon = CareReport["coupons"][number];
type State = Coupon["state"];

/** In the order of the bar. */
const PARTS = ["used", "issued", "reserved"] as const satisfies readonly State[];

const ICONS: Readonly<Record<State, ComponentType>> = {
  reserved: ClockCircleOutlined,
  issued: GiftOutlined,
  used: CheckCircleOutlined,
  expired: StopOutlined,
};

interface CouponProps {
  readonly report: CareReport;
  onSetBudget(): void;
}

/** The month's coupons: how much of the budget is gone, and the coupons themselves. */
export function CouponPanel({ report, onSetBudget }: CouponProps) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const { month, coupons, coupon_count, older_open, has_coupon_form } = report;
  if (!has_coupon_form) {
    return (
      <Panel title={words.coupons}>
        <PanelNote>{asStarted(words.no_coupon_form)}</PanelNote>
      </Panel>
    );
  }
  const hint = month.budget > 0 ? words.budget(month.month, moneyText(month.budget, language)) : undefined;
  return (
    <Panel title={words.coupons} hint={hint}>
      {month.budget > 0 ? <BudgetBar month={month} /> : <NoBudget onSetBudget={onSetBudget} />}
      {coupons.length > 0 && <Coupons report={report} />}
      {coupons.length === 0 && month.budget > 0 && (
        <StatePanel icon={<GiftOutlined />} title={words.no_coupons} hint={words.no_coupons_hint} />
      )}
      {coupons.length < coupon_count && (
        <p className={styles["soft"]}>
          {words.more(countText(coupons.length, language), countText(coupon_count, language))}
        </p>
      )}
      {older_open > 0 && <p className={styles["soft"]}>{words.older_open(countText(older_open, language))}</p>}
    </Panel>
  );
}

function NoBudget({ onSetBudget }: Pick<CouponProps, "onSetBudget">) {
  const { care: words } = useTexts().texts;
  const mayEdit = useMay("edit_rules");
  return (
    <StatePanel icon={<GiftOutlined />} title={words.no_budget} hint={words.no_budget_hint}>
      {mayEdit && (
        <Button type="primary" onClick={onSetBudget}>
          {words.set_budget}
        </Button>
      )}
    </StatePanel>
  );
}

function Coupons({ report: { coupons, today } }: { report: CareReport }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const columns: readonly PlanColumn<Coupon>[] = [
    { title: words.coupon_no, width: 190, render: ({ coupon_no }) => <strong>{coupon_no}</strong> },
    { title: words.customer, render: ({ customer_code }) => customer_code },
    { title: words.amount, isNumber: true, width: 90, render: ({ amount }) => moneyText(amount, language) },
    { title: words.valid_to, width: 130, render: ({ valid_to }) => dayText(valid_to, today, language) },
    { title: words.status, width: 130, render: ({ state }) => <CouponState state={state} /> },
    { title: words.order, width: 180, render: ({ order_no }) => order_no ?? NOTHING },
  ];
  return <PlanTable columns={columns} rows={coupons} keyOf={({ coupon_no }) => coupon_no} />;
}

function CouponState({ state }: { state: State }) {
  const words = useTexts().texts.care.state;
  const Icon = ICONS[state];
  return (
    <span className={styles["coupon_state"]} data-state={state}>
      <span aria-hidden="true">
        <Icon />
      </span>
      {words[state]}
    </span>
  );
}

function BudgetBar({ month }: { month: CareReport["month"] }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const legend = [
    ...PARTS.map((part) => ({ part, name: words.state[part], amount: month[part] })),
    { part: "left" as const, name: words.left, amount: month.left },
    ...(month.expired > 0 ? [{ part: "expired" as const, name: words.given_back, amount: month.expired }] : []),
  ];
  // A budget that was cut below what is given already still shows all of it.
  const given = PARTS.reduce((sum, part) => sum + month[part], 0);
  const whole = Math.max(month.budget, given);
  return (
    <div className={styles["budget"]}>
      <div
        className={styles["bar"]}
        role="img"
        aria-label={words.used_up(shareText(given / month.budget, language))}
        title={words.used_up(shareText(given / month.budget, language))}
      >
        {PARTS.map((part) => (
          <span key={part} data-part={part} style={{ width: `${(100 * month[part]) / whole}%` }} />
        ))}
      </div>
      <ul className={styles["legend"]}>
        {legend.map(({ part, name, amount }) => (
          <li key={part} data-part={part}>
            {name} <strong>{moneyText(amount, language)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
