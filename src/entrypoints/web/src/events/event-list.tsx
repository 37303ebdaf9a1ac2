import { Pagination, Table, type TableColumnsType } from "antd";
import type { StockoutEventRow, StockoutEventsReport } from "../../../../contracts/stockout-events.ts";
import cards from "../board/board-cards.module.css";
import table from "../board/board-table.module.css";
import { CardFigure } from "../board/card-figure.tsx";
import { useIsNarrow } from "../browser/media.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { eventPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useMay } from "../api/use-may.ts";
import type { Language } from "../text/language.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import { usePlaceName } from "../text/use-place-name.ts";
import { CauseName } from "./cause-name.tsx";
import styles from "./events.module.css";

/** One page of events: a table, or cards on narrow screens. */
export function EventList({ report, onPage }: { report: StockoutEventsReport; onPage: (page: number) => void }) {
  const isNarrow = useIsNarrow();
  return (
    <>
      {isNarrow ? <EventCards rows={report.rows} /> : <EventTable rows={report.rows} />}
      <Pagination
        align="end"
        current={report.page}
        pageSize={report.page_size}
        total={report.matching}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={onPage}
      />
    </>
  );
}

function EventTable({ rows }: { rows: readonly StockoutEventRow[] }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const seesMoney = useMay("read_plan");
  const money: TableColumnsType<StockoutEventRow>[number] = {
    ...{ key: "lost_money", title: words.lost_money, width: 112, align: "right" },
    render: (_, { lost_money }) => moneyText(lost_money, language),
  };
  const columns: TableColumnsType<StockoutEventRow> = [
    {
      ...{ key: "severity", title: words.peak, width: 104 },
      render: (_, { peak_severity }) => <SeverityTag severity={peak_severity} />,
    },
    { key: "item", title: words.item, render: (_, row) => <ItemName row={row} /> },
    { key: "raised", title: words.raised, width: 190, render: (_, row) => <Days row={row} /> },
    { key: "cause", title: words.cause_column, width: 190, render: (_, row) => <CauseName row={row} /> },
    {
      ...{ key: "lasted", title: words.lasted, width: 96, align: "right" },
      render: (_, { out_days }) => lastedText(out_days, texts, language),
    },
    {
      ...{ key: "lost_units", title: words.lost_units, width: 104, align: "right" },
      render: (_, { lost_units }) => quantityText(lost_units, language),
    },
    ...(seesMoney ? [money] : []),
  ];
  return (
    <Table<StockoutEventRow>
      className={table["table"]}
      size="middle"
      columns={columns}
      dataSource={rows}
      rowKey="event_no"
      pagination={false}
      scroll={{ x: 980 }}
      tableLayout="fixed"
    />
  );
}

function EventCards({ rows }: { rows: readonly StockoutEventRow[] }) {
  const placeName = usePlaceName();
  const { texts, language } = useTexts();
  const words = texts.events;
  const seesMoney = useMay("read_plan");
  return (
    <ul className={cards["cards"]}>
      {rows.map((row) => (
        <li key={row.event_no}>
          <PageLink className={cards["card"]} href={eventPath(row.event_no)} data-severity={row.peak_severity}>
            <div className={cards["head"]}>
              <SeverityTag severity={row.peak_severity} />
              <CauseName row={row} />
            </div>
            <div className={cards["name"]}>{row.item_name}</div>
            <div className={cards["code"]}>
              {row.item_code} · {placeName(row.location_code)} · <Days row={row} />
            </div>
            <dl className={cards["figures"]}>
              <CardFigure label={words.lasted}>{lastedText(row.out_days, texts, language)}</CardFigure>
              <CardFigure label={words.lost_units}>{quantityText(row.lost_units, language)}</CardFigure>
              {seesMoney && <CardFigure label={words.lost_money}>{moneyText(row.lost_money, language)}</CardFigure>}
            </dl>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** The dash where nothing was out. */
function lastedText(out_days: number, { events: words }: Dictionary, language: Language): string {
  return out_days === 0 ? NOTHING : words.days(countText(out_days, language));
}

function ItemName({ row: { event_no, item_name, item_code, location_code } }: { row: StockoutEventRow }) {
  const placeName = usePlaceName();
  return (
    <>
      <PageLink className={styles["name"]} href={eventPath(event_no)}>
        {item_name}
      </PageLink>
      <div className={styles["soft"]}>
        {item_code} · {placeName(location_code)}
      </div>
    </>
  );
}

function Days({ row: { raised_on, ended_on } }: { row: StockoutEventRow }) {
  const { events: words } = useTexts().texts;
  return (
    <>
      {raised_on} → {ended_on ?? words.still}
    </>
  );
}
