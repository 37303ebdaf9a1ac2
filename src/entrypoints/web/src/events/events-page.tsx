import { FileSearchOutlined, InboxOutlined, SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Input, Segmented, Select, Skeleton } from "antd";
import { useState } from "react";
import type { StockoutEventsReport, StockoutEventsView } from "../../../../contracts/stockout-events.ts";
import { eventsQuery } from "../api/queries.ts";
import { useSettled } from "../browser/use-settled.ts";
import { countText } from "../format/number-text.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { CauseLosses } from "./cause-losses.tsx";
import { EventList } from "./event-list.tsx";
import { RepeatedList } from "./repeated-list.tsx";
import styles from "./events.module.css";

type View = Omit<StockoutEventsView, "days"> & { readonly days: Period };
type Period = 30 | 90 | 365;
type Cause = NonNullable<StockoutEventsView["cause"]>;
type State = StockoutEventsView["state"];

const FIRST: View = { search: "", cause: null, state: "all", page: 1, days: 90 };
const STATES: readonly State[] = ["all", "short", "open", "averted"];
const PERIODS: readonly Period[] = [30, 90, 365];

/** Shortages from alert to restock, with what their causes cost. */
export function EventsPage() {
  const { events: words } = useTexts().texts;
  const [view, setView] = useState(FIRST);
  const change = (parts: Partial<View>) => setView({ ...view, page: 1, ...parts });
  const { data, error, refetch } = useQuery(eventsQuery(useSettled(view)));
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      <Filters view={view} onChange={change} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedEvents report={data} view={view} onPage={(page) => change({ page })} />}
    </div>
  );
}

function Filters({ view, onChange }: { view: View; onChange: (parts: Partial<View>) => void }) {
  const { events: words } = useTexts().texts;
  // The keys of the words of causes.
  const causes = Object.keys(words.cause) as Cause[];
  return (
    <div className={styles["filters"]} role="search">
      <Input
        className={styles["search"]}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={words.search}
        aria-label={words.search}
        value={view.search}
        onChange={({ target }) => onChange({ search: target.value })}
      />
      <Select<Cause | "all">
        className={styles["cause_filter"]}
        aria-label={words.cause_filter}
        value={view.cause ?? "all"}
        onChange={(cause) => onChange({ cause: cause === "all" ? null : cause })}
        options={[
          { value: "all", label: words.all_causes },
          ...causes.map((value) => ({ value, label: words.cause[value] })),
        ]}
      />
      <Segmented<Period>
        className={styles["scrolling"]}
        aria-label={words.period}
        value={view.days}
        onChange={(days) => onChange({ days })}
        options={PERIODS.map((value) => ({ value, label: words.periods[value] }))}
      />
      <Segmented<State>
        className={styles["scrolling"]}
        aria-label={words.states}
        value={view.state}
        onChange={(state) => onChange({ state })}
        options={STATES.map((value) => ({ value, label: words.state[value] }))}
      />
    </div>
  );
}

interface LoadedProps {
  readonly report: StockoutEventsReport;
  readonly view: View;
  readonly onPage: (page: number) => void;
}

function LoadedEvents({ report, view, onPage }: LoadedProps) {
  const { texts, language } = useTexts();
  const words = texts.events;
  if (report.matching === 0) {
    const isFiltered = view.search !== "" || view.cause !== null || view.state !== "all";
    return isFiltered ? (
      <StatePanel icon={<FileSearchOutlined />} title={words.none_found} hint={words.none_found_hint} />
    ) : (
      <StatePanel icon={<InboxOutlined />} title={words.empty} hint={words.empty_hint} />
    );
  }
  return (
    <>
      {report.cut !== null && (
        <p className={styles["soft"]}>{words.cut(countText(report.cut.looked_at, language), report.cut.from)}</p>
      )}
      <div className={styles["pair"]}>
        <CauseLosses report={report} />
        <RepeatedList report={report} />
      </div>
      <Panel title={words.list}>
        <EventList report={report} onPage={onPage} />
      </Panel>
    </>
  );
}
