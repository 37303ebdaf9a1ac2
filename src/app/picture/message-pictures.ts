import { DAY_MS } from "../../domain/calendar/day.ts";
import { severityRank } from "../../domain/risk/severity.ts";
import { type ItemPlace, placeOf } from "../../domain/text/place-key.ts";
import { type PlaceName, placeNames } from "../../domain/text/place-names.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { MessagePicture } from "../../ports/notifier.ts";
import type { DrawPicture, PicturePanel } from "../../ports/picture-drawer.ts";
import type { Signer } from "../../ports/signer.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { linkInvalid } from "../access/refusals.ts";
import { shownName, shownPlace } from "../notify/shown-name.ts";

/** Ports of `createMessagePictures`. */
export interface MessagePicturesPorts {
  readonly assessments: Pick<Assessments, "get">;
  readonly subjects: Pick<Subjects, "masters">;
  readonly signer: Signer;
  readonly clock: Pick<Clock, "now">;
  readonly draw: DrawPicture;
  /** Where others reach this server; null where they do not. */
  readonly public_url: string | null;
  /** Told of a picture that could not be drawn; the message goes without it. */
  onFailure(error: unknown): void;
}

/** Below this path pictures are fetched by their link. */
export const PICTURE_PATH = "/picture/";

/** Tells these links from other signed texts. */
const PURPOSE = "picture ";
/** A link ends in steps of so long, and a day after (ms). Chats keep what they fetched; later an old message has its words. */
const WEEK_MS = 7 * DAY_MS;
const MOST_PANELS = 3;
/** A chat fetches the same picture for each of its readers. */
const MOST_KEPT = 20;
/** Messages of which it is remembered what their picture showed first, for as long as they are tried. */
const MOST_CHOSEN = 500;

interface LinkedPicture {
  readonly installation_id: string;
  readonly places: readonly ItemPlace[];
}

/**
 * Pictures of how the stock of a message's worst items will run. A link to one is signed, ends by itself and shows these
 * items alone: no customer, no cost, nothing that leads further in.
 */
