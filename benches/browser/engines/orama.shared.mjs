import { create } from '@orama/orama';
import { tokens } from '../scan.mjs';

export const open = () => create({
  schema: { all: 'string', year: 'enum', source: 'enum' },
  components: {
    tokenizer: {
      language: 'english',
      normalizationCache: new Map(),
      // Each word once, as its own tokenizer does.
      tokenize: (text) => [...new Set(tokens(text))],
    },
  },
});
