// What runs in the pages: these functions are sent to the browser as source text, so each stands by itself.

/** Runs before the page's own scripts: asks the first query as soon as there is somebody to ask. */
export function askFirst(cold) {
  // The dossier's own interface, as that of the other engines.
  async function dossier() {
    await window.dossier.ready;
    const { search, facets } = window.dossier;
    const exactly = (words) => words.map((word) => `=${word}`).join(' ');
    const syntax = {
      word: exactly,
      facets: exactly,
      stemmed: (words) => words.join(' '),
      phrase: (words) => `"${exactly(words)}"`,
      prefix: (words) => `${words[0]}*`,
      fuzzy: (words) => `${words[0]}~1`,
    };
    // The texts of a large dossier come later.
    async function awaited(text) {
      for (;;) {
        await new Promise((resolve) => { setTimeout(resolve, 20); });
        const answer = search(text);
        if (!answer.waiting) return answer;
      }
    }
    let knowsFuzzy; // whether a word that is there is found with a letter too many
    return {
      ask({ kind, words }) {
        const text = syntax[kind](words);
        if (kind === 'fuzzy' && !(knowsFuzzy ??= search(`${cold.words[0]}q~1`).total > 0)) return null;
        if (kind === 'facets' && !facets) return null;
        const read = (answer) => {
          if (answer.total !== answer.ids.length) throw new Error(`${text}: ${answer.total} and ${answer.ids.length} hits`);
          return { ids: answer.ids.map(Number) };
        };
        if (kind !== 'facets') {
          const run = () => {
            const answer = search(text);
            return answer.waiting ? awaited(text) : answer;
          };
          return { run, read };
        }
        return {
          run: () => [search(text), facets(text)],
          read: ([answer, counts]) => ({ ...read(answer), counts: { year: years(counts) } }),
        };
      },
    };
  }
  // Years with their counts: as a list of pairs, of objects, as a map or as an object.
  function years(counts) {
    const given = counts?.years ?? counts?.year;
    if (!given) return undefined;
    const list = given instanceof Map ? [...given] : Array.isArray(given) ? given : Object.entries(given);
    return Object.fromEntries(list.map((one) =>
      (Array.isArray(one) ? one : [one.year ?? one.value ?? one.slug ?? '', one.articles ?? one.count ?? one.total])));
  }
  window.firstAnswer = new Promise((resolve, reject) => {
    document.addEventListener('DOMContentLoaded', async () => {
      try {
        window.asked = await (window.engine ?? dossier());
        await window.asked.ask(cold).run();
        resolve(performance.now());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** The answers to queries, or null where the engine does not know this kind. */
export async function answers(queries) {
  const given = [];
  for (const query of queries) {
    const asked = window.asked.ask(query);
    if (!asked) return null;
    given.push(await asked.read(await asked.run()));
  }
  return given;
}

/**
 * How long queries take, in milliseconds: each is repeated until the clock can tell, and counted once. Stops when
 * the time for it is over; `from` is the query to begin with, so that another round goes on elsewhere.
 */
export async function time({ queries, from, warmMs, sampleMs, budgetMs }) {
  const asked = queries.map((query) => window.asked.ask(query));
  if (asked.includes(null) || asked.includes(undefined)) return null;
  const isLater = (value) => typeof value?.then === 'function';
  const untilWarm = performance.now() + warmMs;
  for (const one of asked) {
    const answer = one.run();
    if (isLater(answer)) await answer;
    if (performance.now() > untilWarm) break;
  }
  const taken = [];
  const started = performance.now();
  for (let at = 0; at < asked.length && (at < 3 || performance.now() - started < budgetMs); at += 1) {
    const one = asked[(from + at) % asked.length];
    let [times, elapsed] = [1, 0];
    for (;;) {
      const before = performance.now();
      for (let left = times; left > 0; left -= 1) {
        const answer = one.run();
        if (isLater(answer)) await answer;
      }
      elapsed = performance.now() - before;
      if (elapsed >= sampleMs || times >= 65_536) break;
      times *= elapsed * 4 < sampleMs ? 4 : 2;
    }
    taken.push(elapsed / times);
  }
  return taken;
}
