/** The text with a telephone number kept on one line: a number that breaks over two lines is misread. */
export const nonBreaking = (text: string, phone: string): string =>
  text.replaceAll(phone, phone.replaceAll(' ', '\u00a0'));
