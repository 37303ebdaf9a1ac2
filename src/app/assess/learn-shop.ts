/** What is learned of a whole shop, in this order: what comes first may be used by what follows. */
export interface Lessons {
  /** What the items teach about each other. */
  learnAcrossItems(installation_id: string): Promise<unknown>;
  /** The classes of the items, which limits and service levels follow. */
  classifyItems(installation_id: string): Promise<unknown>;
  /** The suppliers that have become slower, which explanations name. */
  watchSuppliers(installation_id: string): Promise<unknown>;
  /** When customers buy again, which tells who is hit by what is out. */
  learnCustomers(installation_id: string): Promise<unknown>;
}

/** Told of a lesson that failed. */
type OnLessonFailure = (lesson: keyof Lessons, installation_id: string, error: unknown) => void;

/**
 * Learns what no item tells by itself, and what all items are therefore assessed with. A lesson that fails leaves what was
 * known before: no shop goes unwatched because of it.
 */
export function createLearnShop(lessons: Lessons, onFailure: OnLessonFailure) {
  return async function learnShop(installation_id: string): Promise<void> {
    for (const lesson of LESSONS) {
      try {
        await lessons[lesson](installation_id);
      } catch (error) {
        onFailure(lesson, installation_id, error);
      }
    }
  };
}

const LESSONS = ["learnAcrossItems", "classifyItems", "watchSuppliers", "learnCustomers"] as const;
