import { addDays, type Day } from "../../domain/calendar/day.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import {
  buyerChangesProposal,
  decidedChanges,
  type JudgedChange,
  LEAST_CHANGES,
} from "../../domain/tuning/buyer-changes-proposal.ts";
import { classLevelProposal, LEAST_ARRIVALS } from "../../domain/tuning/class-level-proposal.ts";
import { itemProposals } from "../../domain/tuning/item-proposals.ts";
import {
  LEAST_TUNED_DELIVERIES,
  leadTimeProposal,
  type StatedSupplier,
  TUNED_DAYS,
} from "../../domain/tuning/lead-time-proposal.ts";
import { lackText, proposalText } from "../../domain/tuning/proposal-text.ts";
import type { StockRecord } from "../../domain/tuning/stock-record.ts";
import type { TuningLack, TuningProposal } from "../../domain/tuning/tuning-proposal.ts";
import type { AbcClass } from "../../domain/risk/class-policy.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import { USUAL_SERVICE_LEVELS } from "../../contracts/rehearsal.ts";
import type { TuningProposalReport, TuningReport } from "../../contracts/tuning.ts";
import type { Registry } from "../../ports/registry.ts";
import { createJudgedChoices, type Judged, type JudgedChoicesPorts } from "../purchase-order/judged-choices.ts";
import { classLevelsOf, levelInEffect, readAdopted } from "../rehearse/class-levels.ts";
import type { LearnedSuppliers } from "../supplier/supplier-tables.ts";
import { createLossProposals, type LossProposalsPorts } from "./loss-proposals.ts";
import { createTunedItems, type TunedItemPlaces, type TunedItemsPorts } from "./tuned-items.ts";

/** Ports of `tuningReport`. */
export interface TuningReportPorts
  extends Omit<JudgedChoicesPorts, "subjects">,
    Omit<TunedItemsPorts, "subjects">,
    LossProposalsPorts {
  readonly subjects: JudgedChoicesPorts["subjects"] & TunedItemsPorts["subjects"];
  readonly registry: Pick<Registry, "setting" | "bindings">;
  supplierTables(installation_id: string): Promise<LearnedSuppliers>;
  /** Where people find a form on the platform; null where that is not known. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

type Items = ReadonlyMap<string, TunedItemPlaces>;

/** A change of a buyer with the groups it belongs to. */
interface GroupedChange extends JudgedChange {
  readonly supplier_code: string;
  readonly abc_class: AbcClass | null;
}

const CLASSES: readonly AbcClass[] = ["A", "B", "C"];
/** On which people change what is proposed. */
const FORMS: ReadonlySet<FormName> = new Set(["supplier", "item", "stock_level"]);
const SHOWN_PROPOSALS = 200;

/** Holds the parameters that people wrote or adopted against what really happened; it proposes and changes nothing. */
export function createTuningReport(ports: TuningReportPorts) {
  const { registry, clock, supplierTables } = ports;
  const tunedItems = createTunedItems(ports);
  const judgedChoices = createJudgedChoices(ports);
  const lossProposals = createLossProposals(ports);

  return async function tuningReport(installation_id: string): Promise<TuningReport> {
    const today = clock.today();
    const since = addDays(today, -TUNED_DAYS);
    const levels = classLevelsOf(await readAdopted(registry, installation_id));
    const items = await tunedItems(installation_id, levels);
    const learned = await supplierTables(installation_id);
    await ports.breathe();
    const changes = changesSince(await judgedChoices(installation_id), items, since);
    const suppliers = statedSuppliers(learned);
    const places = [...items.values()].flatMap((one) => one.places);
    const classes = CLASSES.map((abc_class) => {
      return { abc_class, present: levelInEffect(levels, abc_class), records: classRecords(items, abc_class) };
    });
    const ofItems = [...items.values()].flatMap((one) => itemProposals(one.item, one.places)).sort(mostOutFirst);
    const losses = await lossProposals(installation_id, items, today);
    const proposals: TuningProposal[] = [
      ...suppliers.flatMap((supplier) => leadTimeProposal(supplier, today) ?? []).sort(byCode),
      ...ofItems,
      ...losses.proposals.filter((one) => !isTold(one, ofItems)),
      ...classes.flatMap((one) => classLevelProposal(one, one.records, USUAL_SERVICE_LEVELS) ?? []),
      ...buyerProposals(changes, learned),
    ];
    const lacks = [
      ...leadTimeLacks(suppliers),
      ...recordLacks(items),
      ...losses.lacks,
      ...classes.flatMap(({ abc_class, records }) => classLacks(abc_class, records)),
      ...(changes.length < LEAST_CHANGES ? [lackOf("buyer_changes", changes.length, LEAST_CHANGES)] : []),
    ];
    const urls = await formUrls(installation_id);
    return {
      ...{ today, since, suppliers: suppliers.length, places: places.length, changes: changes.length },
      proposed: proposals.length,
      proposals: proposals.slice(0, SHOWN_PROPOSALS).map((proposal) => reported(proposal, urls)),
      lacks: lacks.map((lack) => ({ ...lack, text: lackText(lack) })),
    };
  };

  async function formUrls(installation_id: string): Promise<ReadonlyMap<FormName, string | null>> {
    const bindings = await registry.bindings(installation_id);
    const wanted = bindings.filter(({ form }) => FORMS.has(form));
    return new Map(
      await Promise.all(wanted.map(async (binding) => [binding.form, await ports.formUrl(binding)] as const)),
    );
  }
}

/** Proposals for people to follow or to leave. */
export type MakeTuningReport = ReturnType<typeof createTuningReport>;

function statedSuppliers({ facts, table }: LearnedSuppliers): readonly StatedSupplier[] {
  const stated = new Map(facts.suppliers.map((row) => [row.supplier_code, row.lead_time_days]));
  return table.lines.map(({ supplier_code, supplier_name, deliveries }) => {
    return { supplier_code, supplier_name, deliveries, lead_time_days: stated.get(supplier_code) ?? null };
  });
}

/** Records of the places of a class at which its level decides how much lies there. */
function classRecords(items: Items, abc_class: AbcClass): readonly StockRecord[] {
  return [...items.values()]
    .filter(({ item, follows_class }) => follows_class && item.abc_class === abc_class)
    .flatMap(({ places }) =>
      places.flatMap(({ record }) => (record !== null && record.source === "movements" ? [record] : [])),
    );
}

/** Changes of buyers whose time was over within the days looked back on. */
function changesSince(judged: readonly Judged[], items: Items, since: Day): readonly GroupedChange[] {
  const found = judged.flatMap(({ choice, verdict }): readonly GroupedChange[] => {
    const { item_code, supplier_code, suggested_quantity, quantity, chosen_on, basis } = choice;
    if (verdict.kind === "unjudged" || addDays(chosen_on, basis.horizon_days + 1) < since) return [];
    const { winner, difference } = verdict;
    const abc_class = items.get(item_code)?.item.abc_class ?? null;
    return [{ supplier_code, suggested_quantity, quantity, winner, difference, abc_class }];
  });
  return decidedChanges(found);
}

function buyerProposals(changes: readonly GroupedChange[], { table }: LearnedSuppliers): readonly TuningProposal[] {
  const names = new Map(table.lines.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name]));
  const bySupplier = [...Map.groupBy(changes, ({ supplier_code }) => supplier_code)].flatMap(([code, found]) => {
    return buyerChangesProposal({ group: "supplier", code, name: names.get(code) ?? code }, found) ?? [];
  });
  const byClass = CLASSES.flatMap((code) => {
    const found = changes.filter(({ abc_class }) => abc_class === code);
    return buyerChangesProposal({ group: "abc_class", code, name: code }, found) ?? [];
  });
  return [...bySupplier.sort(byCode), ...byClass];
}

