/** What an address says of a budget; null where it says nothing that is one. */
export function budgetOf(search: string): number | null {
  const text = new URLSearchParams(search).get("budget");
  const budget = text === null || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(budget) && budget >= 0 && budget <= 1e12 ? budget : null;
}
