const INTERVAL_MS = 10;
const DEADLINE_MS = 20_000;

/** Resolves with the first answer that is neither false nor null; rejects with the last one at the deadline. */
export async function until<T>(
  what: string,
  look: () => T | null | false | Promise<T | null | false>,
  deadline_ms = DEADLINE_MS,
): Promise<T> {
  const end = performance.now() + deadline_ms;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
