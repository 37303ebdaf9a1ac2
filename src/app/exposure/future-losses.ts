import { chanceOfAny, futureLoss } from "../../domain/exposure/expected-loss.ts";
import { residualValue, type ResidualValue, type ValueBasis } from "../../domain/exposure/residual-value.ts";
import type { FutureLossState } from "../../contracts/future-loss.ts";
import type { CustomerFigures } from "../../ports/customer-figures.ts";
import type { KeptChurn } from "../customer-retention/kept-churn.ts";

/** Ports of the losses. */
export interface FutureLossPorts {
  readonly keptChurn: Pick<KeptChurn, "of">;
  readonly customerFigures: Pick<CustomerFigures, "of">;
}

/** What losing some customers would cost. */
export interface FutureLosses {
  /** Whether it can be told, and what values are counted by. */
  readonly state: FutureLossState;
  /** What values are counted by; null where nothing can be told. */
  readonly basis: ValueBasis | null;
  /** Yuan, of a customer who meets a shortage of an item with a chance; null where it cannot be told. */
  of(item_code: string, customer_code: string, probability: number): number | null;
  /** The same of a customer who meets several shortages, each with a chance: nobody is lost twice. */
  together(customer_code: string, met: readonly MetShortage[]): number | null;
}

/** A shortage of an item that a customer meets with a chance, 0–1. */
export interface MetShortage {
  readonly item_code: string;
  readonly probability: number;
}

/**
 * Reckons what losing customers would cost, by the last comparison of exposed customers and what the last night says they are
 * still worth. All by one basis: where some are valued by margin, whoever is valued by revenue counts as not valued.
 */
export function createFutureLosses({ keptChurn, customerFigures }: FutureLossPorts) {
  return async function futureLosses(
    installation_id: string,
    customer_codes: readonly string[],
  ): Promise<FutureLosses> {
    const effects = await keptChurn.of(installation_id);
    if (effects.kind === "not_estimable") return untold(effects.reason);
    const figures = await customerFigures.of(installation_id, customer_codes);
    const values = new Map(figures.map((figure) => [figure.customer_code, residualValue(figure)]));
    const basis = commonBasis([...values.values()]);
    if (basis === null) return untold("no_values");
    const yuanOf = (customer_code: string) => {
      const value = values.get(customer_code);
      return value?.basis === basis ? value.yuan : null;
    };
    const effectOf = (item_code: string) => effects.of(item_code).lost_share;
    return {
      ...{ state: { kind: "estimated", basis }, basis },
      of: (item_code, customer_code, probability) => {
        const residual_value = yuanOf(customer_code);
        if (residual_value === null) return null;
        return futureLoss({ probability, churn_effect: effectOf(item_code), residual_value });
      },
      together: (customer_code, met) => {
        const residual_value = yuanOf(customer_code);
        if (residual_value === null) return null;
        return residual_value * chanceOfAny(met.map((one) => one.probability * effectOf(one.item_code)));
      },
    };
  };
}

/** Reckons what losing customers would cost. */
export type ReckonFutureLosses = ReturnType<typeof createFutureLosses>;

function untold(reason: Extract<FutureLossState, { kind: "not_estimable" }>["reason"]): FutureLosses {
  return { state: { kind: "not_estimable", reason }, basis: null, of: () => null, together: () => null };
}

function commonBasis(values: readonly (ResidualValue | null)[]): ValueBasis | null {
  const bases = values.flatMap((value) => value?.basis ?? []);
  return bases.includes("margin") ? "margin" : (bases[0] ?? null);
}
