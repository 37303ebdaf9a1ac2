import { useCallback, useMemo } from "react";
import { replaceLocation, useLocation } from "../routing/location.ts";
import { type BoardView, queryOf, viewOf } from "../../../../contracts/board-view.ts";

/** What the address asks to see, and a way to change it. A change of anything but the page goes back to page 1. */
export function useBoardView(): readonly [BoardView, (change: Partial<BoardView>) => void] {
  const { search } = useLocation();
  const view = useMemo(() => viewOf(search), [search]);
  const change = useCallback(
    (changed: Partial<BoardView>) => replaceLocation(`/${queryOf({ ...view, page: 1, ...changed })}`),
    [view],
  );
  return [view, change];
}
