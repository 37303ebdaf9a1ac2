import { dayNumber } from "../../domain/calendar/day.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { buyingLedger } from "../../domain/repurchase/buying-ledger.ts";
import { rfmClasses } from "../../domain/repurchase/rfm-class.ts";
import type { BuyingHistories, CustomerPage } from "../../ports/buying-histories.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerFigure, CustomerFigures } from "../../ports/customer-figures.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import type { ChurnNotes } from "./churn-notes.ts";
import { customerFigures, valueBasis } from "./customer-figure.ts";
import { customerPages } from "./customer-pages.ts";
import type { CustomerBases } from "./kept-customer-base.ts";
import { boughtLine } from "./learn-customers.ts";

/** Ports of `figureCustomers`. */
export interface FigureCustomersPorts extends EachInstallationPorts {
  readonly buyingHistories: Pick<BuyingHistories, "customerCodes" | "linesOf">;
  readonly customerFigures: Pick<CustomerFigures, "keep" | "forgetBefore">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly subjects: Pick<Subjects, "masters">;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
  readonly registry: Pick<Registry, "installations" | "setting" | "saveSetting">;
  readonly churnNotes: ChurnNotes;
  readonly clock: Pick<Clock, "today">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** The day of the base that an installation's figures were made with. */
const SETTING = "customers_figured_on";
const KEPT_TOGETHER = 200;

/**
 * Makes the figures of every customer of installations that have learned anew since the last look, keeps them, and asks for
 * the notes that bring them to the customers' records. Returns how many records are to be written.
 */
export function createFigureCustomers(ports: FigureCustomersPorts) {
  const { buyingHistories, clock, registry } = ports;

  return (): Promise<number> => eachInstallation(ports, figureInstallation);

  async function figureInstallation(installation_id: string): Promise<number> {
    const kept = await ports.customerBases.of(installation_id);
    if (kept === null || (await registry.setting(installation_id, SETTING)) === kept.learned_on) return 0;
    const today = clock.today();
    const items = await ports.subjects.masters(installation_id, "item");
    const figureOf = customerFigures(
      kept.base,
      valueBasis(new Map(items.map((item) => [item.item_code, item]))),
      today,
    );
    const figures: CustomerFigure[] = [];
    for (const page of (await customerPages(ports, installation_id)).pages) {
      figures.push(...(await figuresOf(installation_id, page, figureOf)));
      await ports.breathe();
    }
    const classed = withClasses(figures);
    await keep(installation_id, classed);
    const asked = await ports.churnNotes(installation_id, classed);
    await ports.customerFigures.forgetBefore(installation_id, today);
    await registry.saveSetting(installation_id, SETTING, kept.learned_on);
    return asked;
  }

  async function figuresOf(
    installation_id: string,
    page: CustomerPage,
    figureOf: ReturnType<typeof customerFigures>,
  ): Promise<readonly CustomerFigure[]> {
    const today = dayNumber(clock.today());
    const lines = await buyingHistories.linesOf(installation_id, page);
    const byCustomer = Map.groupBy(lines, ({ customer_code }) => customer_code);
    const past = lines.flatMap(boughtLine).filter(({ day }) => day <= today);
    return [...buyingLedger(past).customers.values()].map((own) =>
      figureOf(own, byCustomer.get(own.customer_code) ?? []),
    );
  }

  /** Who was erased since their lines were read is left out. */
  async function keep(installation_id: string, figures: readonly CustomerFigure[]): Promise<void> {
    for (const share of inShares(figures, KEPT_TOGETHER)) {
      const pseudonymOf = await ports.marks.pseudonyms(installation_id);
      await ports.customerFigures.keep(
        installation_id,
        share.filter(({ customer_code }) => pseudonymOf(customer_code) === null),
      );
      await ports.breathe();
    }
  }
}

function withClasses(figures: readonly CustomerFigure[]): readonly CustomerFigure[] {
  const classes = rfmClasses(
    figures.map(({ last_ordered_on, order_days, value }) => {
      return { last_day: dayNumber(last_ordered_on), order_days, value };
    }),
  );
  return figures.map((figure, i) => ({ ...figure, rfm_class: classes[i] ?? null }));
}
