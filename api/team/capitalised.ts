/** A text with a capital at its beginning, for words that begin a sentence in one place and not in another. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
