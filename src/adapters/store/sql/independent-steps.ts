import type { ChangeStep } from "./change-steps.ts";

/** What a step changes and what it asks about, by item; null where it may concern any item. */
interface Concerns {
  readonly changed: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

/** Steps that do not ask about what another one of them changes, and so may be taken side by side; in order otherwise. */
export function independentSteps(steps: readonly ChangeStep[]): readonly (readonly ChangeStep[])[] {
  const waves: ChangeStep[][] = [];
  let open = emptyWave();
  for (const step of steps) {
    const concerns = concernsOf(step);
    const wave = waves.at(-1);
    if (concerns !== null && wave !== undefined && isApart(concerns, open)) {
      wave.push(step);
    } else {
      waves.push([step]);
      open = emptyWave();
    }
    if (concerns === null) open.isFull = true;
    else for (const item of concerns.changed) open.changed.add(item);
    for (const item of concerns?.asked ?? []) open.asked.add(item);
  }
  return waves;
}

function emptyWave() {
  return { isFull: false, changed: new Set<string>(), asked: new Set<string>() };
}

function isApart({ changed, asked }: Concerns, open: ReturnType<typeof emptyWave>): boolean {
  if (open.isFull) return false;
  const isChanged = [...changed].some((item) => open.changed.has(item) || open.asked.has(item));
  return !isChanged && ![...asked].some((item) => open.changed.has(item));
}

/**
 * A stock row decides where its item's other rows lie, which those ask about. What is said of items, suppliers and
 * deliveries may concern everything.
 */
function concernsOf({ change, known }: ChangeStep): Concerns | null {
  const changed = new Set<string>();
  const asked = new Set<string>();
  if (change.touches.length > 0) return null;
  for (const { table, row } of [...change.rows, ...(known?.rows ?? []).map((kept) => kept.row)]) {
    switch (table) {
      case "stock_level":
        changed.add(row.item_code);
        break;
      // Whether one of them has an order, sales lines of its item ask.
      case "enquiry":
        changed.add(row.item_code);
        break;
      case "sales_line":
      case "movement":
      case "return_line":
      case "count_line":
        asked.add(row.item_code);
        break;
      // Nothing that anybody asks about while records change.
      case "event_choice":
      case "feedback":
        break;
      case "item":
      case "supplier":
      case "customer":
      case "location":
      case "purchase_line":
      case "receipt_line":
      case "alert_rule":
      case "receiver":
      case "promotion":
      case "demand_adjustment":
      case "bom_line":
      case "production_order":
        return null;
    }
  }
  return { changed, asked };
}
