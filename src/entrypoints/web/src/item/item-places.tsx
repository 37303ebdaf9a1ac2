import type { ItemPlaces as ItemPlacesReport } from "../../../../contracts/item-places.ts";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { daysOfSupplyText, probabilityText } from "../format/risk-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import styles from "./item-places.module.css";
import { Panel, PanelNote } from "./panel.tsx";

/** Places of a chain beyond these are folded away. */
const SHOWN_PLACES = 8;

/** The item at every place by itself and at all of them together; nothing at all where it lies at one alone. */
export function ItemPlaces({ item, unit }: { readonly item: ItemReport; readonly unit: string }) {
  const words = useTexts().texts.item_places;
  const { places: report, row } = item;
  if (report === null) return null;
  const [shown, more] = [report.places.slice(0, SHOWN_PLACES), report.places.slice(SHOWN_PLACES)];
  const rows = (places: ItemPlacesReport["places"]) =>
    places.map((place) => (
      <PlaceRow key={place.location_code} place={place} item_code={row.item_code} here={row.location_code} />
    ));
  return (
    <Panel title={words.title} hint={words.hint}>
      <table className={styles["places"]}>
        <Heads />
        <tbody>{rows(shown)}</tbody>
        <tfoot>
          <Together report={report} />
        </tfoot>
      </table>
      {more.length > 0 && (
        <details>
          <summary>{words.more(more.length)}</summary>
          <table className={styles["places"]}>
            <Heads />
            <tbody>{rows(more)}</tbody>
          </table>
        </details>
      )}
      <Saving report={report} unit={unit} />
    </Panel>
  );
}

function Heads() {
  const words = useTexts().texts.item_places;
  return (
    <thead>
      <tr>
        <th scope="col">{words.place}</th>
        <th scope="col">{words.state}</th>
        <th scope="col">{words.on_hand}</th>
        <th scope="col">{words.supply}</th>
        <th scope="col">{words.risk}</th>
      </tr>
    </thead>
  );
}

interface PlaceRowProps {
  readonly place: ItemPlacesReport["places"][number];
  readonly item_code: string;
  /** The place whose page it is. */
  readonly here: string;
}

function PlaceRow({ place, item_code, here }: PlaceRowProps) {
  const { texts, language } = useTexts();
  const placeName = usePlaceName();
  const { location_code, severity, on_hand } = place;
  const isHere = location_code === here;
  return (
    <tr aria-current={isHere || undefined}>
      <th scope="row">
        {isHere ? (
          placeName(location_code)
        ) : (
          <PageLink className="text-link" href={itemPath({ item_code, location_code })}>
            {placeName(location_code)}
          </PageLink>
        )}
        {isHere && <span className={styles["note"]}>{texts.item_places.here}</span>}
      </th>
      <td>
        <SeverityTag severity={severity} />
      </td>
      <td>{on_hand === null ? NOTHING : quantityText(on_hand, language)}</td>
      <td>{daysOfSupplyText(place, texts, language)}</td>
      <td>{probabilityText(place.stockout_probability)}</td>
    </tr>
  );
}

function Together({ report: { places, pooled } }: { readonly report: ItemPlacesReport }) {
  const { texts, language } = useTexts();
  const { days_of_supply, judged } = pooled;
  const known = places.flatMap(({ on_hand }) => on_hand ?? []);
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {texts.item_places.together(places.length)}
      </th>
      <td>
        {known.length === 0
          ? NOTHING
          : quantityText(
              known.reduce((sum, on_hand) => sum + on_hand, 0),
              language,
            )}
      </td>
      <td>{daysOfSupplyText({ days_of_supply, severity: "none" }, texts, language)}</td>
      <td>{probabilityText(judged?.stockout_probability ?? null)}</td>
    </tr>
  );
}

function Saving({ report: { places, pooled }, unit }: { readonly report: ItemPlacesReport; readonly unit: string }) {
  const { texts, language } = useTexts();
  const words = texts.item_places;
  const { judged } = pooled;
  const uncounted = places.filter(({ on_hand }) => on_hand === null).length;
  if (judged === null) return <PanelNote>{words.not_judged}</PanelNote>;
  const { separate_safety_stock: separate, pooled_safety_stock: together } = judged;
  const saved = Math.floor(separate - together);
  const text = (units: number) => `${quantityText(Math.round(units), language)} ${unit}`;
  return (
    <PanelNote>
      {uncounted > 0 && `${words.uncounted(uncounted)} `}
      {words.together_hint} {saved > 0 ? words.saves(text(separate), text(together), text(saved)) : words.saves_nothing}{" "}
      {words.caveat(judged.places, places.length)}
    </PanelNote>
  );
}
