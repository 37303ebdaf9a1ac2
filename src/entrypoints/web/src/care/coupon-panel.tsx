import type { CareReport } from "../../../../contracts/care.ts";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, NOTHING } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { type PlanColumn, PlanTable } from "../plan/plan-table.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";

type Coupon = CareReport["coupons"][number];
type State = Coupon["state"];

/** In the order of the bar. */
const PARTS = ["used", "issued", "reserved"] as const satisfies readonly State[];

/** The month's coupons: how much of the budget is gone, and the coupons themselves. */
export function CouponPanel({ report }: { report: CareReport }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const { month, coupons, coupon_count, today } = report;
  const columns: readonly PlanColumn<Coupon>[] = [
    { title: words.coupon_no, width: 190, render: ({ coupon_no }) => <strong>{coupon_no}</strong> },
    { title: words.customer, render: ({ customer_code }) => customer_code },
    { title: words.amount, isNumber: true, width: 90, render: ({ amount }) => moneyText(amount, language) },
    { title: words.valid_to, width: 130, render: ({ valid_to }) => dayText(valid_to, today, language) },
    { title: words.status, width: 130, render: ({ state }) => words.state[state] },
    { title: words.order, width: 180, render: ({ order_no }) => order_no ?? NOTHING },
  ];
  return (
    <Panel title={words.coupons} hint={words.budget(month.month, moneyText(month.budget, language))}>
      {month.budget > 0 ? <BudgetBar month={month} /> : <PanelNote>{words.no_budget}</PanelNote>}
      {coupons.length === 0 ? (
        <PanelNote>{words.no_coupons}</PanelNote>
      ) : (
        <PlanTable columns={columns} rows={coupons} keyOf={({ coupon_no }) => coupon_no} />
      )}
      {coupons.length < coupon_count && (
        <p className={styles["soft"]}>
          {words.more(countText(coupons.length, language), countText(coupon_count, language))}
        </p>
      )}
    </Panel>
  );
}

function BudgetBar({ month }: { month: CareReport["month"] }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const legend = [
    ...PARTS.map((part) => ({ part, name: words.state[part], amount: month[part] })),
    { part: "left" as const, name: words.left, amount: month.left },
  ];
  // A budget that was cut below what is given already still shows all of it.
  const whole = Math.max(
    month.budget,
    PARTS.reduce((sum, part) => sum + month[part], 0),
  );
  return (
    <div className={styles["budget"]}>
      <div className={styles["bar"]} aria-hidden="true">
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
