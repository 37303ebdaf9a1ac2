import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AssigneesReport } from "../../../../contracts/assignees.ts";
import type { AuditReport, SignInOptions, TokensReport, UsersReport } from "../../../../contracts/access.ts";
import type { BoardReport } from "../../../../contracts/board.ts";
import type { DemoState } from "../../../../contracts/demo-state.ts";
import type { HealthReport } from "../../../../contracts/health-report.ts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import type { MessagesReport } from "../../../../contracts/messages-report.ts";
import type { ProblemsReport } from "../../../../contracts/problems-report.ts";
import type { PlacesReport } from "../../../../contracts/places.ts";
import type { ProductionReport } from "../../../../contracts/production-report.ts";
import type { SessionReport } from "../../../../contracts/session-report.ts";
import type { ChoicesReport } from "../../../../contracts/purchase-choices.ts";
import type { PurchaseOrdersReport } from "../../../../contracts/purchase-order.ts";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import type { CareReport } from "../../../../contracts/care.ts";
import type {
  StockoutEventReport,
  StockoutEventsReport,
  StockoutEventsView,
} from "../../../../contracts/stockout-events.ts";
import type { TuningReport } from "../../../../contracts/tuning.ts";
import type { HitCustomerReport, HitCustomersReport, HitEventReport } from "../../../../contracts/hit-customers.ts";
import type { SupplierReport, SuppliersReport } from "../../../../contracts/suppliers.ts";
import type { OpenedRule, RuleEditorReport } from "../../../../contracts/rule-editor.ts";
import type { RulesReport } from "../../../../contracts/rules-report.ts";
import type { RehearsalState } from "../../../../contracts/rehearsal.ts";
import type { ReportFilesReport } from "../../../../contracts/period-report.ts";
import type { RetentionReport } from "../../../../contracts/retention.ts";
import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import type { OperatingReport } from "../../../../contracts/operating-figures.ts";
import { type BoardView, queryOf } from "../../../../contracts/board-view.ts";
import { hitCustomerPath, hitEventPath, itemPath, supplierPath } from "../routing/route.ts";
import { getJson, keepCsrfToken } from "./api-client.ts";

/** The age of the strip's figures shows, so it is asked for even when nothing happens. */
const HEALTH_INTERVAL_MS = 10_000;
const REHEARSAL_INTERVAL_MS = 1_000;
const PLAN_INTERVAL_MS = 60_000;
const PLACES_KEPT_MS = 300_000;
const ORDER_INTERVAL_MS = 2_000;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const session = await getJson<SessionReport>("/session", signal);
    keepCsrfToken(session);
    return session;
  },
});

export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in"],
  queryFn: ({ signal }) => getJson<SignInOptions>("/sign-in", signal),
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: ({ signal }) => getJson<UsersReport>("/users", signal),
});

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: ({ signal }) => getJson<TokensReport>("/tokens", signal),
});

