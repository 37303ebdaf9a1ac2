const SHOWN = 4;

/** The last signs of a key, by which people know it again; none of a key so short that they would tell much of it. */
export function lastSigns(api_key: string): string {
  return api_key.length < 4 * SHOWN ? "（过短，不显示）" : api_key.slice(-SHOWN);
}
