/** RFC 3339, as Go's time.RFC3339 reads it. */
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:[.,]\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Standard base64 with its padding; line ends count for nothing (Go's base64.StdEncoding). */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** apimachinery pkg/api/resource/quantity.go; the suffixes of suffix.go. */
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** What a text should have been by its format, or `null` when it is one. */
export function formatFault(format: string | undefined, text: string): string | null {
  switch (format) {
    case 'quantity':
      return quantity.test(text) ? null : 'quantity such as `500m` or `16Gi`';
    case 'date-time':
      return dateTime.test(text) ? null : 'RFC 3339 time such as `2026-01-02T03:04:05Z`';
    case 'byte':
      return base64.test(text.replace(/[\r\n]/g, '')) ? null : 'base64';
    default:
      return null;
  }
}
