// Makes the picture in the README from the page as it is built: node tests/browser/screenshot.mjs

import { fileURLToPath } from 'node:url';
import { open } from './harness.mjs';

const page = await open('#/?q=%22arms+trafficking%22+place:united-states', { viewport: { width: 1200, height: 760 } });
await page.screenshot({ path: fileURLToPath(new URL('../../docs/search.png', import.meta.url)) });
await page.done();
// The browser and the host would keep this waiting for tests to end.
process.exit(0);
