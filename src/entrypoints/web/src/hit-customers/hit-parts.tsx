import { Tag } from "antd";
import type { FutureLossState } from "../../../../contracts/future-loss.ts";
import type { HitCustomer } from "../../../../contracts/hit-customers.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { CardFigure } from "../board/card-figure.tsx";
import cards from "../board/board-cards.module.css";
import { moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./hit-customers.module.css";

type Kind = HitCustomer["kinds"][number];

const COLORS: Readonly<Record<Kind, string>> = {
  ...{ open: "red", refused: "red", cut: "volcano", cancelled: "volcano", delayed: "orange" },
  ...{ intent: "blue", predicted: "blue" },
};

/** The signs of a customer, the surest first. */
export function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const words = useTexts().texts.hit_customers;
  return (
    <span className={styles["kinds"]}>
      {kinds.map((kind) => (
        <Tag key={kind} color={COLORS[kind]}>
          {words.kind[kind]}
        </Tag>
      ))}
    </span>
  );
}

/** A chance in per cent; the dash where it is not known. */
export function chanceText(probability: number | null): string {
  return probability === null ? NOTHING : percentText(probability);
}

interface Total {
  readonly customers: number;
  readonly expected_customers: number;
  readonly expected_units: number;
  readonly margin_loss: number | null;
  readonly future_loss: number | null;
}

/** What the future part of losses is called: it says so where it is counted by sales. */
export function useFutureLabel(future: FutureLossState): string {
  return useTexts().texts.hit_customers.future_loss[future.kind === "estimated" ? future.basis : "margin"];
}

interface TotalsProps {
  readonly total: Total;
  readonly future: FutureLossState;
  /** Of all events: whom two of them hit counts once. */
  readonly isOfAll?: boolean;
}

/** The figures of one or all events. */
export function Totals({ total, future, isOfAll = false }: TotalsProps) {
  const futureLabel = useFutureLabel(future);
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const hint = isOfAll ? { hint: words.all_hint } : {};
  return (
    <dl className={`${cards["figures"]} ${styles["totals"]}`}>
      <CardFigure label={words.customers} {...hint}>
        {words.people(quantityText(total.customers, language))}
      </CardFigure>
      <CardFigure label={words.expected_customers} {...hint}>
        {words.people(quantityText(total.expected_customers, language))}
      </CardFigure>
      <CardFigure label={words.expected_units}>{quantityText(total.expected_units, language)}</CardFigure>
      <CardFigure label={words.margin_loss}>{moneyText(total.margin_loss, language)}</CardFigure>
      <CardFigure label={futureLabel}>{moneyText(total.future_loss, language)}</CardFigure>
    </dl>
  );
}
