/** Days for which an alert is put off (忽略) where nobody says how many. */
export const SNOOZE_DAYS = 7;
