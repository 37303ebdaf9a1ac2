import type { OperatingFigures } from "../../../../contracts/operating-figures.ts";
import { dayText } from "../format/day-text.ts";
import { countText, NOTHING, quantityText } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import type { Language } from "../text/language.ts";
import { useTexts } from "../text/language-context.tsx";
import { usePlaceName } from "../text/use-place-name.ts";
import { ClassMonthTable } from "./class-month-table.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FiguredItems } from "./figured-items.tsx";
import styles from "./operating.module.css";
import { RateCell, type Tone } from "./rate-cell.tsx";

type Counts = OperatingFigures["counts"];
type Accuracy = Omit<Counts["by_location"][number], "location_code">;

/** How right the books were by class, place and month, what was far off, and what nobody counted. */
export function CountFigures({ counts, today }: { counts: Counts; today: string }) {
  const { texts, language } = useTexts();
  const placeName = usePlaceName();
  const words = texts.operating.counts;
  const { by_class, by_location, by_month, without_book, worst, never_counted } = counts;
  const day = (text: string) => dayText(text, today, language);
  const units = (value: number) => quantityText(value, language);
  return (
    <Panel title={words.title} hint={words.hint(counts.days)}>
      {by_class.every((figure) => figure.counts === 0) ? (
        <PanelNote>{words.empty}</PanelNote>
      ) : (
        <>
          <Coverage counts={counts} day={day} />
          <FigureTable
            caption={words.title}
            heads={[texts.operating.abc_class, words.accuracy, words.difference, words.times]}
            rows={by_class.map((figure) => ({
              name: texts.marks.abc(figure.abc_class),
              cells: cellsOf(figure, language),
            }))}
          />
          <ClassMonthTable
            title={words.by_month}
            figures={by_month}
            cellOf={({ accuracy_rate }) => <AccuracyCell rate={accuracy_rate} />}
          />
          {by_location.length > 1 && (
            <div>
              <h3 className={styles["subtitle"]}>{words.by_location}</h3>
              <FigureTable
                caption={words.by_location}
                heads={[texts.board.location, words.accuracy, words.difference, words.times]}
                rows={by_location.map((figure) => ({
                  name: placeName(figure.location_code),
                  cells: cellsOf(figure, language),
                }))}
              />
            </div>
          )}
        </>
      )}
      {without_book > 0 && <PanelNote>{words.without_book(without_book)}</PanelNote>}
      <FiguredItems
        title={words.worst}
        items={worst}
        figureOf={({ book_quantity, counted_quantity }) => signed(counted_quantity - book_quantity, units)}
        noteOf={({ book_quantity, counted_quantity, counted_on }) =>
          words.book_and_counted(units(book_quantity), units(counted_quantity), day(counted_on))
        }
      />
      <FiguredItems
        title={words.never}
        items={never_counted}
        total={counts.places - counts.counted_places}
        figureOf={() => null}
        noteOf={() => null}
      />
    </Panel>
  );
}

function Coverage({ counts, day }: { counts: Counts; day: (text: string) => string }) {
  const { texts, language } = useTexts();
  const words = texts.operating.counts;
  const { counted_places, places, last_counted_on } = counts;
  return (
    <p className={styles["soft"]}>
      {words.counted(countText(counted_places, language), countText(places, language))}
      {last_counted_on !== null && ` · ${words.last(day(last_counted_on))}`}
    </p>
  );
}

/** Accuracy, difference and number of counts of one group. */
function cellsOf({ counts, accuracy_rate, difference_rate }: Accuracy, language: Language) {
  return [
    <AccuracyCell key="accuracy" rate={accuracy_rate} />,
    difference_rate === null ? NOTHING : fineShareText(difference_rate),
    countText(counts, language),
  ];
}

function AccuracyCell({ rate }: { rate: number | null }) {
  const { language } = useTexts();
  if (rate === null) return <RateCell text={NOTHING} />;
  return <RateCell text={shareText(rate, language)} share={rate} tone={accuracyTone(rate)} />;
}

/** 95 % is what planning needs at least. */
const FAIR_ACCURACY = 0.95;
const POOR_ACCURACY = 0.8;

function accuracyTone(rate: number): Tone {
  if (rate >= FAIR_ACCURACY) return "none";
  return rate >= POOR_ACCURACY ? "watch" : "high";
}

/** A small share with one decimal. */
function fineShareText(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}

function signed(units: number, text: (value: number) => string): string {
  return units > 0 ? `+${text(units)}` : `−${text(-units)}`;
}
