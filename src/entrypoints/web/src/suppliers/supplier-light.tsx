import type { BoardRow } from "../../../../contracts/board.ts";
import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { SeverityIcon } from "../severity/severity-icon.tsx";
import tag from "../severity/severity-tag.module.css";
import { useTexts } from "../text/language-context.tsx";

type Light = SupplierReportRow["mark"]["light"];

/** The board's colours and shapes, so that red means the same everywhere. */
export const LIGHT_SEVERITY: Readonly<Record<Light, BoardRow["severity"]>> = {
  red: "critical",
  amber: "high",
  green: "none",
  unknown: "unknown",
};

/** A supplier's light as icon and word. */
export function SupplierLight({ light }: { light: Light }) {
  const { texts } = useTexts();
  return (
    <span className={tag["tag"]} data-severity={LIGHT_SEVERITY[light]}>
      <SeverityIcon severity={LIGHT_SEVERITY[light]} />
      {texts.suppliers.light[light]}
    </span>
  );
}
