import { useEffect, useRef, useState } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { changedRows } from "./changed-rows.ts";

const FLASH_MS = 2_600;

/**
 * Keys of the rows that changed a moment ago. `view` tells one list from another, since a
 * row new to a view is no news; null while the rows are still those of the view before.
 */
export function useChangedRows(rows: readonly BoardRow[], view: string | null): ReadonlySet<string> {
  const before = useRef<{ readonly rows: readonly BoardRow[]; readonly view: string } | null>(null);
  const timers = useRef(new Set<number>());
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (view === null) return;
    const changed = changedRows(before.current?.view === view ? before.current.rows : null, rows);
    before.current = { rows, view };
    if (changed.length === 0) return;
    setFlashing((keys) => new Set([...keys, ...changed]));
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      setFlashing((keys) => new Set([...keys].filter((key) => !changed.includes(key))));
    }, FLASH_MS);
    timers.current.add(timer);
  }, [rows, view]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) window.clearTimeout(timer);
    };
  }, []);
  return flashing;
}