/** Page after page, newest first. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ["audit"],
  // The first page has no end that it comes before.
  initialPageParam: null as number | null,
  queryFn: ({ signal, pageParam }) =>
    getJson<AuditReport>(pageParam === null ? "/audit" : `/audit?before=${pageParam}`, signal),
  getNextPageParam: ({ next_before }) => next_before,
});

/** What was shown stays until the next page is there, so that typing and turning pages do not flicker. */
export function boardQuery(view: BoardView) {
  const query = queryOf(view);
  return queryOptions({
    queryKey: ["board", query],
    queryFn: ({ signal }) => getJson<BoardReport>(`/board${query}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Whom an alert may be given to; asked for once somebody is about to. */
export const assigneesQuery = queryOptions({
  queryKey: ["assignees"],
  queryFn: ({ signal }) => getJson<AssigneesReport>("/assignees", signal),
});

/** Names of places by code; places are rarely named anew. */
export const placesQuery = queryOptions({
  queryKey: ["places"],
  queryFn: async ({ signal }) => {
    const { places } = await getJson<PlacesReport>("/places", signal);
    return new Map(places.map(({ location_code, location_name }) => [location_code, location_name]));
  },
  staleTime: PLACES_KEPT_MS,
});

export const productionQuery = queryOptions({
  queryKey: ["production"],
  queryFn: ({ signal }) => getJson<ProductionReport>("/production", signal),
});

export const retentionQuery = queryOptions({
  queryKey: ["retention"],
  queryFn: ({ signal }) => getJson<RetentionReport>("/retention", signal),
});

export const suppliersQuery = queryOptions({
  queryKey: ["suppliers"],
  queryFn: ({ signal }) => getJson<SuppliersReport>("/suppliers", signal),
});

export function supplierQuery(supplier_code: string) {
  return queryOptions({
    queryKey: ["suppliers", supplier_code],
    queryFn: ({ signal }) => getJson<SupplierReport>(supplierPath(supplier_code), signal),
  });
}

export const hitCustomersQuery = queryOptions({
  queryKey: ["hit_customers"],
  queryFn: ({ signal }) => getJson<HitCustomersReport>("/hit-customers", signal),
});

export function hitEventQuery(place: { item_code: string; location_code: string }) {
  return queryOptions({
    queryKey: ["hit_customers", "event", place.item_code, place.location_code],
    queryFn: ({ signal }) => getJson<HitEventReport>(hitEventPath(place), signal),
  });
}

export function hitCustomerQuery(customer_code: string) {
  return queryOptions({
    queryKey: ["hit_customers", "customer", customer_code],
    queryFn: ({ signal }) => getJson<HitCustomerReport>(hitCustomerPath(customer_code), signal),
  });
}

/** Shortages of the last days; what was shown stays until the next page is there. */
export function eventsQuery(view: StockoutEventsView) {
  const { search, cause, state, page, days } = view;
  const asked = new URLSearchParams({ search, cause: cause ?? "", state, page: String(page), days: String(days) });
  return queryOptions({
    queryKey: ["events", asked.toString()],
    queryFn: ({ signal }) => getJson<StockoutEventsReport>(`/stockout-events?${asked}`, signal),
    placeholderData: keepPreviousData,
  });
}

export function eventQuery(event_no: string) {
  return queryOptions({
    queryKey: ["events", "one", event_no],
    queryFn: ({ signal }) => getJson<StockoutEventReport>(`/stockout-events/${encodeURIComponent(event_no)}`, signal),
  });
}

export const messagesQuery = queryOptions({
  queryKey: ["messages"],
  queryFn: ({ signal }) => getJson<MessagesReport>("/messages", signal),
});

export const rulesQuery = queryOptions({
  queryKey: ["rules"],
  queryFn: ({ signal }) => getJson<RulesReport>("/rules", signal),
});

export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: ({ signal }) => getJson<HealthReport>("/health", signal),
  refetchInterval: HEALTH_INTERVAL_MS,
});

export const problemsQuery = queryOptions({
  queryKey: ["problems"],
  queryFn: ({ signal }) => getJson<ProblemsReport>("/problems", signal),
});

/** While one runs, its progress is asked for every moment. */
export const rehearsalQuery = queryOptions({
  queryKey: ["rehearsal"],
  queryFn: ({ signal }) => getJson<RehearsalState>("/rehearsal", signal),
  refetchInterval: ({ state: { data } }) => (data?.running == null ? false : REHEARSAL_INTERVAL_MS),
});

/** Under a budget; what was shown stays until the next is there. A plan does not jump at every change of a shop. */
export function planQuery(budget: number | null) {
  const query = budget === null ? "" : `?budget=${budget}`;
  return queryOptions({
    queryKey: ["plan", budget],
    queryFn: ({ signal }) => getJson<PurchasePlan>(`/purchase-plan${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: PLAN_INTERVAL_MS,
  });
}

/** Orders made from the plan; while one is on its way, it is asked for often. */
export const purchaseOrdersQuery = queryOptions({
  queryKey: ["purchase-orders"],
  queryFn: ({ signal }) => getJson<PurchaseOrdersReport>("/purchase-orders", signal),
  refetchInterval: ({ state: { data } }) =>
    data?.orders.some(({ state }) => state === "waiting") === true ? ORDER_INTERVAL_MS : PLAN_INTERVAL_MS,
});

/** What buyers chose against what the plan proposed. */
export const choicesQuery = queryOptions({
  queryKey: ["purchase-choices"],
  queryFn: ({ signal }) => getJson<ChoicesReport>("/purchase-choices", signal),
});

export const operatingQuery = queryOptions({
  queryKey: ["operating"],
  queryFn: ({ signal }) => getJson<OperatingReport>("/operating", signal),
});

export const feedbackQuery = queryOptions({
  queryKey: ["feedback"],
  queryFn: ({ signal }) => getJson<FeedbackReport>("/feedback", signal),
});

export const tuningQuery = queryOptions({
  queryKey: ["tuning"],
  queryFn: ({ signal }) => getJson<TuningReport>("/tuning", signal),
});

export const careQuery = queryOptions({
  queryKey: ["care"],
  queryFn: ({ signal }) => getJson<CareReport>("/care", signal),
});

export const reportFilesQuery = queryOptions({
  queryKey: ["reports"],
  queryFn: ({ signal }) => getJson<ReportFilesReport>("/reports", signal),
});

export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: ({ signal }) => getJson<DemoState>("/demo", signal),
});

export function itemQuery(subject: { item_code: string; location_code: string }) {
  return queryOptions({
    queryKey: ["item", subject.item_code, subject.location_code],
    queryFn: ({ signal }) => getJson<ItemReport>(itemPath(subject), signal),
  });
}

/** What the editor of rules offers; asked for anew at each opening. */
export const ruleEditorQuery = queryOptions({
  queryKey: ["rule-editor"],
  queryFn: ({ signal }) => getJson<RuleEditorReport>("/rules/editor", signal),
});

/** A rule as the platform has it now. */
export function openedRuleQuery(record_id: string) {
  return queryOptions({
    queryKey: ["rule", record_id],
    queryFn: ({ signal }) => getJson<OpenedRule>(`/rules/${encodeURIComponent(record_id)}`, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
