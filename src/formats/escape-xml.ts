/** Text as it may stand in XML. Characters that XML can not hold are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
