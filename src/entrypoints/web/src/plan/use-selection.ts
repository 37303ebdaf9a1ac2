import { useCallback, useState } from "react";

/** Lines of the plan that somebody has chosen, by their keys. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  choose(keys: readonly string[], isChosen: boolean): void;
  clear(): void;
}

/** Nothing chosen, to begin with. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((keys: readonly string[], isChosen: boolean) => {
    setChosen((before) => {
      const others = [...before].filter((key) => !keys.includes(key));
      return new Set(isChosen ? [...others, ...keys] : others);
    });
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen, choose, clear };
}
