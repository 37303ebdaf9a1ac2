import { CompassOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import { lazy, type ReactNode, Suspense } from "react";
import { BoardPage } from "../board/board-page.tsx";
import { MessagesPage } from "../messages/messages-page.tsx";
import { ProblemsPage } from "../problems/problems-page.tsx";
import { ProductionPage } from "../production/production-page.tsx";
import { PageLink } from "../routing/page-link.tsx";
import type { Route } from "../routing/route.ts";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { PageErrorBoundary } from "./page-error-boundary.tsx";

/** The charts weigh more than everything else: they come with the first item that is opened. */
const ItemPage = lazy(async () => ({ default: (await import("../item/item-page.tsx")).ItemPage }));

/** Few people ever open these. */
const PlanPage = lazy(async () => ({ default: (await import("../plan/plan-page.tsx")).PlanPage }));
const SuppliersPage = lazy(async () => ({ default: (await import("../suppliers/suppliers-page.tsx")).SuppliersPage }));
const SupplierPage = lazy(async () => ({ default: (await import("../suppliers/supplier-page.tsx")).SupplierPage }));
const OrderCheckPage = lazy(async () => ({
  default: (await import("../order-check/order-check-page.tsx")).OrderCheckPage,
}));
const HitCustomersPage = lazy(async () => ({
  default: (await import("../hit-customers/hit-customers-page.tsx")).HitCustomersPage,
}));
const HitEventPage = lazy(async () => ({
  default: (await import("../hit-customers/hit-event-page.tsx")).HitEventPage,
}));
const HitCustomerPage = lazy(async () => ({
  default: (await import("../hit-customers/hit-customer-page.tsx")).HitCustomerPage,
}));
const RulesPage = lazy(async () => ({ default: (await import("../rules/rules-page.tsx")).RulesPage }));
const RehearsalPage = lazy(async () => ({ default: (await import("../rehearsal/rehearsal-page.tsx")).RehearsalPage }));
const OperatingPage = lazy(async () => ({ default: (await import("../operating/operating-page.tsx")).OperatingPage }));
const EventsPage = lazy(async () => ({ default: (await import("../events/events-page.tsx")).EventsPage }));
const EventPage = lazy(async () => ({ default: (await import("../events/event-page.tsx")).EventPage }));
const RetentionPage = lazy(async () => ({ default: (await import("../retention/retention-page.tsx")).RetentionPage }));
const TuningPage = lazy(async () => ({ default: (await import("../tuning/tuning-page.tsx")).TuningPage }));
const CarePage = lazy(async () => ({ default: (await import("../care/care-page.tsx")).CarePage }));
const UsersPage = lazy(async () => ({ default: (await import("../admin/users-page.tsx")).UsersPage }));
const TokensPage = lazy(async () => ({ default: (await import("../admin/tokens-page.tsx")).TokensPage }));
const CustomersPage = lazy(async () => ({ default: (await import("../customers/customers-page.tsx")).CustomersPage }));
const AuditPage = lazy(async () => ({ default: (await import("../admin/audit-page.tsx")).AuditPage }));

export function CurrentPage({ route }: { route: Route }) {
  return (
    <PageErrorBoundary key={JSON.stringify(route)}>
      <PageOf route={route} />
    </PageErrorBoundary>
  );
}

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case "board":
      return <BoardPage />;
    case "item":
      return <Later page={<ItemPage item_code={route.item_code} location_code={route.location_code} />} />;
    case "production":
      return <ProductionPage />;
    case "order_check":
      return <Later page={<OrderCheckPage />} />;
    case "suppliers":
      return <Later page={<SuppliersPage />} />;
    case "supplier":
      return <Later page={<SupplierPage supplier_code={route.supplier_code} />} />;
    case "hit_customers":
      return <Later page={<HitCustomersPage />} />;
    case "hit_event":
      return <Later page={<HitEventPage item_code={route.item_code} location_code={route.location_code} />} />;
    case "hit_customer":
      return <Later page={<HitCustomerPage customer_code={route.customer_code} />} />;
    case "messages":
      return <MessagesPage />;
    case "rules":
      return <Later page={<RulesPage />} />;
    case "problems":
      return <ProblemsPage />;
    case "plan":
      return <Later page={<PlanPage />} />;
    case "rehearsal":
      return <Later page={<RehearsalPage />} />;
    case "operating":
      return <Later page={<OperatingPage />} />;
    case "events":
      return <Later page={<EventsPage />} />;
    case "event":
      return <Later page={<EventPage event_no={route.event_no} />} />;
    case "retention":
      return <Later page={<RetentionPage />} />;
    case "tuning":
      return <Later page={<TuningPage />} />;
    case "care":
      return <Later page={<CarePage />} />;
    case "users":
      return <Later page={<UsersPage />} />;
    case "tokens":
      return <Later page={<TokensPage />} />;
    case "customers":
      return <Later page={<CustomersPage />} />;
    case "audit":
      return <Later page={<AuditPage />} />;
    case "not_found":
      return <NotFoundPage />;
  }
}

/** A page whose code comes when it is opened. */
function Later({ page }: { page: ReactNode }) {
  return <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>{page}</Suspense>;
}

function NotFoundPage() {
  const { texts } = useTexts();
  return (
    <StatePanel icon={<CompassOutlined />} title={texts.state.not_found} hint={texts.state.not_found_hint}>
      <PageLink className="text-link" href="/">
        {texts.state.to_board}
      </PageLink>
    </StatePanel>
  );
}
