/** A value whose shape can be seen and not what it is: "a•••@s•••.e•••", "+•• ••• •••". */
export const mask = (value: string): string =>
  value.replace(/[\p{L}\p{M}]+/gu, (word) => `${[...word][0]}•••`).replace(/\p{N}/gu, '•');
