/** A count, or a quantity ready to be read, with its noun in English: "1 line", "2 lines", "1.5 days". */
export function counted(n: number | string, one: string, many = `${one}s`): string {
  return `${n} ${String(n) === "1" ? one : many}`;
}
