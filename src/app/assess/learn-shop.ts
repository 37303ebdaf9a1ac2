/** Ports of `learnShop`. */
export interface LearnShopPorts {
  /** What the items teach about each other. */
  learnAcrossItems(installation_id: string): Promise<unknown>;
  /** The classes of the items, which limits and service levels follow. */
  classifyItems(installation_id: string): Promise<unknown>;
  /** The suppliers that have become slower, which explanations name. */
  watchSuppliers(installation_id: string): Promise<unknown>;
}

/** Learns what no item tells by itself, and what all items are therefore assessed with. */
export function createLearnShop({ learnAcrossItems, classifyItems, watchSuppliers }: LearnShopPorts) {
  return async function learnShop(installation_id: string): Promise<void> {
    await learnAcrossItems(installation_id);
    await classifyItems(installation_id);
    await watchSuppliers(installation_id);
  };
}
