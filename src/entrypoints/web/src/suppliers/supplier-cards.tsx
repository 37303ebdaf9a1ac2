import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { CardFigure } from "../board/card-figure.tsx";
import cards from "../board/board-cards.module.css";
import { countText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { LeadTimeBar, longestLead } from "./lead-time-bar.tsx";
import { DependenceFigure, ItemsFigure, LateFigure, rateText, Score } from "./supplier-figures.tsx";
import { LIGHT_SEVERITY, SupplierLight } from "./supplier-light.tsx";
import { Troubles } from "./supplier-name.tsx";
import { TrendMark } from "./trend-mark.tsx";

/** Suppliers for narrow screens: a card each. */
export function SupplierCards({ rows }: { rows: readonly SupplierReportRow[] }) {
  const longest = longestLead(rows.map(({ lead_time }) => lead_time));
  return (
    <ul className={cards["cards"]}>
      {rows.map((row) => (
        <li key={row.supplier_code}>
          <SupplierCard row={row} longest={longest} />
        </li>
      ))}
    </ul>
  );
}

function SupplierCard({ row, longest }: { row: SupplierReportRow; longest: number }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const { supplier_code, supplier_name, mark, delivery_count } = row;
  return (
    <PageLink className={cards["card"]} href={supplierPath(supplier_code)} data-severity={LIGHT_SEVERITY[mark.light]}>
      <div className={cards["head"]}>
        <SupplierLight light={mark.light} />
        <Score row={row} />
      </div>
      <div className={cards["name"]}>{supplier_name}</div>
      <div className={cards["code"]}>
        {supplier_code} · {words.deliveries_count(countText(delivery_count, language))}
      </div>
      <Troubles troubles={mark.troubles} />
      <SupplierFigures row={row} longest={longest} />
    </PageLink>
  );
}

/** All figures of a supplier, its lead time as a picture. */
export function SupplierFigures({ row, longest }: { row: SupplierReportRow; longest: number }) {
  const { texts } = useTexts();
  const words = texts.suppliers;
  return (
    <>
      <div className={cards["code"]}>{words.lead_time_head}</div>
      <LeadTimeBar lead_time={row.lead_time} longest={longest} />
      <dl className={cards["figures"]}>
        <CardFigure label={words.late_rate}>
          <LateFigure row={row} />
        </CardFigure>
        <CardFigure label={words.full_rate}>{rateText(row.fullness.full_rate)}</CardFigure>
        <CardFigure label={words.trend_column}>
          <TrendMark trend={row.trend} />
        </CardFigure>
        <CardFigure label={words.items}>
          <ItemsFigure row={row} />
        </CardFigure>
        <CardFigure label={words.dependence}>
          <DependenceFigure row={row} />
        </CardFigure>
        <CardFigure label={words.risk}>{percentText(row.risk)}</CardFigure>
      </dl>
    </>
  );
}
