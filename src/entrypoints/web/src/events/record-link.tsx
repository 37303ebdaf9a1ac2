import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./events.module.css";

type ShownRecord = NonNullable<StockoutEventReport["nodes"][number]["record"]>;

/** A document by its form and number, with the way to the form. */
export function RecordLink({ record: { form_label, id, form_url } }: { record: ShownRecord }) {
  const text = `${form_label} ${id}`.trim();
  return form_url === null ? <>{text}</> : <FormLink url={form_url} text={text} />;
}

/** The way to a form on the platform; nothing where its address is not known. */
export function OpenForm({ url }: { url: string | null }) {
  const { events: words } = useTexts().texts;
  return url === null ? null : <FormLink url={url} text={words.open_form} />;
}

function FormLink({ url, text }: { url: string; text: string }) {
  return (
    <a className={styles["link"]} href={url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
