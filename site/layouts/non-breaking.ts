/** Returns the text with a telephone number kept on one line: people misread a number that is split over two. */
export const nonBreaking = (text: string, phone: string): string =>
  text.replaceAll(phone, phone.replaceAll(' ', '\u00a0'));
