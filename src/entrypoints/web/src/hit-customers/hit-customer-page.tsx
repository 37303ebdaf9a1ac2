import { useQuery } from "@tanstack/react-query";
import type { FutureLossState } from "../../../../contracts/future-loss.ts";
import type { HitCustomerReport } from "../../../../contracts/hit-customers.ts";
import { hitCustomerQuery } from "../api/queries.ts";
import cards from "../board/board-cards.module.css";
import { CardFigure } from "../board/card-figure.tsx";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { eventPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { BaseNote } from "./base-note.tsx";
import { CustomerCourse } from "./customer-course.tsx";
import { FutureNote } from "./future-note.tsx";
import { chanceText, Kinds, useFutureLabel } from "./hit-parts.tsx";
import styles from "./hit-customers.module.css";
import { HitFrame } from "./hit-frame.tsx";

/** A customer: how they buy, and the stockouts that hit them. */
export function HitCustomerPage({ customer_code }: { customer_code: string }) {
  const words = useTexts().texts.hit_customers;
  const { data, error, refetch } = useQuery(hitCustomerQuery(customer_code));
  return (
    <HitFrame
      error={error}
      missing={{ title: words.customer_not_found, hint: words.customer_not_found_hint }}
      onRetry={() => void refetch()}
    >
      {data && <LoadedCustomer report={data} />}
    </HitFrame>
  );
}

function LoadedCustomer({ report }: { report: HitCustomerReport }) {
  const words = useTexts().texts.hit_customers;
  const { customer_code, customer_name, owner_name, figure, events, today, base, future, course } = report;
  return (
    <>
      <section className={`${styles["card"]} ${styles["headline"]}`}>
        <h1 className={styles["title"]}>{customer_name}</h1>
        <p className={styles["note"]}>
          {customer_code}
          {owner_name !== null && ` · ${words.owner(owner_name)}`}
        </p>
        {figure === null ? (
          <p className={styles["note"]}>{words.no_figures}</p>
        ) : (
          <Figures figure={figure} today={today} />
        )}
      </section>
      <Panel title={words.events}>
        {events.length === 0 && <PanelNote>{words.no_events}</PanelNote>}
        <ul className={cards["cards"]}>
          {events.map((event) => (
            <li key={event.event_no}>
              <EventCard event={event} today={today} future={future} />
            </li>
          ))}
        </ul>
        {events.length > 0 && <FutureNote future={future} />}
        <BaseNote base={base} />
      </Panel>
      <CustomerCourse course={course} today={today} />
    </>
  );
}

function Figures({ figure, today }: { figure: NonNullable<HitCustomerReport["figure"]>; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const days = (value: number | null) => (value === null ? NOTHING : words.days(quantityText(value, language)));
  return (
    <dl className={`${cards["figures"]} ${styles["totals"]}`} aria-label={words.figures}>
      <CardFigure label={words.alive}>{chanceText(figure.alive_probability)}</CardFigure>
      <CardFigure label={words.last_order}>{dayText(figure.last_ordered_on, today, language)}</CardFigure>
      <CardFigure label={words.gap}>{days(figure.gap_days)}</CardFigure>
      <CardFigure label={words.order_days}>{countText(figure.order_days, language)}</CardFigure>
      <CardFigure label={words.first_order}>{dayText(figure.first_ordered_on, today, language)}</CardFigure>
      <CardFigure label={words.value[figure.value_basis ?? "unknown"]}>{moneyText(figure.value, language)}</CardFigure>
      <CardFigure label={words.rfm}>{figure.rfm_class ?? NOTHING}</CardFigure>
    </dl>
  );
}

interface EventCardProps {
  readonly event: HitCustomerReport["events"][number];
  readonly today: string;
  readonly future: FutureLossState;
}

function EventCard({ event, today, future }: EventCardProps) {
  const futureLabel = useFutureLabel(future);
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const placeName = usePlaceName();
  const place = event.location_code === "" ? [] : [placeName(event.location_code)];
  const orders = event.order_nos.length === 0 ? [] : [words.orders(event.order_nos.join(" "))];
  const day = (value: string) => dayText(value, today, language);
  return (
    <PageLink className={cards["card"]} href={eventPath(event.event_no)} data-severity="none">
      <div className={cards["name"]}>{event.item_name}</div>
      <div className={cards["code"]}>{[event.item_code, ...place, ...orders].join(" · ")}</div>
      <Kinds kinds={event.kinds} />
      <dl className={cards["figures"]}>
        <CardFigure label={words.probability}>{chanceText(event.probability)}</CardFigure>
        <CardFigure label={words.expected_units}>{quantityText(event.expected_units, language)}</CardFigure>
        <CardFigure label={words.margin_loss}>{moneyText(event.margin_loss, language)}</CardFigure>
        <CardFigure label={futureLabel}>{moneyText(event.future_loss, language)}</CardFigure>
        <CardFigure label={words.since}>{day(event.exposed_on)}</CardFigure>
        <CardFigure label={words.state}>
          {event.over_on === null ? words.standing : words.over(day(event.over_on))}
        </CardFigure>
      </dl>
    </PageLink>
  );
}
