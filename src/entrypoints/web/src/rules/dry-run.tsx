import type { DryRun } from "../../../../contracts/rules-report.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { countText, quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { wordFor } from "../text/word-for.ts";
import styles from "./rules.module.css";

type Receiver = Extract<DryRun, { kind: "counted" }>["receivers"][number];

/** What a rule would have sent: how many, to whom, about what, or why nobody can tell. */
export function DryRunOf({ run }: { run: DryRun }) {
  const { texts, language } = useTexts();
  const placeName = usePlaceName();
  const words = texts.rules;
  if (run.kind === "uncounted") return <p className={styles["quiet"]}>{words.uncounted[run.reason]}</p>;
  const count = (n: number) => words.messages_of(countText(n, language));
  return (
    <>
      <dl className={styles["figures"]}>
        <CardFigure label={words.messages}>{count(run.messages)}</CardFigure>
        {run.unsent > 0 && (
          <CardFigure label={words.unsent}>
            <span className={styles["lost"]}>{count(run.unsent)}</span>
          </CardFigure>
        )}
        {run.messages_per_week !== null && (
          <CardFigure label={words.weekly}>
            {words.messages_of(quantityText(run.messages_per_week, language))}
          </CardFigure>
        )}
        {run.digests > 0 && <CardFigure label={words.digests}>{count(run.digests)}</CardFigure>}
        {run.escalations > 0 && <CardFigure label={words.escalations}>{count(run.escalations)}</CardFigure>}
      </dl>
      {run.receivers.length > 0 && (
        <p className={styles["line"]}>
          <span className={styles["label"]}>{words.receivers}</span>
          {run.receivers.map((to) => (
            <span key={JSON.stringify(to)} className={to.channel === null ? styles["lost"] : undefined}>
              {receiverOf(to)}
            </span>
          ))}
        </p>
      )}
      {run.items.length > 0 && (
        <p className={styles["line"]}>
          <span className={styles["label"]}>{words.items}</span>
          {run.items.map((item) => (
            <PageLink key={itemPath(item)} href={itemPath(item)} className={styles["item"] ?? ""}>
              {words.item(
                placeOf({ ...item, place: placeName(item.location_code) }),
                countText(item.messages, language),
              )}
            </PageLink>
          ))}
        </p>
      )}
      {run.caveats.map((caveat) => (
        <p key={caveat} className={styles["quiet"]}>
          {words.caveats[caveat]}
        </p>
      ))}
    </>
  );

  function receiverOf({ receiver_role, receiver, messages, ...way }: Receiver): string {
    const role = wordFor(texts.role, receiver_role);
    const who = receiver === null ? role : `${role} ${receiver}`;
    return words.receiver(who, wayOf(way), countText(messages, language));
  }

  /** By which channel they would go; whatever nobody has set up is named. */
  function wayOf({ channel, unset_channels }: Pick<Receiver, "channel" | "unset_channels">): string {
    const unset = unset_channels.map((name) => wordFor(texts.channel, name)).join(words.between_names);
    if (channel === null) return words.no_way(unset);
    const shown = wordFor(texts.channel, channel);
    return unset === "" ? shown : words.other_way(shown, unset);
  }
}

function placeOf({ item_name, place }: { item_name: string; place: string }): string {
  return place === "" ? item_name : `${item_name}（${place}）`;
}
