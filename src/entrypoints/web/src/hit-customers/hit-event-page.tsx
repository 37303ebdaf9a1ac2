import { SmileOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { HitEventReport } from "../../../../contracts/hit-customers.ts";
import { hitEventQuery } from "../api/queries.ts";
import { useIsNarrow } from "../browser/media.ts";
import { dayText } from "../format/day-text.ts";
import { countText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { BaseNote } from "./base-note.tsx";
import { FutureNote } from "./future-note.tsx";
import { HitCards } from "./hit-cards.tsx";
import { Totals } from "./hit-parts.tsx";
import { HitTable } from "./hit-table.tsx";
import styles from "./hit-customers.module.css";
import { HitFrame } from "./hit-frame.tsx";

/** The customers whom an item's stockout hits, those with the most to lose first. */
export function HitEventPage(place: { item_code: string; location_code: string }) {
  const words = useTexts().texts.hit_customers;
  const { data, error, refetch } = useQuery(hitEventQuery(place));
  return (
    <HitFrame error={error} missing={{ title: words.not_found }} onRetry={() => void refetch()}>
      {data && <LoadedEvent report={data} />}
    </HitFrame>
  );
}

function LoadedEvent({ report }: { report: HitEventReport }) {
  const words = useTexts().texts.hit_customers;
  const isNarrow = useIsNarrow();
  const { customers, today, base, future } = report;
  const List = isNarrow ? HitCards : HitTable;
  return (
    <>
      <Headline report={report} />
      <section className={styles["card"]}>
        {customers.length === 0 ? (
          <StatePanel icon={<SmileOutlined />} title={words.event_empty} hint={words.event_empty_hint} />
        ) : (
          <List customers={customers} today={today} future={future} />
        )}
        {customers.length > 0 && <FutureNote future={future} />}
        <BaseNote base={base} />
      </section>
    </>
  );
}

function Headline({ report }: { report: HitEventReport }) {
  const placeName = usePlaceName();
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const { item_name, item_code, location_code, severity, foretold_from, foretold_through, past_customers, today } =
    report;
  return (
    <section className={`${styles["card"]} ${styles["headline"]}`}>
      <div className={styles["marks"]}>
        <SeverityTag severity={severity} />
        <PageLink className={styles["link"]} href={itemPath(report)}>
          {words.open_item}
        </PageLink>
      </div>
      <h1 className={styles["title"]}>{item_name}</h1>
      <p className={styles["note"]}>
        {item_code} {location_code !== "" && `· ${placeName(location_code)}`}
      </p>
      <Totals total={report.total} future={report.future} />
      <p className={styles["note"]}>
        {words.margin_hint}
        {foretold_from !== null &&
          foretold_through !== null &&
          ` ${words.window(dayText(foretold_from, today, language), dayText(foretold_through, today, language))}`}
        {past_customers > 0 && ` ${words.past(countText(past_customers, language))}`}
      </p>
    </section>
  );
}
