import { CheckCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import type { CheckedOrderLine, OrderCheckLine, OrderSubstitute } from "../../../../contracts/order-check.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { dayText } from "../format/day-text.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import styles from "./order-check.module.css";

/** One line of the answer: whether it ships, when, at what risk, and what could go instead. */
export function CheckedLine({ line, today }: { line: OrderCheckLine; today: string }) {
  const words = useTexts().texts.order_check;
  if (line.kind === "not_checked") {
    return (
      <li className={styles["line"]}>
        <h2 className={styles["name"]}>
          {line.item_code} <small>× {line.quantity}</small>
        </h2>
        <p className={styles["state"]} data-state="short">
          <QuestionCircleOutlined aria-hidden /> {words.refused}：{line.message}
        </p>
        <p className={styles["soft"]}>{line.hint}</p>
      </li>
    );
  }
  return <Checked line={line} today={today} />;
}

function Checked({ line, today }: { line: CheckedOrderLine; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.order_check;
  const state = line.can_ship === null ? "unknown" : line.can_ship ? "can_ship" : "short";
  const placeName = usePlaceName();
  const place = line.location_code === "" ? [] : [placeName(line.location_code)];
  const date = (day: string | null) => (day === null ? words.no_date : dayText(day, today, language));
  const figures: readonly (readonly [string, string])[] = [
    [words.likely, line.can_ship === null ? NOTHING : date(line.ship_date)],
    [words.sure, line.can_ship === null ? NOTHING : date(line.sure_ship_date)],
    [words.run_out, line.run_out_probability === null ? NOTHING : percentText(line.run_out_probability)],
  ];
  return (
    <li className={styles["line"]}>
      <h2 className={styles["name"]}>
        <PageLink href={itemPath(line)}>{line.item_name}</PageLink>{" "}
        <small>
          {[line.item_code, ...place].join(" · ")} × {quantityText(line.quantity, language)} {line.unit}
        </small>
      </h2>
      <p className={styles["state"]} data-state={state}>
        <StateIcon state={state} /> {words[state]} <SeverityTag severity={line.severity} />
      </p>
      <p>{line.sentence}</p>
      <dl className={styles["figures"]}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {line.compensation !== null && <p>{line.compensation.text}</p>}
      {line.can_ship === false && line.substitutes.length === 0 && <p className={styles["soft"]}>{words.none}</p>}
      {line.substitutes.length > 0 && <Instead substitutes={line.substitutes} />}
    </li>
  );
}

function StateIcon({ state }: { state: "unknown" | "can_ship" | "short" }) {
  if (state === "can_ship") return <CheckCircleOutlined aria-hidden />;
  return state === "short" ? <ExclamationCircleOutlined aria-hidden /> : <QuestionCircleOutlined aria-hidden />;
}

function Instead({ substitutes }: { substitutes: readonly OrderSubstitute[] }) {
  const { texts, language } = useTexts();
  const words = texts.order_check;
  return (
    <section className={styles["instead"]}>
      <h3>{words.substitutes}</h3>
      <ul>
        {substitutes.map((one) => (
          <li key={one.item_code}>
            <PageLink href={itemPath(one)}>{one.item_name}</PageLink>{" "}
            <small>{words.available(`${quantityText(one.available, language)} ${one.unit}`)}</small>
            <p className={styles["soft"]}>{one.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
