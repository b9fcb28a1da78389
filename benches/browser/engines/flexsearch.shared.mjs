import { tokens } from '../scan.mjs';

// By the beginnings of words, as its documents advise for searching while one types.
export const OPTIONS = { tokenize: 'forward', encode: tokens };
