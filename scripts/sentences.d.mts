/** The text of src/locales/sentences.ts for a catalogue. */
export function sentencesOf(catalogue: Readonly<Record<string, string>>): string;
