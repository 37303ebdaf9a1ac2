import { DownloadOutlined, ShoppingCartOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { planQuery } from "../api/queries.ts";
import { useSettled } from "../browser/use-settled.ts";
import { countText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { BudgetBox } from "./budget-box.tsx";
import { ChoicesPanel } from "./choices-panel.tsx";
import { MoneyPanel } from "./money-panel.tsx";
import { OrdersPanel } from "./orders-panel.tsx";
import { PlanFigures } from "./plan-figures.tsx";
import styles from "./plan.module.css";
import { PurchaseGroups } from "./purchase-groups.tsx";
import { TransferPanel } from "./transfer-panel.tsx";
import { UnfundedPanel } from "./unfunded-panel.tsx";
import { useBudget } from "./use-budget.ts";

/** What to move first and what to buy then, within a budget. */
export function PlanPage() {
  const { plan: words } = useTexts().texts;
  const [budget, setBudget] = useBudget();
  const settled = useSettled(budget);
  const { data, error, refetch, isPlaceholderData } = useQuery(planQuery(settled));
  return (
    <div className={styles["page"]}>
      <div className={styles["top"]}>
        <PageHeading title={words.title} lead={words.lead} />
        <Button icon={<DownloadOutlined />} href={workbookPath(settled)} download disabled={data === undefined}>
          {words.download}
        </Button>
      </div>
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          {data.totals.wanted > 0 && (
            <BudgetBox
              budget={budget}
              wanted={data.totals.wanted}
              isRecomputing={isPlaceholderData || budget !== settled}
              onChange={setBudget}
            />
          )}
          <Plan plan={data} />
          <OrdersPanel today={data.today} />
          <ChoicesPanel />
        </>
      )}
    </div>
  );
}

function workbookPath(budget: number | null): string {
  return `/api/v1/purchase-plan.xlsx${budget === null ? "" : `?budget=${budget}`}`;
}

function Plan({ plan }: { plan: PurchasePlan }) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  const { transfers, suppliers, unfunded, totals, holding_rate } = plan;
  if (transfers.length + suppliers.length + unfunded.length === 0) {
    return (
      <Panel title={words.title}>
        <StatePanel tone="good" icon={<ShoppingCartOutlined />} title={words.empty} hint={words.empty_hint} />
      </Panel>
    );
  }
  const { by_units, without_cost } = totals;
  return (
    <>
      <PlanFigures plan={plan} />
      {by_units > 0 && (
        <Alert
          type="info"
          showIcon
          title={words.by_units_note(countText(by_units, language), countText(without_cost, language))}
        />
      )}
      <TransferPanel plan={plan} />
      {plan.curve.length > 2 && <MoneyPanel plan={plan} />}
      <PurchaseGroups plan={plan} />
      {unfunded.length > 0 && <UnfundedPanel plan={plan} />}
      <p className={styles["soft"]}>{words.basis(levelText(holding_rate))}</p>
    </>
  );
}
