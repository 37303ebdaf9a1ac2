import type { ProductionReport } from "../../../../contracts/production-report.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { MATERIAL_LIGHT, MaterialTag } from "./material-tag.tsx";
import { ShortageList } from "./shortage-list.tsx";
import styles from "./order-card.module.css";

type Order = ProductionReport["orders"][number];

/** One production order: whether its line will stop, when, for want of what, and how much can be made. */
export function OrderCard({ order, today }: { order: Order; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.production;
  const placeName = usePlaceName();
  const place = order.location_code === "" ? [] : [placeName(order.location_code)];
  const dated = (day: string | null) =>
    day === null ? NOTHING : `${dayText(day, today, language)} · ${fromTodayText(day, today, texts)}`;
  return (
    <article className={styles["card"]} data-severity={MATERIAL_LIGHT[order.material_status]}>
      <div className={styles["head"]}>
        <div className={styles["words"]}>
          <h2 className={styles["name"]}>{order.item_name}</h2>
          <p className={styles["facts"]}>{[order.production_no, ...place].join(" · ")}</p>
        </div>
        <MaterialTag status={order.material_status} />
      </div>
      <dl className={styles["figures"]}>
        <CardFigure label={words.line_stop_date}>
          <span data-is-bad={order.line_stop_date !== null || undefined}>{dated(order.line_stop_date)}</span>
        </CardFigure>
        <CardFigure label={words.early_line_stop_date}>{dated(order.early_line_stop_date)}</CardFigure>
        <CardFigure label={words.start_on}>{dated(order.start_on)}</CardFigure>
        <CardFigure label={words.makeable}>
          {words.makeable_of(
            order.material_status === "unknown" ? NOTHING : quantityText(order.makeable_quantity, language),
            quantityText(order.quantity, language),
          )}
        </CardFigure>
        <CardFigure label={words.resume_date}>{dated(order.resume_date)}</CardFigure>
      </dl>
      {order.shortages.length > 0 && <ShortageList shortages={order.shortages} today={today} />}
      {order.reason !== null && order.shortages.length === 0 && (
        <p className={styles["reason"]} lang="zh-CN">
          {order.reason}
        </p>
      )}
    </article>
  );
}
