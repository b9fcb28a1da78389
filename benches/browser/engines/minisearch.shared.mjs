import { tokens } from '../scan.mjs';

export const OPTIONS = {
  fields: ['title', 'text'],
  storeFields: ['title', 'date', 'source'],
  tokenize: tokens,
  processTerm: (term) => term,
};
