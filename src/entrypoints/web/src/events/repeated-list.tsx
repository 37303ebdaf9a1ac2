import type { StockoutEventsReport } from "../../../../contracts/stockout-events.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import styles from "./events.module.css";

type Repeated = StockoutEventsReport["repeated"][number];

/** Items, suppliers and stages that shortages fall on again and again. */
export function RepeatedList({ report: { repeated, repeated_days } }: { report: StockoutEventsReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  return (
    <Panel title={words.repeated} hint={words.repeated_hint(countText(repeated_days, language))}>
      {repeated.length === 0 ? (
        <PanelNote>{words.repeated_none}</PanelNote>
      ) : (
        <ul className={styles["list"]}>
          {repeated.map((one) => (
            <li key={`${one.kind} ${one.key}`}>
              {words.repeated_kind[one.kind]} <RepeatedName repeated={one} />
              {": "}
              {words.repeated_line(countText(one.count, language), quantityText(one.expected, language))}{" "}
              <span className={styles["soft"]}>{one.is_beyond_chance ? words.beyond_chance : words.may_be_chance}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function RepeatedName({ repeated: { kind, key, name } }: { repeated: Repeated }) {
  const { events: words } = useTexts().texts;
  if (kind === "supplier") return <PageLink href={supplierPath(key)}>{name}</PageLink>;
  return <strong>{kind === "stage" ? wordFor(words.stage_of_work, key) : name}</strong>;
}
