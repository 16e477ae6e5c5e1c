/** A line of the file that pasted objections become; a number may be a phone or a customer number. */
function fields(entry: string): [email: string, phone: string, customer: string] {
  if (entry.includes('@')) return [entry, '', ''];
  const digits = entry.replace(/\D/g, '').length;
  const like = digits >= 7 && /^[+(]?[\d\s()./-]+$/.test(entry);
  return ['', like ? entry : '', like && /[+\s()/]/.test(entry) ? '' : entry];
}

const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * Pasted e-mails, phone and customer numbers, separated by lines, commas, semicolons or tabs, as a list that is read
 * like any other file: nothing of it stays in the settings. Null when nothing was pasted.
 */
export function objectionsFile(pasted: string, name: string): File | null {
  const entries = [...new Set(pasted.split(/[\n\r,;\t]+/).map((entry) => entry.trim()))].filter(Boolean);
  if (entries.length === 0) return null;
  const lines = entries.map((entry) => fields(entry).map(quoted).join(','));
  return new File([`email,phone,customer id\n${lines.join('\n')}\n`], name, { type: 'text/csv' });
}

/** A dropped list under a name that says what it is. */
export const asObjections = (file: File, prefix: string): File =>
  new File([file], `${prefix} ${file.name}`, { type: file.type });
