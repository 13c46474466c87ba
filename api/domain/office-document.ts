/** Whether an archive with these entries is a document of Word, Excel or PowerPoint, or an OpenDocument. */
export const isOffice = (names: readonly string[]): boolean =>
  names.includes('[Content_Types].xml') ||
  (names.includes('content.xml') && names.includes('META-INF/manifest.xml'));
