import { FileUnknownOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { ApiError } from "../api/api-client.ts";
import { eventQuery } from "../api/queries.ts";
import { countText, moneyText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useMay } from "../api/use-may.ts";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { CauseName } from "./cause-name.tsx";
import { EventCauses } from "./event-causes.tsx";
import { EventCustomers } from "./event-customers.tsx";
import { EventCourse } from "./event-course.tsx";
import { FourStages } from "./four-stages.tsx";
import { OpenForm } from "./record-link.tsx";
import styles from "./events.module.css";

/** One shortage: its four stages, what happened and why. */
export function EventPage({ event_no }: { event_no: string }) {
  const { texts } = useTexts();
  const { data, error, refetch } = useQuery(eventQuery(event_no));
  return (
    <div className={styles["page"]}>
      <PageLink className={styles["back"]} href="/events">
        <span aria-hidden="true">←</span> {texts.events.back}
      </PageLink>
      {data !== undefined && <LoadedEvent report={data} />}
      {data === undefined && error !== null && <Missing error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
    </div>
  );
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { events: words } = useTexts().texts;
  if (!(error instanceof ApiError) || error.status !== 404) return <FailurePanel error={error} onRetry={onRetry} />;
  return (
    <StatePanel icon={<FileUnknownOutlined />} title={words.not_found} hint={words.not_found_hint}>
      <PageLink href="/events">{words.back}</PageLink>
    </StatePanel>
  );
}

function LoadedEvent({ report }: { report: StockoutEventReport }) {
  return (
    <>
      <Headline report={report} />
      <FourStages report={report} />
      <EventCustomers report={report} />
      {report.spans.length > 0 && <EventCourse report={report} />}
      <EventCauses report={report} />
    </>
  );
}

function Headline({ report }: { report: StockoutEventReport }) {
  const placeName = usePlaceName();
  const { texts, language } = useTexts();
  const words = texts.events;
  const { item_name, item_code, location_code, raised_on, ended_on, peak_severity, loss, future_loss } = report;
  const seesMoney = useMay("read_plan");
  return (
    <section className={styles["headline"]}>
      <div className={styles["marks"]}>
        <SeverityTag severity={peak_severity} />
        <CauseName row={report} />
      </div>
      <h1>{item_name}</h1>
      <div className={styles["marks"]}>
        <PageLink className={styles["link"]} href={itemPath({ item_code, location_code })}>
          {item_code} · {placeName(location_code)}
        </PageLink>
        <span className={styles["soft"]}>
          {raised_on} → {ended_on ?? words.still}
        </span>
        <OpenForm url={report.form_url} />
      </div>
      {loss !== null && (
        <p>
          {loss.text} {seesMoney && lostMoneyText(report, texts, language)}
        </p>
      )}
      {future_loss !== null && (
        <p>
          {words.future_loss[future_loss.basis](
            moneyText(future_loss.yuan, language),
            countText(future_loss.customers, language),
          )}
        </p>
      )}
    </section>
  );
}

function lostMoneyText(
  { lost_money, loss }: StockoutEventReport,
  { events: words }: Dictionary,
  language: Language,
): string {
  if (lost_money === null) return words.no_price;
  const basis = loss?.basis ?? null;
  return `${words.lost_money} ${moneyText(lost_money, language)}${basis === null ? "" : `（${words.basis[basis]}）`}`;
}
