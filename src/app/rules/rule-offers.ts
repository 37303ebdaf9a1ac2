import type { RuleEditorReport, RuleOffer } from "../../contracts/rule-editor.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { shownChannel } from "../notify/channel-names.ts";
import { SCOPE_LABELS } from "../notify/rule-words.ts";

/** Ports of `ruleOffers`. */
export interface RuleOfferPorts {
  readonly subjects: Pick<Subjects, "masters">;
  readonly channels: Pick<ChannelDirectory, "list">;
}

/** Offers of a kind; what is beyond them can be typed all the same. */
const MOST = 500;

/** What a rule may name: the channels that are set up, and the categories, brands, items, places and suppliers there are. */
export function createRuleOffers({ subjects, channels }: RuleOfferPorts) {
  return async function ruleOffers(
    installation_id: string,
  ): Promise<Pick<RuleEditorReport, "channels" | "scope_values">> {
    const [known, items, locations, suppliers] = await Promise.all([
      channels.list(installation_id),
      subjects.masters(installation_id, "item"),
      subjects.masters(installation_id, "location"),
      subjects.masters(installation_id, "supplier"),
    ]);
    return {
      channels: known.map(({ name }) => ({ value: name, label: shownChannel(name) })),
      scope_values: {
        [SCOPE_LABELS.category]: words(items.map(({ category }) => category)),
        [SCOPE_LABELS.brand]: words(items.map(({ brand }) => brand)),
        [SCOPE_LABELS.item]: named(items.map(({ item_code, item_name }) => [item_code, item_name])),
        [SCOPE_LABELS.location]: named(locations.map((place) => [place.location_code, place.location_name])),
        [SCOPE_LABELS.abc_class]: words(["A", "B", "C"]),
        [SCOPE_LABELS.supplier]: named(suppliers.map((one) => [one.supplier_code, one.supplier_name])),
      },
    };
  };
}

function words(found: readonly (string | null)[]): RuleOffer[] {
  const distinct = [...new Set(found.filter((word) => word !== null))].toSorted(compareText);
  return distinct.slice(0, MOST).map((word) => ({ value: word, label: word }));
}

function named(found: readonly (readonly [code: string, name: string])[]): RuleOffer[] {
  return found.slice(0, MOST).map(([code, name]) => ({ value: code, label: code === name ? code : `${code} ${name}` }));
}
