/** What a choice of a plan says when it means everybody. */
export const LABEL_OF_ALL = "全部";
