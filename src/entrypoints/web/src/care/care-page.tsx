import { HeartOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useState } from "react";
import type { CareReport } from "../../../../contracts/care.ts";
import { careQuery } from "../api/queries.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ActionTable } from "./action-table.tsx";
import styles from "./care.module.css";
import { CouponPanel } from "./coupon-panel.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";

/** What each action of customer care brought, and the coupons given. */
export function CarePage() {
  const { care: words } = useTexts().texts;
  const { data, error, refetch } = useQuery(careQuery);
  const [isEditing, setEditing] = useState(false);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Actions report={data} />
          <CouponPanel report={data} onSetBudget={() => setEditing(true)} />
          <PlansPanel report={data} />
          <SettingsPanel report={data} isEditing={isEditing} onEdit={setEditing} />
        </>
      )}
    </div>
  );
}

function Actions({ report }: { report: CareReport }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const { settings, actions, unpriced, has_forms } = report;
  const isEmpty = actions.every(({ treated, held_out }) => treated + held_out === 0);
  const hint = words.basis(shareText(settings.held_out_share, language), countText(settings.window_days, language));
  return (
    <Panel title={words.actions} hint={hint}>
      {isEmpty ? (
        <StatePanel icon={<HeartOutlined />} title={words.empty} hint={has_forms ? words.empty_hint : words.no_forms} />
      ) : (
        <>
          <ActionTable report={report} />
          <p className={styles["soft"]}>{words.lasting}</p>
          <Reach reach={report.reach} />
        </>
      )}
      {unpriced > 0 && <p className={styles["soft"]}>{words.unpriced(countText(unpriced, language))}</p>}
    </Panel>
  );
}

/** How long it takes from an alert to the customers. */
function Reach({ reach }: { readonly reach: CareReport["reach"] }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const { days, customers, reached, days_to_task, days_to_reached } = reach;
  if (days_to_task === null) return null;
  const of = (value: number) => quantityText(value, language);
  return (
    <p>
      {words.reach(countText(days, language), of(days_to_task))}{" "}
      {days_to_reached === null
        ? words.reach_none(countText(customers, language))
        : words.reach_known(of(days_to_reached), countText(reached, language), countText(customers, language))}
    </p>
  );
}
