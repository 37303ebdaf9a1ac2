/** The lines of things to read, one of each installation. */
export interface ReadingLines<T> {
  isUnderWay(installation_id: string): boolean;
  /** Takes in lines, each of an installation of which none is under way. Resolves when they have been worked off. */
  work(lines: ReadonlyMap<string, readonly T[]>): Promise<void>;
  /** Begins nothing more; resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Installations read at the same time: one that is slow to answer holds up only its own place. */
const AT_ONCE = 8;

/**
 * Works lines off side by side: one entry of each in turn, so that a long line does not keep a short one waiting, and
 * never two of the same installation at once. `one` says whether the rest of the line is still worth it; it never rejects.
 */
export function createReadingLines<T>(one: (entry: T) => Promise<boolean>): ReadingLines<T> {
  const waiting: { readonly installation_id: string; readonly entries: readonly T[]; readonly done: () => void }[] = [];
  const under_way = new Map<string, Promise<void>>();
  const places = new Set<Promise<void>>();
  let isStopped = false;

  async function serve(): Promise<void> {
    for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
      const [entry, ...entries] = line.entries;
      const goesOn = !isStopped && entry !== undefined && (await one(entry)) && entries.length > 0;
      if (goesOn) waiting.push({ ...line, entries });
      else line.done();
    }
  }

  function begin(installation_id: string, entries: readonly T[]): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      waiting.push({ installation_id, entries, done: resolve });
    }).then(() => void under_way.delete(installation_id));
    under_way.set(installation_id, ended);
    return ended;
  }

  function takePlace(): void {
    const place = serve().finally(() => places.delete(place));
    places.add(place);
  }

  return {
    isUnderWay: (installation_id) => under_way.has(installation_id),
    work: async (lines) => {
      const ends = [...lines].map(([installation_id, entries]) => begin(installation_id, entries));
      while (places.size < AT_ONCE && waiting.length > 0) takePlace();
      await Promise.all(ends);
    },
    stop: async () => {
      isStopped = true;
      await Promise.all(under_way.values());
    },
  };
}
