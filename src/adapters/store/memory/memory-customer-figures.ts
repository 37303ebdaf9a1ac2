import type { CustomerFigure, CustomerFigures } from "../../../ports/customer-figures.ts";
import { compareText } from "./compare-text.ts";

/** Figures of customers with what other parts need of them. */
interface MemoryCustomerFigures {
  readonly customerFigures: CustomerFigures;
  /** Of an installation's customers, by their code. */
  figuresOf(installation_id: string): ReadonlyMap<string, CustomerFigure>;
  forget(installation_id: string): void;
}

/** Figures of customers, gone with the process. */
export function createMemoryCustomerFigures(): MemoryCustomerFigures {
  const byInstallation = new Map<string, Map<string, CustomerFigure>>();
  const keptOf = (installation_id: string) => {
    const found = byInstallation.get(installation_id) ?? new Map<string, CustomerFigure>();
    byInstallation.set(installation_id, found);
    return found;
  };
  const inOrder = (installation_id: string) =>
    [...keptOf(installation_id).values()].sort((a, b) => compareText(a.customer_code, b.customer_code));

  return {
    customerFigures: {
      keep: async (installation_id, figures) => {
        for (const figure of figures) keptOf(installation_id).set(figure.customer_code, structuredClone(figure));
      },
      of: async (installation_id, customer_codes) =>
        structuredClone(inOrder(installation_id).filter(({ customer_code }) => customer_codes.includes(customer_code))),
      page: async (installation_id, after, limit) =>
        structuredClone(
          inOrder(installation_id)
            .filter(({ customer_code }) => after === null || compareText(customer_code, after) > 0)
            .slice(0, limit),
        ),
      forgetBefore: async (installation_id, day) => {
        const kept = keptOf(installation_id);
        for (const { customer_code, learned_on } of kept.values()) if (learned_on < day) kept.delete(customer_code);
      },
      erase: async (installation_id, customer_code) => Number(keptOf(installation_id).delete(customer_code)),
    },
    figuresOf: keptOf,
    forget: (installation_id) => void byInstallation.delete(installation_id),
  };
}
