/** Sentences of sessions: opening and closing, "I'm here", selfies that mark, the summary. */
export const sessionsEn = {} as const;
