/** Sentences that belong to no flow. */
export const appEn = {
  'app.hint': 'Send me a selfie to be marked, or /help to see what you can do here.',
  'app.bug': 'Something went wrong on my side. It has been noted as {id}; please tell whoever runs me, and try again.',
} as const;
