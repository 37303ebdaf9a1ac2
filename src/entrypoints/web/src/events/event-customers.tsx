import type { StockoutEventReport } from "../../../../contracts/stockout-events.ts";
import { isMet } from "../../../../domain/exposure/exposure-sign.ts";
import { Kinds } from "../hit-customers/hit-parts.tsx";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { hitCustomerPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./events.module.css";

type EventCustomer = StockoutEventReport["customers"][number];

/** Whom the event hit, with what became of them; each leads to the customer. Nothing where it hit nobody. */
export function EventCustomers({ report }: { readonly report: StockoutEventReport }) {
  const words = useTexts().texts.events;
  const { customers, more_customers } = report;
  if (customers.length === 0) return null;
  const isHit = ({ kinds, outcome }: EventCustomer) => outcome !== null || kinds.some(isMet);
  const [hit, foretold] = [customers.filter(isHit), customers.filter((one) => !isHit(one))];
  return (
    <Panel title={words.customers} hint={words.customers_hint}>
      {hit.length > 0 && <Customers customers={hit} />}
      {hit.length === 0 && <PanelNote>{words.nobody_failed}</PanelNote>}
      {foretold.length > 0 && (
        <details>
          <summary>{words.only_foretold(foretold.length)}</summary>
          <Customers customers={foretold} />
        </details>
      )}
      {more_customers > 0 && <PanelNote>{words.more_customers(more_customers)}</PanelNote>}
    </Panel>
  );
}

function Customers({ customers }: { readonly customers: readonly EventCustomer[] }) {
  return (
    <ul className={styles["customers"]}>
      {customers.map((customer) => (
        <Customer key={customer.customer_code} customer={customer} />
      ))}
    </ul>
  );
}

function Customer({ customer }: { readonly customer: EventCustomer }) {
  const words = useTexts().texts.events;
  const { customer_code, customer_name, kinds, outcome, reached_on } = customer;
  return (
    <li>
      <span className={styles["who"]}>
        <PageLink className={styles["link"]} href={hitCustomerPath(customer_code)}>
          {customer_name}
        </PageLink>
        {customer_name !== customer_code && <span className={styles["soft"]}>{customer_code}</span>}
      </span>
      <Kinds kinds={kinds} />
      <span className={styles["outcome"]} data-outcome={outcome}>
        {words.outcome[outcome ?? "none"]}
      </span>
      <span className={styles["soft"]}>{reached_on === null ? "" : words.reached_on(reached_on)}</span>
    </li>
  );
}
