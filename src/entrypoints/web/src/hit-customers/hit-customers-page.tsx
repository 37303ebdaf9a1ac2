import { SmileOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { FutureLossState } from "../../../../contracts/future-loss.ts";
import type { HitCustomersReport } from "../../../../contracts/hit-customers.ts";
import cards from "../board/board-cards.module.css";
import { hitCustomersQuery } from "../api/queries.ts";
import { PageLink } from "../routing/page-link.tsx";
import { hitEventPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { BaseNote } from "./base-note.tsx";
import { FutureNote } from "./future-note.tsx";
import { Totals } from "./hit-parts.tsx";
import styles from "./hit-customers.module.css";

/** Every item with an alert that hits customers, the worst first. */
export function HitCustomersPage() {
  const words = useTexts().texts.hit_customers;
  const { data, error, refetch } = useQuery(hitCustomersQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedEvents report={data} />}
    </div>
  );
}

function LoadedEvents({ report: { events, total, base, future } }: { report: HitCustomersReport }) {
  const words = useTexts().texts.hit_customers;
  return (
    <section className={styles["card"]}>
      {events.length === 0 ? (
        <StatePanel icon={<SmileOutlined />} title={words.empty} hint={words.empty_hint} />
      ) : (
        <>
          <div className={styles["headline"]}>
            <Totals total={total} future={future} isOfAll />
          </div>
          <ul className={cards["cards"]}>
            {events.map((event) => (
              <li key={event.event_no}>
                <EventCard event={event} future={future} />
              </li>
            ))}
          </ul>
        </>
      )}
      {events.length > 0 && <FutureNote future={future} />}
      <BaseNote base={base} />
    </section>
  );
}

function EventCard({ event, future }: { event: HitCustomersReport["events"][number]; future: FutureLossState }) {
  const placeName = usePlaceName();
  const { item_name, item_code, location_code, severity } = event;
  return (
    <PageLink className={cards["card"]} href={hitEventPath(event)} data-severity={severity}>
      <div className={cards["head"]}>
        <SeverityTag severity={severity} />
      </div>
      <div className={cards["name"]}>{item_name}</div>
      <div className={cards["code"]}>
        {item_code} {location_code !== "" && `· ${placeName(location_code)}`}
      </div>
      <Totals total={event} future={future} />
    </PageLink>
  );
}
