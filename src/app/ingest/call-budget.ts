const HOUR_MS = 3_600_000;

/** Counts the calls that reading has cost, per installation and hour, so that lively forms do not use up the platform. */
export interface CallBudget {
  spend(installation_id: string, calls: number, now: number): void;
  /** Whether nothing is left for more than the plain beat; that one always goes on. */
  isSpent(installation_id: string, now: number): boolean;
}

/** A budget of so many calls an hour, renewed when the hour is over. */
export function createCallBudget(calls_per_hour: number): CallBudget {
  const spent = new Map<string, { readonly since: number; readonly calls: number }>();
  const current = (installation_id: string, now: number) => {
    const known = spent.get(installation_id);
    return known !== undefined && now >= known.since && now - known.since < HOUR_MS ? known : { since: now, calls: 0 };
  };
  return {
    spend: (installation_id, calls, now) => {
      const { since, calls: before } = current(installation_id, now);
      spent.set(installation_id, { since, calls: before + calls });
    },
    isSpent: (installation_id, now) => current(installation_id, now).calls >= calls_per_hour,
  };
}
