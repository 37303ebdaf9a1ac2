/** An item that has been bought, or shall be, from a supplier. */
export interface ItemSource {
  readonly item_code: string;
  readonly supplier_code: string;
}

/** What is known of an item's suppliers. */
export interface SourcedItem {
  readonly item_code: string;
  /** As the item's form says. */
  readonly supplier_code: string | null;
}

/** Items and their suppliers, both ways. */
export interface ItemSources {
  /** Items that a supplier has delivered, was asked for, or is named for on their form. */
  itemsOf(supplier_code: string): ReadonlySet<string>;
  /** Whether an item has never had any other supplier. */
  isSole(item_code: string): boolean;
  /** The supplier an item hangs on: the one its form names, else its only one; null where that is open. */
  mainSupplier(item_code: string): string | null;
}

/** Every supplier an item has ever had: of orders and receipts, and the one its form names. */
export function itemSources(items: readonly SourcedItem[], bought: readonly ItemSource[]): ItemSources {
  const suppliersOf = new Map<string, Set<string>>();
  const itemsOf = new Map<string, Set<string>>();
  const note = ({ item_code, supplier_code }: ItemSource) => {
    noteIn(suppliersOf, item_code, supplier_code);
    noteIn(itemsOf, supplier_code, item_code);
  };
  const named = new Map<string, string>();
  for (const { item_code, supplier_code } of items) {
    if (supplier_code === null) continue;
    named.set(item_code, supplier_code);
    note({ item_code, supplier_code });
  }
  bought.forEach(note);
  const isSole = (item_code: string) => suppliersOf.get(item_code)?.size === 1;
  return {
    itemsOf: (supplier_code) => itemsOf.get(supplier_code) ?? new Set(),
    isSole,
    mainSupplier: (item_code) => {
      const [only] = isSole(item_code) ? (suppliersOf.get(item_code) ?? []) : [];
      return named.get(item_code) ?? only ?? null;
    },
  };
}

function noteIn(groups: Map<string, Set<string>>, key: string, value: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, new Set([value]));
  else group.add(value);
}
