// Makes the pictures in the README from the page as it is built: node tests/browser/screenshot.mjs

import { fileURLToPath } from 'node:url';
import { open } from './harness.mjs';

const picture = (name) => fileURLToPath(new URL(`../../docs/${name}.png`, import.meta.url));

const results = await open('#/?q=%22arms+trafficking%22+place:united-states', { viewport: { width: 1200, height: 760 } });
await results.screenshot({ path: picture('search') });
await results.done();

// The last passage that the two articles share: who was present.
const comparison = await open('#/compare/003_e5adf732dfed1c7a/004_cc297d998d3c3443', { viewport: { width: 1280, height: 800 } });
await comparison.keyboard.press('p');
await comparison.waitForTimeout(800);
await comparison.screenshot({ path: picture('compare') });
await comparison.done();
// The browser and the host would keep this waiting for tests to end.
process.exit(0);
