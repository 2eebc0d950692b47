/** Sentences of the flows about attendance. */
export const attendanceEn = {} as const;
