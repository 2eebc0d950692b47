/** Sentences of the flows about people. */
export const peopleEn = {} as const;
