import type { RetentionFigures } from "../../../../contracts/retention.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { rateText } from "../format/rate-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { hitCustomerPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { PlainTable } from "./plain-table.tsx";
import styles from "./retention.module.css";

const SHOWN_ITEMS = 15;
const SHOWN_CUSTOMERS = 20;

type RankedItem = RetentionFigures["ranking"][number];

/** Items by what their shortages lose, the customers most likely to be lost now, and how the lost differ from the kept. */
export function WhoIsLost({ figures }: { figures: RetentionFigures }) {
  return (
    <>
      <Ranking ranking={figures.ranking} />
      <Fragile fragile={figures.fragile} />
      <Profile profile={figures.profile} />
    </>
  );
}

function Ranking({ ranking }: Pick<RetentionFigures, "ranking">) {
  const { texts, language } = useTexts();
  const words = texts.retention.ranking;
  const [first, second] = ranking;
  const isAlike = first !== undefined && second !== undefined && ranking.every(isLike(first));
  return (
    <Panel title={words.title} hint={words.hint}>
      {first === undefined || isAlike ? (
        <PanelNote>{isAlike ? words.alike(rateText(first.lost_share, language)) : words.none}</PanelNote>
      ) : (
        <PlainTable
          caption={words.title}
          heads={[texts.retention.churn.item, words.share, words.raw, words.exposed, words.lost]}
          rows={ranking
            .slice(0, SHOWN_ITEMS)
            .map((item) => [
              item.item_name === item.item_code ? item.item_code : `${item.item_name}（${item.item_code}）`,
              `${rateText(item.lost_share, language)} ± ${rateText(1.96 * item.standard_error, language)}`,
              rateText(item.raw_lost_share, language),
              countText(item.exposed_count, language),
              quantityText(item.customers_lost, language),
            ])}
        />
      )}
    </Panel>
  );
}

/** Items drawn wholly to their mean differ in nothing that could be ranked. */
function isLike({ lost_share }: RankedItem) {
  return (other: RankedItem) => Math.abs(other.lost_share - lost_share) < 1e-9;
}

function Fragile({ fragile: { customers, basis, count } }: Pick<RetentionFigures, "fragile">) {
  const { texts, language } = useTexts();
  const words = texts.retention.fragile;
  return (
    <Panel title={words.title} hint={words.hint}>
      {customers.length === 0 ? (
        <PanelNote>{words.none}</PanelNote>
      ) : (
        <>
          <p className={styles["soft"]}>{words.basis[basis]}</p>
          <PlainTable
            caption={words.title}
            heads={[words.customer, words.risk]}
            rows={customers.slice(0, SHOWN_CUSTOMERS).map(({ customer_code, lost_risk }) => [
              <PageLink key={customer_code} className="text-link" href={hitCustomerPath(customer_code)}>
                {customer_code}
              </PageLink>,
              rateText(lost_risk, language),
            ])}
          />
          {count > SHOWN_CUSTOMERS && <PanelNote>{words.more(countText(count, language), SHOWN_CUSTOMERS)}</PanelNote>}
        </>
      )}
    </Panel>
  );
}

function Profile({ profile }: Pick<RetentionFigures, "profile">) {
  const words = useTexts().texts.retention.profile;
  return (
    <Panel title={words.title} hint={words.hint}>
      <ul className={styles["list"]}>
        {profile.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Panel>
  );
}
