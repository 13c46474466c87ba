/** The media type in a Content-Type header, in lower case and without parameters. Empty if there is none. */
export const mediaType = (header: string | undefined): string =>
  (header?.split(';', 1)[0] ?? '').replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase();