export function createMessagePictures(ports: MessagePicturesPorts) {
  const { assessments, subjects, signer, clock, draw, public_url } = ports;
  const kept_by_link = new Map<string, Promise<Uint8Array>>();
  const chosen_by_message = new Map<string, readonly ItemPlace[]>();

  return {
    /**
     * The picture of the worst of some places; null where there is nothing to draw. Never rejects. Each try of a message
     * (of one `caused_at`, an instant in ms) has the same links, by which a vendor knows a repeat.
     */
    async of(installation_id: string, places: readonly ItemPlace[], caused_at: number): Promise<MessagePicture | null> {
      try {
        const worst = await worstAtFirst(installation_id, places, caused_at);
        return worst.length === 0 ? null : pictureOf(installation_id, worst, expiryOf(caused_at, clock.now()));
      } catch (error) {
        ports.onFailure(error);
        return null;
      }
    },

    /** The PNG that a link is for, as things stood when it was asked for first; refuses one that is over or not ours. */
    async ofLink(token: string): Promise<Uint8Array> {
      const link = read(token);
      const known = kept_by_link.get(token);
      if (known !== undefined) return known;
      const drawing = drawLinked(link);
      kept_by_link.set(token, drawing);
      const [oldest = ""] = kept_by_link.keys();
      if (kept_by_link.size > MOST_KEPT) kept_by_link.delete(oldest);
      drawing.catch(() => kept_by_link.delete(token));
      return drawing;
    },
  };

  /** What was worst at the message's first try here, in that order, however things stand by now. */
  async function worstAtFirst(installation_id: string, places: readonly ItemPlace[], caused_at: number) {
    const message = JSON.stringify([
      installation_id,
      caused_at,
      places.map(({ item_code, location_code }) => [item_code, location_code]),
    ]);
    const chosen = chosen_by_message.get(message);
    if (chosen !== undefined) return keptOf(installation_id, chosen);
    const worst = worstOf(await keptOf(installation_id, places));
    chosen_by_message.set(message, worst.map(placeOf));
    const [oldest = ""] = chosen_by_message.keys();
    if (chosen_by_message.size > MOST_CHOSEN) chosen_by_message.delete(oldest);
    return worst;
  }

  function pictureOf(installation_id: string, worst: readonly KeptAssessment[], expires_at: number): MessagePicture {
    let drawn: Promise<Uint8Array | null> | null = null;
    const png = () =>
      drawPlaces(installation_id, worst).catch((error: unknown) => {
        ports.onFailure(error);
        return null;
      });
    return {
      alt: `库存走势：${worst.map(({ item_name }) => shownName(item_name)).join("、")}`,
      png: () => (drawn ??= png()),
      link: linkOf(installation_id, worst, expires_at),
      card_link: linkOf(installation_id, worst.slice(0, 1), expires_at),
    };
  }

  /** Those that have a projection to be drawn, in the order they were asked for. */
  async function keptOf(installation_id: string, places: readonly ItemPlace[]): Promise<KeptAssessment[]> {
    const kept = await Promise.all(places.map((place) => assessments.get({ installation_id, ...place })));
    return kept.flatMap((one) => (one === null || one.risk.projection.length === 0 ? [] : [one]));
  }

  async function drawLinked({ installation_id, places }: LinkedPicture): Promise<Uint8Array> {
    const kept = await keptOf(installation_id, places);
    if (kept.length === 0) throw linkInvalid();
    return drawPlaces(installation_id, kept);
  }

  async function drawPlaces(installation_id: string, kept: readonly KeptAssessment[]): Promise<Uint8Array> {
    const placeName = placeNames(await subjects.masters(installation_id, "location"));
    return draw(kept.map((one) => panelOf(one, placeName)));
  }

  function linkOf(installation_id: string, kept: readonly KeptAssessment[], expires_at: number): string | null {
    if (public_url === null) return null;
    const places = kept.map(({ item_code, location_code }) => [item_code, location_code]);
    const token = signer.sign(PURPOSE + JSON.stringify([installation_id, expires_at, places]));
    return `${public_url}${PICTURE_PATH}${token}.png`;
  }

  function read(token: string): LinkedPicture {
    const text = signer.read(token);
    if (text?.startsWith(PURPOSE) !== true) throw linkInvalid();
    // Signed by `linkOf` above.
    const parts = JSON.parse(text.slice(PURPOSE.length)) as [string, number, [string, string][]];
    const [installation_id, expires_at, places] = parts;
    if (clock.now() >= expires_at) throw linkInvalid();
    return { installation_id, places: places.map(([item_code, location_code]) => ({ item_code, location_code })) };
  }
}

/** Pictures for messages. */
export type MessagePictures = ReturnType<typeof createMessagePictures>;

/** Eight days after its cause, and a week more for each that it waited: the same for all tries within a week. */
function expiryOf(caused_at: number, now: number): number {
  const weeks = Math.max(0, Math.floor((now - caused_at) / WEEK_MS));
  return caused_at + (weeks + 1) * WEEK_MS + DAY_MS;
}

function worstOf(kept: readonly KeptAssessment[]): readonly KeptAssessment[] {
  return kept
    .toSorted(
      (a, b) =>
        severityRank(b.risk.severity) - severityRank(a.risk.severity) ||
        (b.risk.expected_loss ?? 0) - (a.risk.expected_loss ?? 0),
    )
    .slice(0, MOST_PANELS);
}

function panelOf({ item_name, location_code, risk }: KeptAssessment, placeName: PlaceName): PicturePanel {
  const { severity, stockout_date, safety_stock, projection } = risk;
  return {
    ...{ item_name: shownName(item_name), location_name: shownPlace(location_code, placeName) },
    ...{ severity, stockout_date, safety_stock, projection },
  };
}
