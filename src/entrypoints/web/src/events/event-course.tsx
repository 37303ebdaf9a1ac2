import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { Chart } from "../charts/chart.tsx";
import { eventTimelineOption } from "../charts/event-timeline-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { Panel } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./events.module.css";

const ROW_PX = 40;

/** What happened, as stretches on a calendar and as dated steps. */
export function EventCourse({ report }: { report: StockoutEventReport }) {
  const { events: words } = useTexts().texts;
  const setting = useChartSetting();
  const { spans, nodes } = report;
  const summary = spans
    .map(({ label, days, is_slow }) => `${label} ${words.days(String(days))}${is_slow ? ` (${words.slow})` : ""}`)
    .join(", ");
  return (
    <Panel title={words.timeline} hint={words.timeline_hint}>
      <Chart
        option={eventTimelineOption({ ...report, item: report.item_name }, setting)}
        summary={`${words.timeline_chart}: ${summary}`}
        height={64 + ROW_PX * spans.length}
      />
      <ol className={styles["nodes"]}>
        {nodes.map(({ kind, label, day, record }) => (
          <li key={`${kind} ${day} ${record?.id ?? ""}`}>
            {day} {label} {record?.id}
          </li>
        ))}
      </ol>
      <p className={styles["soft"]}>
        <PageLink className={styles["link"]} href="/operating">
          {words.to_operating}
        </PageLink>
      </p>
    </Panel>
  );
}
