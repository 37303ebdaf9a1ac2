import type { ProductionReport } from "../../../../contracts/production-report.ts";
import { SeverityIcon } from "../severity/severity-icon.tsx";
import styles from "../severity/severity-tag.module.css";
import { useTexts } from "../text/language-context.tsx";

type MaterialStatus = ProductionReport["orders"][number]["material_status"];

/** The light of each status: red, amber, green, and grey where it is not known. */
export const MATERIAL_LIGHT = {
  short: "critical",
  at_risk: "high",
  complete: "none",
  unknown: "unknown",
} as const satisfies Readonly<Record<MaterialStatus, string>>;

/** Whether the material of an order is there, as icon and word. */
export function MaterialTag({ status }: { status: MaterialStatus }) {
  const { texts } = useTexts();
  const light = MATERIAL_LIGHT[status];
  return (
    <span className={styles["tag"]} data-severity={light}>
      <SeverityIcon severity={light} />
      {texts.production.status[status]}
    </span>
  );
}