function leadTimeLacks(suppliers: readonly StatedSupplier[]): readonly TuningLack[] {
  const few = suppliers.filter(
    ({ lead_time_days, deliveries }) => lead_time_days !== null && deliveries.length < LEAST_TUNED_DELIVERIES,
  );
  return few.length === 0 ? [] : [lackOf("lead_time", few.length, LEAST_TUNED_DELIVERIES)];
}

/** Places of items with a figure of their own of which nothing is known. */
function recordLacks(items: Items): readonly TuningLack[] {
  const unknown = [...items.values()]
    .filter(({ item }) => item.minimum_stock !== null || item.service_level !== null)
    .flatMap(({ places }) => places.filter(({ record }) => record === null));
  return unknown.length === 0 ? [] : [lackOf("stock_record", unknown.length, 1)];
}

function classLacks(abc_class: AbcClass, records: readonly StockRecord[]): readonly TuningLack[] {
  const arrivals = records.reduce((sum, record) => sum + record.arrivals, 0);
  if (records.length === 0 || arrivals >= LEAST_ARRIVALS) return [];
  return [lackOf("class_service_level", arrivals, LEAST_ARRIVALS, abc_class)];
}

function lackOf(kind: TuningLack["kind"], count: number, needed: number, code = ""): TuningLack {
  return { kind, code, count, needed };
}

function reported(proposal: TuningProposal, urls: ReadonlyMap<FormName, string | null>): TuningProposalReport {
  const text = proposalText(proposal);
  switch (proposal.kind) {
    case "lead_time":
      return { ...proposal, text, form_url: urls.get("supplier") ?? null };
    case "minimum_stock":
    case "item_service_level":
      return { ...proposal, text, form_url: urls.get("item") ?? null };
    case "loss_service_level":
      return { ...proposal, text, form_url: urls.get("item") ?? null };
    case "reserve_quantity":
      return { ...proposal, text, form_url: urls.get("stock_level") ?? null };
    case "class_service_level":
      return { ...proposal, name: proposal.code, text, form_url: null };
    case "buyer_changes":
      return { ...proposal, text, form_url: urls.get("item") ?? null };
  }
}

/** Whether outcomes speak for another figure in the same field already: two at once would be two answers to one question. */
function isTold({ kind, code }: TuningProposal, known: readonly TuningProposal[]): boolean {
  return kind === "loss_service_level" && known.some((one) => one.kind === "item_service_level" && one.code === code);
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return compareText(a.code, b.code);
}

function mostOutFirst(a: ReturnType<typeof itemProposals>[number], b: typeof a): number {
  return b.evidence.out_days - a.evidence.out_days || byCode(a, b) || compareText(a.kind, b.kind);
}
