import { ArrowDownOutlined, ArrowRightOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import type { ComponentType } from "react";
import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./suppliers.module.css";

const ARROWS: Readonly<Record<"lengthened" | "shortened" | "steady", ComponentType>> = {
  lengthened: ArrowUpOutlined,
  shortened: ArrowDownOutlined,
  steady: ArrowRightOutlined,
};

/** Whether the last deliveries took longer than the ones before: an arrow, a word, and both medians. */
export function TrendMark({ trend }: { trend: SupplierReportRow["trend"] }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  if (trend.kind === "too_few") {
    return (
      <Tooltip title={words.trend_too_few(trend.deliveries, trend.needed)}>
        <span className={styles["faint"]}>{words.trend.too_few}</span>
      </Tooltip>
    );
  }
  const [before, recent] = [quantityText(trend.before_days, language), quantityText(trend.recent_days, language)];
  const Arrow = ARROWS[trend.kind];
  return (
    <Tooltip title={words.trend_recent(trend.recent_count, recent) + words.trend_before(trend.before_count, before)}>
      <span className={styles["trend"]} data-trend={trend.kind}>
        <span>
          <span aria-hidden="true">
            <Arrow />
          </span>{" "}
          {words.trend[trend.kind]}
        </span>
        {trend.kind !== "steady" && <span className={styles["faint"]}>{words.trend_change(before, recent)}</span>}
      </span>
    </Tooltip>
  );
}
