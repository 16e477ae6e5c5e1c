/** The zeros of scripts that write numbers by ten digits of their own: Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/**
 * The text with such digits as 0 to 9, Arabic separators as point and comma, full-width signs as usual ones, and the
 * minus sign and apostrophe of typesetting as those of a keyboard. ASCII text is returned as it is.
 */
export function plainSigns(text: string): string {
  if (isAscii(text)) return text;
  let plain = '';
  for (const c of text.normalize('NFKC')) {
    const code = c.charCodeAt(0);
    const zero = code < 0x660 ? undefined : zeros.find((each) => code >= each && code < each + 10);
    if (zero !== undefined) plain += String.fromCharCode(48 + code - zero);
    else plain += signs[c] ?? c;
  }
  return plain;
}

const signs: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2019': "'",
  '\u066b': '.',
  '\u066c': ',',
  '\u066a': '%',
};

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false;
  return true;
}
