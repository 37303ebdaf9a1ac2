import { Tooltip } from "antd";
import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./lead-time-bar.module.css";

type LeadTime = NonNullable<SupplierReportRow["lead_time"]>;

/** How long deliveries take: from P10 to P90, with the median and what was promised, all on one scale. */
export function LeadTimeBar({ lead_time, longest }: { lead_time: LeadTime | null; longest: number }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  if (lead_time === null) return <span className={styles["none"]}>{words.too_few}</span>;
  const { p10_days, median_days, p90_days, promised_days } = lead_time;
  const days = (value: number) => quantityText(value, language);
  const told = [
    words.lead_time_text(days(p10_days), days(median_days), days(p90_days)),
    ...(promised_days === null ? [] : [words.promised_text(days(promised_days))]),
  ].join(language === "zh" ? "，" : ", ");
  const at = (value: number) => `${100 * Math.min(1, Math.max(0, value) / longest)}%`;
  return (
    <Tooltip title={told} mouseEnterDelay={0.3}>
      <span className={styles["lead"]}>
        <span className={styles["track"]} role="img" aria-label={told}>
          <span
            className={styles["band"]}
            style={{ left: at(p10_days), width: at(Math.max(0, p90_days - p10_days)) }}
          />
          <span className={styles["median"]} style={{ left: at(median_days) }} />
          {promised_days !== null && <span className={styles["promised"]} style={{ left: at(promised_days) }} />}
        </span>
        <span className={styles["number"]}>
          {days(median_days)}
          <span className={styles["soft"]}> / {words.days(days(p90_days))}</span>
        </span>
      </span>
    </Tooltip>
  );
}

/** The right end of the scale of several bars; at least a day. */
export function longestLead(leads: readonly (LeadTime | null)[]): number {
  return Math.max(1, ...leads.flatMap((lead) => (lead === null ? [] : [lead.p90_days, lead.promised_days ?? 0])));
}
