import type { ReactNode } from "react";
import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { instantText } from "../format/instant-text.ts";
import { Panel } from "../item/panel.tsx";
import { useMay } from "../api/use-may.ts";
import { PageLink } from "../routing/page-link.tsx";
import { useTexts } from "../text/language-context.tsx";
import { OpenForm, RecordLink } from "./record-link.tsx";
import styles from "./events.module.css";

/** Alert, care, supply and retention of an event, side by side; one below the other on a phone. */
export function FourStages({ report }: { report: StockoutEventReport }) {
  const { events: words } = useTexts().texts;
  return (
    <Panel title={words.stages}>
      <ol className={styles["strip"]}>
        <AlertStage report={report} />
        <CareStage report={report} />
        <SupplyStage report={report} />
        <RetentionStage report={report} />
      </ol>
    </Panel>
  );
}

function Stage({ name, isEmpty, children }: { name: string; isEmpty: boolean; children: ReactNode }) {
  return (
    <li className={styles["stage"]} data-is-empty={isEmpty}>
      <h3>{name}</h3>
      {children}
    </li>
  );
}

const SHOWN_TOLD = 3;

function AlertStage({ report: { alert, raised_on } }: { report: StockoutEventReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const [answer] = alert.answers;
  return (
    <Stage name={words.stage.alert} isEmpty={alert.told.length === 0}>
      <span>{`${words.raised} ${raised_on}`}</span>
      <span>{alert.told.length === 0 ? words.untold : words.told(countText(alert.told.length, language))}</span>
      {alert.told.slice(0, SHOWN_TOLD).map(({ at, note }) => (
        <span key={`${at} ${note}`} className={styles["soft"]}>
          {instantText(at, language)} {note}
        </span>
      ))}
      <span>{answer === undefined ? words.unanswered : words.answered(instantText(answer.at, language))}</span>
    </Stage>
  );
}

function CareStage({ report: { care } }: { report: StockoutEventReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const tasks = care?.tasks ?? 0;
  return (
    <Stage name={words.stage.care} isEmpty={tasks === 0}>
      {care === null ? (
        <span>{words.care_unbound}</span>
      ) : tasks === 0 ? (
        <span>{words.care_none}</span>
      ) : (
        <span>{words.care_tasks(countText(care.done, language), countText(tasks, language))}</span>
      )}
      {(care?.steps ?? []).map(({ action, customers, first_on, reached, first_reached_on }) => (
        <span key={action} className={styles["soft"]}>
          {words.care_step(texts.customer_course.action[action], first_on, countText(customers, language))}
          {first_reached_on !== null && words.care_reached(countText(reached, language), first_reached_on)}
        </span>
      ))}
      {care !== null && tasks > 0 && <OpenForm url={care.form_url} />}
    </Stage>
  );
}

const SHOWN_SUPPLIES = 4;

function SupplyStage({ report: { supply, unit } }: { report: StockoutEventReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const units = (quantity: number) => `${quantityText(quantity, language)} ${unit}`;
  return (
    <Stage name={words.stage.supply} isEmpty={supply.length === 0}>
      {supply.length === 0 && <span>{words.supply_none}</span>}
      {supply.slice(-SHOWN_SUPPLIES).map(({ record, ordered_on, expected_on, quantity, arrivals }) => (
        <span key={`${record.form} ${record.id}`}>
          <RecordLink record={record} />{" "}
          {[
            ...(ordered_on === null ? [] : [words.ordered(ordered_on, units(quantity))]),
            ...(expected_on === null ? [] : [words.expected(expected_on)]),
            ...arrivals.map(({ day, quantity: came }) => words.arrived(day, units(came))),
            ...(arrivals.length === 0 ? [words.not_arrived] : []),
          ].join(" · ")}
        </span>
      ))}
      <PageLink className={styles["link"]} href="/suppliers">
        {words.to_supply}
      </PageLink>
    </Stage>
  );
}

function RetentionStage({ report: { retention } }: { report: StockoutEventReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const mayReadPlan = useMay("read_plan");
  const count = (units: number) => countText(units, language);
  return (
    <Stage name={words.stage.retention} isEmpty={retention === null}>
      <span>
        {retention === null
          ? words.retention_none
          : [
              words.retention(count(retention.exposed), count(retention.returned), count(retention.lost)),
              ...(retention.pending > 0 ? [words.retention_pending(count(retention.pending))] : []),
              ...(retention.unknown > 0 ? [words.retention_unknown(count(retention.unknown))] : []),
            ].join(language === "zh" ? "，" : ", ")}
      </span>
      {mayReadPlan && (
        <PageLink className={styles["link"]} href="/retention">
          {words.to_retention}
        </PageLink>
      )}
    </Stage>
  );
}
