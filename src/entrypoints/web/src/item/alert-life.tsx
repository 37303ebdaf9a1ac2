import { FIRST_LOOK, WORSE_THAN_EVER } from "../../../../domain/alert/alert-event.ts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { instantText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import { Panel } from "./panel.tsx";
import styles from "./done-effects.module.css";

type AlertEvent = ItemReport["alert_events"][number];

/** What has happened to the item's alerts, newest first; nothing at all where none was ever raised. */
export function AlertLife({ events }: { events: readonly AlertEvent[] }) {
  const { texts, language } = useTexts();
  if (events.length === 0) return null;
  return (
    <Panel title={texts.responses.life}>
      <ol className={styles["effects"]}>
        {events.map((event) => (
          <li
            key={`${event.at} ${event.kind} ${event.note}`}
            className={styles["effect"]}
            data-state={toneOf(event.kind)}
          >
            <span>{headOf(event, texts)}</span>
            <span className={styles["note"]}>
              {[instantText(event.at, language), noteOf(event, texts), actorOf(event, texts)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What was good is green, what should worry is red, the rest is neither. */
function toneOf(kind: AlertEvent["kind"]): "done" | "dead" | undefined {
  switch (kind) {
    case "cleared":
    case "eased":
    case "ordered":
    case "received":
      return "done";
    case "raised":
    case "worsened":
    case "relapsed":
    case "reopened":
    case "passed_on":
      return "dead";
    case "told":
    case "reminded":
    case "acknowledged":
    case "snoozed":
    case "assigned":
      return undefined;
  }
}

const SHOWS_LIGHT: ReadonlySet<AlertEvent["kind"]> = new Set(["raised", "worsened", "eased", "relapsed", "reopened"]);

function headOf({ kind, severity }: AlertEvent, { responses, severity: lights }: Dictionary): string {
  return SHOWS_LIGHT.has(kind) ? `${responses.event[kind]} · ${lights[severity]}` : responses.event[kind];
}

function noteOf({ kind, note }: AlertEvent, { responses }: Dictionary): string {
  if (note === FIRST_LOOK) return responses.first_look;
  if (note === WORSE_THAN_EVER) return responses.worse_than_ever;
  return kind === "snoozed" ? responses.event_days(note) : note;
}

function actorOf({ actor }: AlertEvent, { responses }: Dictionary): string {
  if (actor === "link" || actor === "form") return responses.by[actor];
  return actor ?? "";
}
