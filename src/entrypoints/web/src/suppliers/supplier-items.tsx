import { Table, type TableColumnsType, Tag } from "antd";
import type { SupplierReport } from "../../../../contracts/suppliers.ts";
import { countText, moneyText, NOTHING } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { LeadTimeBar } from "./lead-time-bar.tsx";
import { rateText } from "./supplier-figures.tsx";
import { TrendMark } from "./trend-mark.tsx";
import styles from "./suppliers.module.css";

type Item = SupplierReport["items"][number];
const PAGE_SIZE = 12;

/** What is bought from a supplier, item by item, each with the way to its pages. */
export function SupplierItems({ items, longest }: { items: readonly Item[]; longest: number }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const columns: TableColumnsType<Item> = [
    {
      key: "item",
      title: words.item,
      width: 220,
      render: (_, item) => (
        <div className={styles["who"]}>
          <ItemName item={item} />
          <span className={styles["code"]}>{item.item_code}</span>
          {item.is_single_source && <Tag className={styles["sole"] ?? ""}>{words.sole}</Tag>}
        </div>
      ),
    },
    { key: "places", title: words.places, width: 190, render: (_, item) => <Places item={item} /> },
    {
      key: "deliveries",
      title: words.received,
      align: "right",
      width: 92,
      render: (_, { delivery_count }) => countText(delivery_count, language),
    },
    {
      key: "lead_time",
      title: words.lead_time_head,
      width: 226,
      render: (_, { lead_time }) => <LeadTimeBar lead_time={lead_time} longest={longest} />,
    },
    { key: "trend", title: words.trend_column, width: 112, render: (_, { trend }) => <TrendMark trend={trend} /> },
    {
      key: "late_rate",
      title: words.late_rate,
      align: "right",
      width: 84,
      render: (_, { late_rate }) => rateText(late_rate),
    },
    {
      key: "expected_loss",
      title: words.expected_loss,
      align: "right",
      width: 104,
      render: (_, { expected_loss }) => (expected_loss > 0 ? moneyText(expected_loss, language) : NOTHING),
    },
  ];
  return (
    <Panel title={words.its_items}>
      {items.length === 0 ? (
        <PanelNote>{words.no_items}</PanelNote>
      ) : (
        <Table
          size="small"
          columns={columns}
          dataSource={items}
          rowKey="item_code"
          pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 1028 }}
          tableLayout="fixed"
        />
      )}
    </Panel>
  );
}

/** A link where the item was assessed at one place or more: to the first of them. */
function ItemName({ item: { item_code, item_name, places } }: { item: Item }) {
  const [first] = places;
  if (first === undefined) return <span className={styles["name"]}>{item_name}</span>;
  return (
    <PageLink
      className={styles["name"]}
      href={itemPath({ item_code, location_code: first.location_code })}
      title={item_name}
    >
      {item_name}
    </PageLink>
  );
}

/** Where it lies, and its light there. */
function Places({ item: { item_code, places } }: { item: Item }) {
  const placeName = usePlaceName();
  return (
    <span className={styles["places"]}>
      {places.map(({ location_code, severity }) => (
        <PageLink key={location_code} className={styles["place"]} href={itemPath({ item_code, location_code })}>
          <SeverityTag severity={severity} /> {placeName(location_code)}
        </PageLink>
      ))}
    </span>
  );
}
