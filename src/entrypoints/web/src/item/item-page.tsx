import { FileUnknownOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { ApiError } from "../api/api-client.ts";
import { itemQuery } from "../api/queries.ts";
import { boardLeft } from "../routing/location.ts";
import { PageLink } from "../routing/page-link.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { AlertLife } from "./alert-life.tsx";
import { CountProposal } from "./count-proposal.tsx";
import { DoneEffects } from "./done-effects.tsx";
import { ExposedCustomers } from "./exposed-customers.tsx";
import { ForecastRecord } from "./forecast-record.tsx";
import { ItemCharts } from "./item-charts.tsx";
import { ItemExplanation } from "./item-explanation.tsx";
import { ItemHeadline } from "./item-headline.tsx";
import { ItemNumbers } from "./item-numbers.tsx";
import { ItemPlaces } from "./item-places.tsx";
import { ItemReturns } from "./item-returns.tsx";
import { ItemSignals } from "./item-signals.tsx";
import { MethodTrial } from "./method-trial.tsx";
import { OpenPurchaseOrders } from "./open-purchase-orders.tsx";
import { ProductionUses } from "./production-uses.tsx";
import { OrderProfitPanel } from "./order-profit-panel.tsx";
import styles from "./item-page.module.css";

interface ItemPageProps {
  readonly item_code: string;
  readonly location_code: string;
}

/** Everything that explains one light. */
export function ItemPage({ item_code, location_code }: ItemPageProps) {
  const { texts } = useTexts();
  const item = useQuery(itemQuery({ item_code, location_code }));
  return (
    <div className={styles["page"]}>
      <PageLink className={styles["back"]} href={boardLeft()}>
        <span aria-hidden="true">←</span> {texts.item.back}
      </PageLink>
      {item.data !== undefined ? (
        <LoadedItem item={item.data} />
      ) : item.isError ? (
        <MissingItem error={item.error} onRetry={() => void item.refetch()} />
      ) : (
        <Skeleton active avatar paragraph={{ rows: 12 }} />
      )}
    </div>
  );
}

function MissingItem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { texts } = useTexts();
  if (!(error instanceof ApiError) || error.status !== 404) return <FailurePanel error={error} onRetry={onRetry} />;
  return (
    <StatePanel icon={<FileUnknownOutlined />} title={texts.item.not_found} hint={texts.item.not_found_hint}>
      <PageLink className="text-link" href="/">
        {texts.state.to_board}
      </PageLink>
    </StatePanel>
  );
}

function LoadedItem({ item }: { item: ItemReport }) {
  const { texts } = useTexts();
  const { today } = item;
  const unit = item.unit ?? texts.item.unit_fallback;
  return (
    <>
      <ItemHeadline item={item} today={today} unit={unit} />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <ItemCharts item={item} unit={unit} />
          <ItemPlaces item={item} unit={unit} />
          <ProductionUses uses={item.production} today={today} unit={unit} />
          <OrderProfitPanel item={item} unit={unit} />
          <div className={styles["pair"]}>
            <OpenPurchaseOrders orders={item.open_purchase_orders} today={today} unit={unit} />
            <ExposedCustomers customers={item.exposed_customers} today={today} unit={unit} />
          </div>
          <ForecastRecord forecast={item.indicators.forecast} />
          <MethodTrial forecaster={item.forecaster} trial={item.method_trial} />
          <ItemExplanation lines={item.explanation} />
        </div>
        <div className={styles["side"]}>
          <CountProposal proposal={item.count_proposal} />
          <ItemSignals signals={item.signals} />
          <ItemNumbers item={item} today={today} unit={unit} />
          <ItemReturns returns={item.indicators.returns} />
          <AlertLife events={item.alert_events} />
          <DoneEffects effects={item.effects} />
        </div>
      </div>
    </>
  );
}
