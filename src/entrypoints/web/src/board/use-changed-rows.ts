import { useEffect, useRef, useState } from "react";
import type { BoardRow } from "../../../../contracts/board.ts";
import { changedRows } from "./changed-rows.ts";

const FLASH_MS = 2_600;

/** Keys of the rows that changed a moment ago. */
export function useChangedRows(rows: readonly BoardRow[]): ReadonlySet<string> {
  const before = useRef<readonly BoardRow[] | null>(null);
  const timers = useRef(new Set<number>());
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const changed = changedRows(before.current, rows);
    before.current = rows;
    if (changed.length === 0) return;
    setFlashing((keys) => new Set([...keys, ...changed]));
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      setFlashing((keys) => new Set([...keys].filter((key) => !changed.includes(key))));
    }, FLASH_MS);
    timers.current.add(timer);
  }, [rows]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) window.clearTimeout(timer);
    };
  }, []);
  return flashing;
}
