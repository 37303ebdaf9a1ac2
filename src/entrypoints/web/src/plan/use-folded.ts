import { useState } from "react";

/** Which groups are folded to their headings, by their keys. */
interface Folded {
  readonly keys: ReadonlySet<string>;
  readonly isAllFolded: boolean;
  /** Folds one, or opens it again. */
  fold(key: string): void;
  /** Folds all, or opens all where all are folded. */
  foldAll(): void;
}

/** Nothing is folded, to begin with. */
export function useFolded(all: readonly string[]): Folded {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const isAllFolded = all.every((key) => keys.has(key));
  const fold = (key: string) => setKeys((before) => new Set(before.has(key) ? without(before, key) : [...before, key]));
  return { keys, isAllFolded, fold, foldAll: () => setKeys(new Set(isAllFolded ? [] : all)) };
}

function without(keys: ReadonlySet<string>, gone: string): readonly string[] {
  return [...keys].filter((key) => key !== gone);
}
