/** A place as its form has it. */
export interface NamedPlace {
  readonly location_code: string;
  readonly location_name: string;
}

/** How people call a place. */
export type PlaceName = (location_code: string) => string;

/** Places by the name that each has to itself, by the code where it has none: a name of two places tells neither. */
export function placeNames(places: readonly NamedPlace[]): PlaceName {
  const named = places.map(({ location_code, location_name }) => [location_code, location_name.trim()] as const);
  const bearers = Map.groupBy(named, ([, name]) => name);
  const own = new Map(named.filter(([, name]) => name !== "" && bearers.get(name)?.length === 1));
  return (location_code) => own.get(location_code) ?? location_code;
}
