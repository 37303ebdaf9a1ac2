import type { ReactNode } from "react";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import styles from "./operating.module.css";

/** One item at one place, with what is to be said of it. */
export interface FiguredItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly location_code: string;
  readonly abc_class?: "A" | "B" | "C";
}

interface FiguredItemsProps<Item extends FiguredItem> {
  readonly title: string;
  readonly hint?: string;
  readonly items: readonly Item[];
  /** How many there are where only the first are listed. */
  readonly total?: number;
  readonly figureOf: (item: Item) => ReactNode;
  readonly noteOf: (item: Item) => ReactNode;
}

/** Items behind a figure, each a link to its page; nothing at all where there are none. */
export function FiguredItems<Item extends FiguredItem>(props: FiguredItemsProps<Item>) {
  const { title, hint, items, total = items.length, figureOf, noteOf } = props;
  if (items.length === 0) return null;
  return (
    <details className={styles["items"]}>
      <summary>
        {title} <span className={styles["count"]}>{total > items.length ? `${items.length} / ${total}` : total}</span>
        {hint !== undefined && <span className={styles["soft"]}> {hint}</span>}
      </summary>
      <ul className={styles["list"]}>
        {items.map((item) => (
          <FiguredItemLine key={`${item.item_code} ${item.location_code}`} item={item} figure={figureOf(item)}>
            {noteOf(item)}
          </FiguredItemLine>
        ))}
      </ul>
    </details>
  );
}

interface LineProps {
  readonly item: FiguredItem;
  readonly figure: ReactNode;
  readonly children: ReactNode;
}

/** An item's name as a link, a figure at the end of the line, and a note below. */
export function FiguredItemLine({ item, figure, children }: LineProps) {
  const { texts } = useTexts();
  const { item_code, item_name, location_code, abc_class } = item;
  const placeName = usePlaceName();
  const parts = [item_code, placeName(location_code), ...(abc_class === undefined ? [] : [texts.marks.abc(abc_class)])];
  return (
    <li className={styles["entry"]}>
      <div className={styles["who"]}>
        <PageLink className={styles["name"]} href={itemPath(item)}>
          {item_name}
        </PageLink>
        <span className={styles["note"]}>{parts.filter((part) => part !== "").join(" · ")}</span>
      </div>
      <div className={styles["figure"]}>{figure}</div>
      <div className={styles["why"]}>{children}</div>
    </li>
  );
}
