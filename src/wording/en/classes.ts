/** Sentences of the flows about classes. */
export const classesEn = {} as const;
