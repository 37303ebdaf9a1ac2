import { useEffect, useState } from "react";

/** The time in ms, read again at every tick. */
export function useNow(tick_ms: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick_ms);
    return () => clearInterval(timer);
  }, [tick_ms]);
  return now;
}
