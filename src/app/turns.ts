/** Orders installations so that another one comes first each time and none is always behind the others. */
export function createTurns(): (installations: readonly string[]) => readonly string[] {
  let turn = 0;
  return (installations) => {
    turn = installations.length === 0 ? 0 : (turn + 1) % installations.length;
    return [...installations.slice(turn), ...installations.slice(0, turn)];
  };
}
