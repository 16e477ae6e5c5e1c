/**
 * What to take from the clipboard. A spreadsheet puts a picture of the cells beside their text, so text with tabs
 * goes before files; a file manager puts names beside the files.
 */
export function takenFromPaste(text: string, files: number): 'table' | 'files' | null {
  const isTable = /\n.*\S/.test(text) && /[\t,;]/.test(text);
  if (isTable && (files === 0 || text.includes('\t'))) return 'table';
  return files > 0 ? 'files' : null;
}
