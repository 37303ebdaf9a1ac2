import { Table, type TableColumnsType, Tooltip } from "antd";
import type { FutureLossState } from "../../../../contracts/future-loss.ts";
import type { HitCustomer } from "../../../../contracts/hit-customers.ts";
import { dayText } from "../format/day-text.ts";
import { moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { hitCustomerPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { chanceText, Kinds, useFutureLabel } from "./hit-parts.tsx";
import styles from "./hit-customers.module.css";

const PAGE_SIZE = 50;

/** What a list of customers shows. */
export interface HitListProps {
  readonly customers: readonly HitCustomer[];
  readonly today: string;
  readonly future: FutureLossState;
}

/** Customers of an event as a table. */
export function HitTable({ customers, today, future }: HitListProps) {
  return (
    <Table<HitCustomer>
      size="middle"
      columns={useColumns(today, future)}
      dataSource={customers}
      rowKey="customer_code"
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 1130 }}
      tableLayout="fixed"
    />
  );
}

function useColumns(today: string, future: FutureLossState): TableColumnsType<HitCustomer> {
  const { texts, language } = useTexts();
  const words = texts.hit_customers;
  const futureLabel = useFutureLabel(future);
  return [
    { key: "customer", title: words.customer, width: 210, render: (_, row) => <HitName customer={row} /> },
    { key: "kinds", title: words.kinds, width: 190, render: (_, { kinds }) => <Kinds kinds={kinds} /> },
    {
      key: "probability",
      title: words.probability,
      align: "right",
      width: 90,
      render: (_, { probability }) => chanceText(probability),
    },
    {
      key: "units",
      title: words.expected_units,
      align: "right",
      width: 100,
      render: (_, { expected_units }) => quantityText(expected_units, language),
    },
    {
      key: "margin",
      title: <Tooltip title={words.margin_hint}>{words.margin_loss}</Tooltip>,
      align: "right",
      width: 110,
      render: (_, { margin_loss }) => moneyText(margin_loss, language),
    },
    {
      key: "future",
      title: <Tooltip title={words.future_hint}>{futureLabel}</Tooltip>,
      align: "right",
      width: 120,
      render: (_, { future_loss }) => moneyText(future_loss, language),
    },
    {
      key: "last",
      title: words.last_order,
      width: 160,
      render: (_, row) => <LastOrder customer={row} today={today} />,
    },
    {
      key: "alive",
      title: <Tooltip title={words.alive_hint}>{words.alive}</Tooltip>,
      align: "right",
      width: 100,
      render: (_, { alive_probability }) => chanceText(alive_probability),
    },
    {
      key: "rfm",
      title: <Tooltip title={words.rfm_hint}>{words.rfm}</Tooltip>,
      align: "right",
      width: 80,
      render: (_, { rfm_class }) => rfm_class ?? NOTHING,
    },
  ];
}

/** A customer by name, with the way to their page. */
export function HitName({ customer }: { customer: HitCustomer }) {
  const words = useTexts().texts.hit_customers;
  const { customer_code, customer_name, owner_name, order_nos } = customer;
  return (
    <span className={styles["who"]}>
      <PageLink className={styles["name"]} href={hitCustomerPath(customer_code)} title={customer_name}>
        {customer_name}
      </PageLink>
      <span className={styles["note"]}>
        {[
          customer_code,
          ...(owner_name === null ? [] : [words.owner(owner_name)]),
          ...(order_nos.length === 0 ? [] : [words.orders(order_nos.join(" "))]),
        ].join(" · ")}
      </span>
    </span>
  );
}

/** When the customer ordered last, and how often they do. */
export function LastOrder({ customer, today }: { customer: HitCustomer; today: string }) {
  const { texts, language } = useTexts();
  const { last_ordered_on, usual_gap_days } = customer;
  return (
    <span className={styles["who"]}>
      {last_ordered_on === null ? NOTHING : dayText(last_ordered_on, today, language)}
      {usual_gap_days !== null && (
        <span className={styles["note"]}>
          {texts.hit_customers.usual_gap(quantityText(Math.max(1, Math.round(usual_gap_days)), language))}
        </span>
      )}
    </span>
  );
}
