/** Sizes of the picture in its own units, of which a phone is 375 wide; drawn twice as large for sharp screens. */
export const PICTURE = { width: 375, head: 40, foot: 28, zoom: 2 } as const;

/** Two thirds of its width in all: a single panel fits the frame of a card (1.3 to 2.25 to 1). */
const LONE_PANEL = 182;
const PANEL = 158;

/** Where a panel's parts lie, from the top of the picture. */
export interface PanelPlace {
  readonly name: number;
  readonly facts: number;
  readonly plot: number;
  readonly plot_height: number;
}

const NAME_HEIGHT = 22;
const FACTS_HEIGHT = 20;
/** For the days below the plot. */
const AXIS_HEIGHT = 24;

/** The height of a picture of so many panels. */
export function pictureHeight(count: number): number {
  return PICTURE.head + count * panelHeight(count) + PICTURE.foot;
}

/** Where each of so many panels lies. */
export function panelPlaces(count: number): readonly PanelPlace[] {
  const height = panelHeight(count);
  return Array.from({ length: count }, (_, index) => {
    const name = PICTURE.head + index * height;
    const plot = name + NAME_HEIGHT + FACTS_HEIGHT;
    return { name, facts: name + NAME_HEIGHT, plot, plot_height: height - NAME_HEIGHT - FACTS_HEIGHT - AXIS_HEIGHT };
  });
}

function panelHeight(count: number): number {
  return count === 1 ? LONE_PANEL : PANEL;
}
