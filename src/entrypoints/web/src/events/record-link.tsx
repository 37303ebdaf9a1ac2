import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";

type ShownRecord = NonNullable<StockoutEventReport["nodes"][number]["record"]>;

/** A document by its form and number, with the way to the form. */
export function RecordLink({ record: { form_label, id, form_url } }: { record: ShownRecord }) {
  const text = `${form_label} ${id}`;
  if (form_url === null) return <>{text}</>;
  return (
    <a href={form_url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
