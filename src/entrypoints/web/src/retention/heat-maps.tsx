import type { RetentionFigures } from "../../../../contracts/retention.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { countText } from "../format/number-text.ts";
import { rateText } from "../format/rate-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./retention.module.css";
import { ScrolledTable } from "./scrolled-table.tsx";

const FIFTHS = [5, 4, 3, 2, 1] as const;

/** 复购率 by month of first order and months since, and customers by recency and frequency. */
export function HeatMaps({ figures }: { figures: RetentionFigures }) {
  return (
    <>
      <Cohorts cohorts={figures.cohorts} within={figures.within} />
      <Rfm rfm={figures.rfm} />
    </>
  );
}

function Cohorts({ cohorts, within }: Pick<RetentionFigures, "cohorts" | "within">) {
  const { texts, language } = useTexts();
  const words = texts.retention.cohorts;
  const most = Math.max(0, ...cohorts.map(({ ordered }) => ordered.length));
  const highest = Math.max(0.01, ...cohorts.flatMap(({ ordered }) => ordered));
  if (most === 0) {
    return (
      <Panel title={words.title}>
        <PanelNote>{words.none}</PanelNote>
      </Panel>
    );
  }
  return (
    <Panel title={words.title} hint={words.hint}>
      <dl className={styles["figures"]}>
        {within.map(({ days, share }) => (
          <CardFigure key={days} label={words.within(days)}>
            {rateText(share?.rate ?? null, language)}
          </CardFigure>
        ))}
      </dl>
      <ScrolledTable
        look="heat"
        caption={words.title}
        heads={[words.month, words.customers, ...Array.from({ length: most }, (_, k) => words.after(k + 1))]}
      >
        {cohorts.map(({ month, customers, ordered }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{countText(customers, language)}</td>
            {ordered.map((share, k) => (
              <HeatCell key={k} depth={share / highest} text={rateText(share, language)} />
            ))}
          </tr>
        ))}
      </ScrolledTable>
    </Panel>
  );
}

function Rfm({ rfm }: Pick<RetentionFigures, "rfm">) {
  const { texts, language } = useTexts();
  const words = texts.retention.rfm;
  const most = Math.max(1, ...rfm.map(({ customers }) => customers));
  if (rfm.every(({ customers }) => customers === 0)) return null;
  return (
    <Panel title={words.title} hint={words.hint}>
      <ScrolledTable look="heat" caption={words.title} heads={[words.corner, ...FIFTHS.map(String)]}>
        {FIFTHS.map((recency) => (
          <tr key={recency}>
            <th scope="row">{recency}</th>
            {FIFTHS.map((frequency) => {
              const cell = rfm.find((one) => one.recency === recency && one.frequency === frequency);
              const customers = cell?.customers ?? 0;
              const lost = customers === 0 ? null : (cell?.lost ?? 0) / customers;
              const text = customers === 0 ? "" : words.cell(countText(customers, language), rateText(lost, language));
              return <HeatCell key={frequency} depth={customers / most} text={text} />;
            })}
          </tr>
        ))}
      </ScrolledTable>
    </Panel>
  );
}

/** A cell the darker the more; its text says the same. */
function HeatCell({ depth, text }: { depth: number; text: string }) {
  const share = Math.round(8 + 52 * Math.min(1, Math.max(0, depth)));
  return <td style={{ background: `color-mix(in srgb, var(--accent) ${share}%, transparent)` }}>{text}</td>;
}
