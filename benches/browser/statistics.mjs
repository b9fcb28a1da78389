// Numbers out of measurements, and how they are written.

/** The value below which a share of the values lies, between two of them by proportion. */
export function percentile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export const median = (values) => percentile(values, 0.5);

/**
 * How right some answers are, given pairs of what was found and what should have been: which share of
 * what should be found was, and which share of what was found should not have been.
 */
export function correctness(pairs) {
  let [wanted, found, both] = [0, 0, 0];
  for (const [got, expected] of pairs) {
    const right = new Set(expected);
    wanted += right.size;
    found += got.length;
    both += got.filter((id) => right.has(id)).length;
  }
  return {
    recall: wanted ? both / wanted : 1,
    falseShare: found ? (found - both) / found : 0,
    falseHits: found - both,
    missing: wanted - both,
  };
}

const significant = (value) => (value >= 100 ? Math.round(value).toLocaleString('en-US') : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Milliseconds: three digits, the unit told once, above the table. */
export function milliseconds(value) {
  return value < 0.01 ? value.toFixed(3) : significant(value);
}

/** Bytes as kilobytes of 1,000. */
export function kilobytes(bytes) {
  const value = bytes / 1000;
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US');
}

export function megabytes(bytes) {
  return significant(bytes / 1e6);
}

/** A share as per cent; never 100 or 0 where something is missing. */
export function percent(share) {
  const value = share * 100;
  if (value > 0 && value < 0.1) return '<0.1';
  if (value < 100 && value > 99.9) return '>99.9';
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
